/** The lines of the Tie-out: each figure with its formula, the sheet its rows stand on, and where to look there. */
import type { ReportCell } from "../shape";
import { IN_FORCE, journalSide, linesInForce, MONTH, total } from "./formulas";
import {
  AS_IMPORTED,
  countsInForce,
  ENTERED,
  fileRows,
  isMade,
  MENDED,
  sheetRows,
  statementsOff,
} from "./tie-out-formulas";

/** A figure of the sheet. */
export interface Line {
  readonly name: string;
  readonly label: string;
  /** With `{name}` for the cell of another line. */
  readonly formula: string;
  readonly style?: ReportCell["style"];
  /** Worked out as an array. */
  readonly array?: true;
  /** Where its rows stand. */
  readonly sheet?: string;
  readonly note?: string;
  /** What the figure counts, beside it: a formula. */
  readonly unit?: string;
  /** What the figure means, in words: a formula. */
  readonly verdict?: string;
}

const charges = (review: string): string => total("Charges", "Amount", `[Review]="${review}"`);

export const CHARGE_LINES: readonly Line[] = [
  {
    name: "imported",
    label: "Imported",
    formula: total("Imports", "Amount", `[Status]="Current"`),
    sheet: "Imports",
    note: "What the imported files say, problem rows with a readable amount included; by source below",
  },
  {
    name: "carriedIn",
    label: "Carried in",
    formula: total("Charges", "Amount", `[Carried From]<>""`),
    sheet: "Charges",
    note: "Held in a month that is closed: filter Carried From by its month; the Log has each",
  },
  {
    name: "adjustments",
    label: "Adjustments",
    formula: "{mended}+{entered}",
    note: "What no file brought, in the two lines below",
  },
  {
    name: "mended",
    label: "   Mended problem rows",
    formula: `${total("Charges", "Amount", MENDED)}-${total("Problems", "Amount", `[Status]="Resolved"`)}`,
    sheet: "Problems",
    note: "What people gave less what the file said: Charge IDs that begin with mended-",
  },
  {
    name: "entered",
    label: "   Adjustments entered",
    formula: total("Charges", "Amount", ENTERED),
    sheet: "Adjustments",
    note: "Charges, credits, transfers and corrections that people entered: Charge IDs that begin with ADJ-",
  },
  { name: "totalIn", label: "Coming in", formula: "{imported}+{carriedIn}+{adjustments}", style: "total" },
  {
    name: "billed",
    label: "Billed",
    formula: `${charges("OK")}+${charges("Approved")}`,
    sheet: "Charges",
    note: "Filter Review by OK and Approved",
  },
  {
    name: "held",
    label: "Held",
    formula: charges("Held"),
    sheet: "Charges",
    note: "Carried into the next month when this one is closed",
  },
  {
    name: "rejected",
    label: "Rejected",
    formula: charges("Rejected"),
    sheet: "Charges",
    note: "Not billed, by a person's decision: Review Note and Reviewed By say why and who",
  },
  {
    name: "pending",
    label: "Pending",
    formula: charges("Pending"),
    sheet: "Charges",
    note: "Waiting for a person: the reason stands under Flags",
  },
  {
    name: "problems",
    label: "Problems",
    formula: total("Problems", "Amount", `[Status]<>"Resolved"`),
    sheet: "Problems",
    note: "Rows that could not become charges; an unreadable amount counts 0 here",
  },
  {
    name: "totalOut",
    label: "Accounted for",
    formula: "{billed}+{held}+{rejected}+{pending}+{problems}",
    style: "total",
  },
  {
    name: "chargesOff",
    label: "Coming in less accounted for",
    formula: "ROUND({totalIn}-{totalOut},2)",
    style: "check",
    note: "Not 0.00: a row of Charges was added, removed or typed over; see below, row by row and by source",
  },
];

const paidBy = (condition: string): string =>
  `SUMPRODUCT(SUMIFS(StatementLines[Billed],StatementLines[Statement No],Statements[Statement No],StatementLines[Kind],"${condition}")*(Statements[Period]=${MONTH})*${IN_FORCE})`;

export const BOOK_LINES: readonly Line[] = [
  { name: "billedAgain", label: "Billed", formula: "{billed}", note: "From above" },
  {
    name: "rounding",
    label: "Rounding to cents",
    formula: linesInForce("Rounding"),
    sheet: "Statement Lines",
    note: "Each PI and project is rounded once: the column Rounding",
  },
  { name: "toBill", label: "Billed in cents", formula: "{billedAgain}+{rounding}", style: "total" },
  {
    name: "statements",
    label: "Statements",
    formula: total("Statements", "Amount", `[Status]<>""`).replace('(Statements[Status]<>"")', IN_FORCE),
    sheet: "Statements",
    note: "Drafts and issued statements, not superseded or void ones",
  },
  {
    name: "paidByOthers",
    label: "Paid by others",
    formula: paidBy("Paid by"),
    sheet: "Statement Lines",
    note: "Subsidies and credits, on the funds that pay them: filter Kind by Paid by",
  },
  { name: "owed", label: "Owed by all funds", formula: "{statements}+{paidByOthers}", style: "total" },
  {
    name: "statementLines",
    label: "Statement lines",
    formula: linesInForce("Billed"),
    sheet: "Statement Lines",
    note: "The column Billed of statements in force, all kinds: what the journal adds",
  },
  {
    name: "journalDebits",
    label: "Journal debits",
    formula: journalSide("Debit", "Credit", "Payer"),
    sheet: "Journal",
    note: "What payers are charged, refunds taken off: filter Kind by Payer; reversed journals do not count",
  },
  {
    name: "journalCredits",
    label: "Journal credits",
    formula: journalSide("Credit", "Debit", "Recovery"),
    sheet: "Journal",
    note: "What sources recover, refunds taken off: filter Kind by Recovery",
  },
  {
    name: "booksOff",
    label: "Statements and journal off by",
    formula:
      `ROUND(MAX(IF(${isMade("Statements", "Superseded", "Void")},MAX(ABS({toBill}-{owed}),ABS({owed}-{statementLines})),0)` +
      `,IF(${isMade("Journal", "Reversed")},MAX(ABS({owed}-{journalDebits}),ABS({journalDebits}-{journalCredits})),0)),2)`,
    style: "check",
    note: "Statements and journal count from when they are made; not 0.00: make the statements again, or reverse the journal and export it anew",
  },
];

export const ROW_LINES: readonly Line[] = [
  {
    name: "fileRows",
    label: "Rows of the files",
    formula: fileRows,
    array: true,
    style: "count",
    sheet: "Imports",
    note: "Rows; of files that were summarised and of corrections, Charges and Problems",
  },
  {
    name: "tableRows",
    label: "Charges and problems from them",
    formula: `${sheetRows("Charges", ...AS_IMPORTED)}+${sheetRows("Problems")}`,
    style: "count",
    sheet: "Charges",
    note: "Each imported row stands once: as a charge, or as a problem row, mended ones there; Source Row has the file's line",
  },
  {
    name: "billedCharges",
    label: "Charges that are billed",
    formula: `${sheetRows("Charges", `[Review]="OK"`)}+${sheetRows("Charges", `[Review]="Approved"`)}`,
    style: "count",
    sheet: "Charges",
  },
  {
    name: "statementCharges",
    label: "Charges on statements",
    formula: countsInForce,
    style: "count",
    sheet: "Statements",
    note: "The column Charges of statements in force; each charge has its Statement No",
  },
  {
    name: "statementsOff",
    label: "Statements against their lines",
    formula: `ROUND(${statementsOff},2)`,
    array: true,
    style: "check",
    sheet: "Statement Lines",
    note: "In money, statement by statement, added without sign; lines of kind Paid by stand on no PI's statement",
  },
  {
    name: "rowsOff",
    label: "Rows off",
    formula: `ABS({fileRows}-{tableRows})+IF(${isMade("Statements", "Superseded", "Void")},ABS({billedCharges}-{statementCharges}),0)`,
    style: "checkCount",
    note: "Rows of the files that no row came from or that stand twice; charges that are billed and on no statement, or the other way round",
  },
];
