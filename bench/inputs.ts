/** What every measurement starts from: the month's file, the reference files, and the import of both. */
import type { Clock, InputFile, Progress } from "../src/ports/ports";
import type { ImportRequest } from "../src/steps/import-files";
import { generateFocusCsv, generateReferenceFiles } from "./generate";

export const PIS = 200;
export const PERIOD = "2025-01";
/** Every step runs at this time, so that every run writes the same workbook. */
export const CLOCK: Clock = { now: () => "2025-02-03T09:00:00Z" };
export const PROGRESS: Progress = { report: () => undefined, cancelled: () => false };

export const FILE_NAME = `bench_${PERIOD}.csv`;

export function benchFile(charges: number): string {
  return generateFocusCsv({ charges, pis: PIS, seed: "bench" });
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

export function inMemory(name: string, text: string): InputFile {
  return { name, bytes: () => Promise.resolve(new TextEncoder().encode(text)) };
}
