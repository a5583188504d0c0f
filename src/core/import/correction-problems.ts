/** Problem rows of a restated file: those that are new, and those that were mended before. */
import type { ProblemRecord, ImportRecord } from "./records";
import { sameName } from "../reference";
import { Occurrences } from "./charge-id";
import type { Restatement } from "./correction-plan";
import { mendedChargeId } from "./mended";
import { problemRecords, type ImportFile } from "./parts";
import type { ImportOptions, ImportState } from "./plan";
import { problemRefusal } from "./questions";

/** Mended problem rows that the restated file still has as they were. */
export function mendedAgain(
  { source, of, files }: Pick<Restatement, "source" | "of" | "files">,
  state: Pick<ImportState, "problems">,
  earlier: readonly ImportRecord[],
): Set<string> {
  const brought = new Set(earlier.map((i) => i.importId));
  const raw = new Set(files.flatMap((file) => file.reading.problems.map((p) => p.rawRow)));
  return new Set(
    state.problems
      .filter((p) => p.period === of || brought.has(p.importId))
      .filter((p) => sameName(p.source, source) && p.status === "Resolved")
      .filter((p) => raw.has(p.rawRow))
      .map((p) => mendedChargeId(p.problemId)),
  );
}

/** Problem rows that neither the closed month nor an earlier correction of it has. */
export function newProblems(
  { source, of, into, files }: Restatement,
  importIds: readonly string[],
  state: Pick<ImportState, "problems">,
  earlier: readonly ImportRecord[],
): ProblemRecord[] {
  const brought = new Set(earlier.map((i) => i.importId));
  const known = new Map<string, number>();
  for (const p of state.problems) {
    if (!sameName(p.source, source) || (p.period !== of && !brought.has(p.importId))) continue;
    known.set(p.rawRow, (known.get(p.rawRow) ?? 0) + 1);
  }
  const ids = new Occurrences(state.problems.map((p) => p.problemId));
  return files.flatMap((file, i) => {
    const fresh = file.reading.problems.filter((p) => {
      const left = known.get(p.rawRow) ?? 0;
      known.set(p.rawRow, left - 1);
      return left <= 0;
    });
    return problemRecords(file, into, importIds[i] ?? "", fresh, ids);
  });
}

export function refuseProblems(
  problems: readonly ProblemRecord[],
  files: readonly ImportFile[],
  options: ImportOptions,
): void {
  if (options.acceptProblems || problems.length === 0) return;
  const [only] = files.length === 1 ? files : [];
  const row = only === undefined ? "Row" : `${only.name} row`;
  const listed = problems.map((p) => `${row} ${p.sourceRow}: ${p.message}`);
  throw problemRefusal(listed, files);
}
