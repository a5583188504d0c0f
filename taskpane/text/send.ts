/** Words of the Send pane. */
import { count } from "./words";

export const send = {
  step: "Send",
  toStatements: "Go to Statements",
  toJournal: "Go to Journal",
  summary: (due: number, all: number) =>
    due === 0
      ? `All ${count(all, "mail")} of this month went out.`
      : due === all
        ? `${count(all, "mail")}, one for each PI with the statements attached.`
        : `${due} of ${count(all, "mail")} did not go out yet.`,
  how: "How the mails are sent",
  about:
    "Sending through Outlook (Microsoft Graph) is not part of this version. The mails are saved as .eml files in an outbox, and counted as sent.",
  whatToDo: [
    "Open the zip and then each .eml file in Outlook or another mail program: it is a draft with the PDF attached. Look at it and press Send.",
    "Or give the folder to your mail administrator, whose server can send all of them at once.",
    "Each statement goes out once. To send one again, use Send again and say why.",
  ],
  save: (n: number) => `Save the mails to an outbox (${n})`,
  saveAgain: "Send all again…",
  sentAll: "Nothing is left to send.",
  sent: (n: number, failed: number) =>
    `${count(n, "mail")} saved to the outbox and counted as sent.${failed === 0 ? "" : ` ${count(failed, "mail")} failed: the reasons stand below.`}`,
  outbox: "Outbox",
  outboxAbout: "The mails are kept here until the pane is closed. Save them before you close it.",
  outboxDownload: (n: number) =>
    n === 1 ? "Download the mail" : `Download the outbox as one zip (${count(n, "mail")})`,
  search: "Find a mail",
  searchHint: "Name or address",
  noHits: "No mail fits.",
  to: "To",
  cc: "CC",
  from: "From",
  replyTo: "Reply to",
  subject: "Subject",
  attachments: "Attached",
  copies: (addresses: string) => `Copy to ${addresses}`,
  notSent: "not sent",
  sentOn: (when: string, by: string) => `sent ${when}${by === "" ? "" : ` by ${by}`}`,
  failedOn: (when: string, error: string) => `failed ${when}: ${error}`,
  show: "Preview",
  showOf: (name: string) => `Preview the mail to ${name}`,
  hide: "Hide",
  hideOf: (name: string) => `Hide the mail to ${name}`,
  only: "Save only this mail",
  onlyOf: (name: string) => `Save only this mail: ${name}`,
  again: "Send again…",
  againOf: (name: string) => `Send again… to ${name}`,
  againWhy: (whom: string) =>
    `${whom} had this statement already. Why does it go out again? The reason goes into the log.`,
  againAll: "All PIs",
  againGo: "Send again",
  test: "Test to myself",
  testAbout:
    "Saves this mail with your address instead of the PI's and without copies. Nothing counts as sent.",
  testTo: "Your address",
  testGo: "Save a test mail",
  tested: (to: string) => `A test mail to ${to} is saved. Nothing counts as sent.`,
  closed: "This month is closed: nothing is sent from it.",
} as const;
