/** The journal layouts of a workbook: the presets, and those that the campus describes in Journal Formats. */
import { allPresets } from "../core/journal/layouts/layout-preset";
import { journalPreset } from "../core/journal/presets";
import { baseOfTemplate, templatePreset } from "../core/journal/template/template-preset";
import type { JournalPreset } from "../core/journal/presets/preset";
import type { JournalLine } from "../core/journal/journal";
import { sameName } from "../core/reference";
import type { Book } from "./book";

export function presetsOf(book: Book): readonly JournalPreset[] {
  return allPresets(book.journalLayouts, book.journalValues);
}

/** @param name "" for the setting's. @throws Refusal naming what there is */
export function presetNamed(book: Book, name: string): JournalPreset {
  const presets = presetsOf(book);
  const base = baseOfTemplate(name);
  // A journal that went into a template of the person's own is read by the names of its columns.
  if (base !== null && !presets.some((preset) => sameName(preset.name, name)))
    return templatePreset(journalPreset(base, presets), null);
  return journalPreset(name === "" ? book.settings.journalFormat : name, presets);
}

/**
 * The layout a journal was exported in. Lines of older programs do not say it: their file's name does.
 * @throws Refusal where that layout is gone
 */
export function presetOfLines(book: Book, lines: readonly JournalLine[], file: string): JournalPreset {
  const format = lines[0]?.format ?? "";
  return presetNamed(book, format === "" ? (/_([a-z-]+)\.csv$/.exec(file)?.[1] ?? "") : format);
}
