/** Words for mails of which nobody knows whether they left. */
import { count } from "../words";

export const unknown = {
  title: (n: number) => `Did ${n === 1 ? "it" : "they"} leave? (${count(n, "mail")})`,
  about:
    "These may have left, and nobody can say. They are never sent again by themselves: look into Drafts and Sent Items of the mailbox, or ask the PI, and decide.",
  mailbox: "Mailbox",
  at: "Tried",
  reason: "Why again",
  by: "By",
  messageId: "Message ID",
  error: "What happened",
  open: "Open in Outlook",
  openOf: (to: string) => `Open in Outlook: the mail to ${to}`,
  openStep: "Look in Outlook",
  opened: "(in the browser)",
  gone: "Outlook finds this message no more: it was deleted, or moved to another mailbox.",
  was: "It was sent…",
  wasOf: (to: string) => `It was sent… to ${to}`,
  wasNot: "It was not sent…",
  wasNotOf: (to: string) => `It was not sent… to ${to}`,
  selectAll: (n: number) => (n === 1 ? "Select the mail" : `Select all ${count(n, "mail")}`),
  selectOf: (to: string) => `The mail to ${to}`,
  wereSent: (n: number) => (n === 1 ? "The selected one was sent…" : `These ${n} were sent…`),
  wereNotSent: (n: number) => (n === 1 ? "The selected one was not sent…" : `These ${n} were not sent…`),
  whyAll: {
    Sent: (n: number) =>
      `How do you know that ${n === 1 ? "this mail was" : `these ${n} mails were`} sent? ${n === 1 ? "It counts" : "They count"} as sent then, and the reason goes into the log.`,
    "Not sent": (n: number) =>
      `How do you know that ${n === 1 ? "this mail" : `these ${n} mails`} did not leave? ${n === 1 ? "It" : "They"} can be sent again then, and the reason goes into the log.`,
  },
  goAll: {
    Sent: (n: number) => (n === 1 ? "It was sent" : `All ${n} were sent`),
    "Not sent": (n: number) => (n === 1 ? "It was not sent" : `All ${n} were not sent`),
  },
  doneAll: {
    Sent: (n: number) => `${count(n, "mail")} count as sent.`,
    /** @param again those of which an earlier one went out */
    "Not sent": (n: number, again: number) =>
      `${count(n, "mail")} count as not sent. ${again === 0 ? "Send makes new ones." : `Of ${again} of them the first went out: to send it again, open it below.`}`,
  },
  why: {
    Sent: (to: string) =>
      `How do you know that the mail to ${to} was sent? It counts as sent then, and the reason goes into the log.`,
    "Not sent": (to: string) =>
      `How do you know that the mail to ${to} did not leave? It can be sent again then, and the reason goes into the log.`,
  },
  go: { Sent: "It was sent", "Not sent": "It was not sent" },
  done: {
    Sent: (to: string) => `The mail to ${to} counts as sent.`,
    "Not sent": (to: string) => `The mail to ${to} counts as not sent. Send makes a new one.`,
  },
  /** Of a mail that was sent again: Send leaves it, since one went out before. */
  doneAgain: {
    Sent: (to: string) => `The second mail to ${to} counts as sent.`,
    "Not sent": (to: string) =>
      `The second mail to ${to} counts as not sent; the first went out. To send it again, open it below.`,
  },
} as const;
