/** Text of a CSV file, in pieces → records. papaparse reads; this keeps what a piece cuts off for the next one. */
import Papa from "papaparse";
import { Refusal } from "../problem";

export type Records = readonly (readonly string[])[];

/** What separates the cells of a heading, the usual one first. */
const DELIMITERS = [",", ";", "\t", "|"] as const;

/** A record longer than this is no row of charges: a quotation mark before it was never closed. */
const LONGEST_RECORD = 1 << 23;
/** Text looked at in one go: small enough that what it makes is soon garbage. */
const PIECE = 1 << 16;

interface Parsed {
  readonly data: string[][];
  readonly errors: readonly { readonly type: string; readonly row?: number }[];
  readonly meta: { readonly cursor: number };
}

/** papaparse's own parser, which its type declarations know with a wider result. */
const parserOf = Papa.Parser as unknown as new (config: { delimiter: string; newline: string }) => {
  parse(text: string, baseIndex: number, ignoreLastRow: boolean): Parsed;
};

export class RecordParser {
  /** Known after the first piece with a whole line. */
  delimiter = "";
  private parser: InstanceType<typeof parserOf> | null = null;
  private rest = "";
  /** The rest is looked at again only when it has grown to this: a long record is not read over and over. */
  private enough = 0;
  private rows = 0;
  private failure: Refusal | null = null;

  constructor(private readonly fileName: string) {}

  /** @returns the records that are complete; lines without anything are left out */
  push(text: string): string[][] {
    this.rest += text;
    const records: string[][] = [];
    while (this.failure === null && this.rest.length >= Math.max(PIECE, this.enough)) {
      const piece = this.rest.slice(0, Math.max(PIECE, this.enough));
      const used = this.parse(piece, true, records);
      this.rest = this.rest.slice(used);
      this.enough = used > 0 ? 0 : piece.length * 2;
      if (this.enough > LONGEST_RECORD) this.failure = this.broken(this.rows + 1);
    }
    return records;
  }

  /** The records of what is left. */
  end(): string[][] {
    const records: string[][] = [];
    if (this.failure === null && this.rest !== "") this.parse(this.rest, false, records);
    this.rest = "";
    return records;
  }

  /**
   * Asked after the records went on: what the heading says comes first, for a file in another layout may look broken.
   * @throws Refusal when it cannot be told where a record ends
   */
  refuseBroken(): void {
    if (this.failure !== null) throw this.failure;
  }

  private parse(piece: string, ignoreLastRow: boolean, records: string[][]): number {
    this.parser ??= this.parserFor(piece);
    const { data, errors, meta } = this.parser.parse(piece, 0, ignoreLastRow);
    const broken = errors.find((error) => error.type === "Quotes");
    if (broken !== undefined) this.failure = this.broken(this.rows + (broken.row ?? 0) + 1);
    for (const cells of broken === undefined ? data : data.slice(0, broken.row)) {
      if (cells.length === 1 && cells[0] === "") continue;
      this.rows += 1;
      records.push(cells);
    }
    return meta.cursor;
  }

  private parserFor(piece: string) {
    this.delimiter = delimiterOf(piece);
    return new parserOf({ delimiter: this.delimiter, newline: lineEndOf(piece) });
  }

  /** A quotation mark that is never closed takes the following rows into its cell: nobody would miss them. */
  private broken(row: number): Refusal {
    return new Refusal(
      `${this.fileName}: a quotation mark near row ${row} is not closed or not doubled, so that it cannot be told where rows end. ` +
        "Export the file again; it may be cut off. Nothing was imported.",
    );
  }
}

/** The mark that comes most often in the heading, outside quotation marks. */
export function delimiterOf(text: string): string {
  const heading = (/[^\r\n]+/.exec(text)?.[0] ?? "").replace(/"[^"]*"/g, "");
  const counts = DELIMITERS.map((mark) => heading.split(mark).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ",";
}

/** A heading holds no line end, so the first one found is the file's. */
function lineEndOf(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? "\n";
}
