/** The columns of a campus's layout as fields of a preset, and what is wrong with them, each with its place in the table. */
import { centsToText } from "../../money";
import type { JournalLine } from "../journal";
import type { LayoutColumn } from "../layout";
import { fillValues, lineValues, valueNames, valueProblem, type LineValue } from "../line-values";
import type { Field } from "../presets/fields";
import type { JournalCell, JournalInput } from "../presets/preset";
import type { LayoutOptions } from "./options";

const SIDES: readonly LineValue[] = ["debit", "credit"];
const AMOUNTS: readonly LineValue[] = [...SIDES, "amount", "signed_amount"];
/** Values that say where the money goes: they must arrive as they are. */
const CODES: readonly LineValue[] = [
  "fund",
  "org",
  "fund_org",
  "award",
  "account",
  "program",
  "activity",
  "location",
];
/** Values that a person reads: what is too long may be cut. */
const WORDS: readonly LineValue[] = ["description", "pi_name", "fund_title"];

/** The one value that a template is; null for text around it or several. */
export function onlyValue(template: string): string | null {
  return /^\s*\{([^{}]*)\}\s*$/.exec(template)?.[1] ?? null;
}

export function layoutFields(columns: readonly LayoutColumn[], options: LayoutOptions): Field<JournalLine>[] {
  let at = 1;
  return columns.map((column): Field<JournalLine> => {
    const own = valueNames(column.value);
    const place = options.file === "fixed" ? { at } : {};
    at += column.maxLength;
    return {
      heading: column.heading || `Column ${column.order}`,
      holds: column.value === "" ? "left blank" : column.value,
      ...place,
      ...(column.maxLength > 0 ? { maxLength: column.maxLength } : {}),
      ...(own.some((name) => CODES.includes(name as LineValue)) ? { identifies: true } : {}),
      ...(own.length > 0 && own.every((name) => WORDS.includes(name as LineValue)) ? { cuts: true } : {}),
      cell: (line, input) => cellOf(column, line, input, options),
    };
  });
}

function cellOf(
  column: LayoutColumn,
  line: JournalLine,
  input: JournalInput,
  options: LayoutOptions,
): JournalCell {
  const values = {
    ...lineValues(line, input),
    dc: line.debit > 0 ? options.letters.debit : options.letters.credit,
  };
  const text = fillValues(column.value, values).trim();
  switch (column.kind) {
    case "Amount":
      return { number: amountOf(onlyValue(column.value), line, options) };
    case "Date":
      return { date: text };
    case "Number":
      return { number: text };
    case "Text":
      return { text };
  }
}

function amountOf(name: string | null, line: JournalLine, options: LayoutOptions): string {
  const written = (cents: number): string => (options.cents ? String(cents) : centsToText(cents));
  const side = (cents: number): string => (cents === 0 && !options.zeroSide ? "" : written(cents));
  if (name === "debit") return side(line.debit);
  if (name === "credit") return side(line.credit);
  if (name === "amount") return written(line.debit + line.credit);
  const signed = line.debit - line.credit;
  return written(options.debitNegative ? -signed : signed);
}

export interface LayoutProblem {
  /** "Journal Formats, our-ledger, column 3 (Amount)". */
  readonly where: string;
  readonly says: string;
}

/** @param columns of one layout, in their order */
export function columnProblems(columns: readonly LayoutColumn[], options: LayoutOptions): LayoutProblem[] {
  const format = columns[0]?.format ?? "";
  const whole = (says: string): LayoutProblem => ({ where: `Journal Formats, ${format}`, says });
  return [
    ...columns.flatMap((column) =>
      problemsOf(column, options).map((says) => ({ where: placeOf(column), says })),
    ),
    ...doubled(columns),
    ...(hasSides(columns)
      ? []
      : [
          whole(
            "No columns of kind Amount say what is debit and what is credit. Give it {debit} and {credit}, or {signed_amount}, or {amount} beside a column of {dc}.",
          ),
        ]),
  ];
}

function placeOf({ format, order, heading }: LayoutColumn): string {
  return `Journal Formats, ${format}, column ${order}${heading === "" ? "" : ` (${heading})`}`;
}

function problemsOf(column: LayoutColumn, options: LayoutOptions): string[] {
  const own = onlyValue(column.value) as LineValue | null;
  const problem = valueProblem(column.value);
  if (problem !== null) return [`The value ${problem}`];
  const found: string[] = [];
  if (!Number.isInteger(column.order)) found.push("Order is not a whole number.");
  if (column.heading === "" && options.headings) found.push("Heading is blank, and Headings is yes.");
  if (column.kind === "Amount" && (own === null || !AMOUNTS.includes(own)))
    found.push("The kind is Amount: the value is one of {debit}, {credit}, {amount}, {signed_amount}.");
  if (column.kind === "Date" && own !== "accounting_date")
    found.push("The kind is Date: the value is {accounting_date}.");
  if (column.kind === "Number" && own !== "line" && !/^-?\d+(\.\d+)?$/.test(column.value.trim()))
    found.push(
      "The kind is Number: the value is {line} or a number. For a code with leading zeros choose Text.",
    );
  if (column.kind === "Text" && own !== null && AMOUNTS.includes(own))
    found.push("An amount is of the kind Amount.");
  if (options.file === "fixed" && column.maxLength <= 0)
    found.push("Max Length is needed: in a fixed-width file it is the width.");
  return found;
}

function doubled(columns: readonly LayoutColumn[]): LayoutProblem[] {
  const orders = new Set<number>();
  return columns.flatMap((column) => {
    if (!orders.has(column.order)) {
      orders.add(column.order);
      return [];
    }
    return [{ where: placeOf(column), says: `Another column has the order ${column.order}, too.` }];
  });
}

/** Where amounts stand, for reading a file again; null for a column that is not there. */
export function amountColumns(
  columns: readonly LayoutColumn[],
): Record<"debit" | "credit" | "amount" | "signed_amount" | "dc", number> {
  const at = (name: string, kind: LayoutColumn["kind"]): number =>
    columns.findIndex((column) => column.kind === kind && onlyValue(column.value) === name);
  return {
    debit: at("debit", "Amount"),
    credit: at("credit", "Amount"),
    amount: at("amount", "Amount"),
    signed_amount: at("signed_amount", "Amount"),
    dc: at("dc", "Text"),
  };
}

function hasSides(columns: readonly LayoutColumn[]): boolean {
  const at = amountColumns(columns);
  return (at.debit >= 0 && at.credit >= 0) || at.signed_amount >= 0 || (at.amount >= 0 && at.dc >= 0);
}
