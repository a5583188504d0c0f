/** A source added or changed, with an entry in the log. */
import { Refusal } from "../core/problem";
import { sameName, type Source } from "../core/reference";
import { SOURCES } from "../workbook/tables";
import { Book } from "./book";
import type { Host } from "./host";
import { addSource } from "./reference";
import { save } from "./save";

/**
 * @param known the source's name as the table has it; "" for a new one
 * @returns whether anything differed
 * @throws Refusal when a new one has a name that is there, or one to be changed is gone
 */
export async function saveSource(host: Host, source: Source, known: string): Promise<boolean> {
  if (source.source.trim() === "") throw new Refusal("Give the source a name. Nothing was written.");
  if (known === "") return await addSource(host, { ...source, source: source.source.trim() });
  const book = await Book.open(host.workbook);
  const { sources } = book.reference;
  const before = sources.find((s) => sameName(s.source, known));
  if (before === undefined)
    throw new Refusal(
      `There is no source ${known} any more. Look at the sources again. Nothing was written.`,
    );
  // Charges and imports name their source: it keeps its name.
  const after: Source = { ...source, source: before.source };
  const changed = SOURCES.columns.filter((c) => valueOf(before, c.field) !== valueOf(after, c.field));
  if (changed.length === 0) return false;
  const said = (of: Source) => changed.map((c) => `${c.heading} ${valueOf(of, c.field)}`).join("; ");
  const { by, clock } = host;
  const at = clock.now();
  return await save(host, book, {
    after: { sources: sources.map((s) => (s === before ? after : s)) },
    log: [
      {
        at,
        by,
        step: "Sources",
        period: "",
        what: before.source,
        before: said(before),
        after: said(after),
        reason: "",
      },
    ],
    periods: [],
  });
}

function valueOf(source: Source, field: string): string {
  return new Map<string, string>(Object.entries(source)).get(field) ?? "";
}
