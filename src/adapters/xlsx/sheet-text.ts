/**
 * A sheet part as text, one byte a character (latin1): where its rows and cells lie.
 * Scanned by hand, because a sheet of 100,000 rows has 200 MB and a general parser takes eight times as long;
 * head and tail around the rows go through saxes (tail.ts). Anything unexpected between rows or cells is refused, never guessed.
 */
import { HostFailure } from "../../core/problem";

export interface SheetText {
  readonly text: string;
  /** The same as bytes at the same offsets; null where the text had to be made plain. */
  readonly bytes: Buffer | null;
  /** `x:` or nothing. */
  readonly prefix: string;
  /** Offsets of the rows: behind `<sheetData>` and before its end tag; equal where it is empty. */
  readonly rowsStart: number;
  readonly rowsEnd: number;
  /** `<sheetData/>`: it has to be opened before rows can be put in. */
  readonly selfClosed: boolean;
}

/** Comments and CDATA as plain text, so that the scanner meets only tags. */
export function plainXml(xml: string): string {
  if (!xml.includes("<!")) return xml;
  return xml.replace(/<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>/g, (_all, data?: string) =>
    (data ?? "").replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;"),
  );
}

/** The prefix of the root element: `x:` in `<x:worksheet>`. */
export function rootPrefix(xml: string, root: string): string {
  const match = new RegExp(`<((?:[\\w.-]+:)?)${root}[\\s/>]`).exec(xml.slice(0, 4000));
  if (match === null) throw notUnderstood(`no <${root}> at its beginning`);
  return match[1] ?? "";
}

export function readSheetText(bytes: Buffer): SheetText {
  refuseUtf16(bytes);
  const raw = bytes.toString("latin1");
  const text = plainXml(raw);
  const head = sheetHead(text);
  if (head === null) throw notUnderstood("it has no rows element");
  const sheet = { text, bytes: text === raw ? bytes : null, ...head };
  if (head.selfClosed) return { ...sheet, rowsEnd: head.rowsStart };
  const rowsEnd = text.lastIndexOf(`</${head.prefix}sheetData`);
  if (rowsEnd < head.rowsStart) throw notUnderstood("its rows element does not end");
  return { ...sheet, rowsEnd };
}

export function refuseUtf16(bytes: Buffer): void {
  if (bytes.length >= 2 && (bytes.readUInt16BE(0) === 0xfeff || bytes.readUInt16BE(0) === 0xfffe))
    throw notUnderstood("it is not in UTF-8");
}

/** Where the rows begin; null where the text does not reach as far. */
export function sheetHead(text: string): Pick<SheetText, "prefix" | "rowsStart" | "selfClosed"> | null {
  const prefix = rootPrefix(text, "worksheet");
  const at = text.indexOf(`<${prefix}sheetData`);
  const head = at < 0 ? "" : text.slice(0, text.indexOf(">", at) + 1);
  const match = new RegExp(`<${prefix}sheetData(\\s[^>]*)?/?>`).exec(head);
  if (match === null) return null;
  return { prefix, rowsStart: match.index + match[0].length, selfClosed: match[0].endsWith("/>") };
}

/** Steps through the rows. The fields describe the row last stepped to. */
export class RowCursor {
  row = 0;
  start = 0;
  /** Behind the start tag's `>`. */
  contentStart = 0;
  contentEnd = 0;
  end: number;
  private readonly open: string;
  private readonly close: string;

  constructor(
    private readonly sheet: SheetText,
    from: number = sheet.rowsStart,
  ) {
    this.open = `<${sheet.prefix}row`;
    this.close = `</${sheet.prefix}row>`;
    this.end = from;
  }

  next(): boolean {
    const { text, rowsEnd } = this.sheet;
    const start = skipSpace(text, this.end);
    if (start >= rowsEnd) return false;
    if (!text.startsWith(this.open, start)) throw notUnderstood(`unexpected text at ${start}`);
    const tagEnd = text.indexOf(">", start);
    const number = attribute(text, start + this.open.length, tagEnd, "r");
    this.row = number === null ? this.row + 1 : Number(number);
    this.start = start;
    this.contentStart = tagEnd + 1;
    if (text.charCodeAt(tagEnd - 1) === SLASH) {
      this.contentEnd = this.end = tagEnd + 1;
      return true;
    }
    this.contentEnd = text.indexOf(this.close, tagEnd);
    if (this.contentEnd < 0 || this.contentEnd > rowsEnd) throw notUnderstood(`row ${this.row} does not end`);
    this.end = this.contentEnd + this.close.length;
    return true;
  }
}

const SLASH = 47;
const GREATER = 62;
const QUOTE = 34;
const APOSTROPHE = 39;
const EQUALS = 61;
const LETTER_R = 114;
const LETTER_S = 115;
const LETTER_T = 116;

const INLINE = "inlineStr";

/** Steps through a row's cells. The fields describe the cell last stepped to. */
export class CellCursor {
  column = 0;
  start = 0;
  /** Behind the start tag's `>`. */
  contentStart = 0;
  /** Equal to contentStart where the cell has no content. */
  contentEnd = 0;
  end = 0;
  /** Offsets of the address in the `r` attribute; 0 where it has none. */
  addressStart = 0;
  addressEnd = 0;
  /** The style's offset and the type's, as written; "" where absent. */
  styleStart = 0;
  styleEnd = 0;
  typeStart = 0;
  typeEnd = 0;
  private limit = 0;
  private readonly open: string;
  private readonly close: string;

  constructor(private readonly sheet: SheetText) {
    this.open = `<${sheet.prefix}c`;
    this.close = `</${sheet.prefix}c>`;
  }

  enter(contentStart: number, contentEnd: number): void {
    this.end = contentStart;
    this.limit = contentEnd;
    this.column = 0;
  }

  next(): boolean {
    const { text } = this.sheet;
    const start = skipSpace(text, this.end);
    if (start >= this.limit) return false;
    const behind = text.charCodeAt(start + this.open.length);
    if (
      !text.startsWith(this.open, start) ||
      (behind !== 32 && behind !== GREATER && behind !== SLASH && behind > 13)
    )
      return this.onlyExtensions(start);
    this.start = start;
    const tagEnd = this.readAttributes(start + this.open.length);
    if (this.addressEnd > 0) this.column = this.addressColumn();
    else this.column++;
    if (text.charCodeAt(tagEnd - 1) === SLASH) {
      this.contentStart = this.contentEnd = this.end = tagEnd + 1;
      return true;
    }
    this.contentStart = tagEnd + 1;
    this.contentEnd = text.indexOf(this.close, tagEnd);
    if (this.contentEnd < 0 || this.contentEnd > this.limit)
      throw notUnderstood(`a cell does not end (${start})`);
    this.end = this.contentEnd + this.close.length;
    return true;
  }

  get style(): string {
    return this.styleEnd === 0 ? "" : this.sheet.text.slice(this.styleStart, this.styleEnd);
  }

  get type(): string {
    return this.typeEnd === 0 ? "" : this.sheet.text.slice(this.typeStart, this.typeEnd);
  }

  /** Told without a text of its own: most cells of a sheet are such. */
  get isInlineText(): boolean {
    return (
      this.typeEnd - this.typeStart === INLINE.length && this.sheet.text.startsWith(INLINE, this.typeStart)
    );
  }

  /** Behind the cells a row may hold an extension list, which stays. */
  private onlyExtensions(start: number): boolean {
    if (!this.sheet.text.startsWith(`<${this.sheet.prefix}extLst`, start))
      throw notUnderstood(`unexpected text in a row (${start})`);
    this.limit = start;
    return false;
  }

  /** @returns the offset of the start tag's `>` */
  private readAttributes(from: number): number {
    const { text } = this.sheet;
    this.addressEnd = this.styleEnd = this.typeEnd = 0;
    let at = from;
    for (;;) {
      const code = text.charCodeAt(at);
      if (code === GREATER) return at;
      if (code === SLASH || code <= 32) {
        at++;
        continue;
      }
      // As nearly every program writes it; searches would take longer than so short a value is.
      if (text.charCodeAt(at + 1) === EQUALS && text.charCodeAt(at + 2) === QUOTE) {
        const end = this.quoteFrom(at + 3, from);
        this.note(code, at + 3, end);
        at = end + 1;
        continue;
      }
      const equals = text.indexOf("=", at);
      let quoteAt = equals + 1;
      if (text.charCodeAt(quoteAt) <= 32) quoteAt = skipSpace(text, quoteAt);
      const quote = text.charCodeAt(quoteAt);
      if (equals < 0 || equals > this.limit || (quote !== QUOTE && quote !== APOSTROPHE))
        throw notUnderstood(`a cell's tag at ${from}`);
      const valueEnd = text.indexOf(quote === QUOTE ? '"' : "'", quoteAt + 1);
      if (valueEnd < 0) throw notUnderstood(`a cell's tag at ${from}`);
      const single = equals === at + 1 || text.charCodeAt(at + 1) <= 32;
      if (single) this.note(code, quoteAt + 1, valueEnd);
      at = valueEnd + 1;
    }
  }

  /** @param from where the tag's attributes begin */
  private quoteFrom(start: number, from: number): number {
    const { text } = this.sheet;
    for (let at = start; at < this.limit; at++) if (text.charCodeAt(at) === QUOTE) return at;
    throw notUnderstood(`a cell's tag at ${from}`);
  }

  private note(letter: number, start: number, end: number): void {
    if (letter === LETTER_R) {
      this.addressStart = start;
      this.addressEnd = end;
    } else if (letter === LETTER_S) {
      this.styleStart = start;
      this.styleEnd = end;
    } else if (letter === LETTER_T) {
      this.typeStart = start;
      this.typeEnd = end;
    }
  }

  private addressColumn(): number {
    const { text } = this.sheet;
    let column = 0;
    for (let at = this.addressStart; at < this.addressEnd; at++) {
      const code = text.charCodeAt(at);
      if (code < 65) break;
      column = column * 26 + (code & 31);
    }
    return column;
  }
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) <= 32) at++;
  return at;
}

const patterns: Record<string, RegExp> = {};

/** An attribute's value in the text of a start tag between two offsets; null where it is absent. */
export function attribute(text: string, from: number, to: number, name: string): string | null {
  const pattern = (patterns[name] ??= new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`));
  const match = pattern.exec(text.slice(from, to));
  return match === null ? null : (match[1] ?? match[2] ?? "");
}

export function notUnderstood(what: string): HostFailure {
  return new HostFailure(
    `A sheet of the workbook is written in a way that cannot be read: ${what}. Open it in Excel, save it, and run the command again. Nothing was written.`,
    "nothing",
  );
}
