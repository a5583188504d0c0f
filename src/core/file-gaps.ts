/** Lines of an imported file that no row of the workbook has any more: they say which row is gone. */
import type { Charge } from "./charge";
import { correctedMonth, isRowByRow, leavesRowsOut } from "./import/corrected";
import type { ImportRecord, ProblemRecord } from "./import/records";

export interface FileGap {
  readonly importId: string;
  readonly fileName: string;
  /** Numbers of lines, 1 is the heading; as many as are named at most. */
  readonly lines: readonly number[];
  readonly count: number;
}

const MOST_LINES = 20;

/**
 * Of files that brought one month, row by row: of others the lines of one month do not follow on each other.
 * @param imports the month's
 */
export function fileGaps(
  imports: readonly ImportRecord[],
  allImports: readonly ImportRecord[],
  charges: readonly Charge[],
  problems: readonly ProblemRecord[],
): FileGap[] {
  return imports
    .filter((i) => i.status === "Current" && isWhole(i) && isOneMonth(i, allImports))
    .map((i) => gapOf(i, charges, problems))
    .filter((gap) => gap.count > 0);
}

/** Every line of the file is to be found in the workbook as this import's. */
function isWhole(i: ImportRecord): boolean {
  return isRowByRow(i) && correctedMonth(i) === "" && !leavesRowsOut(i);
}

function isOneMonth({ importId, sha256 }: ImportRecord, all: readonly ImportRecord[]): boolean {
  return !all.some((i) => i.importId !== importId && i.sha256 === sha256 && i.status === "Current");
}

function gapOf(
  { importId, fileName, rows }: ImportRecord,
  charges: readonly Charge[],
  problems: readonly ProblemRecord[],
): FileGap {
  const own = [...charges, ...problems].filter((row) => row.importId === importId);
  const there = new Set(own.map((row) => row.sourceRow));
  // The heading is line 1; lines that were blank in the file count too, so the last may lie further down.
  const last = own.reduce((far, row) => Math.max(far, row.sourceRow), rows + 1);
  const lines: number[] = [];
  let count = 0;
  for (let line = 2; line <= last; line += 1) {
    if (there.has(line)) continue;
    count += 1;
    if (lines.length < MOST_LINES) lines.push(line);
  }
  return { importId, fileName, lines, count };
}
