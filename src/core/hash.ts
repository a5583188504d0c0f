/** SHA-256 (FIPS 180-4) over text fields and bytes, synchronous and the same on every host. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** Joins fields so that ["a", "bc"] and ["ab", "c"] differ; escaped where a field holds it. */
const SEPARATOR = "\u001f";
const ESCAPE = "\u001e";

/** The first `digits` hexadecimal digits of the hash of the fields. */
export function shortHash(fields: readonly string[], digits: number): string {
  const hash = hashText(
    MUST_ESCAPE.test(fields.join("")) ? fields.map(escaped).join(SEPARATOR) : fields.join(SEPARATOR),
  );
  return bytesToHex(hash.subarray(0, Math.ceil(digits / 2))).slice(0, digits);
}

const MUST_ESCAPE = /[\u001e\u001f]/;

function escaped(field: string): string {
  return field.replaceAll(ESCAPE, `${ESCAPE}0`).replaceAll(SEPARATOR, `${ESCAPE}1`);
}

// Used for text after text, of which a month has hundreds of thousands: making them anew would double the time.
const start = sha256.create();
const work = sha256.create();
const result = new Uint8Array(32);
const scratch = new Uint8Array(4096);

/** @returns bytes that the next call overwrites */
function hashText(text: string): Uint8Array {
  start
    ._cloneInto(work)
    .update(asciiBytes(text) ?? utf8ToBytes(text))
    .digestInto(result);
  return result;
}

/** Null for a text that is long or has other characters. */
function asciiBytes(text: string): Uint8Array | null {
  if (text.length > scratch.length) return null;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 0x7f) return null;
    scratch[at] = code;
  }
  return scratch.subarray(0, text.length);
}

/** The hash of bytes that come one after another. */
export class Hasher {
  private readonly hash = sha256.create();

  add(bytes: Uint8Array): void {
    this.hash.update(bytes);
  }

  /** 64 hexadecimal digits; asked once, at the end. */
  hex(): string {
    return bytesToHex(this.hash.digest());
  }
}

/** 64 hexadecimal digits. */
export function hashBytes(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes));
}
