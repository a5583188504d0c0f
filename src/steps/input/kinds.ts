/** What a file is, by its first bytes: its name may say anything. */
import { Refusal } from "../../core/problem";

export type Kind = "text" | "json" | "gzip" | "zip" | "parquet";

/** Bytes that must be seen to tell. */
export const HEAD = 1024;

const KNOWN: readonly { readonly kind: Kind; readonly magic: string }[] = [
  { kind: "gzip", magic: "\x1f\x8b" },
  { kind: "zip", magic: "PK\x03\x04" },
  { kind: "zip", magic: "PK\x05\x06" },
  { kind: "zip", magic: "PK\x07\x08" },
  { kind: "parquet", magic: "PAR1" },
];

const EXPORT_CSV = "Export the FOCUS data as CSV (UTF-8) and import that.";

/** Files that are not read: what they are and what to do. */
const OTHERS: readonly { readonly magic: string; readonly is: string; readonly instead: string }[] = [
  {
    magic: "\xd0\xcf\x11\xe0",
    is: "an Excel workbook of the old kind or one with a password",
    instead: "Open it in Excel and save the sheet as CSV UTF-8.",
  },
  { magic: "PARE", is: "an encrypted Parquet file", instead: "Export it without encryption." },
  { magic: "%PDF", is: "a PDF", instead: EXPORT_CSV },
  { magic: "Obj\x01", is: "an Avro file", instead: "Export the FOCUS data as CSV or Parquet." },
  { magic: "ORC", is: "an ORC file", instead: "Export the FOCUS data as CSV or Parquet." },
  { magic: "7z\xbc\xaf\x27\x1c", is: "a 7-Zip archive", instead: "Unpack it and import the files in it." },
  { magic: "Rar!\x1a\x07", is: "a RAR archive", instead: "Unpack it and import the files in it." },
  { magic: "BZh", is: "a bzip2 file", instead: "Unpack it and import the file in it." },
  { magic: "\xfd7zXZ\x00", is: "an xz file", instead: "Unpack it and import the file in it." },
  { magic: "\x28\xb5\x2f\xfd", is: "a Zstandard file", instead: "Unpack it and import the file in it." },
  { magic: "\x89PNG", is: "a picture", instead: EXPORT_CSV },
  { magic: "\xff\xd8\xff", is: "a picture", instead: EXPORT_CSV },
];

/**
 * @param head the first HEAD bytes, or all of a shorter file
 * @throws Refusal for what is known to be something else
 */
export function kindOf(fileName: string, head: Uint8Array): Kind {
  const known = KNOWN.find(({ magic }) => startsWith(head, magic));
  if (known !== undefined) return known.kind;
  // Letters alone may begin a heading: "ORCostCenter,…" is text, an ORC file has zeros.
  const other = OTHERS.find(({ magic }) => startsWith(head, magic));
  if (other !== undefined && !(/^[A-Z]+$/i.test(other.magic) && isAscii(head)))
    throw refused(fileName, other.is, other.instead);
  if (isTar(head)) throw refused(fileName, "a tar archive", "Unpack it and import the files in it.");
  const begins = beginning(head);
  if (/^<(!doctype html|html|head|body|script)/i.test(begins)) {
    const instead = "You are probably signed out of the portal: sign in and download the file again.";
    throw refused(fileName, "a web page", instead);
  }
  if (/^<\?xml|^<[a-z]+[\s>:]/i.test(begins)) throw refused(fileName, "an XML file", EXPORT_CSV);
  return /^[{[]/.test(begins) ? "json" : "text";
}

/** One sentence that says what it is, and one that says what to do. */
export function refused(fileName: string, is: string, instead: string): Refusal {
  return new Refusal(`${fileName} is ${is}. ${instead} Nothing was imported.`);
}

/** For files whose beginning was right and whose rest is not. */
export function damaged(fileName: string, what: string): Refusal {
  return new Refusal(`${fileName} is damaged or cut off: ${what}. Download it again. Nothing was imported.`);
}

function startsWith(head: Uint8Array, magic: string): boolean {
  return head.length >= magic.length && [...magic].every((char, i) => head[i] === char.charCodeAt(0));
}

function isAscii(head: Uint8Array): boolean {
  return head.every((byte) => byte < 0x80 && (byte >= 0x20 || (byte >= 0x09 && byte <= 0x0d)));
}

/** "ustar" stands in the first header, behind the name. */
function isTar(head: Uint8Array): boolean {
  return startsWith(head.subarray(257), "ustar");
}

/** The first letters, whatever the encoding: zeros and byte order marks are passed over. */
function beginning(head: Uint8Array): string {
  const letters = head.filter((byte) => byte > 0 && byte < 0x80);
  return String.fromCharCode(...letters.subarray(0, 64)).trimStart();
}
