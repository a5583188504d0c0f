/** A campus's own journal layouts read from a file into the Journal Formats table, checked before they are written. */
import { layoutProblems } from "../core/journal/layouts/layout-preset";
import type { LayoutColumn } from "../core/journal/layout";
import { Refusal } from "../core/problem";
import { sameName } from "../core/reference";
import { allBytes } from "../ports/input-file";
import type { InputFile } from "../ports/ports";
import { readCsvRecords } from "../workbook/csv-records";
import { JOURNAL_FORMAT_COLUMNS } from "../workbook/tables";
import { Book } from "./book";
import { actor, type Host } from "./host";
import { textOf } from "./input/text";
import { save } from "./save";

export interface LayoutsTaken {
  /** Names of the layouts in the file. */
  readonly layouts: readonly string[];
  readonly columns: number;
  readonly changed: boolean;
}

/**
 * Each layout that the file names takes the place of the one of that name; the others stay.
 * @throws Refusal listing what is wrong, by column
 */
export async function takeLayouts(host: Host, file: InputFile): Promise<LayoutsTaken> {
  const book = await Book.open(host.workbook);
  const rows = readCsvRecords(JOURNAL_FORMAT_COLUMNS, file.name, textOf(file.name, await allBytes(file)));
  const own = rows.map((row): LayoutColumn => ({
    ...row,
    columnId: row.columnId || `${row.format} ${row.order}`,
  }));
  const layouts = [...new Set(own.map(({ format }) => format))];
  refuseProblems(file.name, own, book);
  const others = book.journalLayouts.filter(
    ({ format }) => !layouts.some((layout) => sameName(layout, format)),
  );
  const changed = await save(host, book, {
    after: { journalLayouts: [...others, ...own] },
    log: [
      {
        at: host.clock.now(),
        by: actor(host),
        step: "Journal",
        period: "",
        what: `Journal Formats: ${layouts.join(", ")}`,
        before: "",
        after: `${own.length} columns from ${file.name}`,
        reason: "",
      },
    ],
    periods: [],
  });
  return { layouts, columns: own.length, changed };
}

function refuseProblems(fileName: string, own: readonly LayoutColumn[], book: Book): void {
  const problems = [
    ...(own.length === 0 ? ["it has no rows."] : []),
    ...own.flatMap(({ format }, index) =>
      format.trim() === "" ? [`row ${index + 2} has no Format, which is the layout's name.`] : [],
    ),
    ...layoutProblems(own, book.journalValues).map(({ says }) => says),
  ];
  if (problems.length === 0) return;
  const shown = problems.slice(0, 8).join(" ");
  const more = problems.length > 8 ? ` And ${problems.length - 8} more.` : "";
  throw new Refusal(`${fileName} needs a correction: ${shown}${more} Nothing was written.`, problems);
}
