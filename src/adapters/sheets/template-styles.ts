/** A template's styles: its own stay; a date in a cell that shows numbers gets the cell's style with a date format. */
import { splice, withAttributes } from "../ooxml/xml";
import { readStyles, type FormatKind, type Styles } from "./number-formats";

/** The date format that every Excel has. */
const DATE_ID = "14";

export class TemplateStyles {
  private readonly styles: Styles;
  private readonly added: string[] = [];
  private readonly dated = new Map<number, number>();

  /** @param text the styles part; null where the template has none */
  constructor(private readonly text: string | null) {
    this.styles = text === null ? { kinds: [], cellXfs: undefined, xfs: [] } : readStyles(text);
  }

  get changed(): boolean {
    return this.added.length > 0;
  }

  kind(style: number): FormatKind {
    return this.styles.kinds[style] ?? "other";
  }

  /** The style that looks like another and shows a date; null where the template has no styles to add to. */
  asDate(style: number): number | null {
    const xf = this.styles.xfs[style] ?? this.styles.xfs[0];
    if (this.text === null || xf === undefined) return null;
    const known = this.dated.get(style);
    if (known !== undefined) return known;
    const own = withAttributes(this.text.slice(xf.start, xf.end), {
      numFmtId: DATE_ID,
      applyNumberFormat: "1",
    });
    const number = this.styles.xfs.length + this.added.length;
    this.added.push(own + this.text.slice(xf.end, xf.close));
    this.dated.set(style, number);
    return number;
  }

  xml(): string {
    const { cellXfs, xfs } = this.styles;
    const last = xfs[xfs.length - 1];
    if (this.text === null || cellXfs === undefined || last === undefined) return this.text ?? "";
    const count = String(xfs.length + this.added.length);
    const start = withAttributes(this.text.slice(cellXfs.start, cellXfs.end), { count });
    return splice(this.text, [
      { start: cellXfs.start, end: cellXfs.end, text: start },
      { start: last.close, end: last.close, text: this.added.join("") },
    ]);
  }
}
