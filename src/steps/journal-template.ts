/** A journal written into a template of the person's own: its columns found by their names, everything else left as it is. */
import { layoutPresets } from "../core/journal/layouts/layout-preset";
import type { JournalLine } from "../core/journal/journal";
import { recognise, type MatchedSheet, type TemplateSheet } from "../core/journal/template/match";
import { matchTemplate, refuseBase, type Template } from "../core/journal/template/template";
import { templatePreset } from "../core/journal/template/template-preset";
import { general } from "../core/journal/presets/general";
import { checkJournal } from "../core/journal/presets/check";
import type { JournalFinding, JournalPreset } from "../core/journal/presets/preset";
import { reverseJournal } from "../core/journal/reverse";
import { lastDay, type Day, type Period } from "../core/period";
import { Refusal } from "../core/problem";
import { sameName } from "../core/reference";
import { allBytes } from "../ports/input-file";
import type { FileSaver, InputFile } from "../ports/ports";
import type { SheetFiles } from "../ports/sheet-files";
import { readTextTemplate, type TextTemplate } from "../render/template-text";
import { columnLetters } from "../workbook/a1";
import { Book } from "./book";
import { actor, type Host } from "./host";
import { exportJournal, reverseExported, type JournalResult } from "./journal";
import { journalInput } from "./journal-input";
import { nothingToCharge, planJournal } from "./journal-plan";
import { presetNamed, presetsOf } from "./journal-presets";

export interface TemplateRequest {
  readonly period: Period;
  /** An .xlsx or CSV file without rows below its headings. */
  readonly template: InputFile;
  /** A layout by whose names the columns are found; recognised when not given. */
  readonly format?: string;
  readonly accountingDate?: Day;
  readonly fileName?: string;
  /** Takes this journal back, instead of exporting one. */
  readonly reverse?: { readonly journalId: string; readonly reason: string };
}

/** What is filled with what, for the person to look at. */
export interface TemplatePlan {
  readonly template: string;
  /** The layout by whose names the columns were found. */
  readonly format: string;
  readonly label: string;
  readonly sheets: readonly {
    readonly name: string;
    readonly headingRow: number;
    readonly filled: readonly {
      /** `J` */
      readonly column: string;
      readonly heading: string;
      readonly with: string;
    }[];
    /** Marked as needed by the template, and left blank. */
    readonly needed: readonly string[];
    /** Left blank, the needed ones among them. */
    readonly left: readonly string[];
  }[];
  /** What does not fit the layout: errors first; with one of them nothing is written. */
  readonly findings: readonly JournalFinding[];
}

export interface TemplateResult extends JournalResult {
  readonly plan: TemplatePlan;
}

/** Which columns would be filled with what; writes nothing. @throws Refusal where the template does not fit */
export async function previewTemplate(
  host: Host,
  request: TemplateRequest,
  sheetFiles: SheetFiles,
): Promise<TemplatePlan> {
  return (await matched(host, request, sheetFiles)).plan;
}

/** Marks the journal as exported, as every other export does. */
export async function fillJournalTemplate(
  host: Host,
  request: TemplateRequest,
  saver: FileSaver,
  sheetFiles: SheetFiles,
): Promise<TemplateResult> {
  const { plan, preset } = await matched(host, request, sheetFiles);
  const { period, accountingDate, fileName, reverse } = request;
  const own = {
    period,
    preset,
    ...(accountingDate === undefined ? {} : { accountingDate }),
    ...(fileName === undefined ? {} : { fileName }),
  };
  const result =
    reverse === undefined
      ? await exportJournal(host, own, saver, sheetFiles)
      : await reverseExported(host, { ...own, ...reverse }, saver, sheetFiles);
  const needed = plan.sheets.flatMap((sheet) => sheet.needed.map((heading) => `"${heading}"`));
  const warnings =
    needed.length === 0
      ? []
      : [
          `The template says that ${needed.join(", ")} ${needed.length === 1 ? "is" : "are"} needed; nothing is known for it. Fill it in by hand`,
        ];
  return { ...result, warnings: [...result.warnings, ...warnings], plan };
}

interface Matched {
  readonly plan: TemplatePlan;
  readonly preset: JournalPreset;
}

async function matched(host: Host, request: TemplateRequest, sheetFiles: SheetFiles): Promise<Matched> {
  const book = await Book.open(host.workbook, [request.period]);
  const { period, template } = request;
  const bytes = await allBytes(template);
  const file = await readTemplate(template.name, bytes, sheetFiles);
  const base = baseFor(book, request.format ?? "", file.sheets);
  const lines = linesFor(host, book, request, base);
  const [first] = lines;
  const input = journalInput(book, base, lines, {
    journalId: first?.journalId ?? "",
    period,
    accountingDate: request.accountingDate ?? lastDay(period),
    madeAt: host.clock.now(),
    madeBy: actor(host),
  });
  const common = matchTemplate(template.name, file.sheets, file.text !== null, base, input);
  const own: Template =
    file.text === null
      ? { ...common, kind: "sheets", bytes }
      : {
          ...common,
          kind: "text",
          head: file.text.headOf(common.sheets[0]?.headingRow ?? 1),
          style: file.text.style,
        };
  const preset = templatePreset(base, own);
  const plan: TemplatePlan = {
    template: template.name,
    format: base.name,
    label: base.label,
    sheets: common.sheets.map(sheetPlan),
    findings: checkJournal(preset, input),
  };
  return { plan, preset };
}

interface TemplateFile {
  readonly sheets: readonly TemplateSheet[];
  /** null for a workbook */
  readonly text: TextTemplate | null;
}

/** @throws Refusal where it is neither a workbook nor text */
async function readTemplate(name: string, bytes: Uint8Array, sheetFiles: SheetFiles): Promise<TemplateFile> {
  if (/\.xls[xm]$/i.test(name)) return { sheets: await sheetFiles.read(bytes), text: null };
  if (!/\.(csv|txt|tsv)$/i.test(name))
    throw new Refusal(
      `${name} is no template that can be filled: those are .xlsx, .xlsm, .csv, .txt and .tsv files. Save it as one of these. Nothing was written.`,
    );
  const text = readTextTemplate(bytes);
  if (text === null) throw new Refusal(`${name} is in UTF-16. Save it as CSV (UTF-8). Nothing was written.`);
  return { sheets: [{ name, rows: text.rows }], text };
}

/** The layout that is named; else the one whose sheets these are; else the campus's own, or the usual names. */
function baseFor(book: Book, format: string, sheets: readonly TemplateSheet[]): JournalPreset {
  const layouts = layoutPresets(book.journalLayouts, book.journalValues);
  const isLayout = (preset: JournalPreset): boolean =>
    layouts.some((layout) => sameName(layout.name, preset.name));
  if (format !== "") {
    const named = presetNamed(book, format);
    refuseBase(named, isLayout(named));
    return named;
  }
  const standard = presetNamed(book, "");
  return recognise(sheets, presetsOf(book)) ?? (isLayout(standard) ? standard : general);
}

function linesFor(
  host: Host,
  book: Book,
  { period, reverse }: TemplateRequest,
  base: JournalPreset,
): readonly JournalLine[] {
  if (reverse !== undefined) return reverseJournal(reverse.journalId, book.journal);
  const { lines } = planJournal(host, book, period, withoutLimit(base)).built;
  if (lines.length > 0) return lines;
  throw nothingToCharge(book, period);
}

/** A template is one file. */
function withoutLimit(base: JournalPreset): JournalPreset {
  return { ...base, facts: { ...base.facts, lineLimit: null } };
}

function sheetPlan({
  name,
  headingRow,
  columns,
  left,
  needed,
}: MatchedSheet): TemplatePlan["sheets"][number] {
  return {
    name,
    headingRow,
    filled: columns.map(({ column, heading, origin }) => ({
      column: columnLetters(column),
      heading,
      with: origin.holds,
    })),
    needed,
    left,
  };
}
