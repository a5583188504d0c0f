/** The PDFs of statements that are not in force any more: a folder of statements must not show them as valid. */
import { isInForce } from "./lines";
import type { StatementRecord } from "./statement";

/** Below the folder of the statements: those that were sent and have ended. */
export const SUPERSEDED_FOLDER = "superseded";

export interface EndedFile {
  readonly statementNo: string;
  /** What its PDF carries. */
  readonly contentHash: string;
  /** Its name in the folder of statements. */
  readonly file: string;
  /** It went out, so that it is kept as evidence; else a draft that nobody has seen. */
  readonly wasSent: boolean;
}

/**
 * Files of the month that may lie in the folder and stand for nothing in force. All that ended, not only what ended just
 * now: a file that was open when it should have gone goes with the next run.
 * @param before the month's statements as the workbook had them
 * @param after as they are now
 */
export function endedFiles(
  before: readonly StatementRecord[],
  after: readonly StatementRecord[],
): EndedFile[] {
  // Windows and macOS tell no capitals apart.
  const inForce = new Set(after.filter(isInForce).map(({ file }) => file.toLowerCase()));
  const now = new Map(after.map((s) => [s.statementNo, s]));
  // A draft whose name was another, such as before "Statement Per" was changed.
  const renamed = before.filter((s) => s.status === "Draft" && now.get(s.statementNo)?.file !== s.file);
  return [...after.filter((s) => !isInForce(s)), ...renamed]
    .filter(({ file }) => file !== "" && !inForce.has(file.toLowerCase()))
    .map(({ statementNo, contentHash, file, status }) => ({
      statementNo,
      contentHash,
      file,
      wasSent: status === "Superseded",
    }));
}
