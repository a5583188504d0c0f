/** A campus's layout, rows of the Journal Formats table, as a preset like those that are built in. */
import { addTo } from "../../lists";
import { sameName } from "../../reference";
import type { JournalLine } from "../journal";
import type { JournalValue, LayoutColumn } from "../layout";
import { balancedParts } from "../parts";
import { fileStem, partSuffix } from "../presets/file-names";
import { cellsOf, columnsOf, headingCells, recordOf, type Field } from "../presets/fields";
import { fieldAt, fixedLine } from "../presets/fixed";
import { JOURNAL_PRESETS } from "../presets/index";
import { valueReader } from "../values";
import type {
  JournalContent,
  JournalFinding,
  JournalInput,
  JournalPreset,
  JournalRecord,
  ReadJournalFile,
} from "../presets/preset";
import { linesOf, rowsOf, Totals } from "../presets/totals";
import { amountColumns, columnProblems, layoutFields } from "./columns";
import { LAYOUT_OPTIONS, layoutOptions, optionFindings, type LayoutOptions } from "./options";
import { ownFixedLines, ownLineFindings, ownRows, wholeValues } from "./own-lines";
import { decimalAmount, signedAmount } from "./read-amount";

interface Layout {
  readonly name: string;
  readonly columns: readonly LayoutColumn[];
  readonly fields: readonly Field<JournalLine>[];
  readonly options: LayoutOptions;
}

/** A preset for each layout of the table, in the order in which they first stand there. */
export function layoutPresets(
  columns: readonly LayoutColumn[],
  values: readonly JournalValue[],
): JournalPreset[] {
  const byName = new Map<string, LayoutColumn[]>();
  for (const column of columns) {
    const name = column.format.trim();
    const key = name.toLowerCase();
    if (name !== "") addTo(byName, key, { ...column, format: name });
  }
  return [...byName.values()].map((own) =>
    layoutPreset(
      [...own].sort((a, b) => a.order - b.order),
      values,
    ),
  );
}

/** The built-in presets and the campus's own layouts. */
export function allPresets(
  columns: readonly LayoutColumn[],
  values: readonly JournalValue[],
): readonly JournalPreset[] {
  return [...JOURNAL_PRESETS, ...layoutPresets(columns, values)];
}

/** @param columns of one layout, in their order */
function layoutPreset(columns: readonly LayoutColumn[], values: readonly JournalValue[]): JournalPreset {
  const name = columns[0]?.format ?? "";
  const value = valueReader({ name, values: LAYOUT_OPTIONS }, values);
  const options = layoutOptions(value);
  const fields = layoutFields(columns, options);
  const layout: Layout = { name, columns, fields, options };
  const preset: JournalPreset = {
    name,
    label: `${name} (layout of this workbook)`,
    evidence: "our own",
    evidenceNote: "A layout of the Journal Formats table of this workbook, as finance staff wrote it.",
    values: LAYOUT_OPTIONS,
    facts: {
      columns: columnsOf(fields),
      characters: options.characters,
      lineLimit: options.lineLimit,
      split: options.lineLimit === null ? "" : "into files that balance by themselves",
      dates: options.dates,
      signs: signsOf(layout),
      totals: "debits equal credits",
      fileName: `{journal_id}_${name}${ending(options)}`,
      lineEnding: options.lineEnding,
    },
    balance: options.balance,
    records: (input) => input.lines.map((line) => recordOf(line.line, line, fields, input)),
    make: (input) => {
      const parts = balancedParts(input.lines, options.lineLimit);
      return parts.map((lines, index) => ({
        name: `${fileStem(input, name)}${partSuffix(index, parts.length)}${ending(options)}`,
        content: contentOf(layout, lines, input),
      }));
    },
    check: (input) => [
      ...layoutFindings(layout, value),
      ...balancedParts(input.lines, options.lineLimit).flatMap((lines) =>
        ownLineFindings(options, wholeValues(lines, input, options)),
      ),
    ],
    read: (files) => readTotals(files, layout),
  };
  return preset;
}

/** What is wrong with the layout itself; said when it is used and when it is saved. */
function layoutFindings(layout: Layout, value: (field: string) => string): JournalFinding[] {
  const taken = JOURNAL_PRESETS.some((preset) => sameName(preset.name, layout.name));
  const problems = [
    ...columnProblems(layout.columns, layout.options),
    ...(taken || /[\\/:*?"<>|]/.test(layout.name)
      ? [
          {
            where: `Journal Formats, ${layout.name}`,
            says: taken
              ? "A preset has this name, too. Choose another one."
              : 'The name goes into file names: leave out \\ / : * ? " < > |',
          },
        ]
      : []),
  ];
  return [
    ...problems.map(({ where, says }): JournalFinding => {
      return { severity: "Error", line: 0, column: where, value: "", says: `${where}: ${says}` };
    }),
    ...optionFindings(layout.name, value),
  ];
}

/** @returns what is wrong with each layout, for when they are saved */
export function layoutProblems(
  columns: readonly LayoutColumn[],
  values: readonly JournalValue[],
): JournalFinding[] {
  return layoutPresets(columns, values).flatMap((preset) => preset.check?.(NO_INPUT) ?? []);
}

/** The checks of layouts look at no line. */
const NO_INPUT = { lines: [] as readonly JournalLine[] } as JournalInput;

const ENDINGS = { csv: ".csv", tab: ".txt", pipe: ".txt", fixed: ".txt", sheet: ".xlsx" } as const;
const DELIMITERS = { csv: ",", tab: "\t", pipe: "|" } as const;

function ending({ file }: LayoutOptions): string {
  return ENDINGS[file];
}

function contentOf(layout: Layout, lines: readonly JournalLine[], input: JournalInput): JournalContent {
  const { fields, options } = layout;
  const records = lines.map((line) => recordOf(line.line, line, fields, input));
  const whole = wholeValues(lines, input, options);
  if (options.file === "fixed") {
    const width = layout.columns.reduce((sum, { maxLength }) => sum + maxLength, 0);
    const body = records.map((record) => fixedLine(record, width, options.dates));
    const own = (text: string): string[] => ownFixedLines(text, whole);
    return { kind: "fixed", lines: [...own(options.first), ...body, ...own(options.last)] };
  }
  const rows = [
    ...ownRows(options.first, whole),
    ...(options.headings ? [headingCells(columnsOf(fields))] : []),
    ...records.map((record: JournalRecord) => cellsOf(record)),
    ...ownRows(options.last, whole),
  ];
  if (options.file === "sheet") return { kind: "sheets", sheets: [{ name: "Journal", rows }] };
  return { kind: "delimited", delimiter: DELIMITERS[options.file], rows };
}

function signsOf({ columns, options }: Layout): string {
  const at = amountColumns(columns);
  if (at.debit >= 0 && at.credit >= 0) return "debit and credit in columns of their own, neither below zero";
  if (at.amount >= 0) return `${options.letters.debit} or ${options.letters.credit} beside the amount`;
  return options.debitNegative ? "debit negative" : "credit negative";
}

function readTotals(files: readonly ReadJournalFile[], layout: Layout): Totals["result"] {
  const { columns, options } = layout;
  const at = amountColumns(columns);
  const totals = new Totals();
  const before = Number(options.first !== "") + Number(options.headings);
  for (const file of files) {
    const rows = options.file === "fixed" ? fixedRows(file, layout) : delimitedRows(file, layout);
    for (const row of rows.slice(before, options.last === "" ? undefined : -1)) {
      const money = (index: number): string => decimalAmount(row[index] ?? "", options);
      if (at.debit >= 0 && at.credit >= 0) totals.add(money(at.debit), money(at.credit));
      else if (at.signed_amount >= 0) totals.addSigned(signedAmount(money(at.signed_amount), options));
      else totals.addOn(row[at.dc] === options.letters.debit ? "debit" : "credit", money(at.amount));
    }
  }
  return totals.result;
}

function delimitedRows(file: ReadJournalFile, { options }: Layout): readonly (readonly string[])[] {
  const { file: kind } = options;
  return rowsOf(file, kind === "tab" || kind === "pipe" ? DELIMITERS[kind] : ",");
}

function fixedRows(file: ReadJournalFile, { fields }: Layout): string[][] {
  return linesOf(file).map((line) => fields.map(({ at = 1, maxLength = 0 }) => fieldAt(line, at, maxLength)));
}
