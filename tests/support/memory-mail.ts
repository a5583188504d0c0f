/** An outbox that keeps the mails in memory; refuses the addresses in `broken`. */
import type { Mail } from "../../src/core/mail";
import { HostFailure } from "../../src/core/problem";
import type { MailCopy, MailSender } from "../../src/ports/mail-sender";

export class MemoryMail implements MailSender {
  readonly name: string = "outbox";
  readonly place: MailSender["place"] = "files";
  readonly mails: Mail[] = [];
  readonly broken = new Set<string>();

  mailbox(): Promise<string> {
    return Promise.resolve("");
  }

  find(): Promise<null> {
    return Promise.resolve(null);
  }

  draft(): Promise<MailCopy> {
    return Promise.resolve({ messageId: `<${this.mails.length + 1}@example.edu>`, state: "Draft" });
  }

  send(mail: Mail): Promise<"Sent"> {
    if (mail.to.some((to) => this.broken.has(to)))
      return Promise.reject(new HostFailure("The mailbox is full. Try again.", "nothing"));
    this.mails.push(mail);
    return Promise.resolve("Sent");
  }

  mend(): Promise<""> {
    return Promise.resolve("");
  }

  clear(): Promise<void> {
    return Promise.resolve();
  }

  state(): Promise<"Unknown"> {
    return Promise.resolve("Unknown");
  }

  discard(): Promise<void> {
    return Promise.resolve();
  }
}
