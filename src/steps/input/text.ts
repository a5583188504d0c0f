/** The bytes of a CSV file → its text, or a refusal that says what the file is. */
import { Refusal } from "../../core/problem";

interface Kind {
  readonly magic: readonly number[];
  readonly is: string;
}

const NOT_TEXT: readonly Kind[] = [
  { magic: [0x50, 0x4b, 0x03, 0x04], is: "a zip file or an Excel workbook" },
  { magic: [0x1f, 0x8b], is: "a gzip file" },
  { magic: [0x50, 0x41, 0x52, 0x31], is: "a Parquet file" },
  { magic: [0xd0, 0xcf, 0x11, 0xe0], is: "an old Excel workbook" },
  { magic: [0x25, 0x50, 0x44, 0x46], is: "a PDF" },
  { magic: [0xff, 0xfe], is: "a UTF-16 text" },
  { magic: [0xfe, 0xff], is: "a UTF-16 text" },
];

/** @throws Refusal when the bytes are not UTF-8 text */
export function textOf(fileName: string, bytes: Uint8Array): string {
  const kind = NOT_TEXT.find(({ magic }) => magic.every((byte, i) => bytes[i] === byte));
  if (kind !== undefined) throw notCsv(fileName, kind.is);
  if (bytes.subarray(0, 4096).includes(0)) throw notCsv(fileName, "a binary file");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal(
      `${fileName} is not UTF-8 text. Save it as "CSV UTF-8" and import it again. Nothing was imported.`,
    );
  }
}

function notCsv(fileName: string, is: string): Refusal {
  return new Refusal(`${fileName} is ${is}. Export the FOCUS data as CSV (UTF-8). Nothing was imported.`);
}
