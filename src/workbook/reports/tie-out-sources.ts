/** The Tie-out's table by source: what files say, what the tables have of it, and the invoices typed beside. */
import type { ReportCell } from "../shape";
import { MONTH, total } from "./formulas";
import { AS_IMPORTED } from "./tie-out-formulas";

/** Sources listed by name, in the order of the Sources sheet; more stand in one line together. */
export const SOURCES_LISTED = 12;

const HEADS = [
  ["A", "Source"],
  ["B", "Imported"],
  ["C", "Charges"],
  ["D", "Problem rows"],
  ["E", "Difference"],
  ["F", "Invoice typed"],
  ["G", "Files differ by"],
] as const;

/** A source's own line, all of them, or what the listed ones leave. */
interface SourceLine {
  readonly name: string;
  readonly imported: string;
  readonly charges: string;
  readonly problems: string;
  readonly invoice: string;
  readonly invoiceDifference: string;
}

const own = (at: number): string[] => [`[Source]=$A${at}`];
const CURRENT = `[Status]="Current"`;

function figures(name: string, source: readonly string[]): SourceLine {
  return {
    name,
    imported: total("Imports", "Amount", CURRENT, ...source),
    charges: total("Charges", "Amount", ...AS_IMPORTED, ...source),
    problems: total("Problems", "Amount", ...source),
    invoice: typed("Invoice Total", source),
    invoiceDifference: typed("Difference", source),
  };
}

/** Blank for a file without an invoice: a blank cell is no number. */
function typed(column: string, source: readonly string[]): string {
  const conditions = [`Imports[Period]=${MONTH}`, ...[CURRENT, ...source].map((c) => `Imports${c}`)];
  return `SUMPRODUCT(${conditions.map((c) => `(${c})`).join("*")}*1,Imports[${column}])`;
}

function cells(at: number, line: SourceLine, wrap: (formula: string) => string, whole = false): ReportCell[] {
  const style = whole ? "total" : "money";
  const off = `ROUND(B${at}-C${at}-D${at},2)`;
  return [
    { at: `B${at}`, style, name: `${line.name}.imported`, formula: wrap(line.imported) },
    { at: `C${at}`, style, name: `${line.name}.charges`, formula: wrap(line.charges) },
    { at: `D${at}`, style, name: `${line.name}.problems`, formula: wrap(line.problems) },
    { at: `E${at}`, style: whole ? "check" : style, name: `${line.name}.difference`, formula: wrap(off) },
    { at: `F${at}`, style, name: `${line.name}.invoice`, formula: wrap(line.invoice) },
    { at: `G${at}`, style, name: `${line.name}.invoiceDifference`, formula: wrap(line.invoiceDifference) },
  ];
}

const NOTES = [
  "Imported: the files' own totals, by the source's cost basis. Charges: as the files have them, not carried in, mended or entered. Problem rows: all of them, mended ones as the file had them.",
  "Invoice: the total that a person typed for a file. Files differ by: Billed Cost of these files less their invoices; Imports has each file's Difference and its Explanation.",
];

/**
 * All sources first, so that the lines that are blank stand last.
 * @param at the heading's row
 */
export function sourceTable(at: number): ReportCell[] {
  const head = at + 1 + NOTES.length;
  const [all, others, first] = [head + 1, head + 2, head + 3];
  const last = first + SOURCES_LISTED - 1;
  const rest = (column: string): string => `ROUND(${column}${all}-SUM(${column}${first}:${column}${last}),2)`;
  const beyond = {
    name: "otherSources",
    imported: rest("B"),
    charges: rest("C"),
    problems: rest("D"),
    invoice: rest("F"),
    invoiceDifference: rest("G"),
  };
  const asItIs = (formula: string): string => formula;
  return [
    { at: `A${at}`, style: "heading", value: "Imported, by source", span: 8 },
    ...NOTES.map((value, i): ReportCell => ({ at: `A${at + 1 + i}`, style: "note", value, span: 8 })),
    ...HEADS.map(([column, value]): ReportCell => ({
      at: `${column}${head}`,
      style: column === "A" ? "columnHead" : "columnHeadRight",
      value,
    })),
    { at: `A${all}`, style: "total", value: "All sources" },
    ...cells(all, figures("allSources", []), asItIs, true),
    { at: `A${others}`, style: "label", value: `All but the first ${SOURCES_LISTED} of Sources` },
    ...cells(others, beyond, asItIs),
    ...Array.from({ length: SOURCES_LISTED }, (_, i) => listed(i + 1, first + i)).flat(),
  ];
}

function listed(number: number, row: number): ReportCell[] {
  const named = (formula: string): string => `IF($A${row}="","",${formula})`;
  const name = `source${number}`;
  const formula = `IFERROR(INDEX(Sources[Source],${number})&"","")`;
  return [{ at: `A${row}`, style: "label", name, formula }, ...cells(row, figures(name, own(row)), named)];
}
