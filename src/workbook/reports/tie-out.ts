/** The Tie-out sheet: every figure of the month, and one cell that must read 0.00. */
import type { ReportCell, ReportShape } from "../shape";
import { count, IN_FORCE, journalSide, linesInForce, total } from "./formulas";

type Line = readonly [name: string, label: string, formula: string, note: string];

/** Label, figure and note side by side, from a row on. */
function lines(row: number, style: ReportCell["style"], items: readonly Line[]): ReportCell[] {
  return items.flatMap(([name, label, formula, note], i): ReportCell[] => {
    const cells: ReportCell[] = [
      { at: `A${row + i}`, style: style === "total" ? "total" : "label", value: label },
      { at: `B${row + i}`, style, name, formula },
    ];
    return note === "" ? cells : [...cells, { at: `C${row + i}`, style: "note", value: note }];
  });
}

export const TIE_OUT: ReportShape = {
  sheet: "Tie-out",
  group: "month",
  widths: [34, 18, 76],
  cells: [
    { at: "A1", style: "title", value: "Tie-out", span: 3 },
    { at: "A3", style: "label", value: "Month" },
    { at: "B3", style: "input", name: "month" },
    {
      at: "C3",
      style: "note",
      value: "Type another month to see it. All figures are added up from the tables.",
    },

    { at: "A5", style: "heading", value: "Charges", span: 3 },
    ...lines(6, "money", [
      [
        "imported",
        "Imported",
        total("Imports", "Amount", `[Status]="Current"`),
        "What the imported files say, problem rows with a readable amount included",
      ],
      [
        "carriedIn",
        "Carried in",
        total("Charges", "Amount", `[Carried From]<>""`),
        "Held in a month that is closed",
      ],
      [
        "adjustments",
        "Adjustments",
        `${total("Charges", "Amount", `[Review]<>""`).replace("*Charges[Amount]", `*(LEFT(Charges[Charge ID],7)="mended-")*Charges[Amount]`)}-${total("Problems", "Amount", `[Status]="Resolved"`)}`,
        "What mending problem rows added",
      ],
    ]),
    ...lines(9, "total", [["totalIn", "Coming in", "SUM(B6:B8)", ""]]),
    ...lines(10, "money", [
      [
        "billed",
        "Billed",
        `${total("Charges", "Amount", `[Review]="OK"`)}+${total("Charges", "Amount", `[Review]="Approved"`)}`,
        "OK and Approved",
      ],
      [
        "held",
        "Held",
        total("Charges", "Amount", `[Review]="Held"`),
        "Carried into the next month when this one is closed",
      ],
      [
        "rejected",
        "Rejected",
        total("Charges", "Amount", `[Review]="Rejected"`),
        "Not billed, by a person's decision",
      ],
      ["pending", "Pending", total("Charges", "Amount", `[Review]="Pending"`), "Waiting for a person"],
      [
        "problems",
        "Problems",
        total("Problems", "Amount", `[Status]<>"Resolved"`),
        "Rows that could not become charges; unreadable amounts count 0 here and are listed under Problems",
      ],
    ]),
    ...lines(15, "total", [["totalOut", "Accounted for", "SUM(B10:B14)", ""]]),

    { at: "A17", style: "heading", value: "Statements and journal", span: 3 },
    ...lines(18, "money", [
      ["billedAgain", "Billed", "B10", ""],
      ["rounding", "Rounding to cents", linesInForce("Rounding"), "Each PI and project is rounded once"],
      [
        "statements",
        "Statements",
        total("Statements", "Amount", `[Status]<>""`).replace('(Statements[Status]<>"")', IN_FORCE),
        "Drafts and issued statements, not superseded or void ones",
      ],
      ["statementLines", "Statement lines", linesInForce("Billed"), ""],
      [
        "journalDebits",
        "Journal debits",
        journalSide("Debit", "Credit", "Payer"),
        "What payers are charged, refunds taken off",
      ],
      [
        "journalCredits",
        "Journal credits",
        journalSide("Credit", "Debit", "Recovery"),
        "What sources recover, refunds taken off",
      ],
    ]),

    { at: "A25", style: "heading", value: "It ties out when this is 0.00", span: 3 },
    { at: "A26", style: "total", value: "Difference" },
    {
      at: "B26",
      style: "check",
      name: "difference",
      formula:
        `ROUND(ABS(B9-B15)+IF(${count("Statements", `[Status]<>"Superseded"`, `[Status]<>"Void"`)}=0,0,ABS(B18+B19-B20)+ABS(B20-B21))` +
        `+IF(${count("Journal", `[Status]<>"Reversed"`)}=0,0,ABS(B20-B22)+ABS(B22-B23)),2)`,
    },
    { at: "C26", style: "note", value: "Statements and journal count from when they are made" },
  ],
};
