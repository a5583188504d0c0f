/** Record ⇄ row: the one place where cells become typed values. Rows read from the workbook are checked. */
import {
  amountFromNumber,
  amountToNumber,
  centsToAmount,
  parseAmount,
  roundToCents,
  type Amount,
} from "../core/money";
import { parseInstant } from "../core/focus/dates";
import { Refusal } from "../core/problem";
import { BEYOND_CALENDAR, cellCheck, isMonthOrBlank, matchChoice } from "./cell-check";
import { fromSerial, toSerial } from "./serial";
import type { Cell, Column, ColumnKind, Row, TableShape } from "./shape";
import type { Table } from "./tables";

export { fromSerial, toSerial } from "./serial";

type Field = string | number | bigint | null;

/** Cells that name a row without a key. */
const KEYLESS_CELLS = 4;

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

/** @throws Refusal naming sheet, key and column of cells that cannot be read. */
export function toRecords<R>(table: Table<R>, rows: readonly Row[]): R[] {
  const memo = cellMemo();
  const columns = table.columns.map((column) => ({
    column,
    isGood: isMonthOf(table, column) ? isMonthOrBlank : cellCheck(column),
    read: reader(column, memo),
  }));
  const empty = emptyObject(table.columns.map((column) => column.field));
  const bad: string[] = [];
  const lacksKey = keyCheck(table);
  const records = rows.map((row) => {
    const record: Record<string, Field> = { ...empty };
    if (lacksKey(row)) bad.push(keyless(table, row));
    for (const { column, isGood, read } of columns) {
      const cell = row[column.heading] ?? null;
      if (isGood(cell)) record[column.field] = read(cell);
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

/** An entry of the Log is none that is found again by what it says: its chain tells what became of it. */
function isLog({ name }: TableShape): boolean {
  return name === "Log";
}

/** The month that a row belongs to. */
function isMonthOf(table: TableShape, { field, kind }: Column): boolean {
  return field === "period" && kind === "text" && !isLog(table);
}

/** Rows that the program makes are found again by their key; people number their own rows as they like. */
function keyCheck(table: TableShape): (row: Row) => boolean {
  const key = table.columns[0]?.heading ?? "";
  const isMade = table.group === "month" || table.group === "records";
  if (!isMade || isLog(table)) return () => false;
  return (row) => {
    const cell = row[key];
    return cell === null || (typeof cell === "string" && cell.trim() === "");
  };
}

/** Named by what else it says. */
function keyless(table: TableShape, row: Row): string {
  const said = table.columns
    .slice(1)
    .filter(({ kind, heading }) => kind !== "day" && kind !== "instant" && !isBlank(row[heading] ?? null))
    .slice(0, KEYLESS_CELLS)
    .map(({ heading }) => `${heading} ${row[heading]}`);
  return `${table.name}: the row with ${said.join(", ")} has no ${table.columns[0]?.heading ?? ""} (it was cleared; take it back from an earlier version of the file)`;
}

function complaint(table: TableShape, row: Row, column: Column, cell: Cell): string {
  const key = row[table.columns[0]?.heading ?? ""] ?? "";
  if (isMonthOf(table, column)) return `${table.name} ${key}: ${column.heading} is ${periodWords(cell)}`;
  const wanted = column.choices?.join(", ") ?? EXPECTED[column.kind];
  return `${table.name} ${key}: ${column.heading} is "${cell}", not ${column.choices ? "one of " : ""}${wanted}`;
}

/** Excel makes a date of 2025-01 where the cell is not formatted as text. */
function periodWords(cell: Cell): string {
  const isDay = typeof cell === "number" && cell >= 0 && cell < BEYOND_CALENDAR;
  const day = isDay ? fromSerial(cell).slice(0, 10) : "";
  const found = day === "" ? `"${cell}"` : `the date ${day}`;
  return `${found}, not a month as text such as ${day === "" ? "2025-01" : day.slice(0, 7)} (type it with an apostrophe before it)`;
}

/** Of a month's cells many say the same: what was read is used again, which also keeps it once. */
interface CellMemo {
  amount(cell: Cell): Amount;
  instant(cell: Cell): string;
}

/** More different dates than this are looked up in vain. */
const MOST_DATES = 5_000;

function cellMemo(): CellMemo {
  const instants = new Map<Cell, string>();
  let lastCell: Cell = null;
  let lastAmount = 0n;
  return {
    // Most costs of a charge are equal.
    amount(cell) {
      if (cell === lastCell) return lastAmount;
      lastCell = cell;
      return (lastAmount = numberCell(cell));
    },
    instant(cell) {
      let text = instants.get(cell);
      if (text === undefined) {
        text = dateCell(cell);
        if (instants.size < MOST_DATES) instants.set(cell, text);
      }
      return text;
    },
  };
}

function reader(column: Column, memo: CellMemo): (cell: Cell) => Field {
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
      return (cell) => (isBlank(cell) && blank === null ? null : memo.amount(cell));
    case "percent":
      return (cell) => (isBlank(cell) && blank === null ? null : roundShare(memo.amount(cell)));
    case "cents":
      return (cell) => roundToCents(memo.amount(cell));
    case "integer":
      return (cell) => Number(cell ?? 0);
    case "day":
      return (cell) => memo.instant(cell).slice(0, 10);
    case "instant":
      return (cell) => memo.instant(cell);
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

let lastAmount: Amount = 0n;
let lastNumber = 0;

/** Most costs of a charge are equal: the last one's cell is that of the next. */
function amountCell(value: Amount): number {
  if (value === lastAmount) return lastNumber;
  lastNumber = amountToNumber(value);
  lastAmount = value;
  return lastNumber;
}

function toCell(kind: ColumnKind, value: Field): Cell {
  if (value === null || value === "") return null;
  switch (kind) {
    case "amount":
    case "quantity":
      return amountCell(value as Amount);
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
