/** The Dashboard's formulas, recalculated by LibreOffice, come to the core's figures: three months, and one archived. */
import { copyFileSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exportFiles } from "../../sample_data/generator/exports";
import { openXlsxWorkbook } from "../../src/adapters/xlsx/xlsx-workbook";
import type { Change } from "../../src/ports/ports";
import { dashboardValues, type DashboardTables } from "../../src/steps/reports/dashboard";
import { describeWith, toolAvailable } from "../../src/testing/tools";
import { DASHBOARD } from "../../src/workbook/reports";
import type { Cell, ReportValues } from "../../src/workbook/shape";
import { CHARGES, MONTHLY_TOTALS, PEOPLE, PROBLEMS, SETTINGS, SOURCES } from "../../src/workbook/tables";
import { openpyxl, recalculatedAll } from "../readers/spreadsheet";
import { textFile } from "../support/focus";
import type { TestMonth } from "../support/month";
import { intoFile, sampleBook, sampleFiles } from "./books";

const MONTHS = ["2025-01", "2025-02", "2025-12"] as const;
const FEBRUARY = { period: "2025-02", start: "2025-02-01T00:00:00Z", end: "2025-03-01T00:00:00Z" };
/** Pending for want of a PI, and a row that cannot be read. */
const LATE = `BilledCost,BillingPeriodStart,ServiceName,Tags
7.25,2025-02-01T00:00:00Z,HPC Compute,{}
3.5,01/02/2025,HPC Compute,{}
`;

/** Each month with pending, held and rejected charges; February with a problem row and a source without a row of its own. */
async function threeMonths(): Promise<TestMonth> {
  const book = await sampleBook();
  await book.setting("Fiscal Year Starts", "7");
  const files = {
    "2025-01": sampleFiles("2025-01"),
    "2025-02": exportFiles([FEBRUARY]).map(({ name, text }) => textFile(name, text)),
    "2025-12": sampleFiles("2025-12"),
  };
  for (const period of MONTHS) {
    await book.importFiles(files[period], { period });
    const pending = (await book.charges(period)).filter((c) => c.review === "Pending");
    const ids = pending.map((c) => c.chargeId);
    await book.decide("hold", ids.slice(0, 3), "ask first", period);
    await book.decide("reject", ids.slice(3, 5), "not ours", period);
  }
  const late = [textFile("late.csv", LATE)];
  await book.importFiles(late, { source: "Tape", period: "2025-02", add: true, acceptProblems: true });
  return book;
}

async function tablesOf(book: TestMonth): Promise<DashboardTables> {
  return {
    charges: await book.table(CHARGES),
    problems: await book.table(PROBLEMS),
    monthlyTotals: await book.table(MONTHLY_TOTALS),
    sources: await book.table(SOURCES),
    settings: await book.table(SETTINGS),
    people: await book.table(PEOPLE),
  };
}

const NAMED = DASHBOARD.cells.flatMap(({ at, name, formula }) =>
  name === undefined ? [] : [{ at, name, live: formula !== undefined }],
);
const WRONG = -666.66;

/** What a person and a step type, and figures that are all wrong: only a recalculation can mend them. */
function corrupted(values: ReportValues): ReportValues {
  return Object.fromEntries(NAMED.map(({ name, live }) => [name, live ? WRONG : (values[name] ?? null)]));
}

async function withReport(book: string, path: string, changes: readonly Change[]): Promise<string> {
  copyFileSync(book, path);
  const workbook = await openXlsxWorkbook(path);
  await workbook.apply(changes);
  await workbook.close();
  return path;
}

const READ = `
import json, sys, openpyxl
wanted = json.loads(sys.argv[1])
out = []
for path in sys.argv[2:]:
    sheet = openpyxl.load_workbook(path, data_only=True, read_only=True)["Dashboard"]
    sheet.reset_dimensions()
    rows = [list(row) for row in sheet.iter_rows(min_row=1, max_col=10, values_only=True)]
    found = {}
    for at in wanted:
        column, row = ord(at[0]) - 65, int(at[1:]) - 1
        found[at] = rows[row][column] if row < len(rows) and column < len(rows[row]) else None
    out.append(found)
print(json.dumps(out))
`;

function readFigures(paths: readonly string[]): ReportValues[] {
  const wanted = JSON.stringify(NAMED.map(({ at }) => at));
  const sheets = openpyxl<Record<string, Cell>[]>(READ, wanted, ...paths);
  return sheets.map((sheet) => Object.fromEntries(NAMED.map(({ at, name }) => [name, sheet[at] ?? null])));
}

/** Names of figures that differ: amounts by a cent or more, fractions by a thousandth of a percent, texts at all. */
function differing(actual: ReportValues, expected: ReportValues, names: readonly string[]): string[] {
  return names.flatMap((name) => {
    const [a, e] = [actual[name] ?? "", expected[name] ?? ""];
    const tolerance = /Percent|Share|^percent/.test(name) ? 1e-5 : 0.005;
    const same = typeof a === "number" && typeof e === "number" ? Math.abs(a - e) < tolerance : a === e;
    return same ? [] : [`${name}: ${String(a)}, expected ${String(e)}`];
  });
}

const ALL_NAMES = NAMED.map(({ name }) => name);

let book: TestMonth;
let tables: DashboardTables;
beforeAll(async () => {
  book = await threeMonths();
  tables = await tablesOf(book);
});

describe("the Dashboard's values", () => {
  it.each(MONTHS)("of %s are one for each named cell", (period) => {
    expect(Object.keys(dashboardValues(tables, period)).sort()).toEqual([...ALL_NAMES].sort());
  });

  it("say the month in words", () => {
    const { sentence, tileBilledFirst, yearStart } = dashboardValues(tables, "2025-02");
    expect(sentence).toMatch(/^February 2025: \d+ charges \(\d+ billed, \d+ pending, 3 held\) of \d+ PIs; [\d,]+\.\d\d USD billed of [\d,]+\.\d\d list; \d+\.\d % subsidised\.$/);
    expect(tileBilledFirst).toMatch(/^[+-]\d+\.\d % on 2025-01$/);
    expect(yearStart).toBe("2024-07");
  }); // prettier-ignore

  it("of a month without charges are nothing at all", () => {
    const values = dashboardValues(tables, "2025-06");
    expect(values).toMatchObject({ sentence: "June 2025: no charges.", billed: 0, pis: 0, percent: "" });
    expect(values).toMatchObject({ billedBefore: "", month12Billed: "", pi1: null, pi1Billed: "" });
  });
});

describeWith("openpyxl", "the Dashboard's formulas", () => {
  if (!toolAvailable("soffice")) {
    it.skip("are not recalculated (skipped: soffice is not installed)", () => undefined);
    return;
  }

  let expected: ReportValues[];
  let actual: ReportValues[];
  let before: ReportValues[];
  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), "dashboard-"));
    const base = join(folder, "base.xlsx");
    await intoFile(book.workbook, base);
    const months = MONTHS.map((period) => dashboardValues(tables, period));
    const archived = { ...tables, charges: tables.charges.filter((c) => c.period !== "2025-02") };
    const keys = tables.charges.filter((c) => c.period === "2025-02").map((c) => c.chargeId);
    const files = await Promise.all(
      months.map((values, i) =>
        withReport(base, join(folder, `month-${i}.xlsx`), [
          { do: "report", report: DASHBOARD, values: corrupted(values) },
        ]),
      ),
    );
    // February without its charges, while the names are those ranked for December.
    files.push(
      await withReport(base, join(folder, "archived.xlsx"), [
        { do: "remove", table: CHARGES, keys },
        {
          do: "report",
          report: DASHBOARD,
          values: { ...corrupted(months[2] ?? {}), month: "2025-02" },
        },
      ]),
    );
    expected = [...months, dashboardValues(archived, "2025-02")];
    before = readFigures(files.slice(0, 1));
    actual = readFigures(recalculatedAll(files));
  });

  it("stand beside wrong values before the recalculation", () => {
    const live = NAMED.filter((cell) => cell.live).map(({ name }) => before[0]?.[name]);
    expect(new Set(live)).toEqual(new Set([WRONG]));
  });

  it.each(MONTHS.map((period, i) => [period, i] as const))(
    "come to the core's figures in %s",
    (_period, i) => {
      expect(differing(actual[i] ?? {}, expected[i] ?? {}, ALL_NAMES)).toEqual([]);
    },
  );

  it("come to the same from Monthly Totals once the charges are archived", () => {
    const ranked = /^(pi|service|source)\d|^month\d+(Source|Others)|^(twelve|over)(Source|Others)/;
    const rest = /^(pi|service)Others|^names(Of|Note)$/;
    const names = ALL_NAMES.filter((name) => !ranked.test(name) && !rest.test(name));
    const [values, core] = [actual[3] ?? {}, expected[3] ?? {}];
    expect(differing(values, core, names)).toEqual([]);
    expect(values["billed"]).toBeCloseTo(Number(expected[1]?.["billed"]), 2);
    expect(values["rowsHeld"]).toBe(null);
    expect(values["namesNote"]).toMatch(/2025-12.*2025-02/);
  });

  it("add up with names ranked for another month", () => {
    const values = actual[3] ?? {};
    const sum = (names: readonly string[]): number =>
      names.reduce((total, name) => total + Number(values[name] ?? 0), 0);
    for (const list of ["pi", "service"])
      for (const column of ["Billed", "List", "Subsidised", "Year"]) {
        const rows = Array.from({ length: 10 }, (_, i) => `${list}${i + 1}${column}`);
        const total = values[`${list}Total${column}`];
        expect(sum([...rows, `${list}Others${column}`])).toBeCloseTo(Number(total), 2);
      }
    const sources = ["Source1", "Source2", "Source3", "Source4", "Source5", "Others"];
    expect(sum(sources.map((name) => `month12${name}`))).toBeCloseTo(Number(values["month12Billed"]), 2);
  });
});
