/** SHA-256 (FIPS 180-4) over text fields and bytes, synchronous and the same on every host. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** Joins fields so that ["a", "bc"] and ["ab", "c"] differ; escaped where a field holds it. */
const SEPARATOR = "\u001f";
const ESCAPE = "\u001e";

/** The first `digits` hexadecimal digits of the hash of the fields. */
export function shortHash(fields: readonly string[], digits: number): string {
  const hash = sha256(utf8ToBytes(fields.map(escaped).join(SEPARATOR)));
  return bytesToHex(hash.subarray(0, Math.ceil(digits / 2))).slice(0, digits);
}

function escaped(field: string): string {
  if (!field.includes(SEPARATOR) && !field.includes(ESCAPE)) return field;
  return field.replaceAll(ESCAPE, `${ESCAPE}0`).replaceAll(SEPARATOR, `${ESCAPE}1`);
}

/** 64 hexadecimal digits. */
export function hashBytes(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes));
}
