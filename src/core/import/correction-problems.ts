/** Problem rows of a restated file: those that are new, and those that were mended before. */
import type { Period } from "../period";
import { sameName } from "../reference";
import { Occurrences, stemOf } from "./charge-id";
import type { Restatement } from "./correction-plan";
import { mendedChargeId } from "./mended";
import { problemRecords, problemStem, type ImportFile } from "./parts";
import type { ImportOptions, ImportState } from "./plan";
import { problemRefusal } from "./questions";
import type { ProblemRecord, ImportRecord } from "./records";

/** Mended problem rows that the restated file still has as they were. */
export function mendedAgain(
  restated: Pick<Restatement, "source" | "of" | "files">,
  state: Pick<ImportState, "problems">,
  earlier: readonly ImportRecord[],
): Set<string> {
  const known = new KnownProblems(restated, state, earlier);
  const again = new Set(
    restated.files.flatMap((file) => file.reading.problems.flatMap((p) => known.stemsOf(file, p.rawRow))),
  );
  return new Set(
    known.problems
      .filter((p) => p.status === "Resolved" && again.has(stemOf(p.problemId)))
      .map((p) => mendedChargeId(p.problemId)),
  );
}

/** Problem rows that neither the closed month nor an earlier correction of it has. */
export function newProblems(
  restatement: Restatement,
  importIds: readonly string[],
  state: Pick<ImportState, "problems">,
  earlier: readonly ImportRecord[],
): ProblemRecord[] {
  const known = new KnownProblems(restatement, state, earlier);
  const ids = new Occurrences(state.problems.map((p) => p.problemId));
  return restatement.files.flatMap((file, i) => {
    const fresh = file.reading.problems.filter((p) => !known.take(file, p.rawRow));
    return problemRecords(file, restatement.into, importIds[i] ?? "", fresh, ids);
  });
}

/** Problem rows of the closed month and of earlier corrections of it. They are known by what their files had. */
class KnownProblems {
  readonly problems: readonly ProblemRecord[];
  private readonly periods: readonly Period[];
  private readonly left = new Map<string, number>();

  constructor(
    { source, of }: Pick<Restatement, "source" | "of">,
    state: Pick<ImportState, "problems">,
    earlier: readonly ImportRecord[],
  ) {
    const brought = new Set(earlier.map((i) => i.importId));
    this.problems = state.problems.filter(
      (p) => sameName(p.source, source) && (p.period === of || brought.has(p.importId)),
    );
    this.periods = [...new Set(this.problems.map((p) => p.period))];
    for (const { problemId } of this.problems) {
      const stem = stemOf(problemId);
      this.left.set(stem, (this.left.get(stem) ?? 0) + 1);
    }
  }

  /** What the row is known by in each month that has such rows. */
  stemsOf({ source }: Pick<ImportFile, "source">, rawRow: string): string[] {
    return this.periods.map((period) => problemStem(source, period, rawRow));
  }

  /** @returns whether the row was known; each known one is for one row */
  take(file: Pick<ImportFile, "source">, rawRow: string): boolean {
    const stem = this.stemsOf(file, rawRow).find((s) => (this.left.get(s) ?? 0) > 0);
    if (stem !== undefined) this.left.set(stem, (this.left.get(stem) ?? 0) - 1);
    return stem !== undefined;
  }
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
