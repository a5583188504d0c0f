/** Words of the Close pane. */
import { count } from "./words";

export const close = {
  step: "Close",
  empty: "This month has no charges yet. Import its files first.",
  toImport: "Go to Import",
  tieOut: "Tie-out",
  ties: "Everything adds up.",
  imported: "Imported",
  carriedIn: "Carried in",
  adjustments: "Adjustments",
  totalIn: "Total in",
  billed: "Billed",
  held: "Held",
  rejected: "Rejected",
  pending: "Pending",
  problems: "Problems",
  totalOut: "Total out",
  rounding: "Rounding to cents",
  statements: "Statements",
  paidByOthers: "Paid by others",
  debits: "Journal debits",
  credits: "Journal credits",
  none: "none",
  difference: "Difference",
  off: (name: string, by: string) => `Off: ${name}, ${by}.`,
  rows: (n: number) => count(n, "row"),
  offJournal:
    "Were the statements made again after the journal? Then reverse the journal under Journal and write it again.",
  unreadable: (n: number) =>
    `${count(n, "row")} without a readable amount: ${n === 1 ? "its" : "their"} money is in no figure. Fix ${n === 1 ? "it" : "them"} under Review.`,
  away: (file: string) =>
    `The exported file (${file}) is not kept in the pane: the Journal sheet was added up instead.`,
  showSheet: "Show the Tie-out sheet",
  obstacles: "In the way",
  hard: "must be put right",
  soft: "may stay, with a reason",
  goTo: {
    import: "Go to Import",
    review: "Go to Review",
    statements: "Go to Statements",
    send: "Go to Send",
    journal: "Go to Journal",
  },
  carried: (n: number, money: string, into: string) =>
    `${count(n, "held charge")} of ${money} ${n === 1 ? "goes" : "go"} on into ${into}.`,
  close: (period: string) => `Close ${period}`,
  why: "Why is it closed all the same?",
  whyHint: "Goes into the log and the Periods sheet.",
  whyFirst: "Give a reason to close the month all the same.",
  notYet: "The month can be closed when these are put right.",
  done: (period: string, carried: number, into: string) =>
    `${period} is closed.${carried === 0 ? "" : ` ${count(carried, "held charge")} went on into ${into}.`}`,
  closed: (period: string, by: string, at: string) =>
    `${period} is closed${by === "" ? "" : `, by ${by}`}${at === "" ? "" : `, ${at}`}.`,
  reasonGiven: (reason: string) => `Reason: ${reason}`,
  posted: (period: string, reference: string, day: string) =>
    `${period} is posted to the ledger as ${reference}${day === "" ? "" : `, ${day}`}. It stays as it is: put corrections into an open month.`,
  post: "Post…",
  postGo: "Post",
  postAsk: (period: string, reference: string, day: string) =>
    `${period} stays closed for good: journal ${reference}, posting date ${day}. Post it?`,
  postTitle: "Posted to the ledger?",
  postAbout: "When the ledger has taken the journal, record its number. A posted month cannot be reopened.",
  reference: "Ledger's journal number",
  postingDate: "Posting date",
  needReference: "Give the ledger's journal number first.",
  postDone: (period: string, reference: string) => `${period} is posted as ${reference}.`,
  reopen: "Reopen…",
  reopenGo: "Reopen",
  reopenAsk: (period: string) =>
    `Reopen ${period}? What was carried over is taken back. Say why: the reason goes into the log.`,
  reopened: (period: string) => `${period} is open again.`,
} as const;
