/** Record ⇄ row: the one place where cells become typed values. Rows read from the workbook are checked with zod. */
import { z } from "zod";
import {
  amountFromNumber,
  amountToNumber,
  cellNumber,
  centsToAmount,
  parseAmount,
  roundToCents,
  type Amount,
} from "../core/money";
import { parseInstant } from "../core/focus/dates";
import { Refusal } from "../core/problem";
import type { Cell, Column, ColumnKind, Row, TableShape } from "./shape";
import type { Table } from "./tables";

type Field = string | number | bigint | null;

const DAY_MS = 86_400_000;
/** Excel's day 0 in Unix days. */
const EXCEL_EPOCH_DAYS = 25_569;

/** "2025-01-31" or "2025-01-31T12:00:00Z" → Excel serial, in as many digits as a cell keeps. */
export function toSerial(at: string): number {
  return cellNumber(Date.parse(at) / DAY_MS + EXCEL_EPOCH_DAYS);
}

/** Excel serial → "2025-01-31T12:00:00Z", to the second. */
export function fromSerial(serial: number): string {
  const seconds = Math.round((serial - EXCEL_EPOCH_DAYS) * 86_400);
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;
}

/** Beyond it a cell is no amount of money, and totals in cents would not be exact any more. */
const LARGEST_NUMBER = 1e30;
const LARGEST_CENTS = Number.MAX_SAFE_INTEGER / 100;

const numeric = numberBelow(LARGEST_NUMBER);
const wording = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const date = z.union([z.number().min(0).max(2_958_466), z.string().refine(isDateText), z.null()]);
const CELL_SCHEMAS: Readonly<Record<ColumnKind, z.ZodType<Cell>>> = {
  text: wording,
  choice: wording,
  amount: numeric,
  quantity: numeric,
  cents: numberBelow(LARGEST_CENTS),
  percent: numeric,
  integer: numberBelow(Number.MAX_SAFE_INTEGER),
  day: date,
  instant: date,
};
const EXPECTED: Readonly<Record<ColumnKind, string>> = {
  text: "text",
  choice: "text",
  amount: "a number",
  quantity: "a number",
  cents: "a number",
  percent: "a number",
  integer: "a number",
  day: "a date",
  instant: "a date",
};

function numberBelow(limit: number): z.ZodType<Cell> {
  const within = (value: number): boolean => Math.abs(value) < limit;
  return z.union([
    z.number().refine(within),
    z
      .string()
      .refine((text) => text.trim() === "" || (parseAmount(text.trim()) !== null && within(Number(text)))),
    z.null(),
  ]);
}

/** Year first, as in FOCUS files: 1/2/2025 would be another day in another country. */
function isDateText(text: string): boolean {
  return text.trim() === "" || parseInstant(text.trim()) !== null;
}

/** @throws Refusal naming sheet, key and column of cells that cannot be read. */
export function toRecords<R>(table: Table<R>, rows: readonly Row[]): R[] {
  const columns = table.columns.map((column) => ({ column, read: reader(column) }));
  const empty = emptyObject(table.columns.map((column) => column.field));
  const bad: string[] = [];
  const records = rows.map((row) => {
    const record: Record<string, Field> = { ...empty };
    for (const { column, read } of columns) {
      const cell = row[column.heading] ?? null;
      if (
        isPlain(column, cell) ||
        (CELL_SCHEMAS[column.kind].safeParse(cell).success && allowed(column, cell))
      )
        record[column.field] = read(cell);
      else bad.push(complaint(table, row, column, cell));
    }
    return record as R;
  });
  if (bad.length > 0) {
    throw new Refusal(
      `The workbook has ${bad.length} cell${bad.length === 1 ? "" : "s"} that cannot be read: ${bad.slice(0, 5).join("; ")}${bad.length > 5 ? "; …" : ""}. Correct them in the sheet. Nothing was written.`,
      bad,
    );
  }
  return records;
}

/** Blank, or text where text belongs: most cells of a large workbook, and nothing that a schema would refuse. */
function isPlain(column: Column, cell: Cell): boolean {
  return cell === null || (column.kind === "text" && typeof cell === "string");
}

function allowed(column: Column, cell: Cell): boolean {
  return (
    column.choices === undefined ||
    cell === null ||
    cell === "" ||
    matchChoice(column.choices, cell) !== undefined
  );
}

function matchChoice(choices: readonly string[], cell: Cell): string | undefined {
  const wanted = String(cell).trim().toLowerCase();
  return choices.find((choice) => choice.toLowerCase() === wanted);
}

function complaint(table: TableShape, row: Row, column: Column, cell: Cell): string {
  const key = row[table.columns[0]?.heading ?? ""] ?? "";
  const wanted = column.choices?.join(", ") ?? EXPECTED[column.kind];
  return `${table.name} ${key}: ${column.heading} is "${cell}", not ${column.choices ? "one of " : ""}${wanted}`;
}

function reader(column: Column): (cell: Cell) => Field {
  const blank = column.optional === true ? null : undefined;
  switch (column.kind) {
    case "text":
      return (cell) => (cell === null ? "" : String(cell));
    case "choice":
      return (cell) =>
        cell === null || cell === ""
          ? (column.choices?.[0] ?? "")
          : (matchChoice(column.choices ?? [], cell) ?? "");
    case "amount":
    case "quantity":
      return (cell) => (isBlank(cell) && blank === null ? null : numberCell(cell));
    case "percent":
      return (cell) => roundShare(numberCell(cell));
    case "cents":
      return (cell) => roundToCents(numberCell(cell));
    case "integer":
      return (cell) => Number(cell ?? 0);
    case "day":
      return (cell) => dateCell(cell).slice(0, 10);
    case "instant":
      return dateCell;
  }
}

function isBlank(cell: Cell): boolean {
  return cell === null || (typeof cell === "string" && cell.trim() === "");
}

function numberCell(cell: Cell): Amount {
  if (isBlank(cell)) return 0n;
  return typeof cell === "number" ? amountFromNumber(cell) : (parseAmount(String(cell).trim()) ?? 0n);
}

/** A percent cell holds a fraction (0.125 is 12.5 %); a Share counts 10⁻¹⁰. */
function roundShare(fraction: Amount): bigint {
  return fraction / 10n ** 20n;
}

function dateCell(cell: Cell): string {
  if (isBlank(cell)) return "";
  return typeof cell === "number" ? fromSerial(cell) : (parseInstant(String(cell).trim()) ?? "");
}

export function toRow<R>(table: Table<R>, record: R): Row {
  const row: Record<string, Cell> = { ...emptyRow(table) };
  const values = record as Readonly<Record<string, Field>>;
  for (const column of table.columns) row[column.heading] = toCell(column.kind, values[column.field] ?? null);
  return row;
}

const emptyRows = new WeakMap<readonly Column[], Row>();

function emptyRow(table: TableShape): Row {
  const known = emptyRows.get(table.columns);
  if (known !== undefined) return known;
  const empty = emptyObject(table.columns.map((column) => column.heading));
  emptyRows.set(table.columns, empty);
  return empty;
}

/**
 * All keys with null. A copy of it that is filled takes a quarter of the time and memory of an object that grows by
 * forty keys: engines keep what JSON.parse makes in a compact form.
 */
function emptyObject(keys: readonly string[]): Readonly<Record<string, null>> {
  return JSON.parse(JSON.stringify(Object.fromEntries(keys.map((key) => [key, null])))) as Record<
    string,
    null
  >;
}

/** Only the fields that are given; for updates, with the key among them. */
export function toPartialRow<R>(table: Table<R>, record: Partial<R>): Row {
  const row: Record<string, Cell> = {};
  const values = record as Readonly<Record<string, Field | undefined>>;
  for (const column of table.columns) {
    const value = values[column.field];
    if (value !== undefined) row[column.heading] = toCell(column.kind, value);
  }
  return row;
}

function toCell(kind: ColumnKind, value: Field): Cell {
  if (value === null || value === "") return null;
  switch (kind) {
    case "amount":
    case "quantity":
      return amountToNumber(value as Amount);
    case "percent":
      return Number(value) / 1e10;
    case "cents":
      return amountToNumber(centsToAmount(value as number));
    case "day":
    case "instant":
      return toSerial(value as string);
    case "integer":
      return value as number;
    case "text":
    case "choice":
      return value as string;
  }
}
