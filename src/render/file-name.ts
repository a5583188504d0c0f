/** File names that are safe on Windows, macOS and Linux and differ where what they name differs. */
import { shortHash } from "../core/hash";

/** Leaves room for a long folder within Windows' 260 characters. */
const MAX_LENGTH = 120;
const MAX_BYTES = 180;
const HASH_DIGITS = 8;
const RESERVED = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])$/i;
const encoder = new TextEncoder();

/**
 * A file name for any text; text that had to be changed or cut gets a hash of the whole text, so that different
 * texts keep different names. Case alone does not make a difference on Windows and macOS: text with capitals
 * gets the hash too where `caseMatters`.
 * @param extension with its dot
 */
export function safeFileName(text: string, extension: string, caseMatters = false): string {
  const safe = sanitise(text);
  const changed = safe !== text || (caseMatters && text !== text.toLowerCase());
  if (!changed && fits(safe + extension)) return safe + extension;
  const tail = `_${shortHash([text], HASH_DIGITS)}${extension}`;
  return cut(safe, tail).replace(/[. _]+$/, "") + tail;
}

/**
 * The PDF's name: `2025-01-0007_smith@chem.example.edu.pdf`. Unique by statement and address.
 * @param project of a statement that is one project's; "" for none
 */
export function statementFileName(
  { statementNo, pi }: { readonly statementNo: string; readonly pi: string },
  project = "",
): string {
  return safeFileName([statementNo, pi, ...(project === "" ? [] : [project])].join("_"), ".pdf");
}

function sanitise(text: string): string {
  const plain = text
    .normalize("NFC")
    .replace(/[<>:"/\\|?*]|\p{C}|\p{Zl}|\p{Zp}/gu, "_")
    .replace(/^[. ]+|[. ]+$/g, "_");
  const stem = plain.split(".")[0] ?? "";
  return plain === "" || RESERVED.test(stem.trim()) ? `_${plain}` : plain;
}

function fits(name: string): boolean {
  return name.length <= MAX_LENGTH && encoder.encode(name).length <= MAX_BYTES;
}

function cut(text: string, tail: string): string {
  const characters = Array.from(text);
  while (!fits(characters.join("") + tail)) characters.pop();
  return characters.join("");
}
