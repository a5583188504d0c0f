/** Archived and brought back, a month of any charges is as it was: on a workbook file, and in Excel. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { sheetFiles } from "../../src/adapters/sheets/sheet-files";
import { openXlsxWorkbook } from "../../src/adapters/xlsx/xlsx-workbook";
import type { Workbook } from "../../src/ports/ports";
import { archiveMonth } from "../../src/steps/archive";
import { postPeriod } from "../../src/steps/periods";
import { restoreMonth } from "../../src/steps/restore-month";
import { runs } from "../../src/testing/runs";
import { ALL_TABLES, CHARGES } from "../../src/workbook/tables";
import { openExcel, underLease } from "../support/excel";
import type { TestMonth } from "../support/month";
import { BEN, JANUARY, MemoryFiles, newMonthOn, type FocusRow } from "../support/month";

const files = sheetFiles();

const amount = fc
  .tuple(fc.integer({ min: -999_999, max: 999_999 }), fc.integer({ min: 0, max: 12 }))
  .map(([digits, places]) => {
    const text = String(Math.abs(digits)).padStart(places + 1, "0");
    const at = text.length - places;
    return `${digits < 0 ? "-" : ""}${text.slice(0, at)}${places === 0 ? "" : `.${text.slice(at)}`}`;
  });
const row: fc.Arbitrary<FocusRow> = fc.record({
  billed: amount,
  list: amount,
  resource: fc.oneof(fc.string({ minLength: 1, maxLength: 8 }), fc.constantFrom("=1+1", "00123", "😀")),
  day: fc.constantFrom("2025-01-01", "2025-01-31"),
  pi: fc.constantFrom(BEN),
  project: fc.constantFrom("polymer"),
});

/** All tables by key, without what archiving and bringing back write of themselves. */
async function rowsOf(workbook: Workbook): Promise<string[]> {
  const tables = ALL_TABLES.filter((table) => table.name !== "Log");
  const lists = await workbook.read(tables.map((table) => ({ table })));
  return lists.map((rows) =>
    JSON.stringify(rows.map((cells) => JSON.stringify({ ...cells, "Updated At": null })).sort()),
  );
}

async function thereAndBack<W extends Workbook>(
  month: TestMonth<W>,
  rows: readonly FocusRow[],
  step: (work: () => Promise<unknown>) => Promise<unknown>,
): Promise<void> {
  const saved = new MemoryFiles("archive");
  const host = month.host();
  await step(() => month.import("hpc_2025-01.csv", rows));
  await step(() => month.decide("reject", "all"));
  await step(() => month.statements());
  if ((await month.charges()).some((charge) => charge.statementNo !== "")) await step(() => month.send());
  await step(() => month.journal());
  await step(() => month.close(JANUARY, "as it is"));
  await step(() => postPeriod(host, JANUARY, "JE-1", "2025-02-05"));
  const before = await rowsOf(month.workbook);
  await step(() => archiveMonth(host, { period: JANUARY }, saved, saved, files));
  const [charges] = await month.workbook.read([{ table: CHARGES }]);
  expect(charges).toEqual([]);
  const bytes = saved.files.get("archive/2025-01_charges.xlsx") ?? new Uint8Array();
  const file = {
    name: "2025-01_charges.xlsx",
    size: () => Promise.resolve(bytes.length),
    slice: (from: number, to: number) => Promise.resolve(bytes.slice(from, to)),
  };
  await step(() => restoreMonth(host, { period: JANUARY, file }, files));
  expect(await rowsOf(month.workbook)).toEqual(before);
}

const months = fc.array(row, { minLength: 1, maxLength: 6 });
/** A month to which a journal belongs: a first row of a plain amount. */
const billed = months.map((rows): FocusRow[] => [{ billed: "12.34", pi: BEN, project: "polymer" }, ...rows]);

test("on a workbook file", async () => {
  const folder = await mkdtemp(join(tmpdir(), "archive-"));
  let run = 0;
  try {
    await fc.assert(
      fc.asyncProperty(billed, async (rows) => {
        const path = join(folder, `${++run}.xlsx`);
        const workbook = await openXlsxWorkbook(path, { create: true });
        try {
          await thereAndBack(await newMonthOn(workbook, workbook), rows, (work) => work());
        } finally {
          await workbook.close();
        }
      }),
      runs(1, 6),
    );
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("in Excel", async () => {
  await fc.assert(
    fc.asyncProperty(billed, async (rows) => {
      const { workbook, host } = await openExcel();
      const month = await newMonthOn(workbook, workbook);
      await thereAndBack(month, rows, (work) => underLease(workbook, "Archive", work));
      host.close();
    }),
    runs(1, 6),
  );
});
