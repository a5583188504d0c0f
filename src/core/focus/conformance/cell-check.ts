/**
 * One column's cells, one after the other. Made for speed: a text that equals the one above is not looked at again,
 * most others are seen to be good by their length and first character, and the rest is judged once for each text.
 */
import { LONGEST_CELL } from "../fit-cell";
import { isPlainInstant } from "../plain-instant";
import { remember } from "../remember";
import type { FindingList, Tally } from "./findings";
import { CELL_DIGITS, type NumberText } from "./number-text";
import { ALLOWED } from "./columns";
import { isId, judge, type CheckedColumn, type Verdict } from "./verdicts";

const NONE: readonly Tally[] = [];
/** First characters of texts that are worth a look: blanks, formulas, and words for null or nothing. */
const SUSPICIOUS = new Set([..." \t\r\n=+-@\\(nNuU"].map((c) => c.charCodeAt(0)));
/** Words for null or nothing are no longer than this. */
const LONGEST_WORD = 16;
const PLUS = 43;

/** How a column's good cells are known. */
type Way = "number" | "instant" | "text" | "judged";

export class CellCheck {
  /** Of the cell at hand. */
  text = "";
  tallies = NONE;
  value = "";
  /** NaN where it is no plain number. */
  number = NaN;
  /** A hash of the text: 32 bits do, for two rows are the same only where every cell's is. */
  hash = 0;

  readonly name: string;
  /** A cell that the row reader, too, must read: of a row that is a problem nothing is said about it. */
  readonly readable: boolean;
  private readonly way: Way;
  private readonly id: boolean;
  private readonly judge: (text: string) => Judged;
  private readonly blank: Judged;

  /** @param scan shared by columns whose numbers are often the same */
  constructor(
    column: CheckedColumn,
    found: FindingList,
    private readonly scan: NumberText,
  ) {
    this.name = column.name;
    this.readable = column.kind === "number" || column.kind === "instant";
    this.id = isId(column.name);
    this.way = wayOf(column);
    const judged = judge(column, found);
    this.judge = remember((text) => ({ ...judged(text), hash: hashOf(text) }));
    this.blank = this.judge("");
    this.look("");
  }

  /** Looks at a text that differs from the last one. */
  look(text: string): void {
    this.text = text;
    if (text === "") this.take(this.blank);
    else if (this.way === "number") this.lookAtNumber(text);
    else if (this.way === "instant" && isPlainInstant(text)) this.good(text, hashOf(text));
    else if (this.way === "text" && this.isPlain(text)) this.good(text, hashOf(text));
    else this.take(this.judge(text));
  }

  private lookAtNumber(text: string): void {
    const { scan } = this;
    scan.read(text);
    if (scan.plain && scan.digits <= CELL_DIGITS && !(scan.value < 0 && this.name.endsWith("UnitPrice")))
      this.good(text, hashOfNumber(scan.value) ^ text.length);
    else this.take(this.judge(text));
    this.number = scan.value;
  }

  private isPlain(text: string): boolean {
    const { length } = text;
    if (length > LONGEST_CELL) return false;
    const first = text.charCodeAt(0);
    if (SUSPICIOUS.has(first) && (length <= LONGEST_WORD || first < 65)) return false;
    return !(this.id && (text.charCodeAt(length - 3) === PLUS || text.charCodeAt(length - 2) === PLUS));
  }

  private good(text: string, hash: number): void {
    this.tallies = NONE;
    this.value = text;
    this.hash = hash;
  }

  private take({ tallies, value, hash }: Judged): void {
    this.tallies = tallies;
    this.value = value;
    this.hash = hash;
    this.number = NaN;
  }
}

interface Judged extends Verdict {
  readonly hash: number;
}

const double = new Float64Array(1);
const halves = new Int32Array(double.buffer);

/** Of its value: 1.0 and 1.00 differ in length only. */
function hashOfNumber(value: number): number {
  double[0] = value;
  return Math.imul((halves[0] ?? 0) ^ Math.imul(halves[1] ?? 0, 0x85ebca6b), 0x01000193);
}

/** Of a text longer than two of these every character at both ends counts, and some of those between. */
const END = 16;
const BETWEEN = 16;

/**
 * FNV-1a over UTF-16 units. Two rows that differ only in the middle of one long text are hardly ever different rows; it
 * would show as one too many in a warning.
 */
function hashOf(text: string): number {
  const { length } = text;
  let hash = 0x811c9dc5 ^ length;
  const head = length <= 2 * END ? length : END;
  for (let i = 0; i < head; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  if (head === length) return hash;
  const step = Math.max(1, Math.floor((length - 2 * END) / BETWEEN));
  for (let i = END; i < length - END; i += step) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  for (let i = length - END; i < length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}

function wayOf({ kind, name, focus }: CheckedColumn): Way {
  if (kind === "number" || kind === "instant") return kind;
  const listed = name in ALLOWED || name === "ServiceCategory" || name === "PricingCurrency";
  return focus && listed ? "judged" : "text";
}
