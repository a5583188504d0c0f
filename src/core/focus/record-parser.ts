/** Text of a CSV file, in pieces → records. papaparse reads; this keeps what a piece cuts off for the next one. */
import Papa from "papaparse";
import { Refusal } from "../problem";
import { delimiterOf, delimiterLine } from "./delimiter";

export type Records = readonly (readonly string[])[];

/** A record longer than this is no row of charges: a quotation mark before it was never closed. */
const LONGEST_RECORD = 1 << 23;
const RETURN = 13;
/** Text looked at in one go: small enough that what it makes is soon garbage. */
export const PIECE = 1 << 16;

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
  private parser: InstanceType<typeof parserOf> | null = null;
  private newline = "\n";
  private rest = "";
  /** The rest is looked at again only when it has grown to this: a long record is not read over and over. */
  private enough = 0;
  private rows = 0;
  private failure: Refusal | null = null;

  /** @param piece length of the text looked at in one go; the records are the same for any */
  constructor(
    private readonly fileName: string,
    private readonly piece = PIECE,
  ) {}

  /** @returns the records that are complete; lines without anything are left out */
  push(text: string): string[][] {
    this.rest += text;
    const records: string[][] = [];
    while (this.failure === null && this.rest.length >= Math.max(this.piece, this.enough)) {
      const piece = this.rest.slice(0, Math.max(this.piece, this.enough));
      const used = this.parse(piece, true, records);
      this.rest = this.rest.slice(used);
      this.enough = used > 0 ? 0 : piece.length * 2;
      if (this.enough > LONGEST_RECORD) this.failure = this.endless(this.rows + 1);
    }
    return records;
  }

  /** The records of what is left. */
  end(): string[][] {
    const records: string[][] = [];
    if (this.parser === null) this.rest = this.rest.slice(this.begin(this.rest, false));
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

  /** @returns how much of the piece was used up */
  private parse(piece: string, more: boolean, records: string[][]): number {
    const named = this.parser === null ? this.begin(piece, more) : 0;
    if (this.parser === null || named > 0) return named;
    const { data, errors, meta } = this.parser.parse(piece, 0, more);
    const broken = errors.find(({ type, row }) => type === "Quotes" && !(more && row === data.length));
    if (broken !== undefined) this.failure = this.broken(this.rows + (broken.row ?? 0) + 1);
    for (const cells of broken === undefined ? data : data.slice(0, broken.row)) this.take(cells, records);
    return meta.cursor;
  }

  private take(cells: string[], records: string[][]): void {
    const last = cells[cells.length - 1] ?? "";
    if (this.newline === "\n" && last.charCodeAt(last.length - 1) === RETURN)
      cells[cells.length - 1] = last.slice(0, -1);
    if (cells.length === 1 && cells[0] === "") return;
    this.rows += 1;
    records.push(cells);
  }

  /**
   * Learns what separates cells and lines. Lines may end both ways in a file that was put together of others, so a
   * return before a line feed is taken off the last cell instead of being part of the line end.
   * @returns the length of a first line that only names the delimiter
   */
  private begin(piece: string, more: boolean): number {
    const lineEnd = /\r?\n|\r(?=[^])/.exec(piece);
    if (lineEnd === null && more) return 0;
    const named = lineEnd === null ? undefined : delimiterLine(piece.slice(0, lineEnd.index));
    this.newline = lineEnd?.[0] === "\r" ? "\r" : "\n";
    this.parser = new parserOf({ delimiter: named ?? delimiterOf(piece), newline: this.newline });
    return named === undefined || lineEnd === null ? 0 : lineEnd.index + lineEnd[0].length;
  }

  /** A quotation mark that is never closed takes the following rows into its cell: nobody would miss them. */
  private endless(row: number): Refusal {
    return new Refusal(
      `${this.fileName}: row ${row} is longer than any row of charges. Most likely a quotation mark in it is not closed. ` +
        "Export the file again; it may be cut off. Nothing was imported.",
    );
  }

  private broken(row: number): Refusal {
    return new Refusal(
      `${this.fileName}: a quotation mark near row ${row} is not closed or not doubled, so that it cannot be told where rows end. ` +
        "Export the file again; it may be cut off. Nothing was imported.",
    );
  }
}
