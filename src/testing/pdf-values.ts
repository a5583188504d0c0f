/** Values of a PDF file, and how they are read (ISO 32000-1, 7.2 and 7.3); operators of a page (7.8). For tests. */

/** A name is a string with its slash; a text string is an object, so that the two differ. */
export type PdfValue =
  null | boolean | number | string | PdfText | PdfReference | PdfDictionary | readonly PdfValue[];
export interface PdfText {
  readonly text: string;
}
export interface PdfReference {
  readonly object: number;
}
export type PdfDictionary = ReadonlyMap<string, PdfValue>;
/** What stands before an operator in a page's stream, and the operator. */
export interface PdfOperation {
  readonly operator: string;
  readonly operands: readonly PdfValue[];
}

/** Neither a number nor a name: an operator, `obj`, `stream`, `R`. */
class Keyword {
  constructor(readonly word: string) {}
}
type Token = PdfValue | Keyword;

const BLANK = /[\0\t\n\f\r ]/;
const DELIMITER = /[\0\t\n\f\r ()<>[\]{}/%]/;
const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

/** Reads one value after another. */
export class Reader {
  constructor(
    readonly source: string,
    public at = 0,
  ) {}

  /** @returns undefined at the end */
  next(): Token | undefined {
    this.skip();
    const character = this.source[this.at];
    if (character === undefined) return undefined;
    if (this.source.startsWith("<<", this.at)) return this.dictionary();
    if (character === "<") return this.hexadecimal();
    if (character === "(") return this.literal();
    if (character === "[") return this.array();
    const end = this.wordEnd(this.at + 1);
    const word = this.source.slice(this.at, end);
    this.at = end;
    if (character === "/") return word.replace(/#([\da-f]{2})/gi, (_, hex: string) => charOf(hex));
    if (/^[+-]?(\d+\.?\d*|\.\d+)$/.test(word)) return this.numberOrReference(Number(word));
    return ({ true: true, false: false, null: null } as Record<string, Token>)[word] ?? this.keyword(word);
  }

  private keyword(word: string): Token {
    return word === "null" ? null : word === "false" ? false : new Keyword(word);
  }

  private skip(): void {
    for (;;) {
      while (BLANK.test(this.source[this.at] ?? "")) this.at += 1;
      if (this.source[this.at] !== "%") return;
      while (!/[\r\n]/.test(this.source[this.at] ?? "\n")) this.at += 1;
    }
  }

  private wordEnd(from: number): number {
    let end = from;
    while (end < this.source.length && !DELIMITER.test(this.source[end] ?? "")) end += 1;
    return end;
  }

  private numberOrReference(number: number): PdfValue {
    const rest = /^ \d+ R(?![\w])/.exec(this.source.slice(this.at, this.at + 12));
    if (rest === null || !Number.isInteger(number)) return number;
    this.at += rest[0].length;
    return { object: number };
  }

  private values(close: string): PdfValue[] {
    const values: PdfValue[] = [];
    for (;;) {
      this.skip();
      if (this.source.startsWith(close, this.at)) break;
      const value = this.next();
      if (value === undefined || value instanceof Keyword) throw new Error(`No ${close} at ${this.at}`);
      values.push(value);
    }
    this.at += close.length;
    return values;
  }

  private array(): PdfValue[] {
    this.at += 1;
    return this.values("]");
  }

  private dictionary(): PdfDictionary {
    this.at += 2;
    const values = this.values(">>");
    const entries = new Map<string, PdfValue>();
    for (let index = 0; index < values.length; index += 2) {
      const key = values[index];
      if (typeof key !== "string") throw new Error(`A dictionary's key is no name, before ${this.at}`);
      if (entries.has(key)) throw new Error(`${key} stands twice in a dictionary, before ${this.at}`);
      entries.set(key, values[index + 1] ?? null);
    }
    return entries;
  }

  private hexadecimal(): PdfText {
    const end = this.source.indexOf(">", this.at);
    const digits = this.source.slice(this.at + 1, end).replace(/\s/g, "");
    this.at = end + 1;
    return { text: unicode(digits.replace(/..?/g, (pair) => charOf(pair.padEnd(2, "0")))) };
  }

  private literal(): PdfText {
    let [depth, text] = [1, ""];
    for (this.at += 1; ; this.at += 1) {
      let character = this.source[this.at] ?? "";
      if (character === "") throw new Error("A string without an end");
      if (character === "(") depth += 1;
      if (character === ")") depth -= 1;
      if (depth === 0) break;
      if (character === "\\") {
        this.at += 1;
        character = ESCAPES[this.source[this.at] ?? ""] ?? this.source[this.at] ?? "";
      }
      text += character;
    }
    this.at += 1;
    return { text: unicode(text) };
  }
}

export function operationsOf(stream: string): PdfOperation[] {
  const reader = new Reader(stream);
  const operations: PdfOperation[] = [];
  let operands: PdfValue[] = [];
  for (let token = reader.next(); token !== undefined; token = reader.next()) {
    if (token instanceof Keyword) {
      operations.push({ operator: token.word, operands });
      operands = [];
    } else operands.push(token);
  }
  return operations;
}

export function isReference(value: PdfValue | undefined): value is PdfReference {
  return typeof value === "object" && value !== null && "object" in value;
}

export function isArray(value: PdfValue | undefined): value is readonly PdfValue[] {
  return Array.isArray(value);
}

/** A name without its slash; blank for anything else. */
export function nameOf(value: PdfValue | undefined): string {
  return typeof value === "string" ? value.slice(1) : "";
}

export function textOf(value: PdfValue | undefined): string {
  return typeof value === "object" && value !== null && "text" in value ? value.text : "";
}

export function valueOf(reader: Reader): PdfValue {
  const value = reader.next();
  if (value === undefined || value instanceof Keyword) throw new Error(`No value before ${reader.at}`);
  return value;
}

function charOf(hex: string): string {
  return String.fromCharCode(parseInt(hex, 16));
}

/** UTF-16 where the byte order mark says so; else each byte a character. */
function unicode(bytes: string): string {
  if (!bytes.startsWith("\u00fe\u00ff")) return bytes;
  const swapped = Buffer.from(bytes.slice(2), "latin1").swap16();
  return swapped.toString("utf16le");
}
