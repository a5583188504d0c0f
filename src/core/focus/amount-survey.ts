/** Looks at every amount of a file, to ask once how all of them are written. */
import { amountToText, type Amount } from "../money";
import { isPlainNumber, readStyled } from "./number-style";
import {
  NUMBER_STYLES,
  PLAIN_AMOUNTS,
  type NumberStyle,
  type Question,
  type ReadingExample,
} from "./readings";

interface Cell {
  readonly text: string;
  readonly currency: string;
}

interface Candidate {
  readonly style: NumberStyle;
  /** Earlier styles that read every cell so far the same way. */
  same: readonly NumberStyle[];
  alsoChanges?: ReadingExample;
}

/** Styles that read a plain number with a decimal point as something else, or not at all. */
const COMMA_DECIMALS: readonly NumberStyle[] = ["1.234,56", "1 234,56"];

export class AmountSurvey {
  /** Styles that every cell so far allows. */
  private candidates: Candidate[] = NUMBER_STYLES.map((style, i) => ({
    style,
    same: NUMBER_STYLES.slice(0, i),
  }));
  private first: Cell | undefined;
  /** The first cell on which the styles differ. */
  private telling: Cell | undefined;
  private rows = 0;

  /** Whether plain numbers can still rule a style out; soon not, in a file with decimals. */
  heedsPlain = true;

  /** The amounts of a row that is a problem; blanks left out. */
  row(texts: readonly string[], currency: string): void {
    const odd = texts.filter((text) => !isPlainNumber(text));
    if (odd.length > 0) this.rows += 1;
    for (const text of odd) this.odd({ text, currency });
    for (const text of texts) this.plain(text);
  }

  /** A plain number, or any text in a row without oddities. */
  plain(text: string): void {
    if (!this.heedsPlain || !text.includes(".") || !isPlainNumber(text)) return;
    this.keep((candidate) => {
      if (!COMMA_DECIMALS.includes(candidate.style)) return true;
      const value = readStyled(text, candidate.style, "");
      if (value === null) return false;
      candidate.same = candidate.same.filter((style) => COMMA_DECIMALS.includes(style));
      candidate.alsoChanges ??= { text, reading: amountToText(value, 0) };
      return true;
    });
  }

  question(): Question[] {
    const left = this.candidates.filter(
      ({ same }) => !this.candidates.some(({ style }) => same.includes(style)),
    );
    if (this.rows === 0 || left.length === 0) return [];
    const options = left.map(({ style, alsoChanges }) => ({
      style,
      example: this.example(
        style,
        left.map((option) => option.style),
      ),
      ...(alsoChanges === undefined ? {} : { alsoChanges }),
    }));
    const changed = options.find((option) => option.alsoChanges !== undefined)?.alsoChanges;
    if (changed === undefined) return [{ about: "amounts", rows: this.rows, options, inDoubt: false }];
    const plain = { style: PLAIN_AMOUNTS, example: { text: changed.text, reading: changed.text } } as const;
    return [{ about: "amounts", rows: this.rows, options: [...options, plain], inDoubt: true }];
  }

  private odd(cell: Cell): void {
    this.first ??= cell;
    const readings = new Map<NumberStyle, Amount>();
    this.keep(({ style }) => {
      const value = readStyled(cell.text, style, cell.currency);
      if (value !== null) readings.set(style, value);
      return value !== null;
    });
    for (const candidate of this.candidates) {
      const value = readings.get(candidate.style);
      candidate.same = candidate.same.filter((style) => readings.get(style) === value);
    }
    if (this.telling === undefined && new Set(readings.values()).size > 1) this.telling = cell;
  }

  private keep(allows: (candidate: Candidate) => boolean): void {
    this.candidates = this.candidates.filter(allows);
    this.heedsPlain = this.candidates.some(({ style }) => COMMA_DECIMALS.includes(style));
  }

  /** A cell on which the options differ, where there is one. */
  private example(style: NumberStyle, options: readonly NumberStyle[]): ReadingExample {
    const telling = options.length > 1 ? this.telling : undefined;
    const { text, currency } = telling ?? this.first ?? { text: "", currency: "" };
    const value = readStyled(text, style, currency);
    return { text, reading: value === null ? "" : amountToText(value, 0) };
  }
}
