/** A sheet's rows some at a time, while the part is being unpacked: a large sheet is never held whole. */
import { notUnderstood, plainXml, readSheetText, refuseUtf16, sheetHead, type SheetText } from "./sheet-text";
import type { ZipArchive } from "./zip";

/** A smaller part is unpacked at once. */
const SMALL = 1 << 20;

/**
 * Whole rows in order, each window a text of its own; row numbers that rows leave out go on from the window before.
 * @throws HostFailure when the part is damaged or not understood, even after the last row
 */
export async function* rowWindows(archive: ZipArchive, path: string): AsyncGenerator<SheetText> {
  if ((archive.entry(path)?.size ?? 0) <= SMALL) {
    yield readSheetText(archive.bytes(path));
    return;
  }
  const windows = new Windows();
  for await (const chunk of archive.chunks(path)) {
    const window = windows.next(chunk);
    if (window !== null) yield window;
  }
  const last = windows.last();
  if (last !== null) yield last;
}

/** In one piece: an engine reads characters of a text that was put together more slowly, even when it is joined later. */
function joined(rest: string, chunk: Buffer): string {
  const bytes = Buffer.allocUnsafe(rest.length + chunk.length);
  bytes.write(rest, "latin1");
  bytes.set(chunk, rest.length);
  return bytes.toString("latin1");
}

class Windows {
  /** What was not given out yet; the rows begin at `from`. */
  private text = "";
  private from = 0;
  private prefix: string | null = null;
  private first = true;
  /** Comments and CDATA: from there on the text is read whole. */
  private plain = true;
  /** The rows are over; what follows is only unpacked, so that damage shows. */
  private over = false;

  next(chunk: Buffer): SheetText | null {
    if (this.over) return null;
    if (this.first) refuseUtf16(chunk);
    this.first = false;
    this.text = joined(this.text, chunk);
    this.plain &&= !this.text.includes("<!");
    if (!this.plain || !this.hasHead()) return null;
    const end = this.text.indexOf(`</${this.prefix}sheetData`, this.from);
    if (end >= 0) return this.finish(end);
    // Without comments and CDATA a row can begin only where its tag does.
    const cut = this.text.lastIndexOf(`<${this.prefix}row`);
    if (cut <= this.from) return null;
    const window = this.window(cut);
    this.text = this.text.slice(cut);
    this.from = 0;
    return window;
  }

  last(): SheetText | null {
    if (this.over) return null;
    this.text = plainXml(this.text);
    const found = this.hasHead();
    if (this.over) return null;
    if (!found) throw notUnderstood("it has no rows element");
    const end = this.text.lastIndexOf(`</${this.prefix}sheetData`);
    if (end < this.from) throw notUnderstood("its rows element does not end");
    return this.finish(end);
  }

  private hasHead(): boolean {
    if (this.prefix !== null) return true;
    const head = sheetHead(this.text);
    if (head === null) return false;
    this.prefix = head.prefix;
    this.from = head.rowsStart;
    this.over = head.selfClosed;
    return !this.over;
  }

  private finish(end: number): SheetText {
    const window = this.window(end);
    this.over = true;
    this.text = "";
    return window;
  }

  private window(end: number): SheetText {
    const { text, from, prefix } = this;
    return { text, bytes: null, prefix: prefix ?? "", rowsStart: from, rowsEnd: end, selfClosed: false };
  }
}
