/** A row as the file had it, kept with its problem until a person has mended it. */
import { z } from "zod";
import { Refusal } from "../problem";
import { LONGEST_CELL } from "./fit-cell";
import type { Headings } from "./headings";
import { AMOUNT_READINGS, DATE_ORDERS, type FileReadings } from "./readings";

/** Fields beyond the heading are named +1, +2 …. */
export const BEYOND = /^\+\d+$/;

/** How a person said the file writes amounts and dates, beside its columns: the row is read again as it was. */
const TOLD = { amounts: "(amounts)", dates: "(dates)" } as const;

/** Of a row that does not fit a cell, longer texts are shortened to this. */
const SHORTENED = 1000;

/**
 * A JSON object by heading; fields that the row lacks are null. A row too long for a cell keeps the columns that are
 * read; if it still is, its long texts (such as tags) are shortened.
 * @param readings what was told of the file: kept under names that no column has
 */
export function rawRow(
  found: Headings | undefined,
  cells: readonly string[],
  readings: FileReadings = {},
): string {
  const headings = found?.names ?? [];
  const length = Math.max(headings.length, cells.length);
  const entries = Array.from({ length }, (_, i): Entry => [
    headings[i]?.trim() ?? `+${i - headings.length + 1}`,
    cells[i] ?? null,
  ]);
  const told = (["amounts", "dates"] as const).flatMap((about): Entry[] => {
    const reading = readings[about];
    return reading === undefined ? [] : [[TOLD[about], reading]];
  });
  const whole = json([...entries, ...told]);
  if (whole.length <= LONGEST_CELL) return whole;
  const read = new Set(Object.values(found?.at ?? {}));
  const needed = cells.length === headings.length ? entries.filter((_, i) => read.has(i)) : entries;
  const kept = json([...needed, ...told]);
  return kept.length <= LONGEST_CELL ? kept : shortened([...needed, ...told]);
}

const schema = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));
export type RawRow = z.infer<typeof schema>;

/**
 * The row again, by heading.
 * @throws Refusal when the text, which people mend in the sheet, is no JSON object any more
 */
export function rawRowOf(fileName: string, raw: string, sourceRow: number): RawRow {
  try {
    return schema.parse(JSON.parse(raw));
  } catch {
    throw new Refusal(
      `Raw Row of row ${sourceRow} of ${fileName} is no JSON object of headings and texts any more. Undo the change on the Problems sheet. Nothing was written.`,
    );
  }
}

/** Whether an entry is what was told of the file, not a cell of the row. */
export function isTold(heading: string): boolean {
  return heading === TOLD.amounts || heading === TOLD.dates;
}

/** @throws Refusal when a person wrote something else there */
export function readingsOf(row: RawRow): FileReadings {
  const amounts = oneOf(row, TOLD.amounts, AMOUNT_READINGS);
  const dates = oneOf(row, TOLD.dates, DATE_ORDERS);
  return { ...(amounts === undefined ? {} : { amounts }), ...(dates === undefined ? {} : { dates }) };
}

function oneOf<T extends string>(row: RawRow, heading: string, all: readonly T[]): T | undefined {
  const told = row[heading];
  if (told === undefined) return undefined;
  const known = all.find((one) => one === told);
  if (known !== undefined) return known;
  throw new Refusal(
    `Raw Row says "${heading}": "${told ?? ""}", which is none of ${all.join("; ")}. Write one of them on the Problems sheet. Nothing was written.`,
  );
}

/** The heading of a column in a raw row, whatever its capitals. */
export function headingIn(row: RawRow, column: string): string | undefined {
  return Object.keys(row).find((h) => h.trim().toLowerCase() === column.toLowerCase());
}

type Entry = readonly [heading: string, cell: string | null];

function json(entries: readonly Entry[]): string {
  return JSON.stringify(Object.fromEntries(entries));
}

function shortened(entries: readonly Entry[]): string {
  for (let longest = SHORTENED; longest >= 1; longest = Math.floor(longest / 4)) {
    const text = json(entries.map(([heading, cell]) => [heading, cell?.slice(0, longest) ?? null]));
    if (text.length <= LONGEST_CELL) return text;
  }
  return "{}";
}
