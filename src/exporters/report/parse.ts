/** A report as text, CSV or JSON → rows of cells by heading, each with its place in the file. */
import Papa from "papaparse";
import { Refusal } from "../../core/problem";
import { jsonRows, noCells } from "./json";

export interface ReportFile {
  readonly name: string;
  readonly text: string;
}

export interface TableRow {
  /** `quotas_2025-01-01.csv, row 12` */
  readonly where: string;
  /** By heading as the file writes it; a cell that is absent is "". */
  readonly cells: Readonly<Record<string, string>>;
}

export interface Table {
  readonly file: string;
  readonly headings: readonly string[];
  readonly rows: readonly TableRow[];
  /** The file says that more pages follow it: what a person has to know. */
  readonly more: string;
}

/**
 * @param headings for a file that has none, in the order of its columns: of several, those with as many names as the
 * first row has fields. None when the first row names them.
 * @throws Refusal for a file that is neither, or has no rows
 */
export function parseReport(file: ReportFile, headings: readonly (readonly string[])[] = []): Table {
  const text = file.text.replace(/^\uFEFF/, "").trim();
  if (text === "") throw new Refusal(`${file.name} is empty. Make the report again. Nothing was written.`);
  const table = /^[[{]/.test(text) ? jsonTable(file.name, text) : csvTable(file.name, text, headings);
  if (table.rows.length === 0)
    throw new Refusal(
      `${file.name} has no rows below its headings. Make the report again, or leave the file out. Nothing was written.`,
    );
  return table;
}

function jsonTable(file: string, text: string): Table {
  const { rows, more } = jsonRows(file, text);
  const names = new Set<string>();
  for (const cells of rows) for (const name of Object.keys(cells)) names.add(name);
  const headings = [...names];
  return {
    file,
    headings,
    rows: rows.map((cells, i) => ({ where: `${file}, entry ${i + 1}`, cells })),
    more,
  };
}

function csvTable(file: string, text: string, choices: readonly (readonly string[])[]): Table {
  // Windows PowerShell writes the type of its objects above the headings.
  const lines = text.replace(/^#TYPE [^\n]*\n/, "");
  const { data, errors } = Papa.parse<string[]>(lines, {
    delimiter: "",
    delimitersToGuess: [",", ";", "\t", "|"],
    skipEmptyLines: "greedy",
  });
  const broken = errors.find((error) => error.type === "Quotes");
  if (broken !== undefined)
    throw new Refusal(
      `${file}: a quotation mark near row ${(broken.row ?? 0) + 1} is not closed or not doubled. Correct it. Nothing was written.`,
    );
  const given = choices.find((names) => names.length === data[0]?.length) ?? choices[0] ?? [];
  const headings = given.length > 0 ? given : (data[0] ?? []).map((heading) => heading.trim());
  const rows = given.length > 0 ? data : data.slice(1);
  const first = given.length > 0 ? 1 : 2;
  return {
    file,
    headings,
    more: "",
    rows: rows.map((cells, i) => {
      const where = `${file}, row ${i + first}`;
      refuseOtherLength(where, cells, headings);
      return { where, cells: byHeading(headings, cells) };
    }),
  };
}

/** @throws Refusal for a row with a field too many, and for one that ends before its last column: it may be cut off */
function refuseOtherLength(where: string, cells: readonly string[], headings: readonly string[]): void {
  if (cells.slice(headings.length).some((cell) => cell.trim() !== ""))
    throw new Refusal(
      `${where} has ${cells.length} fields, the heading ${headings.length}. Put quotation marks around fields that contain the separator. Nothing was written.`,
    );
  if (headings.slice(cells.length).some((heading) => heading !== ""))
    throw new Refusal(
      `${where} has ${cells.length} fields, the heading ${headings.length}: it ends too early. The report may have been cut off: make it again. Nothing was written.`,
    );
}

/** Of two columns with one heading the first counts. */
function byHeading(headings: readonly string[], cells: readonly string[]): Record<string, string> {
  const row = noCells();
  headings.forEach((heading, i) => {
    row[heading] ??= cells[i]?.trim() ?? "";
  });
  return row;
}
