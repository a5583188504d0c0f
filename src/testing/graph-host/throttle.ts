/** Outlook's limits for an app and a mailbox: 4 requests at once, 30 messages a minute. Off until switched on. */
import { Refused } from "./errors";

const AT_ONCE = 4;
const MESSAGES = 30;
const MINUTE = 60_000;

export class Throttle {
  /** Switches the limits on. */
  on = false;
  /** How the wait is told. */
  as: "seconds" | "date" = "seconds";
  private readonly running = new Map<string, number>();
  private readonly sent = new Map<string, number[]>();

  /** @returns to be called when the request is answered @throws Refused */
  enter(mailbox: string, now: number): () => void {
    const running = this.running.get(mailbox) ?? 0;
    if (this.on && running >= AT_ONCE) throw this.refused(1, now, "MailboxConcurrency");
    this.running.set(mailbox, running + 1);
    return () => this.running.set(mailbox, (this.running.get(mailbox) ?? 1) - 1);
  }

  /** Counts a message that leaves. @throws Refused */
  message(mailbox: string, now: number): void {
    const recent = (this.sent.get(mailbox) ?? []).filter((at) => at > now - MINUTE);
    const first = recent[0];
    if (this.on && recent.length >= MESSAGES && first !== undefined) {
      throw this.refused(Math.ceil((first + MINUTE - now) / 1000), now, "ErrorMessageSubmissionLimit");
    }
    this.sent.set(mailbox, [...recent, now]);
  }

  private refused(seconds: number, now: number, limit: string): Refused {
    const wait = this.as === "seconds" ? String(seconds) : new Date(now + seconds * 1000).toUTCString();
    return new Refused(429, "ApplicationThrottled", `Application is over its ${limit} limit.`, {
      "Retry-After": wait,
    });
  }
}
