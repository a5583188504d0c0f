/** A template of the person's own as a preset: filled by the names of its columns from the records of another preset. */
import { Refusal } from "../../problem";
import { guarded } from "../formula";
import { lineValues, type LineValue } from "../line-values";
import { fileStem } from "../presets/file-names";
import { cellsOf } from "../presets/fields";
import type {
  JournalCell,
  JournalContent,
  JournalFinding,
  JournalInput,
  JournalPreset,
  JournalRecord,
  PlacedCell,
  ReadJournalFile,
  TextStyle,
} from "../presets/preset";
import { templateTotals } from "./amounts";
import { templateFindings } from "./fitness";
import type { MatchedSheet } from "./match";
import type { Template } from "./template";

/** What the names of journals that went out in a template end with: `workday-isd-template`. */
const SUFFIX = "-template";

export function templateName(base: string): string {
  return base + SUFFIX;
}

/** The preset that a template was filled from; null for a name of another kind. */
export function baseOfTemplate(name: string): string | null {
  const base = name.toLowerCase().endsWith(SUFFIX) ? name.slice(0, -SUFFIX.length) : "";
  return base === "" ? null : base;
}

/**
 * @param base whose records fill it, and whose checks they pass
 * @param template null for reading a file that was filled before
 */
export function templatePreset(base: JournalPreset, template: Template | null): JournalPreset {
  const name = templateName(base.name);
  return {
    ...base,
    name,
    label: `Your own template, filled as ${base.label}`,
    evidence: "our own",
    evidenceNote: `Columns, their order and everything else are those of your template; what stands in them is what ${base.label} would write under these names.`,
    valuesFrom: base.name,
    facts: {
      ...base.facts,
      ...(template?.kind === "text" ? { characters: template.style.characters } : {}),
      lineLimit: null,
      split: "",
      fileName: `{journal_id}_${name}, with the ending of your template`,
    },
    make: (input) => {
      if (template === null) throw noTemplate();
      const ending = /\.[^.]*$/.exec(template.fileName)?.[0] ?? "";
      return [{ name: `${fileStem(input, name)}${ending}`, content: contentOf(base, template, input) }];
    },
    check: (input) => [...(base.check?.(input) ?? []), ...ownFindings(base, template, input)],
    read: (files, value) => templateTotals(files, base, value, delimiterOf),
  };
}

function ownFindings(base: JournalPreset, template: Template | null, input: JournalInput): JournalFinding[] {
  const sheet = template?.sheets.find(({ name }) => name !== template.headerSheet);
  const record = base.records(input).find(({ line }) => line > 0);
  if (sheet === undefined || record === undefined) return [];
  return templateFindings(
    sheet,
    record.fields.map(({ column }) => column),
  );
}

function noTemplate(): Refusal {
  return new Refusal(
    "This journal goes into a template of your own: give the file again{way}. Nothing was written.",
    [],
    {
      script: " with --template FILE",
      pane: "",
    },
  );
}

/** By what its first lines have most of. */
function delimiterOf(file: ReadJournalFile): TextStyle["delimiter"] {
  const text = file.content.kind === "text" ? file.content.text.slice(0, 5000) : "";
  const count = (delimiter: string): number => text.split(delimiter).length;
  return ([",", "\t", "|", ";"] as const).reduce((best, one) => (count(one) > count(best) ? one : best));
}

function contentOf(base: JournalPreset, template: Template, input: JournalInput): JournalContent {
  const records = base.records(input);
  const cellsIn = cellReader(input);
  const rowsOf = (sheet: MatchedSheet): JournalCell[][] =>
    records
      .filter((record) => (record.line === 0) === (sheet.name === template.headerSheet))
      .map((record) => cellsIn(record, sheet));
  if (template.kind === "text") {
    const { head, style, sheets } = template;
    return { kind: "appended", head, style, rows: sheets.flatMap(rowsOf) };
  }
  const cells = template.sheets.flatMap((sheet) =>
    rowsOf(sheet).flatMap((row, index) => placed(sheet, sheet.headingRow + 1 + index, row)),
  );
  return { kind: "filled", template: template.bytes, cells };
}

/** A record's cells in the template's order, as far as its columns are known. */
function cellReader(input: JournalInput): (record: JournalRecord, sheet: MatchedSheet) => JournalCell[] {
  const lines = new Map(input.lines.map((line) => [line.line, line]));
  return (record, sheet) => {
    const own = cellsOf(record);
    const line = lines.get(record.line);
    const values = line === undefined ? null : lineValues(line, input);
    const row = Array.from({ length: sheet.width }, (): JournalCell => BLANK);
    for (const { column, origin } of sheet.columns)
      row[column - 1] =
        "field" in origin
          ? (own[origin.field] ?? BLANK)
          : cellOfValue(origin.value, values?.[origin.value] ?? "");
    return row;
  };
}

const BLANK: JournalCell = { text: "" };
const NUMBERS: readonly LineValue[] = ["debit", "credit", "amount", "signed_amount", "line"];

function cellOfValue(name: LineValue, text: string): JournalCell {
  if (NUMBERS.includes(name)) return { number: text };
  return name === "accounting_date" ? { date: text } : { text: guarded(text) };
}

function placed(sheet: MatchedSheet, row: number, cells: readonly JournalCell[]): PlacedCell[] {
  return cells.flatMap((cell, index): PlacedCell[] => {
    const blank =
      "text" in cell ? cell.text === "" : "number" in cell ? cell.number === "" : cell.date === "";
    return blank ? [] : [{ sheet: sheet.name, row, column: index + 1, cell }];
  });
}
