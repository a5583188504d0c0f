/** What finance staff enter once for a journal layout, written to the Journal Values sheet with its meanings. */
import type { JournalValue } from "../core/journal/layout";
import { layoutProblems } from "../core/journal/layouts/layout-preset";
import { optionFindings } from "../core/journal/layouts/options";
import type { JournalPreset } from "../core/journal/presets/preset";
import { valueReader, valueStates, type PresetValueState } from "../core/journal/values";
import type { LogDraft } from "../core/log";
import { Refusal } from "../core/problem";
import { fold, sameName } from "../core/reference";
import { Book } from "./book";
import { actor, type Host } from "./host";
import { presetNamed, presetsOf } from "./journal-presets";
import { save } from "./save";

/** @param format a layout's name; "" for the setting's */
export async function journalValues(host: Host, format: string): Promise<readonly PresetValueState[]> {
  const book = await Book.open(host.workbook);
  return valueStates(presetNamed(book, format), book.journalValues);
}

export interface JournalFormatInfo extends Pick<
  JournalPreset,
  "name" | "label" | "evidence" | "evidenceNote"
> {
  /** Whether everything it needs is entered, and nothing is wrong with it. */
  readonly ready: boolean;
  /** Of a layout of the Journal Formats table: what is wrong with it, each with its place. */
  readonly problems: readonly string[];
}

export async function journalFormats(host: Host): Promise<readonly JournalFormatInfo[]> {
  const book = await Book.open(host.workbook);
  return presetsOf(book).map((preset) => {
    const { name, label, evidence, evidenceNote } = preset;
    const states = valueStates(preset, book.journalValues);
    const own = book.journalLayouts.filter((column) => sameName(column.format, name));
    const problems = layoutProblems(own, book.journalValues).map(({ says }) => says);
    const ready = problems.length === 0 && states.every((s) => !s.needed || s.value !== "");
    return { name, label, evidence, evidenceNote, ready, problems };
  });
}

/**
 * @param values by field; a field that is not named keeps what it has
 * @throws Refusal naming fields that the layout does not have, and values that are too long
 */
export async function saveJournalValues(
  host: Host,
  format: string,
  values: Readonly<Record<string, string>>,
): Promise<{ readonly changed: readonly string[] }> {
  const book = await Book.open(host.workbook);
  const preset = presetNamed(book, format);
  refuseBad(preset, values);
  const before = valueReader(preset, book.journalValues);
  const given = new Map(Object.entries(values).map(([field, value]) => [fold(field), value.trim()]));
  const after = (field: string): string => given.get(fold(field)) ?? before(field);
  const own = preset.values.map(({ field, meaning }): JournalValue => {
    const value = after(field);
    return { valueId: `${preset.name}/${field}`, format: preset.name, field, value, meaning };
  });
  const others = book.journalValues.filter((row) => !sameName(row.format, preset.name));
  refuseBadOptions(book, preset, own);
  const changed = own.filter(({ field, value }) => value !== before(field));
  await save(host, book, {
    after: { journalValues: [...others, ...own] },
    log: changed.map(({ field, value }) => entry(host, `${preset.name}: ${field}`, before(field), value)),
    periods: [],
  });
  return { changed: changed.map(({ field }) => field) };
}

function refuseBad(preset: JournalPreset, values: Readonly<Record<string, string>>): void {
  const bad = Object.entries(values).flatMap(([field, value]) => {
    const known = preset.values.find((v) => sameName(v.field, field));
    if (known === undefined) {
      const fields = preset.values.map((v) => v.field).join(", ");
      return [`${preset.name} has no value "${field}"${fields === "" ? "" : `; it has: ${fields}`}`];
    }
    const length = value.trim().length;
    return known.maxLength !== undefined && length > known.maxLength
      ? [`${known.field} "${value.trim()}" has ${length} characters, ${known.maxLength} are allowed`]
      : [];
  });
  if (bad.length > 0) throw new Refusal(`${bad.join("; ")}. Nothing was written.`, bad);
}

/** Of a layout of the Journal Formats table: what would make it another one than the person means. */
function refuseBadOptions(book: Book, preset: JournalPreset, own: readonly JournalValue[]): void {
  if (!book.journalLayouts.some((column) => sameName(column.format, preset.name))) return;
  const value = (field: string): string => own.find((row) => row.field === field)?.value ?? "";
  const bad = optionFindings(preset.name, value).map(({ says }) => says);
  if (bad.length > 0) throw new Refusal(`${bad.join(" ")} Nothing was written.`, bad);
}

function entry(host: Host, what: string, before: string, after: string): LogDraft {
  return {
    at: host.clock.now(),
    by: actor(host),
    step: "Journal",
    period: "",
    what,
    before,
    after,
    reason: "",
  };
}
