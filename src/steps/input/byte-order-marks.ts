/** Takes byte order marks out of a text: those at its start, and one before the first rows, as some exporters leave. */

const MARK = "\uFEFF";
/** Line ends behind which a mark may stand: of a line that names the delimiter, and of the heading. */
const LINES = 2;

export class ByteOrderMarks {
  /** Marks beyond the one that a file may begin with. */
  extra = 0;
  private atStart = true;
  private lines = 0;
  private atLineStart = true;
  private first = true;

  /** The text without the marks. */
  without(text: string): string {
    if (!this.atStart) return text;
    let kept = "";
    for (let at = 0; at < text.length; at += 1) {
      const char = text[at] ?? "";
      if (char === MARK && this.atLineStart) {
        if (!(this.first && this.lines === 0)) this.extra += 1;
        this.first = false;
        continue;
      }
      if (this.lines >= LINES && char !== "\n" && char !== "\r") {
        this.atStart = false;
        return kept + text.slice(at);
      }
      if (char === "\n" || (char === "\r" && text[at + 1] !== "\n")) this.lines += 1;
      this.atLineStart = char === "\n" || char === "\r";
      kept += char;
    }
    return kept;
  }
}
