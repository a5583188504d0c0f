/** First Line and Last Line of a campus's layout: their cells, in a fixed-width file each with its width. */
import { centsToText, type Cents } from "../../money";
import type { JournalLine } from "../journal";
import { fillValues } from "../line-values";
import type { JournalCell, JournalFinding, JournalInput } from "../presets/preset";
import { onlyValue } from "./columns";
import type { LayoutOptions } from "./options";

/** What First Line and Last Line may name. */
export const WHOLE_VALUES = [
  "journal_id",
  "period",
  "accounting_date",
  "currency",
  "lines",
  "debits",
  "credits",
  "hash_total",
] as const;
/** Those that stand to the right of their width. */
const NUMBERS: readonly string[] = ["lines", "debits", "credits", "hash_total"];

type Whole = Readonly<Record<(typeof WHOLE_VALUES)[number], string>>;

interface OwnCell {
  readonly template: string;
  /** null for as wide as what it holds */
  readonly width: number | null;
  readonly toRight: boolean;
}

/** `{debits}:16`, `{lines}:<6`, `HEAD`: a cell with its width, and the side that it stands on where it is given. */
function cellOf(text: string): OwnCell {
  const [, template = text, side = "", width] = /^(.*):([<>]?)(\d+)$/.exec(text.trimEnd()) ?? [];
  const isNumber = NUMBERS.includes(onlyValue(template) ?? "");
  return {
    template,
    width: width === undefined ? null : Number(width),
    toRight: side === "" ? isNumber : side === ">",
  };
}

/** What is wrong with the widths of a line of a fixed-width file; null when nothing is. */
export function widthProblem(text: string): string | null {
  const bad = text
    .split("|")
    .find((part) => /\}:(?![<>]?[1-9]\d*$)[^\s{}]*$/.test(part.trimEnd()) || /:[<>]?0+$/.test(part));
  if (bad === undefined) return null;
  return `"${bad.trim()}" has no width behind its colon. Write {debits}:16, or {debits}:<16 to have it on the left.`;
}

/** The line of a fixed-width file; none where there is none. */
export function ownFixedLines(text: string, whole: Whole): string[] {
  if (text === "") return [];
  const cells = text.split("|").map((part) => fixed(cellOf(part), whole));
  return [cells.join("")];
}

function fixed(cell: OwnCell, whole: Whole): string {
  const { width, toRight } = cell;
  if (width === null) return fillValues(cell.template, whole);
  const text = held(cell, whole);
  return toRight ? text.padStart(width) : text.padEnd(width);
}

function held({ template }: OwnCell, whole: Whole): string {
  return fillValues(template, whole).trim();
}

/** The row of any other file, its cells as they are. */
export function ownRows(text: string, whole: Whole): JournalCell[][] {
  return text === "" ? [] : [text.split("|").map((cell) => ({ text: fillValues(cell, whole).trim() }))];
}

/** What does not fit its width: nothing of these lines is cut. */
export function ownLineFindings(options: LayoutOptions, whole: Whole): JournalFinding[] {
  if (options.file !== "fixed") return [];
  const lines = [["First Line", options.first] as const, ["Last Line", options.last] as const];
  return lines.flatMap(([column, text]) =>
    text.split("|").flatMap((part): JournalFinding[] => {
      const cell = cellOf(part);
      const value = held(cell, whole);
      if (cell.width === null || value.length <= cell.width) return [];
      const says = `${column}: "${value}" has ${value.length} characters, ${cell.width} are allowed. Give ${part.trim()} a greater width under Journal Values.`;
      return [{ severity: "Error", line: 0, column, value, says }];
    }),
  );
}

/** @param lines of one file */
export function wholeValues(
  lines: readonly JournalLine[],
  input: JournalInput,
  { cents }: Pick<LayoutOptions, "cents">,
): Whole {
  const debits = lines.reduce((sum, line) => sum + line.debit, 0);
  const credits = lines.reduce((sum, line) => sum + line.credit, 0);
  const written = (amount: Cents): string => (cents ? String(amount) : centsToText(amount));
  return {
    journal_id: input.journalId,
    period: input.period,
    accounting_date: input.accountingDate,
    currency: input.currency,
    lines: String(lines.length),
    debits: written(debits),
    credits: written(credits),
    hash_total: written(debits + credits),
  };
}
