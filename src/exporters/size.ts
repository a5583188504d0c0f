/** Sizes as reports write them, in whole bytes: `64G`, `7.5T`, `1 TiB`, `500 GB`, `1,024`. */

const SIZE = /^(\d+(?:,\d{3})*|\d+)?(?:\.(\d+))?\s*(?:([kmgtpe])(i?)(b?)|(b|bytes?))?$/i;
const POWER: Readonly<Record<string, bigint>> = { k: 1n, m: 2n, g: 3n, t: 4n, p: 5n, e: 6n };

export interface SizeReading {
  /** What a letter alone stands for: `64G` of Slurm, du -h and zfs list is 64 GiB, which is the usual reading. */
  readonly bare?: "binary" | "decimal";
  /** Unit of a number alone, `TiB`; bytes when not given. */
  readonly unit?: string;
}

/**
 * Reads a size: `G` 2³⁰ bytes, `GiB` 2³⁰ bytes, `GB` 10⁹ bytes. Part of a byte (`0.1G`) is rounded to the nearest.
 * @returns null for what is no size, also for a negative one
 */
export function parseBytes(text: string, { bare = "binary", unit = "" }: SizeReading = {}): bigint | null {
  const parts = SIZE.exec(text.trim());
  if (parts === null) return null;
  const [, whole, fraction = "", letter, i, b, plain] = parts;
  if (whole === undefined && fraction === "") return null;
  if (letter === undefined && plain === undefined && unit !== "")
    return parseBytes(`${text.trim()} ${unit}`, { bare });
  const digits = BigInt(`${(whole ?? "0").replace(/,/g, "")}${fraction}`);
  const binary = i !== "" || (b === "" && bare === "binary");
  const bytes = letter === undefined ? 1n : (binary ? 1024n : 1000n) ** (POWER[letter.toLowerCase()] ?? 0n);
  return divideRounded(digits * bytes, 10n ** BigInt(fraction.length));
}

/** Nearest whole number, half up; for numbers that are not negative. */
export function divideRounded(value: bigint, by: bigint): bigint {
  return (value * 2n + by) / (by * 2n);
}
