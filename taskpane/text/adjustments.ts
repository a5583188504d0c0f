/** Words of the Adjustments pane. */
import { count, listed } from "./words";

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

export const adjustments = {
  step: "Adjustments",
  about: (period: string) =>
    `What the invoices do not have: entered by a person, approved under Review, billed in ${period}.`,
  none: "No adjustment in this month.",
  /** @param hasOpen whether another month is open */
  closed: (period: string, status: string, hasOpen: boolean) =>
    `${period} is ${status.toLowerCase()}: an adjustment, also one that corrects it, goes into an open month.${hasOpen ? "" : " None is open: choose Another month… above."}`,
  toMonth: (month: string) => `Go to ${month}`,
  charge: "Add a charge",
  credit: "Add a credit",
  transfer: "Transfer a cost",
  correct: "Correct a closed month",
  titles: { Charge: "A charge", Credit: "A credit", Transfer: "A transfer", Correction: "A correction" },
  hints: {
    Charge: "Somebody owes something that no invoice has.",
    Credit: "Somebody gets something back that no invoice has.",
    Transfer: "What one PI, project or fund was charged is for another. The total of the month stays.",
  },
  findPi: "Find the PI by name or address",
  pi: "PI",
  project: "Project",
  fund: "Fund Org",
  from: "From",
  to: "To",
  findToPi: "Find the other PI by name or address",
  toProject: "Project it goes to",
  toFund: "Fund Org it goes to",
  fromFund: "Fund Org it comes from",
  fromProject: "Project it comes from",
  amount: (currency: string) => `Amount in ${currency}`,
  source: "Source",
  noSource: "Choose a source",
  sourceHint: "Whose recovery it is: its recovery fund is credited.",
  service: "What it is for (service)",
  account: "Account",
  reason: "Reason",
  reasonHint: "For the statement and the log",
  evidence: "Evidence: a web address or a file's name",
  needed: "needed",
  lacking: (what: string) => `Give ${what}.`,
  lack: {
    pi: "the PI",
    toPi: "where it goes",
    amount: "an amount above zero (such as 1234.56)",
    source: "the source",
    reason: "the reason",
  },
  unknown: (codes: readonly string[]) =>
    `${listed(codes)} ${codes.length === 1 ? "is" : "are"} in no list of projects or funds. Correct ${codes.length === 1 ? "it" : "them"}, or press again to enter it all the same.`,
  doubts: (reasons: readonly string[]) =>
    `${reasons.map(sentence).join(" ")} Correct it, or press again to enter it all the same.`,
  enter: { Charge: "Enter the charge", Credit: "Enter the credit", Transfer: "Enter the transfer" },
  cancel: "Cancel",
  entered: (id: string, waits: boolean, warnings: readonly string[]) =>
    [`${id} is entered.${waits ? " It is billed when it is approved under Review." : ""}`, ...warnings].join(
      " ",
    ),
  approver: "Approved by, if not by you",
  listed: "Adjustments of the month",
  states: {
    Entered: "to be approved",
    Approved: "approved",
    Held: "held",
    Rejected: "rejected",
    Withdrawn: "withdrawn",
  },
  outcomes: {
    "To be billed": "to be billed",
    Billed: "billed",
    Pending: "pending",
    Held: "",
    Rejected: "",
    Withdrawn: "",
    Mixed: "decided in part",
  },
  enteredBy: (by: string, at: string) =>
    `Entered${by === "" ? "" : ` by ${by}`}${at === "" ? "" : `, ${at}`}`,
  approvedBy: (by: string, at: string) => `Approved by ${by}${at === "" ? "" : `, ${at}`}`,
  secondPerson: (by: string) => `Entered by ${by}: somebody else approves it.`,
  youEntered: "You entered it: somebody else approves it.",
  toReview: "Go to Review",
  toLine: (from: string, to: string) => `${from} → ${to}`,
  ofMonth: (period: string) => `Corrects ${period}`,
  openEvidence: "Open the evidence",
  evidenceIs: (what: string) => `Evidence: ${what}`,
  late: (explanation: string, certifier: string) =>
    `Late: ${explanation.replace(/[.\s]+$/, "")}. Certified by ${certifier}.`,
  withdraw: "Withdraw…",
  withdrawGo: "Withdraw",
  withdrawName: (id: string) => `Withdraw ${id}`,
  withdrawAsk: (id: string) =>
    `Withdraw ${id}? It is not billed then, and stays in the list with your reason.`,
  withdrawn: (id: string) => `${id} is withdrawn.`,
  showSheet: "Show the Adjustments sheet",
} as const;

export const corrections = {
  title: "Correct a closed month",
  about: (period: string) =>
    `The closed month stays as it is. What was billed is taken back and billed anew in ${period}, with a note of the month it was.`,
  noneClosed: "No month before this one is closed: change an open month under Review.",
  month: "Closed month",
  find: "Find the charge",
  findHint: "PI, service, fund or amount",
  look: "Find",
  found: (n: number, all: number) =>
    all > n
      ? `The first ${n} of ${count(all, "charge")}: say more to find fewer.`
      : n === 0
        ? "No charge fits."
        : `${count(n, "charge")} found.`,
  choose: "Correct…",
  chooseName: (what: string, money: string) => `Correct ${what}, ${money}`,
  chosen: "The charge",
  other: "Another charge",
  billed: "Billed",
  left: "Left of it",
  projectsFunds: "the project's funds",
  correctedBefore: (ids: readonly string[]) => `Corrected by ${listed(ids)}. Where it stands now:`,
  whatChanges: "What is right",
  newAmount: (currency: string) => `Amount in ${currency}; blank if it was right`,
  newPi: "Another PI: find by name or address",
  newPiIs: "It belongs to",
  newProject: "Another project",
  newFund: "Another Fund Org",
  why: "Why",
  explanation: "Why it comes so late",
  certifier: "Who certifies that it is right",
  isLate: (days: number, limit: number) =>
    `The month ended ${count(days, "day")} ago, more than ${limit}: say why it comes so late, and who certifies it. Both stand on the statement.`,
  lack: {
    change: "what is right: an amount, PI, project or fund",
    amount: "the amount as 1234.56",
    refund: "how much is given back, as 1234.56",
    reason: "the reason",
    explanation: "why it comes so late",
    certifier: "who certifies it",
  },
  /** Leads to the lines. */
  see: "Show the lines",
  linesTitle: "What it posts",
  linesOf: (period: string, of: string) => `In ${period}, as a correction of ${of}`,
  lineFund: "Fund Org",
  lineMonth: "Month",
  lineAmount: "Amount",
  lineTotal: "In all",
  flagged: (waits: boolean) =>
    waits ? "The rules hold it: it waits for a decision under Review." : "The rules note:",
  changed: "The charge changed while you were looking. These are the lines now: enter it if they are right.",
  enter: "Enter the correction",
  edit: "Change it",
  kind: "What to do",
  kinds: { right: "Say what is right", refund: "Give part of it back" },
  refund: (currency: string, left: string) => `Give back, in ${currency}, of ${left}`,
} as const;
