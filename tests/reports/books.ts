/** Workbooks for report tests: months done in memory, then the tables copied into a file with its reports. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { inputFile } from "../../src/adapters/node/files";
import { openXlsxWorkbook } from "../../src/adapters/xlsx/xlsx-workbook";
import type { Period } from "../../src/core/period";
import type { Change, InputFile } from "../../src/ports/ports";
import { initWorkbook } from "../../src/steps/init";
import { MemoryWorkbook } from "../../src/testing/memory-workbook";
import { REPORTS } from "../../src/workbook/reports";
import { ALL_TABLES } from "../../src/workbook/tables";
import { TestMonth } from "../support/month";

const SAMPLES = join(__dirname, "../../sample_data");
export const SAMPLE_SOURCES = ["aws", "azure", "hpc", "storage"] as const;

export function sampleFiles(period: Period): InputFile[] {
  return SAMPLE_SOURCES.map((source) => inputFile(join(SAMPLES, `${source}_${period}.csv`)));
}

/** A workbook in memory with the sample's people, projects, funds and sources. */
export async function sampleBook(): Promise<TestMonth> {
  const month = new TestMonth(new MemoryWorkbook());
  const reference = readdirSync(join(SAMPLES, "reference")).map((name) =>
    inputFile(join(SAMPLES, "reference", name)),
  );
  await initWorkbook(month.host(), { ensure: () => Promise.resolve([]) }, reference);
  return month;
}

/** Writes the tables of a workbook in memory into a new file, with all report sheets, and then the changes. */
export async function intoFile(
  book: MemoryWorkbook,
  path: string,
  changes: readonly Change[] = [],
): Promise<void> {
  const lists = await book.read(ALL_TABLES.map((table) => ({ table })));
  const file = await openXlsxWorkbook(path, { create: true });
  await file.ensure(ALL_TABLES, REPORTS);
  const rows = ALL_TABLES.map((table, i): Change => ({ do: "append", table, rows: lists[i] ?? [] }));
  await file.apply([...rows, ...changes]);
  await file.close();
}
