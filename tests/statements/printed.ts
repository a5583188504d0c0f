/** A statement's figures as they stand on its pages: read back from the text alone, with no look at what was printed. */
import type { PdfText } from "../support/pdf-reader";

/** List price, discount, credits where there are any, and amount in cents. */
export type Row = readonly number[];

export interface PrintedTable {
  /** Its first column's heading: Project, Fund Org, Service, Date, Month, Subsidy or credit …. */
  readonly kind: string;
  /** Two headings: what tells the charges of a project from a list of credits. */
  readonly head: string;
  readonly rows: Row[];
  /** Empty for a table without. */
  total: Row;
}

export interface PrintedProject {
  readonly amount: number;
  readonly tables: PrintedTable[];
}

export interface Printed {
  readonly due: number;
  /** What the bar's two ends say; empty without a bar. */
  readonly bar: readonly number[];
  /** By month, oldest first, credits of 0 too; null for a month without figures. */
  readonly trend: readonly (Row | null)[];
  readonly yearToDate: Row;
  /** The list of projects, where there are several. */
  readonly list: PrintedTable | null;
  readonly projects: readonly PrintedProject[];
  /** Corrections, credits. */
  readonly sections: readonly PrintedTable[];
  /** Who else pays; null where nobody does. */
  readonly subsidies: PrintedTable | null;
  readonly text: string;
}

/** Pieces on one line of a page, from left to right. */
type Line = readonly PdfText[];

const HEADING = 13;
const DUE = 20;
const FIGURES = ["List price", "Discount", "Credits", "Amount"];
/** Tables with few columns, by the first. */
const NARROW = ["Subsidy or credit", "Charges and credits"];

export function printedOn(pages: readonly (readonly PdfText[])[]): Printed {
  const lines = pages.flatMap(linesOf);
  const trend = trendOf(lines);
  const { list, projects, sections, subsidies } = tablesOf(lines);
  const due = lines.flat().find(({ text, size }) => size > DUE && isMoney(text));
  if (due === undefined) throw new Error("No amount due is printed");
  return {
    due: cents(due.text),
    bar: barOf(lines),
    trend: trend.slice(0, -1),
    yearToDate: trend.at(-1) ?? [],
    list,
    projects,
    sections,
    subsidies,
    text: lines.map((line) => line.map(({ text }) => text).join(" ")).join("\n"),
  };
}

/** From top to bottom. The title and the amount due are of one line each: whole points tell lines apart. */
function linesOf(page: readonly PdfText[]): Line[] {
  const lines = new Map<number, PdfText[]>();
  for (const piece of page) {
    const y = Math.round(piece.y);
    const near = [y, y + 1, y - 1].find((at) => lines.has(at)) ?? y;
    lines.set(near, [...(lines.get(near) ?? []), piece]);
  }
  return [...lines].sort(([a], [b]) => b - a).map(([, pieces]) => [...pieces].sort((a, b) => a.x - b.x));
}

const CURRENCY = String.raw`(?:[A-Z]{3}|(?:US)?\$(?:US)?|€|£|kr)`;
const NUMBER = String.raw`-?\d[\d.,’\s]*[.,]\d\d`;
const MONEY = new RegExp(`^-?(?:${CURRENCY}\\s?${NUMBER}|${NUMBER}\\s${CURRENCY})$`);
/** Under the bar: `$250.00 (20.9%)` at both ends. */
const PART_OF_BAR = /^(.*) \([<>]?\d[\d.,]*\s?%\)$/;

/** An amount alone, in any locale: its currency before or behind, and two decimals. */
function isMoney(text: string): boolean {
  return MONEY.test(text);
}

function cents(text: string): number {
  const digits = Number(text.replace(/\D/g, ""));
  return text.includes("-") && digits !== 0 ? -digits : digits;
}

function figuresOf(line: Line): number[] {
  return line.filter(({ text }) => isMoney(text)).map(({ text }) => cents(text));
}

/** With percents below two parts; without below three. */
function barOf(lines: readonly Line[]): number[] {
  const pieces = lines.flat();
  const parts = pieces.flatMap(({ text }) => PART_OF_BAR.exec(text)?.[1] ?? []).filter(isMoney);
  if (parts.length > 0) return parts.map(cents);
  const names = lines.findIndex((line) => line.some(({ text }) => text === "Paid by subsidies and credits"));
  return names < 0 ? [] : figuresOf(lines[names + 1] ?? []);
}

function trendOf(lines: readonly Line[]): (Row | null)[] {
  const rows = FIGURES.map((name) =>
    lines.find(([first, ...rest]) => first?.text === name && rest.length === 7),
  );
  const [list, discount, credits, amount] = rows.map((row, i) => {
    if (row === undefined && FIGURES[i] === "Credits") return [];
    if (row === undefined) throw new Error("The six months are not printed");
    return row.slice(1).map(({ text }) => (text === "–" ? null : cents(text)));
  });
  return list!.map((of, i) => (of === null ? null : [of, discount![i]!, credits![i] ?? 0, amount![i]!]));
}

type Tables = Pick<Printed, "list" | "projects" | "sections" | "subsidies">;

/** Line by line: a heading of a project, a table's head (again on each page), its rows, its total. */
function tablesOf(lines: readonly Line[]): Tables {
  let list = null as PrintedTable | null;
  const projects: { amount: number; tables: PrintedTable[] }[] = [];
  const sections: PrintedTable[] = [];
  let subsidies = null as PrintedTable | null;
  let table = null as PrintedTable | null;
  for (const line of lines) {
    const [first, second] = line;
    const last = line.at(-1);
    if (first === undefined || last === undefined) continue;
    if (Math.round(last.size) === HEADING && isMoney(last.text)) {
      projects.push({ amount: cents(last.text), tables: [] });
      table = null;
    } else if (last.text === "Amount" && (line.length > 3 || NARROW.includes(first.text))) {
      const head = `${first.text} ${second?.text ?? ""}`;
      if (table?.head === head && table.total.length === 0) continue;
      table = { kind: first.text, head, rows: [], total: [] };
      if (head === "Project Title") list = table;
      else if (first.text === "Subsidy or credit") subsidies = table;
      else if (second?.text === "Project") sections.push(table);
      else projects.at(-1)?.tables.push(table);
    } else if (table !== null) {
      const figures = figuresOf(line);
      if (first.text === "Total") {
        table.total = figures;
        table = null;
      } else if (figures.length > 0) table.rows.push(figures);
    }
  }
  return { list, projects, sections, subsidies };
}
