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
    // Async, so that a mail that is not allowed rejects.
    // eslint-disable-next-line @typescript-eslint/require-await
    async draft(mail) {
      const id = ownId(mail);
      messageOf(mail, id);
      return { messageId: id, state: "Draft" };
    },
    mend: () => Promise.resolve(""),
    async send(mail, id) {
      const { from, to, bytes } = messageOf(mail, id);
      return await line.deliver(from, to, bytes);
    },
    state: () => Promise.resolve("Unknown"),
    discard: () => Promise.resolve(),
    clear: () => Promise.resolve(),
    close: () => line.close(),
  };
}

/**
 * Of this attempt alone. It stands in the Mail Log's row: of two runs that take the same mail in the same second each
 * writes another row, so that no run takes the other's for its own.
 */
function ownId(mail: Mail): string {
  return messageId({ ...mail, key: `${mail.key} ${crypto.randomUUID()}` });
}

/** @throws Refusal when it has a header or an address that is not allowed */
function messageOf(
  mail: Mail,
  id: string,
): { readonly from: string; readonly to: string[]; readonly bytes: Uint8Array } {
  const bytes = mailToEml(mail, "message", id);
  return { from: address("From", mail.from), to: receivers(mail), bytes };
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
