/** Words of the Send pane. */
import { copiesForm } from "./send/copies";
import { outlook } from "./send/outlook";
import { template } from "./send/template";
import { result } from "./send/result";
import { summary } from "./send/summary";
import { test } from "./send/test";
import { untaken } from "./send/untaken";
import { unknown } from "./send/unknown";
import { ways } from "./send/ways";
import { count } from "./words";

export const send = {
  step: "Send",
  ways,
  copiesForm,
  outlook,
  template,
  result,
  test,
  unknown,
  untaken,
  toStatements: "Go to Statements",
  toJournal: "Go to Journal",
  summary,
  drafts: (n: number) =>
    `${count(n, "draft")} ${n === 1 ? "lies" : "lie"} in Outlook. Send ${n === 1 ? "it" : "them"} there; Outlook can say what went out.`,
  /** On the main button. */
  go: {
    outbox: (n: number) => `Save the mails to an outbox (${n})`,
    draft: (n: number) => `Create ${count(n, "draft")} in Outlook`,
    send: (n: number) => `Send ${count(n, "mail")}…`,
  },
  goOn: {
    outbox: (n: number) => `Go on: save the other ${n}`,
    draft: (n: number) => `Go on: create the other ${count(n, "draft")}`,
    send: (n: number) => `Go on: send the other ${n}…`,
  },
  sendAsk: (n: number, mailbox: string) =>
    `${count(n, "mail")} ${n === 1 ? "leaves" : "leave"} from ${mailbox === "" ? "your mailbox" : mailbox} now. Nobody can call them back.`,
  sendGo: (n: number) => `Send ${count(n, "mail")} now`,
  sendAll: "Send all again…",
  outbox: "Outbox",
  outboxAbout:
    "The mails saved since this pane was opened, the newest for each PI. They are kept until it is closed: take them before. A mail that went out can also be sent again below, with a reason.",
  outboxDownload: (n: number) =>
    n === 1 ? "Download the mail" : `Download the outbox as one zip (${count(n, "mail")})`,
  search: "Find a mail",
  searchHint: "Name or address",
  noHits: "No mail fits.",
  to: "To",
  cc: "CC",
  bcc: "BCC",
  from: "From",
  replyTo: "Reply to",
  subject: "Subject",
  attachments: "Attached",
  copies: (addresses: string) => `Copy to ${addresses}`,
  notSent: "not sent",
  sentOn: (when: string, by: string) => `sent ${when}${by === "" ? "" : ` by ${by}`}`,
  /** @param first when it went out for the first time; "" where nobody knows */
  sentAgainOn: (when: string, by: string, why: string, first: string) =>
    `sent again ${when}${by === "" ? "" : ` by ${by}`}${why === "" ? "" : `: ${why}`}${first === "" ? "" : ` (first ${first})`}`,
  draftedOn: (when: string) => `draft of ${when}: not sent yet`,
  outdated: (when: string) => `draft of ${when}: says something else than it would now`,
  openOn: (when: string) => `leaving since ${when}`,
  unknownOn: (when: string, again: boolean) => `may have left ${again ? "again " : ""}${when}`,
  failedOn: (when: string, error: string) => `failed ${when}: ${error}`,
  show: "Preview",
  showOf: (name: string) => `Preview the mail to ${name}`,
  hide: "Hide",
  hideOf: (name: string) => `Hide the mail to ${name}`,
  /** For one mail. */
  only: { outbox: "Save only this mail", draft: "Create only this draft", send: "Send only this mail…" },
  onlyOf: {
    outbox: (name: string) => `Save only this mail: ${name}`,
    draft: (name: string) => `Create only this draft: ${name}`,
    send: (name: string) => `Send only this mail… to ${name}`,
  },
  again: "Send again…",
  againOf: (name: string) => `Send again… to ${name}`,
  againWhy: (whom: string) =>
    `${whom} had this statement already. Why does it go out again? The reason goes into the log.`,
  againAll: "All PIs",
  againGo: "Send again",
  check: "Check again",
  checkAbout: (n: number) =>
    `${count(n, "mail")} ${n === 1 ? "is" : "are"} on the way or a draft. Outlook can say what became of ${n === 1 ? "it" : "them"}.`,
  checkDoubtful: (n: number) =>
    `What became of ${n === 1 ? "the mail" : `the ${n} mails`} to decide about, Outlook could not say. It can be asked once more.`,
  checkHow: "To ask Outlook, choose one of its two ways above and sign in.",
  /** @param leaving may be leaving still, or lie in Drafts */
  checked: (sent: number, unknown: number, leaving: number) => {
    const said = [
      sent === 0 ? "" : `${count(sent, "mail")} went out.`,
      unknown === 0 ? "" : result.unknown(unknown),
      leaving === 0 ? "" : `${count(leaving, "mail")} did not go out so far.`,
    ];
    return said.filter((words) => words !== "").join(" ") || "Outlook has nothing new.";
  },
  closed: "This month is closed. A mail that went out can be sent again: open it below.",
} as const;
