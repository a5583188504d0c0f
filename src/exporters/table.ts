/** A small CSV file by its headings: found by name, in any case and order; for owners and usage lists. */
import Papa from "papaparse";
import { delimiterOf } from "../core/focus/delimiter";
import { Refusal } from "../core/problem";

export interface CsvRow {
  /** Row of the file as a spreadsheet counts; the heading is 1. */
  readonly row: number;
  /** Trimmed; "" where the file has no such column. */
  readonly get: (heading: string) => string;
  /** It has fewer fields than there are headings. */
  readonly endsEarly: boolean;
}

export interface CsvTable {
  /** As they stand, trimmed, without blank ones. */
  readonly headings: readonly string[];
  readonly rows: readonly CsvRow[];
}

/** @throws Refusal for a file without rows, with a heading twice or a quotation mark that is left open */
export function csvTable(file: string, text: string): CsvTable {
  const plain = text.replace(/^\uFEFF/, "");
  const { data, errors } = Papa.parse<string[]>(plain, { delimiter: delimiterOf(plain) });
  const broken = errors.find((error) => error.type === "Quotes");
  if (broken !== undefined)
    throw new Refusal(
      `${file}: a quotation mark near row ${(broken.row ?? 0) + 1} is not closed or not doubled. Correct it. Nothing was written.`,
    );
  const [first = [], ...lines] = data;
  const headings = first.map((heading) => heading.trim());
  const places = placesOf(file, headings);
  const width = headings.reduce((last, heading, i) => (heading === "" ? last : i + 1), 0);
  const bad: number[] = [];
  const rows = lines.flatMap((cells, i): CsvRow[] => {
    if (cells.every((cell) => cell.trim() === "")) return [];
    if (cells.slice(headings.length).some((cell) => cell.trim() !== "")) bad.push(i + 2);
    return [
      {
        row: i + 2,
        get: (heading) => cells[places.get(heading.toLowerCase()) ?? -1]?.trim() ?? "",
        endsEarly: cells.length < width,
      },
    ];
  });
  if (bad.length > 0)
    throw new Refusal(
      `${file}: row ${bad.slice(0, 8).join(", ")} has more fields than the heading. Quote what has a comma in it. Nothing was written.`,
    );
  return { headings: headings.filter((heading) => heading !== ""), rows };
}

/** @throws Refusal naming the headings that are not there, and those that are */
export function needHeadings(file: string, table: CsvTable, wanted: readonly string[]): void {
  const found = new Set(table.headings.map((heading) => heading.toLowerCase()));
  const missing = [...new Set(wanted)].filter((heading) => !found.has(heading.toLowerCase()));
  if (missing.length === 0) return;
  throw new Refusal(
    `${file} has no column ${missing.join(" and no column ")}. Found: ${table.headings.join(", ")}. Nothing was written.`,
  );
}

function placesOf(file: string, headings: readonly string[]): Map<string, number> {
  const places = new Map<string, number>();
  headings.forEach((heading, place) => {
    const name = heading.toLowerCase();
    if (name === "") return;
    if (places.has(name))
      throw new Refusal(
        `${file}: the column ${heading} stands there more than once. Rename or delete one of them. Nothing was written.`,
      );
    places.set(name, place);
  });
  return places;
}
