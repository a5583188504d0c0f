/** The report sheets are formulas over the tables: LibreOffice, recalculating, must get the program's own figures. */
import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inputFile } from "../../src/adapters/node/files";
import { openXlsxWorkbook } from "../../src/adapters/xlsx/xlsx-workbook";
import { amount, amountToNumber } from "../../src/core/money";
import { parseDecisions, runSampleMonth } from "../../src/script/demo/sample-month";
import { tieOutAnswer } from "../../src/script/commands/tie-out";
import { fileOf } from "../../src/ports/input-file";
import { importFiles } from "../../src/steps/import-files";
import { initWorkbook } from "../../src/steps/init";
import type { Host } from "../../src/steps/host";
import { outboxSender } from "../../src/steps/send/outbox";
import { tieOutMonth } from "../../src/steps/tie-out";
import { describeWith, toolAvailable } from "../../src/testing/tools";
import { START, TIE_OUT } from "../../src/workbook/reports";
import type { ReportShape } from "../../src/workbook/shape";
import { ALL_TABLES } from "../../src/workbook/tables";
import { openpyxl, recalculated } from "./spreadsheet";

const SAMPLES = join(__dirname, "../../sample_data");
const PERIOD = "2025-01";

/** Values of named cells: {sheet: {A1: value}}. */
const READ_CELLS = `
import json, sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1], data_only=True)
wanted = json.loads(sys.argv[2])
print(json.dumps({sheet: {at: book[sheet][at].value for at in cells} for sheet, cells in wanted.items()}))
`;
/** Tables with their references and headings, conditional formats, drop-downs, frozen panes, formulas. */
const READ_STRUCTURE = `
import json, sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
out = {}
for sheet in book.worksheets:
    formulas = sum(1 for row in sheet.iter_rows() for cell in row if cell.data_type == "f")
    out[sheet.title] = {
        "tables": dict(sheet.tables.items()),
        "rows": sheet.max_row,
        "highlights": sum(len(ranges.rules) for ranges in sheet.conditional_formatting),
        "lists": len(sheet.data_validations.dataValidation),
        "frozen": sheet.freeze_panes,
        "formulas": formulas,
    }
print(json.dumps(out))
`;

interface Structure {
  readonly tables: Readonly<Record<string, string>>;
  readonly rows: number;
  readonly highlights: number;
  readonly lists: number;
  readonly frozen: string | null;
  readonly formulas: number;
}

/** A month with every kind of figure: billed, held, rejected, pending, problems, statements, journal. */
async function sampleWorkbook(): Promise<{ path: string; json: Readonly<Record<string, unknown>> }> {
  const path = join(mkdtempSync(join(tmpdir(), "readers-")), "readers.xlsx");
  const workbook = await openXlsxWorkbook(path, { create: true });
  const host: Host = {
    workbook,
    clock: { now: () => "2026-01-15T09:00:00Z" },
    by: "test",
    progress: { report: () => undefined, cancelled: () => false },
    dryRun: false,
  };
  const kept = new Map<string, Uint8Array>();
  const saver = {
    save: (name: string, bytes: Uint8Array) => {
      kept.set(name, bytes);
      return Promise.resolve({ path: name, changed: true });
    },
  };
  const tools = {
    statements: saver,
    journal: saver,
    mail: outboxSender(saver),
    fonts: { fontFor: () => Promise.resolve(null) },
    reader: { read: (name: string) => Promise.resolve(kept.get(name) ?? null) },
  };
  const reference = join(SAMPLES, "reference");
  await initWorkbook(
    host,
    workbook,
    readdirSync(reference).map((name) => inputFile(join(reference, name))),
  );
  const files = ["aws", "azure", "hpc", "storage"].map((s) => inputFile(join(SAMPLES, `${s}_${PERIOD}.csv`)));
  const decisions = parseDecisions(readFileSync(join(SAMPLES, "decisions.json"), "utf8"));
  await runSampleMonth(host, PERIOD, files, decisions, tools);
  await importFiles(host, {
    files: [fileOf("late.csv", () => Promise.resolve(new TextEncoder().encode(LATE)))],
    source: "HPC",
    add: true,
    replacePeriods: [],
    invoiceTotal: null,
    acceptProblems: true,
  });
  const json = tieOutAnswer(await tieOutMonth(host, PERIOD, tools.reader)).json;
  await workbook.close();
  return { path, json };
}

/** Pending for want of a PI, and a row whose date cannot be read. */
const LATE = `BilledCost,BillingPeriodStart,ServiceName,Tags
7.25,2025-01-01T00:00:00Z,HPC Compute,{}
3.5,01/02/2025,HPC Compute,{}
`;

const FIGURES = [
  "imported", "carriedIn", "adjustments", "billed", "held", "rejected", "pending", "problems",
  "mended", "entered", "rounding", "statements", "paidByOthers", "journalDebits", "journalCredits",
] as const; // prettier-ignore

function addresses(report: ReportShape): string[] {
  return report.cells.flatMap((cell) => (cell.name === undefined ? [] : [cell.at]));
}

function named(report: ReportShape, name: string): string {
  return report.cells.find((cell) => cell.name === name)?.at ?? "";
}

describeWith("openpyxl", "the sample workbook in python3-openpyxl", () => {
  let path: string;
  let json: Readonly<Record<string, unknown>>;
  beforeAll(async () => {
    ({ path, json } = await sampleWorkbook());
  });

  it("has every table, highlight, list and formula", () => {
    const sheets = openpyxl<Record<string, Structure>>(READ_STRUCTURE, path);
    expect(Object.keys(sheets).slice(0, 8)).toEqual([
      "Start",
      "Charges",
      "Adjustments",
      "Statements",
      "Statement Lines",
      "Journal",
      "Dashboard",
      "Tie-out",
    ]);
    const tables = Object.entries(sheets).flatMap(([title, s]) =>
      Object.keys(s.tables).map((name) => `${title}: ${name}`),
    );
    expect(tables).toHaveLength(ALL_TABLES.length);
    expect(sheets["Charges"]).toMatchObject({
      rows: 609,
      highlights: 5,
      frozen: "A2",
      formulas: 0,
      tables: { Charges: "A1:AQ609" },
    });
    expect(sheets["Charges"]?.lists).toBeGreaterThanOrEqual(1);
    for (const report of [START, TIE_OUT]) {
      expect(sheets[report.sheet]?.formulas).toBe(
        report.cells.filter((cell) => cell.formula !== undefined).length,
      );
    }
  });

  it("shows computed values before anything recalculates", () => {
    const cells = openpyxl<Record<string, Record<string, number>>>(
      READ_CELLS,
      path,
      JSON.stringify({ [TIE_OUT.sheet]: addresses(TIE_OUT) }),
    );
    for (const name of FIGURES) {
      expect([name, cells[TIE_OUT.sheet]?.[named(TIE_OUT, name)]]).toEqual([
        name,
        amountToNumber(amount(String(json[name]))),
      ]);
    }
  });

  const itIfRead = toolAvailable("soffice") ? it : it.skip;

  itIfRead("recalculated by LibreOffice, has the figures of tie-out --json", () => {
    const wanted = JSON.stringify({ [TIE_OUT.sheet]: addresses(TIE_OUT), [START.sheet]: addresses(START) });
    const before = openpyxl<Record<string, Record<string, unknown>>>(READ_CELLS, path, wanted);
    const after = openpyxl<Record<string, Record<string, unknown>>>(READ_CELLS, recalculated(path), wanted);
    for (const name of FIGURES) {
      const figure = after[TIE_OUT.sheet]?.[named(TIE_OUT, name)];
      expect(Math.abs(Number(figure) - amountToNumber(amount(String(json[name]))))).toBeLessThan(1e-6);
    }
    expect(Number(after[TIE_OUT.sheet]?.[named(TIE_OUT, "difference")])).toBeCloseTo(
      Math.round(amountToNumber(amount(String(json["difference"]))) * 100) / 100,
      9,
    );
    for (const at of addresses(START))
      expect([at, rounded(after[START.sheet]?.[at])]).toEqual([at, rounded(before[START.sheet]?.[at])]);
  });
});

function rounded(value: unknown): unknown {
  return typeof value === "number" ? Math.round(value * 1e6) / 1e6 : value;
}
