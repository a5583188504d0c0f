/** Texts of one column: what repeats is decoded and kept once. */
import { ownText } from "../../core/own-text";
import { decodeText } from "./cell-text";

/** A column with more different texts than this is not looked up any longer, unless looking up has paid. */
const MOST = 5000;

export class TextMemo {
  private lastRaw = "";
  private lastText = "";
  private readonly known = new Map<string, string>();
  private hits = 0;
  private misses = 0;

  /** @param source a sheet's text, one byte a character */
  text(source: string, start: number, end: number): string {
    const { lastRaw } = this;
    if (end - start === lastRaw.length && source.startsWith(lastRaw, start)) return this.lastText;
    const raw = source.slice(start, end);
    if (this.known.size >= MOST && this.hits < this.misses) return ownText(decodeText(raw));
    const known = this.known.get(raw);
    if (known !== undefined) {
      this.hits++;
      return known;
    }
    this.misses++;
    const decoded = decodeText(raw);
    const text = ownText(decoded);
    this.remember(decoded === raw ? text : ownText(raw), text);
    return text;
  }

  private remember(raw: string, text: string): void {
    if (this.known.size < MOST) this.known.set(raw, text);
    this.lastRaw = raw;
    this.lastText = text;
  }
}
