/** The bytes of a small text file, such as a table that people keep up → its text. */
import { ByteOrderMarks } from "./byte-order-marks";
import { Decoder, encodingOf } from "./decoder";
import { HEAD, kindOf, refused } from "./kinds";

const IS = {
  gzip: "a gzip file",
  zip: "a zip file or an Excel workbook",
  parquet: "a Parquet file",
} as const;

/** @throws Refusal when the bytes are no text */
export function textOf(fileName: string, bytes: Uint8Array): string {
  const head = bytes.subarray(0, HEAD);
  const kind = kindOf(fileName, head);
  if (kind !== "text" && kind !== "json") throw refused(fileName, IS[kind], "Save it as CSV (UTF-8).");
  const decoded = decode(new Decoder(fileName, encodingOf(head)), bytes);
  return new ByteOrderMarks().without(decoded ?? decode(new Decoder(fileName, "windows-1252"), bytes) ?? "");
}

function decode(decoder: Decoder, bytes: Uint8Array): string | null {
  const text = decoder.push(bytes);
  return text === null ? null : text + decoder.end();
}
