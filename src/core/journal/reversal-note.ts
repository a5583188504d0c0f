/** What the log says of a journal that is taken back, so that its files and the reversal's are known afterwards. */
import type { LogEntry } from "../log";

/** Paths and hashes of a journal's files, each joined by "; " as the Periods sheet has them. */
export interface NotedFiles {
  readonly paths: string;
  /** "" where none was noted. */
  readonly sha256: string;
}

export function takenBackNote({ paths, sha256 }: NotedFiles): string {
  return paths === "" ? "Exported" : `Exported to ${paths}, SHA-256 ${sha256}`;
}

export function reversedNote(reversalId: string, { paths, sha256 }: NotedFiles): string {
  return `Reversed by ${reversalId} in ${paths}, SHA-256 ${sha256}`;
}

export interface Reversal {
  readonly journalId: string;
  readonly reversalId: string;
  readonly reason: string;
  readonly by: string;
  readonly exportedBy: string;
  /** null where the log, of an earlier version, does not say them. */
  readonly files: NotedFiles | null;
  readonly reversalFiles: NotedFiles | null;
}

/** Journals taken back, out of a month's entries by number. */
export function reversalsOf(log: readonly LogEntry[]): Reversal[] {
  const own = log.filter(({ step }) => step === "Journal");
  return own.flatMap((entry): Reversal[] => {
    const after = /^Reversed by (\S+)(?: in (.+), SHA-256 (.+))?$/.exec(entry.after);
    if (after === null) return [];
    const exported = own.filter((e) => e.what === entry.what && e.after.startsWith("Exported")).at(-1);
    const before = /^Exported to (.+), SHA-256 (.+)$/.exec(entry.before);
    const earlier = /^Exported, \S+ to (.+)$/.exec(exported?.after ?? "");
    return [
      {
        journalId: entry.what,
        reversalId: after[1] ?? "",
        reason: entry.reason,
        by: entry.by,
        exportedBy: exported?.by ?? "",
        files: noted(before?.[1] ?? earlier?.[1], before?.[2]),
        reversalFiles: noted(after[2], after[3]),
      },
    ];
  });
}

function noted(paths = "", sha256 = ""): NotedFiles | null {
  return paths === "" ? null : { paths, sha256 };
}
