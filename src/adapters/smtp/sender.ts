/**
 * Mails handed to an SMTP server. It keeps nothing of ours: there are no drafts and nothing to look up, so that a mail
 * whose handing over broke off in the middle is Unknown.
 */
import type { Mail } from "../../core/mail";
import type { MailSender } from "../../ports/mail-sender";
import { mailToEml, messageId } from "../../render/mail/eml";
import { bareAddress, mailAddress } from "../../render/mail/headers";
import { SmtpLine, type LineOptions } from "./line";
import type { SmtpServer } from "./server";

export interface SmtpSender extends MailSender {
  /** Ends the connection; a program does not end while it is open. */
  close(): void;
}

export function smtpSender(server: SmtpServer, options: LineOptions = {}): SmtpSender {
  const line = new SmtpLine(server, options);
  return {
    name: "SMTP",
    place: "server",
    async mailbox() {
      await line.open();
      return "";
    },
    find: () => Promise.resolve(null),
    draft: (mail) =>
      refusing(() => (mailToEml(mail, "message"), { messageId: messageId(mail), state: "Draft" })),
    async send(mail) {
      const bytes = mailToEml(mail, "message");
      return await line.deliver(address("From", mail.from), receivers(mail), bytes);
    },
    state: () => Promise.resolve("Unknown"),
    discard: () => Promise.resolve(),
    close: () => line.close(),
  };
}

/** Everyone once, blind copies too: only the envelope names them. */
function receivers(mail: Mail): string[] {
  const all = [
    ...mail.to.map((text) => address("To", text)),
    ...mail.cc.map((text) => address("Cc", text)),
    ...mail.bcc.map((text) => address("Bcc", text)),
  ];
  return [...new Set(all)];
}

function address(field: string, text: string): string {
  return mailAddress(field, bareAddress(text));
}

async function refusing<T>(make: () => T): Promise<T> {
  return await Promise.resolve().then(make);
}
