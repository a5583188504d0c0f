/**
 * Many small objects in one compressed stream, and the table that says where each object of the file is, as a stream
 * too (ISO 32000-1, 7.5.7 and 7.5.8). jsPDF writes each object in the open with a line of twenty bytes about it: a
 * table of 500 charges has 4,000 cells, each an object of the structure tree, and would be four times as large.
 */
import { byteString } from "../mail/base64";
import { deflated } from "./deflate";

/** Objects with numbers one after another, in the stream with this number. */
export interface Packed {
  readonly stream: number;
  readonly first: number;
  readonly count: number;
}

/** A row of the table: its kind in one byte, then four, then two. */
const WIDTHS = [1, 4, 2] as const;
const ROW = 7;
const IN_STREAM = 2;
const IN_FILE = 1;

/** The stream's dictionary and data. */
export function objectStream(first: number, objects: readonly string[]): string {
  let offset = 0;
  const places = objects.map((object, index) => {
    const place = `${first + index} ${offset}`;
    offset += object.length + 1;
    return place;
  });
  const head = `${places.join(" ")}\n`;
  const data = deflated(head + objects.join("\n"));
  return `<</Type/ObjStm/N ${objects.length}/First ${head.length}${streamOf(data)}`;
}

/** The file with a table of objects that knows of those in the stream. @param file as jsPDF has written it */
export function withObjectStream(file: string, packed: Packed): string {
  const end = /startxref\n(\d+)\n%%EOF\s*$/.exec(file.slice(-64));
  const start = Number(end?.[1] ?? NaN);
  const table = /^xref\n0 (\d+)\n/.exec(file.slice(start, start + 32));
  const trailer = /trailer\n<<\n\/Size \d+\n([\s\S]*?)>>\nstartxref/.exec(file.slice(start));
  if (table === null || trailer === null) throw new Error("The PDF does not end as jsPDF ends it");
  const count = Number(table[1]);
  const rows = tableRows(file, start + table[0].length, count, packed);
  const data = deflated(byteString(rows));
  const dictionary = `<</Type/XRef/Size ${count + 1}/W[${WIDTHS.join(" ")}]${(trailer[1] ?? "").trim()}`;
  const columns = `/DecodeParms<</Predictor 12/Columns ${ROW}>>`;
  const body = file.slice(0, start).replace(/^%PDF-1\.\d/, "%PDF-1.7");
  return `${body}${count} 0 obj\n${dictionary}${columns}${streamOf(data)}\nendobj\nstartxref\n${start}\n%%EOF`;
}

/** Each row as its difference to the one above, which compresses to next to nothing (predictor 12). */
function tableRows(file: string, start: number, count: number, packed: Packed): Uint8Array {
  const rows = new Uint8Array((count + 1) * (ROW + 1));
  const above = new Uint8Array(ROW);
  const row = new Uint8Array(ROW);
  const view = new DataView(row.buffer);
  for (let number = 0; number <= count; number += 1) {
    const index = number - packed.first;
    const inStream = index >= 0 && index < packed.count;
    // jsPDF's lines are of twenty bytes, ten of them the place; the first stands for no object, the last is this table.
    const place = number === count ? start : Number(file.substr(start + 20 * number, 10));
    row[0] = number === 0 ? 0 : inStream ? IN_STREAM : IN_FILE;
    view.setUint32(1, inStream ? packed.stream : place);
    view.setUint16(5, inStream ? index : number === 0 ? 0xffff : 0);
    rows[number * (ROW + 1)] = 2;
    for (let at = 0; at < ROW; at += 1) {
      rows[number * (ROW + 1) + 1 + at] = (row[at] ?? 0) - (above[at] ?? 0);
    }
    above.set(row);
  }
  return rows;
}

/** The rest of a stream's dictionary, and its data. */
function streamOf(data: string): string {
  return `/Filter/FlateDecode/Length ${data.length}>>\nstream\n${data}\nendstream`;
}
