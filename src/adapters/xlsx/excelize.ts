/** Excelize, which makes structure: started once a process, its error texts turned into failures. */
import { createRequire } from "node:module";
import { join } from "node:path";
import { init, type NewFile } from "excelize-wasm";
import { HostFailure } from "../../core/problem";

export type Excelize = Awaited<ReturnType<typeof init>>;
export type ExcelizeFile = NewFile;

let started: Promise<Excelize> | null = null;

/** Takes 0.7 s the first time. */
export function excelize(): Promise<Excelize> {
  started ??= init(findProgram());
  return started;
}

/** Excelize's program lies in its package, or beside ours where a build has put it. */
function findProgram(): string {
  const bases = [process.argv[1] ?? "", join(process.cwd(), "package.json")];
  for (const base of bases)
    for (const name of ["./excelize.wasm.gz", "excelize-wasm/excelize.wasm.gz"]) {
      try {
        return createRequire(base).resolve(name);
      } catch {
        // Not there: the next place.
      }
    }
  throw new HostFailure(
    "The file excelize.wasm.gz is missing; it comes with the package excelize-wasm. Run npm ci. Nothing was written.",
    "nothing",
  );
}

/** Excelize answers with its error as text, and not at all where a workbook lacks what it takes for granted. */
export function ok<T extends { error: string | null }>(answer: T | undefined): T {
  const problem = answer === undefined ? "the workbook lacks parts that Excel always writes" : answer.error;
  // No answer means that the program has stopped; the next use starts it anew.
  if (answer === undefined) started = null;
  if (answer === undefined || problem)
    throw new HostFailure(
      `The workbook's sheets could not be made: ${problem}. Open the workbook in Excel, save it, and run the command again. Nothing was written.`,
      "nothing",
    );
  return answer;
}
