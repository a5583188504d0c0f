/** Check on a workbook file and in Excel: seals stand in cells, come back as they were, and a typed-over cell is named. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openXlsxWorkbook } from "../../src/adapters/xlsx/xlsx-workbook";
import type { Workbook } from "../../src/ports/ports";
import { checkMonth } from "../../src/steps/check-closing";
import { postPeriod } from "../../src/steps/periods";
import { keyHeading, type Cell } from "../../src/workbook/shape";
import { CHARGES, JOURNAL, LOG, STATEMENT_LINES, STATEMENTS, type Table } from "../../src/workbook/tables";
import { openExcel } from "../support/excel";
import { BEN, JANUARY, newMonthOn, TestMonth, type FocusRow } from "../support/month";

/** Amounts with more digits than a cell keeps, and texts that Excel would take for something else. */
const ROWS: FocusRow[] = [
  { billed: "10.0050000000000012345", list: "12.3456789012345678" },
  { billed: "20", pi: BEN, project: "polymer", resource: "00123" },
  { billed: "30", resource: "=1+1" },
  { billed: "0.1", resource: "1E5" },
];

const CHANGES: readonly (readonly [Table<never>, string, Cell])[] = [
  [CHARGES as Table<never>, "Amount", 11],
  [CHARGES as Table<never>, "Service Name", "another"],
  [STATEMENTS as Table<never>, "Amount", 11],
  [STATEMENT_LINES as Table<never>, "Fund Org", "GEO-10000"],
  [JOURNAL as Table<never>, "Debit", 11],
];

async function closeAndPost(month: TestMonth<Workbook>): Promise<void> {
  await month.import("hpc_2025-01.csv", ROWS);
  const held = (await month.charges()).find((c) => c.resourceId === "=1+1");
  await month.decide("hold", [held?.chargeId ?? ""], "asked");
  await month.finish();
  await postPeriod(month.host(), JANUARY, "JE-7781", "2025-02-05");
}

async function changesAreNamed(month: TestMonth<Workbook>): Promise<void> {
  for (const [table, heading, value] of CHANGES) {
    const [row] = (await month.workbook.read([{ table }]))[0] ?? [];
    const key = String(row?.[keyHeading(table)] ?? "");
    await month.type(table, key, { [heading]: value });
    const { holds, changed } = await checkMonth(month.host(), JANUARY);
    expect([holds, changed.map((c) => `${c.table} ${c.key}`)]).toEqual([false, [`${table.name} ${key}`]]);
    await month.type(table, key, { [heading]: row?.[heading] ?? null });
  }
  expect(await checkMonth(month.host(), JANUARY)).toMatchObject({ holds: true, findings: [] });
  const [entry] = await month.table(LOG);
  await month.type(LOG, entry?.entry ?? "", { Reason: "another" });
  expect((await checkMonth(month.host(), JANUARY)).log.broken?.entry).toBe(entry?.entry);
}

test("in a file that was closed and opened again", async () => {
  const folder = mkdtempSync(join(tmpdir(), "check-"));
  const path = join(folder, "book.xlsx");
  const made = await openXlsxWorkbook(path, { create: true });
  await closeAndPost(await newMonthOn(made, made));
  await made.close();

  const opened = await openXlsxWorkbook(path);
  const month = new TestMonth(opened);
  expect(await checkMonth(month.host(), JANUARY)).toMatchObject({
    holds: true,
    findings: [],
    status: "Posted",
  });
  await changesAreNamed(month);
  await opened.close();
  rmSync(folder, { recursive: true });
});

test("in Excel", async () => {
  const { workbook } = await openExcel();
  const month = await newMonthOn(workbook, workbook);
  await closeAndPost(month);
  expect(await checkMonth(month.host(), JANUARY)).toMatchObject({ holds: true, findings: [] });
  await changesAreNamed(month);
});
