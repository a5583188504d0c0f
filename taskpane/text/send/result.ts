/** Words for what a run of Send did. */
import { count } from "../words";

const are = (n: number): string => (n === 1 ? "is" : "are");

export const result = {
  sent: {
    outbox: (n: number) => `${count(n, "mail")} saved to the outbox and counted as sent.`,
    draft: (n: number) => `${count(n, "mail")} went out before.`,
    send: (n: number) => `${count(n, "mail")} sent.`,
  },
  drafted: (n: number) =>
    `${count(n, "draft")} ${n === 1 ? "lies" : "lie"} in Outlook's Drafts. Look at ${n === 1 ? "it" : "them"} and send ${n === 1 ? "it" : "them"} there, then press Check again.`,
  failed: (n: number) => `${count(n, "mail")} did not leave: the reasons stand below.`,
  unknown: (n: number) =>
    `Of ${count(n, "mail")} nobody knows whether ${n === 1 ? "it" : "they"} left: decide below.`,
  open: (n: number) => `${count(n, "mail")} may be leaving just now: press Check again in some minutes.`,
  left: (n: number) => `${n} ${are(n)} left to send.`,
} as const;
