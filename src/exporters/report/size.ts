/** Sizes in the cells of a report: with a unit, or a bare number whose unit stands in the heading or is said. */
import { Refusal } from "../../core/problem";
import { parseBytes } from "../size";
import { cell, type Columns } from "./columns";
import type { TableRow } from "./parse";

export const SIZE_UNITS = ["bytes", "MB", "MiB", "GB", "GiB", "TB", "TiB", "PB", "PiB"] as const;
export type SizeUnit = (typeof SIZE_UNITS)[number];

export interface SizeOptions {
  /** Unit of a bare number where the heading has none. */
  readonly unit: SizeUnit;
  /** KB, MB, GB and TB of the report are powers of 1024, as PowerShell and VMware write them. */
  readonly binary: boolean;
}

/** What reports write where there is no limit. */
const NONE = /^(|-|--|none|no limit|infinite|unlimited|undefined|null|n\/a)$/i;

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
  if (NONE.test(text)) return null;
  const unit = columns[field]?.unit ?? "";
  const asked = options.binary ? inBinary(text) : text;
  const bytes = parseBytes(asked, { unit: binaryUnit(unit === "" ? options.unit : unit, options.binary) });
  if (bytes !== null) return bytes;
  throw new Refusal(
    `${row.where}: ${columns[field]?.heading ?? field} "${text}" is not a size such as 1099511627776, 1.5 TB or 1.5 TiB. Correct the report. Nothing was written.`,
  );
}

function binaryUnit(unit: string, binary: boolean): string {
  return binary ? inBinary(unit) : unit;
}

/** `12 GB` → `12 GiB`. */
function inBinary(text: string): string {
  return text.replace(/([KMGTPE])B$/i, "$1iB");
}
