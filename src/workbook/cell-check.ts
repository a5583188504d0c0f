/** What a cell of each kind may hold: the usual cells are told at a glance, the others are checked with zod. */
import { z } from "zod";
import { parseInstant } from "../core/focus/dates";
import { parseAmount } from "../core/money";
import { isPeriod } from "../core/period";
import type { Cell, Column, ColumnKind } from "./shape";

/** Beyond it a cell is no amount of money, and totals in cents would not be exact any more. */
const LARGEST_NUMBER = 1e30;
const LARGEST_CENTS = Number.MAX_SAFE_INTEGER / 100;
/** The last day of Excel's calendar, 9999-12-31, has the number before. */
export const BEYOND_CALENDAR = 2_958_466;

const NUMBER_LIMITS: Readonly<Partial<Record<ColumnKind, number>>> = {
  amount: LARGEST_NUMBER,
  quantity: LARGEST_NUMBER,
  cents: LARGEST_CENTS,
  percent: LARGEST_NUMBER,
  integer: Number.MAX_SAFE_INTEGER,
};

const wording = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const date = z.union([z.number().min(0).max(BEYOND_CALENDAR), z.string().refine(isDateText), z.null()]);
const CELL_SCHEMAS: Readonly<Record<ColumnKind, z.ZodType<Cell>>> = {
  text: wording,
  choice: wording,
  amount: numberBelow(LARGEST_NUMBER),
  quantity: numberBelow(LARGEST_NUMBER),
  cents: numberBelow(LARGEST_CENTS),
  percent: numberBelow(LARGEST_NUMBER),
  integer: numberBelow(Number.MAX_SAFE_INTEGER),
  day: date,
  instant: date,
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

/** Whether a cell can be read as what its column holds. */
export function cellCheck(column: Column): (cell: Cell) => boolean {
  const usual = usualCheck(column);
  const schema = CELL_SCHEMAS[column.kind];
  return (cell) =>
    cell === null || usual(cell) || (schema.safeParse(cell).success && isAllowed(column, cell));
}

/** Of a cell that says which month its row belongs to. */
export function isMonthOrBlank(cell: Cell): boolean {
  return cell === null || cell === "" || (typeof cell === "string" && isPeriod(cell));
}

/** True for most cells of a large workbook, and for none that its schema would refuse. */
function usualCheck({ kind, choices }: Column): (cell: Cell) => boolean {
  if (kind === "text") return (cell) => typeof cell === "string";
  if (kind === "choice") return (cell) => typeof cell === "string" && choices?.includes(cell) === true;
  const limit = NUMBER_LIMITS[kind];
  if (limit !== undefined) return (cell) => typeof cell === "number" && Math.abs(cell) < limit;
  return (cell) => typeof cell === "number" && cell >= 0 && cell < BEYOND_CALENDAR;
}

function isAllowed({ choices }: Column, cell: Cell): boolean {
  return choices === undefined || cell === "" || matchChoice(choices, cell) !== undefined;
}

/** The choice as the program spells it, whatever a person typed. */
export function matchChoice(choices: readonly string[], cell: Cell): string | undefined {
  if (typeof cell === "string" && choices.includes(cell)) return cell;
  const wanted = String(cell).trim().toLowerCase();
  return choices.find((choice) => choice.toLowerCase() === wanted);
}
