/** The PDFs of statements as files: which are written, and where a browser opens them. */
import type { StatementPlan } from "../core/statements/plan";
import type { StatementRecord } from "../core/statements/statement";
import type { FileSaver } from "../ports/ports";
import type { EndedFiles } from "./ended-files";
import type { Host } from "./host";

export interface SavedFile {
  readonly path: string;
  readonly changed: boolean;
  readonly link?: string;
}

/** Where a browser can open each statement; one saved where none can keeps the link it has. */
export function withLinks(
  plan: StatementPlan,
  saved: readonly SavedFile[],
  ended: EndedFiles,
): (record: StatementRecord) => StatementRecord {
  const links = new Map([
    ...plan.current.map(({ record }, i) => [record.statementNo, saved[i]?.link] as const),
    ...ended.moved.map(({ statementNo, link }) => [statementNo, link] as const),
  ]);
  return (record) => ({ ...record, link: links.get(record.statementNo) ?? record.link });
}

/** An issued statement keeps its file, whatever the settings say of its look now; a draft is written. */
export async function saveFiles(
  host: Host,
  saver: FileSaver,
  plan: StatementPlan,
  pdfs: readonly Uint8Array[],
): Promise<SavedFile[]> {
  const saved: SavedFile[] = [];
  for (const [i, { record }] of plan.current.entries()) {
    const bytes = pdfs[i];
    if (host.dryRun || bytes === undefined) saved.push({ path: record.file, changed: false });
    else saved.push(await saver.save(record.file, bytes, record.status === "Issued"));
  }
  return saved;
}
