/** What a flow gets of a month: plain values. */

/** What a flow gets. Amounts are decimal text, exact, in the workbook's currency. */
export interface MonthCheck {
  /** Nothing is left to do, or to look at. */
  ok: boolean;
  /** The same in words. */
  summary: string;
  /** The month looked at, such as 2025-01; "" when there is none. */
  period: string;
  /** Open, Closed or Posted. */
  monthState: string;
  currency: string;
  charges: number;
  pendingCharges: number;
  pendingAmount: string;
  heldCharges: number;
  heldAmount: string;
  /** Rows of files that could not be read and wait for a person. */
  openProblems: number;
  openProblemsAmount: string;
  /** Sources that should have a file this month and have none. */
  missingSources: number;
  missingSourceNames: string;
  imported: string;
  billed: string;
  /** 0.00 when all adds up; "" when it could not be worked out. */
  tieOutDifference: string;
  /** The checks that are off. */
  tieOutOff: string;
  statements: number;
  statementsTotal: string;
  /** Charges that are billed and on no statement, or the other way round. */
  chargesNotOnStatements: number;
  statementsOutOfDate: number;
  statementsNotSent: number;
  /** Mails of which nobody knows whether they left: a person decides. */
  mailsUnknown: number;
  /** Mails that are leaving, or were when a run broke off. */
  mailsSending: number;
  journalId: string;
  journalExported: boolean;
  /** Tables or columns that the workbook lacks. */
  missingTables: string;
  /** Cells that say something else than they should. */
  unreadableCells: number;
  unreadableCell: string;
}

export function newCheck(period: string, currency: string): MonthCheck {
  return {
    ok: false,
    summary: "",
    period,
    monthState: "",
    currency,
    charges: 0,
    pendingCharges: 0,
    pendingAmount: "0.00",
    heldCharges: 0,
    heldAmount: "0.00",
    openProblems: 0,
    openProblemsAmount: "0.00",
    missingSources: 0,
    missingSourceNames: "",
    imported: "0.00",
    billed: "0.00",
    tieOutDifference: "",
    tieOutOff: "",
    statements: 0,
    statementsTotal: "0.00",
    chargesNotOnStatements: 0,
    statementsOutOfDate: 0,
    statementsNotSent: 0,
    mailsUnknown: 0,
    mailsSending: 0,
    journalId: "",
    journalExported: false,
    missingTables: "",
    unreadableCells: 0,
    unreadableCell: "",
  };
}
