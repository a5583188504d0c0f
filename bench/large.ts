/**
 * A file of a million rows and 46 columns: read by the script, against bare papaparse on the same file. Each piece of work
 * is measured in a process of its own.
 */
import { closeSync, createReadStream, openSync, statSync, writeSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import { inputFile } from "../src/adapters/node/files";
import type { ChargeSink } from "../src/core/focus/charge-sink";
import { FocusReader, type ReadOptions } from "../src/core/focus/read";
import { Summariser } from "../src/core/import/summarise";
import { Directory, NO_REFERENCE } from "../src/core/reference";
import { readSettings } from "../src/core/settings";
import { checkFile } from "../src/steps/check-file";
import { readTables } from "../src/steps/input/read-tables";
import { costOf, type Cost } from "./cost";
import { focusBlocks } from "./generate";
import { PROGRESS } from "./inputs";

const LARGE_ROWS = 1_000_000;
/** With as many resources as hours of use make a million rows of. */
const LARGE_PIS = 20;

export interface LargeFile {
  readonly rows: number;
  readonly megabytes: number;
}

function largeFile(folder: string): string {
  return join(folder, "large_2025-01.csv");
}

/** Makes the file, in a process whose memory nobody measures. */
export function writeLargeFile(folder: string): void {
  const file = openSync(largeFile(folder), "w");
  for (const block of focusBlocks({ charges: LARGE_ROWS, pis: LARGE_PIS, seed: "large" }))
    writeSync(file, block);
  closeSync(file);
}

/** papaparse alone, from a stream. */
export async function measureBare(folder: string): Promise<Cost> {
  return (await costOf("bare large", () => bareRows(largeFile(folder)))).cost;
}

/** `openchargeback check`: read, hashed, checked by every rule, added up. */
export async function measureChecked(folder: string): Promise<Cost & LargeFile> {
  const path = largeFile(folder);
  const { result, cost } = await costOf("check large", () => checkFile(inputFile(path), PROGRESS));
  const rows = result.tables.reduce((sum, table) => sum + table.charges, 0);
  if (rows !== LARGE_ROWS) throw new Error(`${rows} charges of ${LARGE_ROWS} rows: ${result.refusal}`);
  return { ...cost, rows, megabytes: statSync(path).size / 1e6 };
}

/** Read and hashed, without the rules that make no row a problem. */
export async function measureRead(folder: string): Promise<Cost> {
  const count: ChargeSink & { rows: number } = { rows: 0, add: () => void (count.rows += 1), list: () => [] };
  const work = (): Promise<number> =>
    read(largeFile(folder), count, { conformance: false, keepsCharges: false });
  const { cost } = await costOf("read large", work);
  if (count.rows !== LARGE_ROWS) throw new Error(`${count.rows} charges of ${LARGE_ROWS} rows`);
  return cost;
}

/** Read, hashed, checked and summarised by month, as an import would. */
export async function measureSummarised(folder: string): Promise<Cost & { charges: number }> {
  const { result, cost } = await costOf("summarise large", () =>
    read(largeFile(folder), new Summariser("month"), {}),
  );
  return { ...cost, charges: result };
}

async function bareRows(path: string): Promise<number> {
  let rows = 0;
  await new Promise<void>((resolve, reject) => {
    Papa.parse<string[]>(createReadStream(path, "utf8"), {
      delimiter: ",",
      chunk: ({ data }) => void (rows += data.length),
      complete: () => resolve(),
      error: reject,
    });
  });
  return rows;
}

/** @returns the charges kept */
async function read(path: string, sink: ChargeSink, more: Partial<ReadOptions>): Promise<number> {
  let charges = 0;
  const directory = new Directory(NO_REFERENCE);
  const options = {
    source: "bench",
    costBasis: "Billed",
    settings: readSettings([]),
    directory,
    ...more,
  } as const;
  const open = (name: string) => {
    const reader = new FocusReader(name, options, sink);
    return { push: reader.push.bind(reader), end: () => void (charges += reader.end().charges.length) };
  };
  await readTables(inputFile(path), open, () => Promise.resolve());
  return charges;
}
