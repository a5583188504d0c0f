/** The bytes of a CSV file → the records of one table. */
import { RecordParser, type Records } from "../../core/focus/record-parser";
import { ByteOrderMarks } from "./byte-order-marks";
import { Decoder, encodingNote, encodingOf, type Encoding } from "./decoder";
import { HEAD } from "./kinds";
import { firstBytes, type Bytes } from "./part";
import type { FileNote, Pause } from "./read-tables";
import { TitleLines } from "./title-lines";

/** Characters that are read before the host may draw: a few milliseconds of work. */
const WORK = 1 << 16;

export interface RecordSink {
  push(records: Records): void;
  drop?(): void;
}

/**
 * @param bytes asked again where the file turns out not to be UTF-8
 * @param open makes a sink; one that was made before is told to forget, so that two encodings never mix
 * @throws Refusal when it is no text, or a quotation mark is never closed
 */
export async function readCsv<Sink extends RecordSink>(
  name: string,
  bytes: () => Bytes,
  open: () => Sink,
  pause: Pause,
): Promise<{ sink: Sink; notes: FileNote[] }> {
  const encoding = encodingOf(await firstBytes(bytes(), HEAD));
  const read = await readAs(name, bytes(), encoding, open(), pause);
  return read ?? (await readAs(name, bytes(), "windows-1252", open(), pause))!;
}

/** @returns null when the bytes are in another encoding */
async function readAs<Sink extends RecordSink>(
  name: string,
  bytes: Bytes,
  encoding: Encoding,
  sink: Sink,
  pause: Pause,
): Promise<{ sink: Sink; notes: FileNote[] } | null> {
  const decoder = new Decoder(name, encoding);
  const table = new TextTable(name, sink);
  let work = 0;
  for await (const piece of bytes) {
    const text = decoder.push(piece);
    if (text === null) {
      sink.drop?.();
      return null;
    }
    table.push(text);
    work += text.length;
    if (work < WORK) continue;
    work = 0;
    await pause();
  }
  table.push(decoder.end());
  table.end();
  return { sink, notes: [...notesOf(encodingNote(encoding)), ...table.notes()] };
}

/** Text of one table → records of a sink, without what stands around them. */
class TextTable {
  private readonly marks = new ByteOrderMarks();
  private readonly parser: RecordParser;
  private readonly titles = new TitleLines();

  constructor(
    name: string,
    private readonly sink: RecordSink,
  ) {
    this.parser = new RecordParser(name);
  }

  push(text: string): void {
    this.take(this.parser.push(this.marks.without(text)));
  }

  end(): void {
    this.take(this.parser.end());
    this.sink.push(this.titles.end());
  }

  notes(): FileNote[] {
    const { extra } = this.marks;
    const { leftOut } = this.titles;
    const lines = leftOut === 1 ? "The line" : `${leftOut} lines`;
    return [
      ...notesOf(
        extra === 0
          ? null
          : "The file has more than one byte order mark; those before the heading and the first row were taken out.",
      ),
      ...(leftOut === 0
        ? []
        : [
            {
              code: null,
              message: `${lines} above the heading ${leftOut === 1 ? "was" : "were"} passed over; rows are counted from the heading.`,
            },
          ]),
    ];
  }

  /** What the heading says goes before a broken record: a file in another layout may look broken. */
  private take(records: Records): void {
    this.sink.push(this.titles.push(records));
    this.parser.refuseBroken();
  }
}

function notesOf(message: string | null): FileNote[] {
  return message === null ? [] : [{ code: "F01", message }];
}
