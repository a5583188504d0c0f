/** SHA-256 (FIPS 180-4) over text fields and bytes, synchronous and the same on every host. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** Joins fields so that ["a", "bc"] and ["ab", "c"] differ. */
const SEPARATOR = "\u001f";

/** The first `digits` hexadecimal digits of the hash of the fields. */
export function shortHash(fields: readonly string[], digits: number): string {
  return bytesToHex(sha256(utf8ToBytes(fields.join(SEPARATOR)))).slice(0, digits);
}

/** 64 hexadecimal digits. */
export function hashBytes(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes));
}
