/** A source added or changed, with an entry in the log. */
import type { LogDraft } from "../core/log";
import { Refusal } from "../core/problem";
import { sameName, type Source } from "../core/reference";
import { SOURCES } from "../workbook/tables";
import { Book } from "./book";
import { actor, type Host } from "./host";
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
  return await save(host, book, {
    after: { sources: sources.map((s) => (s === before ? after : s)) },
    log: [entry(host, before.source, said(before), said(after))],
    periods: [],
  });
}

export async function addSource(host: Host, source: Source): Promise<boolean> {
  const book = await Book.open(host.workbook);
  const { sources } = book.reference;
  if (sources.some((s) => sameName(s.source, source.source))) {
    throw new Refusal(
      `There is a source ${source.source} already. Change it on the Sources sheet. Nothing was written.`,
    );
  }
  return await save(host, book, {
    after: { sources: [...sources, source] },
    log: [entry(host, source.source, "", "Added")],
    periods: [],
  });
}

function entry(host: Host, what: string, before: string, after: string): LogDraft {
  const step = "Sources";
  return { at: host.clock.now(), by: actor(host), step, period: "", what, before, after, reason: "" };
}

function valueOf(source: Source, field: string): string {
  return new Map<string, string>(Object.entries(source)).get(field) ?? "";
}
