/** What every measurement starts from: the month's file, the reference files, and the import of both. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inputFile } from "../src/adapters/node/files";
import { fileOf } from "../src/ports/input-file";
import type { Clock, InputFile, Progress } from "../src/ports/ports";
import type { ImportRequest } from "../src/steps/import-files";
import { generateFocusCsv, generateReferenceFiles } from "./generate";

export const PIS = 200;
export const PERIOD = "2025-01";
/** Every step runs at this time, so that every run writes the same workbook. */
export const CLOCK: Clock = { now: () => "2025-02-03T09:00:00Z" };
export const PROGRESS: Progress = { report: () => undefined, cancelled: () => false };

const FILE_NAME = `bench_${PERIOD}.csv`;

/** Makes the month's file, in a process whose memory nobody measures. */
export function writeBenchFile(folder: string, charges: number): void {
  writeFileSync(join(folder, FILE_NAME), generateFocusCsv({ charges, pis: PIS, seed: "bench" }));
}

export function benchPath(folder: string): string {
  return join(folder, FILE_NAME);
}

export function benchFile(folder: string): InputFile {
  return inputFile(benchPath(folder));
}

export function benchText(folder: string): string {
  return readFileSync(join(folder, FILE_NAME), "utf8");
}

export function importOf(file: InputFile): ImportRequest & { readonly period: string } {
  return {
    files: [file],
    period: PERIOD,
    add: false,
    replacePeriods: [],
    invoiceTotal: null,
    acceptProblems: false,
  };
}

export function referenceFiles(): InputFile[] {
  return Object.entries(generateReferenceFiles({ pis: PIS })).map(([name, text]) => inMemory(name, text));
}

function inMemory(name: string, text: string): InputFile {
  return fileOf(name, () => Promise.resolve(new TextEncoder().encode(text)));
}
