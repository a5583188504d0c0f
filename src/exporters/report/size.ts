/** Sizes in the cells of a report: with a unit, or a bare number whose unit stands in the heading or is said. */
import { Refusal } from "../../core/problem";
import { numberReadings, parseBytes, type DecimalMark } from "../size";
import { cell, type Columns } from "./columns";
import type { TableRow } from "./parse";

export const SIZE_UNITS = ["bytes", "MB", "MiB", "GB", "GiB", "TB", "TiB", "PB", "PiB"] as const;
export type SizeUnit = (typeof SIZE_UNITS)[number];

export interface SizeOptions {
  /** Unit of a bare number where the heading has none. */
  readonly unit: SizeUnit;
  /** KB, MB, GB and TB of the report are powers of 1024, as PowerShell and VMware write them. */
  readonly binary: boolean;
  /** The report writes 0,500 for a half, and 1.234,5 for a thousand and more. */
  readonly decimalComma?: boolean;
}

/** What reports write where there is no limit. */
const NONE = /^(|-|--|none|no limit|infinite|unlimited|undefined|null|n\/a)$/i;

export function saysNone(text: string): boolean {
  return NONE.test(text);
}

/**
 * Whole bytes of a cell; null where it says that there is none.
 * @throws Refusal when it is no size
 */
export function sizeCell(
  row: TableRow,
  columns: Columns,
  field: string,
  options: SizeOptions,
): bigint | null {
  const text = cell(row, columns, field);
  if (saysNone(text)) return null;
  const unit = columns[field]?.unit ?? "";
  const asked = options.binary ? inBinary(text) : text;
  const mark = options.decimalComma === true ? "," : ".";
  const bytes = parseBytes(asked, {
    unit: binaryUnit(unit === "" ? options.unit : unit, options.binary),
    mark,
  });
  if (bytes !== null) return bytes;
  throw new Refusal(
    `${row.where}: ${columns[field]?.heading ?? field} "${text}" ${whatIsWrong(text, mark)} Nothing was written.`,
  );
}

/** Says how a number with the other mark can be read, since nobody else can know which it is. */
function whatIsWrong(text: string, mark: DecimalMark): string {
  const [number = ""] = /^[\d.,]+/.exec(text) ?? [];
  const rest = text.slice(number.length);
  const readings = numberReadings(number, mark).map((reading) => `${reading}${rest}`);
  const [first, second] = readings;
  if (first === undefined)
    return mark === "."
      ? "is not a size such as 1099511627776, 1.5 TB or 1.5 TiB. Correct the report."
      : "is not a size such as 1099511627776, 1,5 TB or 1,5 TiB, as --decimal-comma says. Correct the report.";
  if (mark === ",")
    return `${second === undefined ? `would be ${first}` : `can be read as ${first} or as ${second}`}, and --decimal-comma says that a point parts thousands. Write it without the point, or leave out the option.`;
  if (second === undefined)
    return `has a decimal comma, it seems. If ${first} is meant, say --decimal-comma; else correct the report.`;
  return `can be read as ${first} or as ${second}. For ${second} say --decimal-comma; for ${first} write it without the comma.`;
}

function binaryUnit(unit: string, binary: boolean): string {
  return binary ? inBinary(unit) : unit;
}

/** `12 GB` → `12 GiB`. */
function inBinary(text: string): string {
  return text.replace(/([KMGTPE])B$/i, "$1iB");
}
