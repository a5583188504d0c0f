/** Journal files as bytes, and such bytes read again: delimited text, fixed-width lines, sheets, and zips of these. */
import { unzipSync, zipSync } from "fflate";
import { guarded } from "../core/journal/formula";
import type {
  JournalCell,
  JournalContent,
  JournalFile,
  JournalSheet,
  PresetFacts,
  ReadJournalFile,
} from "../core/journal/presets/preset";
import { Refusal } from "../core/problem";
import { delimitedText, encoded } from "./journal-text";
import { appendedBytes } from "./template-text";

export interface FileBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What makes and reads .xlsx files, as far as journals need it. */
export interface JournalSheets {
  write(
    sheets: readonly { readonly name: string; readonly rows: readonly (readonly JournalSheetCell[])[] }[],
  ): Promise<Uint8Array>;
  read(
    bytes: Uint8Array,
  ): Promise<readonly { readonly name: string; readonly rows: readonly (readonly string[])[] }[]>;
  /** A template of the person's own with these cells, as it is elsewhere. */
  fill?(
    template: Uint8Array,
    cells: readonly {
      readonly sheet: string;
      readonly row: number;
      readonly column: number;
      readonly cell: JournalSheetCell;
    }[],
  ): Promise<Uint8Array>;
}

export type JournalSheetCell =
  | { readonly text: string }
  | { readonly number: string; readonly format?: string }
  | { readonly date: string }
  | null;

type Written = Pick<PresetFacts, "characters" | "dates" | "lineEnding">;

/**
 * The bytes of a file; the same for the same content.
 * @throws Refusal where it is a sheet and nothing here makes sheets
 */
export async function journalBytes(
  content: JournalContent,
  facts: Written,
  sheets: JournalSheets | null,
): Promise<Uint8Array> {
  switch (content.kind) {
    case "delimited":
      return encoded(
        delimitedText(content.rows, { ...facts, delimiter: content.delimiter }, facts.dates),
        facts.characters,
      );
    case "fixed":
      return encoded(content.lines.map((line) => `${line}${facts.lineEnding}`).join(""), facts.characters);
    case "sheets":
      return await needed(sheets).write(content.sheets.map(sheetOf));
    case "zip":
      return await zipped(content.files, facts, sheets);
    case "filled":
      return await filled(content, sheets);
    case "appended":
      return appendedBytes(content, facts.dates);
  }
}

/** The files of an export as a preset reads them: a zip's files in its place. @throws Refusal for what is no such file */
export async function readJournalFiles(
  files: readonly FileBytes[],
  facts: Pick<PresetFacts, "characters">,
  sheets: JournalSheets | null,
): Promise<ReadJournalFile[]> {
  const read: ReadJournalFile[] = [];
  for (const { name, bytes } of files) {
    if (/\.zip$/i.test(name)) {
      const inner = Object.entries(unzipped(name, bytes)).map(([path, content]) => ({
        name: path,
        bytes: content,
      }));
      read.push(...(await readJournalFiles(inner, facts, sheets)));
    } else if (/\.xls[xm]$/i.test(name)) {
      read.push({ name, content: { kind: "sheets", sheets: await needed(sheets).read(bytes) } });
    } else {
      read.push({ name, content: { kind: "text", text: decoded(bytes, facts.characters) } });
    }
  }
  return read;
}

function unzipped(name: string, bytes: Uint8Array): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes);
  } catch {
    throw new Refusal(`${name} is no zip file that can be read. Take it as it was made.`);
  }
}

function needed(sheets: JournalSheets | null): JournalSheets {
  if (sheets !== null) return sheets;
  throw new Refusal(
    "This layout is an Excel sheet, which cannot be made or read here. Choose a layout of text files.",
  );
}

function sheetOf({ name, rows }: JournalSheet): Parameters<JournalSheets["write"]>[0][number] {
  return { name, rows: rows.map((row) => row.map(sheetCell)) };
}

/** Blank cells are left blank: no text, no number. */
function sheetCell(cell: JournalCell): JournalSheetCell {
  if ("text" in cell) return cell.text === "" ? null : { text: guarded(cell.text) };
  if ("number" in cell) return numberCell(cell.number);
  return cell.date === "" ? null : { date: cell.date };
}

async function filled(
  { template, cells }: Extract<JournalContent, { kind: "filled" }>,
  sheets: JournalSheets | null,
): Promise<Uint8Array> {
  const maker = needed(sheets);
  if (maker.fill === undefined) throw new Refusal("A template cannot be filled here.");
  return await maker.fill(
    template,
    cells.map(({ sheet, row, column, cell }) => ({ sheet, row, column, cell: sheetCell(cell) })),
  );
}

/** Amounts of two decimals are shown with both. */
function numberCell(number: string): JournalSheetCell {
  if (number === "") return null;
  return /^-?\d+\.\d\d$/.test(number) ? { number, format: "0.00" } : { number };
}

/** Zips keep local time: this one is the same on every machine. */
const ZIP_DATE = new Date(1980, 0, 1);

async function zipped(
  files: readonly JournalFile[],
  facts: Written,
  sheets: JournalSheets | null,
): Promise<Uint8Array> {
  const entries: [string, Uint8Array][] = [];
  for (const { name, content } of files) entries.push([name, await journalBytes(content, facts, sheets)]);
  return zipSync(Object.fromEntries(entries), { mtime: ZIP_DATE, level: 6 });
}

function decoded(bytes: Uint8Array, characters: PresetFacts["characters"]): string {
  return new TextDecoder(characters === "UTF-8" ? "utf-8" : "windows-1252").decode(bytes);
}
