/** Any month, with subsidies, and any cell of it typed over: the Office Script's tie-out is the program's. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import type { Charge } from "../../src/core/charge";
import { amountToText } from "../../src/core/money";
import { largest } from "../../src/core/tieout/check";
import type { Subsidy } from "../../src/core/subsidies/subsidy";
import { tieOut, type TieOutInput } from "../../src/core/tieout/tie-out";
import { anyCharges, journal, statements, wholeMonth } from "../../src/testing/any-month";
import { anySubsidies } from "../../src/testing/any-subsidies";
import { runs } from "../../src/testing/runs";
import { toRecords, toRow } from "../../src/workbook/codec";
import { tableName, type Cell, type Row, type TableShape } from "../../src/workbook/shape";
import {
  ALL_TABLES,
  CHARGES,
  IMPORTS,
  JOURNAL,
  PROBLEMS,
  STATEMENT_LINES,
  STATEMENTS,
  type Table,
} from "../../src/workbook/tables";
import { JANUARY } from "../support/month";
import { loadScript, SCRIPT, ScriptWorkbook } from "./script-host";

const script = loadScript();
const source = readFileSync(SCRIPT, "utf8");

/** What people might type over, and with what. */
const FAULTS: readonly (readonly [TableShape, string, readonly Cell[]])[] = [
  [CHARGES, "Amount", [0, -12.345, 1e-9, 33.333333]],
  [CHARGES, "Review", ["Approved", "Pending", "held"]],
  [CHARGES, "Statement No", ["", "2025-01-0001"]],
  [CHARGES, "Carried From", ["2024-11"]],
  [CHARGES, "Charge ID", ["ADJ-2025-01-0001/1", "mended-open-1"]],
  [IMPORTS, "Rows", [1]],
  [IMPORTS, "Status", ["Undone"]],
  [PROBLEMS, "Status", ["Open", "Resolved", "Waived"]],
  [PROBLEMS, "Amount", [7.77]],
  [STATEMENTS, "Amount", [0.01, 123.455]],
  [STATEMENTS, "Credits", [5]],
  [STATEMENTS, "Status", ["Void"]],
  [STATEMENT_LINES, "Billed", [0.02]],
  [STATEMENT_LINES, "Kind", ["Paid by", "Credit"]],
  [STATEMENT_LINES, "Exact", ["1.005", "-2E-5"]],
  [JOURNAL, "Credit", [0.03]],
  [JOURNAL, "Fund Org", ["GEO-1"]],
  [JOURNAL, "Status", ["Reversed"]],
];

interface Fault {
  readonly table: TableShape;
  readonly heading: string;
  readonly cell: Cell;
  readonly row: number;
}

const anyFault: fc.Arbitrary<Fault> = fc.constantFrom(...FAULTS).chain(([table, heading, cells]) =>
  fc.record({
    table: fc.constant(table),
    heading: fc.constant(heading),
    cell: fc.constantFrom(...cells),
    row: fc.nat(),
  }),
);

/** The month's tables as rows of cells. */
class Sheets {
  private readonly rows = new Map<string, Row[]>();

  constructor(month: TieOutInput) {
    this.put(CHARGES, month.charges);
    this.put(IMPORTS, month.imports);
    this.put(PROBLEMS, month.problems);
    this.put(STATEMENTS, month.statements);
    this.put(STATEMENT_LINES, month.lines);
    this.put(JOURNAL, month.journal);
  }

  private put<R>(table: Table<R>, records: readonly R[]): void {
    this.rows.set(
      table.name,
      records.map((record) => toRow(table, record)),
    );
  }

  private records<R>(table: Table<R>): R[] {
    return toRecords(table, this.rows.get(table.name) ?? []);
  }

  type({ table, heading, cell, row }: Fault): void {
    const rows = this.rows.get(table.name) ?? [];
    if (rows.length === 0) return;
    const at = row % rows.length;
    rows[at] = { ...rows[at]!, [heading]: cell };
  }

  /** As the program reads them. */
  input(): TieOutInput {
    return {
      period: JANUARY,
      charges: this.records(CHARGES),
      imports: this.records(IMPORTS),
      problems: this.records(PROBLEMS),
      statements: this.records(STATEMENTS),
      lines: this.records(STATEMENT_LINES),
      journal: this.records(JOURNAL),
      balances: [],
      file: null,
    };
  }

  /** As Excel has them. */
  workbook(): ScriptWorkbook {
    return new ScriptWorkbook(
      ALL_TABLES.map((shape) => {
        const headings = shape.columns.map((column) => column.heading);
        const rows = this.rows.get(shape.name) ?? [];
        const cells = rows.map((row) => headings.map((heading) => row[heading] ?? ""));
        return { name: tableName(shape), cells: [headings, ...cells] };
      }),
    );
  }
}

function subsidised(charges: readonly Charge[], subsidies: readonly Subsidy[]): TieOutInput {
  const plan = statements(charges, {}, { subsidies, balances: [], firstMonths: new Map() }, JANUARY);
  const { lines } = journal(plan.lines);
  const whole = wholeMonth(charges);
  return { ...whole, charges: plan.charges, statements: plan.statements, lines: plan.lines, journal: lines };
}

test("the checks that both make differ by the same", () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(anyCharges, anySubsidies, fc.boolean(), fc.array(anyFault, { maxLength: 3 }), (...given) => {
      const [charges, subsidies, isWhole, faults] = given;
      const sheets = new Sheets(isWhole ? wholeMonth(charges) : subsidised(charges, subsidies));
      for (const fault of faults) sheets.type(fault);
      const off = tieOut(sheets.input()).checks.filter(
        ({ name, difference }) => difference !== 0n && source.includes(`"${name}"`),
      );
      const found = script.main(sheets.workbook(), JANUARY);
      expect([found["tieOutOff"], found["tieOutDifference"], found["unreadableCells"]]).toEqual([
        off.map((check) => check.name).join("; "),
        amountToText(largest(off)),
        0,
      ]);
      for (const { name } of off) seen.add(name);
    }),
    runs(60, 500),
  );
  // Of the twelve checks nearly each was off in some month.
  expect(seen.size).toBeGreaterThan(9);
});
