/** The month's journal as it would be exported, or as it was, and what is wrong with it in a layout; writes nothing. */
import type { JournalLine } from "../core/journal/journal";
import { controlTotals, type ControlTotals } from "../core/journal/control";
import { sidesOf } from "../core/journal/presets/agree";
import { checkJournal, findingText } from "../core/journal/presets/check";
import type { JournalFinding, JournalInput, JournalPreset } from "../core/journal/presets/preset";
import { valueStates, type PresetValueState } from "../core/journal/values";
import type { Cents } from "../core/money";
import { lastDay, type Instant, type Period } from "../core/period";
import { Refusal } from "../core/problem";
import type { JournalSheets } from "../render/journal-file";
import { Book } from "./book";
import { actor, type Host } from "./host";
import { apart, exportFiles, exportNames } from "./journal-files";
import { journalInput } from "./journal-input";
import { exportedLines, planJournal } from "./journal-plan";
import { reversalFindings } from "./journal-reversal";
import { presetNamed, presetOfLines, presetsOf } from "./journal-presets";

export interface JournalPreview {
  readonly period: Period;
  readonly currency: string;
  readonly journalId: string;
  /** In the order of the file; none where all statements are 0.00. */
  readonly lines: readonly JournalLine[];
  readonly debits: Cents;
  readonly credits: Cents;
  readonly warnings: readonly string[];
  /** The layout's name: the one asked for, else that of the export or the setting's. */
  readonly format: string;
  readonly formats: readonly Pick<JournalPreset, "name" | "label" | "evidence">[];
  readonly preset: Pick<JournalPreset, "name" | "label" | "evidence" | "evidenceNote" | "facts"> & {
    readonly values: readonly PresetValueState[];
  };
  /** What does not fit the layout: errors first; none once it is exported. */
  readonly findings: readonly JournalFinding[];
  readonly accountingDate: string;
  /** The first of fileNames. */
  readonly fileName: string;
  /** What the export writes, its control sheet last. */
  readonly fileNames: readonly string[];
  readonly control: ControlTotals;
  /** What the file lists rather than these lines; "" where it lists them. */
  readonly fileLists: "charges" | "statement lines" | "";
  /** Where, when and by whom; null before the export. */
  readonly exported: { readonly file: string; readonly by: string; readonly at: Instant } | null;
  /** Of an exported journal: what taking it back is warned of, or refused for. */
  readonly takingBack: readonly string[];
  /** Journals of the month that were taken back. */
  readonly reversed: readonly string[];
}

/**
 * @param format a layout's name; "" for the setting's, or of an exported journal its own
 * @throws Refusal when the statements are missing or out of date, or the journal cannot be made
 */
export async function previewJournal(
  host: Host,
  period: Period,
  format: string,
  sheets: JournalSheets | null = null,
): Promise<JournalPreview> {
  const book = await Book.open(host.workbook, [period]);
  const exported = exportedLines(book, period);
  const last = exported[0]?.journalId ?? "";
  const file = book.periods.find((p) => p.period === period)?.journalFile ?? "";
  const preset =
    last !== "" && format === "" ? presetOfLines(book, exported, file) : presetNamed(book, format);
  const plan = last === "" ? planJournal(host, book, period, preset) : null;
  const lines = plan?.built.lines ?? exported;
  const input = inputOf(host, book, preset, lines, plan?.journalId ?? last);
  const names = lines.length === 0 ? [] : exportNames(preset, input);
  return {
    period,
    currency: book.settings.currency,
    journalId: input.journalId,
    lines,
    ...sidesOf(lines),
    warnings: plan?.built.warnings ?? [],
    format: preset.name,
    formats: presetsOf(book).map(({ name, label, evidence }) => ({ name, label, evidence })),
    preset: described(preset, book),
    findings: plan === null || lines.length === 0 ? [] : checkJournal(preset, input),
    accountingDate: input.accountingDate,
    fileName: names[0] ?? "",
    fileNames: names,
    fileLists: preset.belowLines?.(input) ?? "",
    control: controlTotals({ lines: lines.length, ...sidesOf(lines) }),
    exported: last === "" ? null : exportOf(book, period, last),
    takingBack: await takingBack(host, book, preset, exported, sheets),
    reversed: reversedIds(book, period),
  };
}

/** In the layout it went out in; looked at in another one it says nothing. */
async function takingBack(
  host: Host,
  book: Book,
  preset: JournalPreset,
  exported: readonly JournalLine[],
  sheets: JournalSheets | null,
): Promise<string[]> {
  if (exported[0]?.format !== preset.name) return [];
  return (await reversalFindings(host, book, preset, exported, sheets)).map(findingText);
}

function described(preset: JournalPreset, book: Book): JournalPreview["preset"] {
  const { name, label, evidence, evidenceNote, facts } = preset;
  return { name, label, evidence, evidenceNote, facts, values: valueStates(preset, book.journalValues) };
}

/** An exported journal keeps its date and time; one that is not is dated now. */
function inputOf(
  host: Host,
  book: Book,
  preset: JournalPreset,
  lines: readonly JournalLine[],
  journalId: string,
): JournalInput {
  const [first] = lines;
  const period = first?.period ?? /^\d{4}-\d{2}/.exec(journalId)?.[0] ?? "";
  return journalInput(book, preset, lines, {
    journalId,
    period,
    accountingDate: first?.accountingDate || lastDay(period),
    madeAt: first?.exportedAt || host.clock.now(),
    madeBy: actor(host),
  });
}

function exportOf(book: Book, period: Period, journalId: string): NonNullable<JournalPreview["exported"]> {
  const entry = book.log
    .filter((e) => e.step === "Journal" && e.what === journalId && e.after.startsWith("Exported"))
    .at(-1);
  const row = book.periods.find((p) => p.period === period);
  return { file: row?.journalFile ?? "", by: entry?.by ?? "", at: entry?.at ?? "" };
}

function reversedIds(book: Book, period: Period): string[] {
  const own = book.journal.filter((l) => l.period === period && l.status === "Reversed");
  return [...new Set(own.map((l) => l.journalId))].filter((id) => !id.endsWith("-R"));
}

export interface ExportedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * The exported files again, made of the Journal table; the same bytes as were exported.
 * @throws Refusal when the table does not give those files any more
 */
export async function exportedFiles(
  host: Host,
  period: Period,
  sheetFiles: JournalSheets | null = null,
): Promise<readonly ExportedFile[]> {
  const book = await Book.open(host.workbook, [period]);
  const row = book.periods.find((p) => p.period === period);
  const lines = book.journal.filter((l) => l.journalId === row?.journalId);
  const paths = apart(row?.journalFile ?? "");
  if (row !== undefined && lines.length > 0 && paths.length > 0) {
    const preset = presetOfLines(book, lines, row.journalFile);
    const made = await exportFiles(preset, inputOf(host, book, preset, lines, row.journalId), sheetFiles);
    if (made.sha256 === row.journalSha256)
      return made.files.map(({ bytes }, i) => ({ path: paths[i] ?? "", bytes }));
  }
  throw new Refusal(
    `The Journal sheet no longer gives the file that was exported for ${period}. Use the file that was saved then, or reverse the journal and write it again.`,
  );
}
