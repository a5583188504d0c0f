/**
 * Rows that were read already, for as long as the parts that they came from are the same: entries of the archive never
 * change, so that the same entry is the same bytes. The steps of a month in one run ask for the same hundred thousand
 * charges again and again.
 */
import type { Wanted } from "../../ports/ports";
import type { Row } from "../../workbook/shape";
import type { WorkbookParts } from "./parts";
import type { TablePart } from "./table-part";
import type { ZipArchive } from "./zip";
import type { Entry } from "./zip-format";

interface Known {
  readonly entries: readonly (Entry | undefined)[];
  readonly columns: unknown;
  readonly question: string;
  readonly rows: readonly Row[];
}

export class KnownRows {
  /**
   * By table part, and there by which columns were asked for and by what the rows were chosen. Of each the values asked
   * last, so that memory does not grow with the questions: a month's charges, say, and those that come from a closed month.
   */
  private readonly tables = new Map<string, Map<string, Known>>();

  async rows(
    archive: ZipArchive,
    parts: WorkbookParts,
    table: TablePart,
    wanted: Wanted,
    read: () => Promise<Row[]>,
  ): Promise<Row[]> {
    const entries = entriesBehind(archive, parts, table);
    const { columns } = wanted.table;
    const kind = JSON.stringify([wanted.columns, wanted.only?.heading]);
    const question = JSON.stringify(wanted.only?.values ?? []);
    const answers = this.answersOf(table);
    const known = answers.get(kind);
    const same = known?.columns === columns && known.question === question && isSame(known.entries, entries);
    if (known !== undefined && same) return [...known.rows];
    // The old rows would only stand in memory beside the new ones.
    answers.delete(kind);
    const rows = await read();
    answers.set(kind, { entries, columns, question, rows });
    return [...rows];
  }

  private answersOf(table: TablePart): Map<string, Known> {
    const answers = this.tables.get(table.path) ?? new Map<string, Known>();
    this.tables.set(table.path, answers);
    return answers;
  }

  /** After a write: rows whose parts changed would only be kept in vain. */
  forgetChanged(archive: ZipArchive, parts: WorkbookParts): void {
    const tables = new Map([...parts.tables.values()].map((table) => [table.path, table]));
    for (const [path, answers] of this.tables) {
      const table = tables.get(path);
      const now = table === undefined ? null : entriesBehind(archive, parts, table);
      for (const [kind, { entries }] of answers)
        if (now === null || !isSame(entries, now)) answers.delete(kind);
    }
  }
}

/** All that a table's rows are made of. */
function entriesBehind(
  archive: ZipArchive,
  parts: WorkbookParts,
  table: TablePart,
): readonly (Entry | undefined)[] {
  return [table.sheet.path, table.path, parts.path, parts.sharedStrings ?? ""].map((p) => archive.entry(p));
}

function isSame(a: readonly (Entry | undefined)[], b: readonly (Entry | undefined)[]): boolean {
  return a.every((entry, i) => entry === b[i]);
}
