/** Values of Parquet columns → the text that a CSV would have, without losing a digit. */
import type { DecodedArray, FileMetaData, ParquetParsers, SchemaElement } from "hyparquet";

export interface ColumnType {
  readonly name: string;
  /** Digits after the point of a DECIMAL; null for any other type. */
  readonly scale: number | null;
}

const DAY = 86_400_000;

/** Points in time are ISO 8601 in UTC with the digits they have; numbers of days are dates. */
export const PARSERS: Partial<ParquetParsers> = {
  timestampFromMilliseconds: (millis) => isoTime(millis, 1000n),
  timestampFromMicroseconds: (micros) => isoTime(micros, 1_000_000n),
  timestampFromNanoseconds: (nanos) => isoTime(nanos, 1_000_000_000n),
  dateFromDays: (days) => new Date(days * DAY).toISOString().slice(0, 10),
  jsonFromBytes: (bytes) => utf8(bytes),
  stringFromBytes: (bytes) => utf8(bytes),
};

/**
 * The file's columns. hyparquet makes floating-point numbers of decimals, so that their type is taken out of the
 * metadata, and the integers in the file come as they are.
 */
export function asStored(metadata: FileMetaData): ColumnType[] {
  const columns: ColumnType[] = [];
  const { schema } = metadata;
  for (let at = 1; at < schema.length; at = behind(schema, at)) {
    const element = schema[at]!;
    const decimal = element.converted_type === "DECIMAL" || element.logical_type?.type === "DECIMAL";
    const leaf = (element.num_children ?? 0) === 0;
    columns.push({ name: element.name, scale: leaf && decimal ? scaleOf(element) : null });
    if (!leaf || !decimal) continue;
    delete element.converted_type;
    delete element.logical_type;
  }
  return columns;
}

/** Exactly as many texts as rows. */
export function columnTexts(data: DecodedArray, column: ColumnType, rows: number): string[] {
  return Array.from({ length: rows }, (_, row) => {
    const value: unknown = data[row];
    return column.scale === null || !isStored(value) ? cellText(value) : decimalText(value, column.scale);
  });
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return value;
  if (value instanceof Uint8Array) return utf8(value);
  if (typeof value === "number" || typeof value === "bigint" || typeof value === "boolean")
    return String(value);
  return JSON.stringify(plainValue(value));
}

/** Lists of keys and values are objects, as in a column of tags. */
function plainValue(value: unknown): unknown {
  if (value === undefined) return null;
  if (typeof value === "bigint") return String(value);
  if (value instanceof Uint8Array) return utf8(value);
  if (Array.isArray(value)) return listValue(value);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plainValue(inner)]));
}

function listValue(list: readonly unknown[]): unknown {
  const plain = list.map(plainValue);
  const pairs = plain.map(pairOf);
  const keys = new Set(pairs.map((pair) => pair?.[0]));
  // Keys that come twice would lose a value: such a list stays one.
  if (plain.length === 0 || keys.has(undefined) || keys.size < plain.length) return plain;
  return Object.fromEntries(pairs as [string, unknown][]);
}

function pairOf(item: unknown): [string, unknown] | undefined {
  if (typeof item !== "object" || item === null || Array.isArray(item)) return undefined;
  const { key, value, ...others } = item as { key?: unknown; value?: unknown };
  return typeof key === "string" && "value" in item && Object.keys(others).length === 0
    ? [key, value]
    : undefined;
}

type Stored = number | bigint | Uint8Array;

function isStored(value: unknown): value is Stored {
  return typeof value === "number" || typeof value === "bigint" || value instanceof Uint8Array;
}

/** Unscaled integer, big-endian two's complement where it is bytes. */
function decimalText(value: Stored, scale: number): string {
  const unscaled = value instanceof Uint8Array ? signed(value) : BigInt(value);
  const digits = String(unscaled < 0n ? -unscaled : unscaled).padStart(scale + 1, "0");
  const sign = unscaled < 0n ? "-" : "";
  const point = digits.length - scale;
  return scale === 0 ? sign + digits : `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

function signed(bytes: Uint8Array): bigint {
  const all = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  return BigInt.asIntN(bytes.length * 8, all);
}

function scaleOf(element: SchemaElement): number {
  const { logical_type } = element;
  return logical_type?.type === "DECIMAL" ? logical_type.scale : (element.scale ?? 0);
}

/** Seconds always; of their fractions as many digits as there are. */
function isoTime(value: bigint, perSecond: bigint): string {
  const ticks = BigInt(value);
  const fraction = ((ticks % perSecond) + perSecond) % perSecond;
  const time = new Date(Number((ticks - fraction) / perSecond) * 1000).toISOString().slice(0, -5);
  const digits = String(fraction)
    .padStart(String(perSecond).length - 1, "0")
    .replace(/0+$/, "");
  return digits === "" ? `${time}Z` : `${time}.${digits}Z`;
}

/** Where the next column begins: one of several fields is followed by these. */
function behind(schema: readonly SchemaElement[], at: number): number {
  let next = at + 1;
  for (let child = 0; child < (schema[at]?.num_children ?? 0); child += 1) next = behind(schema, next);
  return next;
}

function utf8(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
