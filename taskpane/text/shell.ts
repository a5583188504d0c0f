/** Words of the frame: month, steps, progress, failures, who is at work. */
import { figure } from "../../src/core/words";
import { count, saidWithWarnings } from "./words";

/** How many charges, and what they come to. */
export interface Counted {
  readonly charges: number;
  readonly money: string;
}

export const shell = {
  product: "OpenChargeback",
  loading: "Reading the workbook…",
  loadingPane: "Opening…",
  loadFailed: "This part of the add-in could not be loaded. Check the network connection.",
  openAgain: "Try again",
  views: "Views",
  month: "Month",
  none: "None yet",
  otherMonth: "Another month…",
  otherMonthLabel: "Month to open, such as 2025-02",
  openMonth: "Open month",
  badMonth: "Write the month as year and month: 2025-02.",
  opened: (period: string) => `${period} is open.`,
  cancel: "Cancel",
  cancelling: "Stopping…",
  close: "Dismiss",
  copy: "Copy details",
  copied: "Copied.",
  copyFailed: "Copying is not allowed here. Select the text below instead.",
  tryAgain: "Try again",
  addMissing: "Add what is missing",
  missingAdded: (added: readonly string[], warnings: readonly string[]) =>
    saidWithWarnings(added.length === 0 ? "Nothing was missing." : `Added: ${added.join(", ")}.`, warnings),
  unread: "It is written, but could not be read again: what stands below is from before",
  readAgain: "Read again",
  reasons: (n: number) => count(n, "reason"),
  failed: {
    cancelled: "Stopped",
    refused: "This could not be done",
    failed: "This did not work",
    bug: "An error in the add-in",
  },
  atWork: (by: string, step: string, since: string) =>
    `${by === "" ? "Somebody" : by} has ${step === "" ? "a step" : step} under way since ${since}.`,
  blocked:
    "Wait until it is done, or take over if it was abandoned: what it left half written is undone first.",
  takeOver: "Take over",
  name: {
    title: "Your name for the log",
    why: "Every change is recorded with who made it. The name stays in this browser; change it under Settings.",
    label: "Your name or address",
    missing: "Enter your name first.",
    go: "Continue",
  },
  charges: "Charges",
  list: "List",
  billed: "Billed",
  status: "Status",
  pending: (n: number) => `Pending (${figure(n)})`,
  held: (n: number) => `Held (${figure(n)})`,
  /** "" where everything is billed. */
  notBilled: (pending: Counted, held: Counted) => {
    const parts = [
      pending.charges === 0
        ? ""
        : `${count(pending.charges, "charge")} of ${pending.money} ${pending.charges === 1 ? "waits" : "wait"} for a decision`,
      held.charges === 0
        ? ""
        : `${count(held.charges, "charge")} of ${held.money} ${held.charges === 1 ? "is" : "are"} held for the next month`,
    ].filter((part) => part !== "");
    return parts.length === 0 ? "" : `Not billed: ${parts.join("; ")}.`;
  },
  toReview: "Go to Review",
  noMonth: "No month yet. Import the first files: their month opens by itself.",
  done: (by: string, at: string) => `Done${by === "" ? "" : ` by ${by}`}${at === "" ? "" : `, ${at}`}`,
  adjusted: (entered: number, waiting: number) =>
    waiting === 0
      ? `${figure(entered)} entered`
      : `${figure(entered)} entered, ${figure(waiting)} to be approved`,
  whenNeeded: "when needed",
  states: { "not started": "not started", attention: "needs attention", done: "done" },
  steps: {
    import: { title: "Import", about: "Take in the month's FOCUS files" },
    adjustments: { title: "Adjustments", about: "Add a charge, credit or correction" },
    review: { title: "Review", about: "Decide what the rules have flagged" },
    statements: { title: "Statements", about: "One statement for each PI" },
    send: { title: "Send", about: "Mail the statements" },
    journal: { title: "Journal", about: "The entry for the ledger" },
    close: { title: "Close", about: "Tie out and close the month" },
  },
  places: {
    month: { title: "Month", about: "" },
    browse: { title: "Browse", about: "" },
    settings: { title: "Settings", about: "" },
    log: { title: "Log", about: "" },
    help: { title: "Help", about: "" },
  },
} as const;
