/**
 * Many small objects in one compressed stream, and the table that says where each object of the file is, as a stream
 * too (ISO 32000-1, 7.5.7 and 7.5.8). jsPDF writes each object in the open with a line of twenty bytes about it: a
 * table of 500 charges has 4,000 cells, each an object of the structure tree, and would be four times as large.
 */
import { deflated } from "./deflate";

/** Objects with numbers one after another, which follow all others, in the stream with this number. */
export interface Packed {
  readonly stream: number;
  readonly first: number;
  readonly count: number;
}

/** A row of the table: its kind in one byte, then four, then two. */
const WIDTHS = [1, 4, 2] as const;
const ROW = 7;
const NO_OBJECT = 0;
const IN_FILE = 1;
const IN_STREAM = 2;
/** A line of jsPDF's table. */
const LINE = 20;

/** The stream's dictionary and data. @param objects ASCII */
export function objectStream(first: number, objects: Iterable<string>): { text: string; count: number } {
  const places = new Ascii();
  const all = new Ascii();
  let count = 0;
  for (const object of objects) {
    places.add(`${first + count} ${all.length} `);
    all.add(object);
    all.add("\n");
    count += 1;
  }
  const head = `<</Type/ObjStm/N ${count}/First ${places.length}`;
  places.append(all);
  return { text: `${head}${streamOf(deflated(places.bytes()))}`, count };
}

/**
 * The file with a table of objects that knows of those in the stream. @param file as jsPDF has written it
 * @throws Error when jsPDF ends a file in another way, or numbers its objects otherwise
 */
export function withObjectStream(file: string, packed: Packed): string {
  const end = /startxref\n(\d+)\n%%EOF\s*$/.exec(file.slice(-64));
  const start = Number(end?.[1] ?? NaN);
  const table = /^xref\n0 (\d+)\n/.exec(file.slice(start, start + 32));
  const trailer = /trailer\n<<\n\/Size \d+\n([\s\S]*?)>>\nstartxref/.exec(file.slice(start));
  if (table === null || trailer === null || Number(table[1]) !== packed.first)
    throw new Error("jsPDF has ended the PDF in a way that is not known");
  const lines = file.slice(start + table[0].length, start + table[0].length + LINE * packed.first);
  const number = packed.first + packed.count;
  const dictionary = `<</Type/XRef/Size ${number + 1}/W[${WIDTHS.join(" ")}]${(trailer[1] ?? "").trim()}`;
  const columns = `/DecodeParms<</Predictor 12/Columns ${ROW}>>`;
  const data = deflated(tableRows(lines, start, packed));
  const body = file.slice(0, start).replace(/^%PDF-1\.\d/, "%PDF-1.7");
  return `${body}${number} 0 obj\n${dictionary}${columns}${streamOf(data)}\nendobj\nstartxref\n${start}\n%%EOF`;
}

/**
 * jsPDF's objects, the packed ones, and the table itself: each row as its difference to the one above, which compresses
 * to next to nothing (predictor 12).
 */
function tableRows(lines: string, start: number, { stream, first, count }: Packed): Uint8Array {
  const rows = new Uint8Array((first + count + 1) * (ROW + 1));
  const above = new Uint8Array(ROW);
  const row = new Uint8Array(ROW);
  const view = new DataView(row.buffer);
  let at = 0;
  const put = (kind: number, place: number, index: number): void => {
    row[0] = kind;
    view.setUint32(1, place);
    view.setUint16(5, index);
    rows[at] = 2;
    for (let byte = 0; byte < ROW; byte += 1) rows[at + 1 + byte] = (row[byte] ?? 0) - (above[byte] ?? 0);
    above.set(row);
    at += ROW + 1;
  };
  put(NO_OBJECT, 0, 0xffff);
  for (let number = 1; number < first; number += 1)
    put(IN_FILE, Number(lines.slice(LINE * number, LINE * number + 10)), 0);
  for (let index = 0; index < count; index += 1) put(IN_STREAM, stream, index);
  put(IN_FILE, start, 0);
  return rows;
}

/** The rest of a stream's dictionary, and its data. */
function streamOf(data: string): string {
  return `/Filter/FlateDecode/Length ${data.length}>>\nstream\n${data}\nendstream`;
}

/** Text as bytes: thousands of little texts would outlive many sweeps of the garbage collector. */
class Ascii {
  length = 0;
  private all = new Uint8Array(0x8000);

  add(text: string): void {
    this.makeRoom(text.length);
    for (let at = 0; at < text.length; at += 1) this.all[this.length + at] = text.charCodeAt(at);
    this.length += text.length;
  }

  append(other: Ascii): void {
    this.makeRoom(other.length);
    this.all.set(other.bytes(), this.length);
    this.length += other.length;
  }

  bytes(): Uint8Array {
    return this.all.subarray(0, this.length);
  }

  private makeRoom(count: number): void {
    if (this.length + count <= this.all.length) return;
    const larger = new Uint8Array(2 * (this.length + count));
    larger.set(this.all);
    this.all = larger;
  }
}
