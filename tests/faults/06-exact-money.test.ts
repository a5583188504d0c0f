/**
 * Fault 6 of the program that this one replaces: money was float: eight lines of 0.125 printed 0.96 under a total of
 * 1.00; debits 1.02 against 1.00.
 */
import fc from "fast-check";
import { runs } from "../../src/testing/runs";
import { JOURNAL, STATEMENT_LINES } from "../../src/workbook/tables";
import { pdfTexts } from "../support/pdf-text";
import { newMonth, usd, type FocusRow, type TestMonth } from "../support/month";

const eighths = (field: (n: number) => FocusRow): FocusRow[] =>
  Array.from({ length: 8 }, (_, n) => ({ billed: "0.125", resource: `r${n}`, ...field(n) }));

async function figures(month: TestMonth): Promise<Record<string, number>> {
  const lines = await month.table(STATEMENT_LINES);
  const journal = await month.table(JOURNAL);
  const add = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
  return {
    lines: add(lines.map((l) => l.billed)),
    debits: add(journal.map((l) => l.debit)),
    credits: add(journal.map((l) => l.credit)),
  };
}

test.each([
  ["services", (n: number): FocusRow => ({ service: `Service ${n}` })],
  ["funds", (n: number): FocusRow => ({ fund: `BIO-1000${n}` })],
  ["accounts", (n: number): FocusRow => ({ account: `0741${n}` })],
])("eight %s of 0.125 make lines that add up to 1.00", async (_what, field) => {
  const month = await newMonth();
  await month.import("hpc_2025-01.csv", eighths(field));
  const { statements } = await month.statements();
  await month.journal();

  expect(statements.map((s) => s.record.amount)).toEqual([100]);
  expect(await figures(month)).toEqual({ lines: 100, debits: 100, credits: 100 });
  expect((await month.tieOut()).tieOut.difference).toBe(0n);
});

test("the printed lines add up to the printed total", async () => {
  const month = await newMonth();
  await month.import(
    "hpc_2025-01.csv",
    eighths((n) => ({ service: `Service ${n}` })),
  );
  await month.statements();
  const texts = pdfTexts([...month.statementFiles.files.values()][0]!);
  const cents = texts.filter((t) => t === "$0.12" || t === "$0.13");
  const shown = cents.map((t) => Math.round(Number(t.slice(1)) * 100));
  // Eight lines by service and the same eight as details, each list and amount.
  expect(cents.length).toBeGreaterThanOrEqual(32);
  expect(shown.reduce((a, b) => a + b, 0) % 100).toBe(0);
  expect(texts).toContain("$1.00");
});

test("amounts finer than a cent add up exactly, and the rounding is shown", async () => {
  const month = await newMonth();
  const billed = ["0.1", "0.2", "1E-7", "0.004999999999999999999999", "8000.005"];
  const { files } = await month.import(
    "hpc_2025-01.csv",
    billed.map((b, n) => ({ billed: b, resource: `r${n}` })),
  );
  expect(files[0]?.billedTotal).toBe("8000.310000099999999999999999");
  await month.statements();
  await month.journal();
  const { tieOut } = await month.tieOut();
  expect(tieOut.statements).toBe(usd("8000.31"));
  expect(tieOut.difference).toBe(0n);
});

test("lines, debits and credits agree for any amounts, funds and projects", async () => {
  const row = fc.record({
    billed: fc.tuple(fc.integer({ min: -999, max: 9999 }), fc.constantFrom(0, 2, 3, 5)).map(
      ([n, places]) => `${n}${places === 0 ? "" : `E-${places}`}`,
    ), // prettier-ignore
    service: fc.constantFrom("Compute", "Storage", "GPU"),
    project: fc.constantFrom("coral", "atlas", "shared"),
    resource: fc.constantFrom("a", "b", "c", "d"),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 12 }), async (rows) => {
      const month = await newMonth({ splits: THIRDS });
      await month.import("hpc_2025-01.csv", rows);
      await month.statements();
      await month.journal().catch((error: unknown) => {
        expect(String(error)).toMatch(/nothing to charge/);
      });
      const { debits, credits } = await figures(month);
      expect(debits).toBe(credits);
      expect((await month.tieOut()).tieOut.checks.filter((c) => c.difference !== 0n)).toEqual([]);
    }),
    runs(8, 80),
  );
});

const THIRDS = (["BIO-10000", "GEO-10000", "CHEM-10000"] as const).map((fundOrg, n) => ({
  splitId: `S${n}`,
  project: "shared",
  fundOrg,
  share: n === 2 ? 3333333334n : 3333333333n,
  from: "",
  to: "",
  takesRemainder: n === 2 ? ("Yes" as const) : ("No" as const),
}));
