/** The Tie-out's table by source: what files say, what the tables have of it, and the invoices typed beside. */
import type { ReportCell } from "../shape";
import { MONTH, total } from "./formulas";
import { AS_IMPORTED } from "./tie-out-formulas";

/** Sources listed by name, in the order of the Sources sheet; more stand in one line together. */
export const SOURCES_LISTED = 12;
/** Heading, heads, sources, others, total. */
export const SOURCE_TABLE_HEIGHT = SOURCES_LISTED + 4;

const HEADS = [
  ["A", "Source"],
  ["B", "Imported"],
  ["C", "Charges"],
  ["D", "Problem rows"],
  ["E", "Difference"],
  ["F", "Invoice typed"],
  ["G", "Files differ by"],
  ["H", "Where to look"],
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

function cells(at: number, line: SourceLine, wrap: (formula: string) => string, sum: boolean): ReportCell[] {
  const style = sum ? "total" : "money";
  const off = `ROUND(B${at}-C${at}-D${at},2)`;
  return [
    { at: `B${at}`, style, name: `${line.name}.imported`, formula: wrap(line.imported) },
    { at: `C${at}`, style, name: `${line.name}.charges`, formula: wrap(line.charges) },
    { at: `D${at}`, style, name: `${line.name}.problems`, formula: wrap(line.problems) },
    { at: `E${at}`, style, name: `${line.name}.difference`, formula: wrap(off) },
    { at: `F${at}`, style, name: `${line.name}.invoice`, formula: wrap(line.invoice) },
    { at: `G${at}`, style, name: `${line.name}.invoiceDifference`, formula: wrap(line.invoiceDifference) },
  ];
}

/** @param at the heading's row */
export function sourceTable(at: number): ReportCell[] {
  const first = at + 2;
  const others = first + SOURCES_LISTED;
  const all = others + 1;
  const rest = (column: string): string =>
    `ROUND(${column}${all}-SUM(${column}${first}:${column}${others - 1}),2)`;
  const whole = figures("allSources", []);
  return [
    { at: `A${at}`, style: "heading", value: "Imported, by source", span: 8 },
    ...HEADS.map(([column, value]): ReportCell => ({
      at: `${column}${at + 1}`,
      style: column === "A" || column === "H" ? "columnHead" : "columnHeadRight",
      value,
    })),
    ...Array.from({ length: SOURCES_LISTED }, (_, i): ReportCell[] => {
      const row = first + i;
      const named = (formula: string): string => `IF($A${row}="","",${formula})`;
      return [
        {
          at: `A${row}`,
          style: "label",
          name: `source${i + 1}`,
          formula: `IFERROR(INDEX(Sources[Source],${i + 1})&"","")`,
        },
        ...cells(row, figures(`source${i + 1}`, own(row)), named, false),
      ];
    }).flat(),
    { at: `A${others}`, style: "label", value: "All others" },
    ...cells(
      others,
      {
        name: "otherSources",
        imported: rest("B"),
        charges: rest("C"),
        problems: rest("D"),
        invoice: rest("F"),
        invoiceDifference: rest("G"),
      },
      (formula) => formula,
      false,
    ),
    { at: `A${all}`, style: "total", value: "All sources" },
    ...cells(all, whole, (formula) => formula, true),
    ...[
      "Imported: the files' own totals, by the source's cost basis",
      "Charges: as the files have them, not carried in, mended or entered",
      "Problem rows: all of them, mended ones as the file had them",
      "Invoice: typed at import; Imports has each file's Difference and its Explanation",
    ].map((value, i): ReportCell => ({ at: `H${first + i}`, style: "note", value })),
  ];
}
