/** Sizes as reports write them, in whole bytes: `64G`, `7.5T`, `1 TiB`, `500 GB`, `1,234,567`. */

const SIZE = /^([\d.,]+)\s*(?:([kmgtpe])(i?)(b?)|(b|bytes?))?$/i;
const POWER: Readonly<Record<string, bigint>> = { k: 1n, m: 2n, g: 3n, t: 4n, p: 5n, e: 6n };

/** `1234`, `12.5`, `.5`. */
const PLAIN = /^(?:\d+(?:\.\d+)?|\.\d+)$/;
/** Commas that can only part thousands: several of them, or one before a point. */
const THOUSANDS = /^[1-9]\d{0,2}(?:(?:,\d{3}){2,}(?:\.\d+)?|,\d{3}\.\d+)$/;

/** Which mark parts the whole from its fraction; the other one parts thousands. */
export type DecimalMark = "." | ",";

export interface SizeReading {
  /** What a letter alone stands for: `64G` of Slurm, du -h and zfs list is 64 GiB, which is the usual reading. */
  readonly bare?: "binary" | "decimal";
  /** Unit of a number alone, `TiB`; bytes when not given. */
  readonly unit?: string;
  readonly mark?: DecimalMark;
}

/**
 * Reads a size: `G` 2³⁰ bytes, `GiB` 2³⁰ bytes, `GB` 10⁹ bytes. Part of a byte (`0.1G`) is rounded to the nearest.
 * @returns null for what is no size, also for a negative one, and for `1,250 TB`, which may be 1250 or 1.25
 */
export function parseBytes(text: string, reading: SizeReading = {}): bigint | null {
  const { bare = "binary", unit = "", mark = "." } = reading;
  const parts = SIZE.exec(text.trim());
  if (parts === null) return null;
  const [, written = "", letter, i, b, plain] = parts;
  if (letter === undefined && plain === undefined && unit !== "")
    return parseBytes(`${text.trim()} ${unit}`, { bare, mark });
  const number = plainNumber(written, mark);
  if (number === null) return null;
  const [whole = "", fraction = ""] = number.split(".");
  const binary = i !== "" || (b === "" && bare === "binary");
  const bytes = letter === undefined ? 1n : (binary ? 1024n : 1000n) ** (POWER[letter.toLowerCase()] ?? 0n);
  return divideRounded(BigInt(`${whole}${fraction}`) * bytes, 10n ** BigInt(fraction.length));
}

/**
 * A number without marks of thousands, with a point: `1,234.5` → `1234.5`; with a decimal comma `1.234,5` → `1234.5`.
 * @returns null for what is no number, and for what can be read in two ways: `1,250`
 */
export function plainNumber(text: string, mark: DecimalMark = "."): string | null {
  const pointed = mark === "." ? text : swapMarks(text);
  if (PLAIN.test(pointed)) return pointed;
  return THOUSANDS.test(pointed) ? pointed.replace(/,/g, "") : null;
}

/**
 * What a number with the other mark may stand for: `1,250` → `["1250", "1.25"]`, `0,500` → `["0.5"]`, as that is never
 * thousands. Empty for what is no number in either reading.
 */
export function numberReadings(text: string, mark: DecimalMark = "."): string[] {
  const pointed = mark === "." ? text : swapMarks(text);
  if (!/^\d+,\d+$/.test(pointed)) return [];
  const decimal = pointed.replace(",", ".").replace(/\.?0+$/, "");
  return /^[1-9]\d{0,2},\d{3}$/.test(pointed) ? [pointed.replace(",", ""), decimal] : [decimal];
}

/** `1.234,5` ↔ `1,234.5` */
function swapMarks(text: string): string {
  return text.replace(/[.,]/g, (mark) => (mark === "," ? "." : ","));
}

/** Nearest whole number, half up; for numbers that are not negative. */
export function divideRounded(value: bigint, by: bigint): bigint {
  return (value * 2n + by) / (by * 2n);
}
