/** One cell of a FOCUS row → an amount or an instant; what cannot be read is a CellProblem with its code. */
import { absolute, parseAmount, type Amount } from "../money";
import type { Instant } from "../period";
import type { RuleCode } from "./conformance/rules";
import { readFileDate, type FileDate } from "./file-dates";
import { isPlainNumber, readStyled, suggestedReading } from "./number-style";
import { PLAIN_AMOUNTS, type FileReadings, type NumberStyle } from "./readings";
import { remember } from "./remember";

/** A cell that cannot be read; row-reader.ts catches it where it reads the row. */
export class CellProblem extends Error {
  constructor(
    readonly code: RuleCode,
    readonly column: string,
    readonly value: string,
    message: string,
  ) {
    super(message);
  }
}

/** A million million: with more, totals in cents would not be exact any more. */
const COST_LIMIT: Amount = 10n ** 42n;

/** Reads the cells of one file, as far as known by what a person accepted for it. */
export class CellReader {
  /** Of the row at hand: whose marks its amounts may bear. */
  currency = "";
  /** Most costs of a row are equal. */
  private lastText = "";
  private lastAmount: Amount | null = null;
  /** A column says the same days over and over, and some only one. */
  private readonly dates = new Map<string, (text: string) => FileDate>();

  /** Undefined for plain numbers. */
  private readonly style: NumberStyle | undefined;

  constructor(private readonly readings: FileReadings) {
    this.style = readings.amounts === PLAIN_AMOUNTS ? undefined : readings.amounts;
  }

  date(column: string, text: string): FileDate {
    let read = this.dates.get(column);
    if (read === undefined) {
      const order = this.readings.dates;
      this.dates.set(column, (read = remember((date) => readFileDate(date, order))));
    }
    return read(text);
  }

  requiredAmount(column: string, text: string): Amount {
    if (text === "")
      throw new CellProblem("N01", column, text, `${column} is blank. A blank amount is not 0.`);
    return this.cost(column, text);
  }

  optionalAmount(column: string, text: string): Amount | null {
    return text === "" ? null : this.cost(column, text);
  }

  optionalQuantity(column: string, text: string): Amount | null {
    return text === "" ? null : this.number(column, text);
  }

  /** A number that is not kept; of any size. */
  checkNumber(column: string, text: string): void {
    if (text === "" || (this.style === undefined && isPlainNumber(text))) return;
    if (this.amount(text) === null) throw this.noNumber(column, text);
  }

  /** What counts as money of a row that is a problem; a number too large for a cost counts as unreadable. */
  readableCost(text: string): Amount | null {
    const value = this.amount(text);
    return value !== null && absolute(value) < COST_LIMIT ? value : null;
  }

  instant(column: string, text: string): Instant {
    const date = this.date(column, text);
    if (date.trouble === "") return date.at;
    if (text === "") throw new CellProblem("D01", column, text, `${column} is blank.`);
    throw new CellProblem(date.trouble, column, text, `${column} "${shown(text)}" ${whyNot(date)}`);
  }

  private cost(column: string, text: string): Amount {
    const value = this.number(column, text);
    if (absolute(value) < COST_LIMIT) return value;
    throw new CellProblem("N03", column, text, `${column} "${shown(text)}" is too large to be a cost.`);
  }

  private number(column: string, text: string): Amount {
    const value = this.amount(text);
    if (value === null) throw this.noNumber(column, text);
    return value;
  }

  private amount(text: string): Amount | null {
    if (this.style !== undefined) return readStyled(text, this.style, this.currency);
    if (text === this.lastText) return this.lastAmount;
    this.lastText = text;
    return (this.lastAmount = parseAmount(text));
  }

  private noNumber(column: string, text: string): CellProblem {
    const { style } = this;
    if (PLAIN.test(text.trim()) && parseAmount(text.trim()) === null)
      return new CellProblem("N03", column, text, `${column} "${shown(text)}" ${beyondAmounts(text)}`);
    const what =
      style === undefined
        ? `is not a plain number. ${suggestedReading(text, this.currency)}`
        : `is not written like ${style}, which was accepted for this file.`;
    return new CellProblem("N03", column, text, `${column} "${shown(text)}" ${what}`.trim());
  }
}

/** A number all the same, though not one that amounts can hold. */
const PLAIN = /^[+-]?\d+(\.\d*)?(e[+-]?\d+)?$/i;

function beyondAmounts(text: string): string {
  return Math.abs(Number(text)) >= 1e30
    ? "is too large to be an amount or a quantity."
    : `has more than 30 decimals, which is the most that is kept. Round it in the file.`;
}

function whyNot(date: FileDate): string {
  if (date.moved !== "")
    return `is ${date.moved} in UTC: its time zone moves it into another month. Write it in UTC.`;
  if (date.trouble === "D03" || date.byOrder === null) return "is not a date such as 2025-01-31T00:00:00Z.";
  const days = Object.entries(date.byOrder).flatMap(([order, at]) =>
    at === "" ? [] : [`${at.slice(0, 10)} (${order})`],
  );
  return `may stand for ${days.join(" or ")}.`;
}

const LONGEST_SHOWN = 80;

function shown(text: string): string {
  return text.length <= LONGEST_SHOWN ? text : `${text.slice(0, LONGEST_SHOWN - 1)}…`;
}
