/** A mail as Graph takes it. Graph takes one body: the HTML; the text part goes along only in an .eml file. */
import type { Mail } from "../../core/mail";
import { Refusal } from "../../core/problem";
import { bareAddress, headerText, mailAddress } from "../../render/mail/headers";

interface Recipient {
  readonly emailAddress: { readonly address: string; readonly name?: string };
}

/**
 * Without attachments and marks.
 * @throws Refusal when it has no receiver, an address is none, or the subject holds a line break
 */
export function messageBody(mail: Mail): object {
  if (mail.to.length === 0) {
    throw new Refusal(`The mail "${mail.subject}" has no receiver. Enter one in People.`);
  }
  headerText("Subject", mail.subject); // Refuses line breaks and other control characters.
  return {
    subject: mail.subject,
    body: { contentType: "html", content: mail.html },
    ...(mail.from === "" ? {} : { from: recipient("From", mail.from) }),
    toRecipients: mail.to.map((address) => recipient("To", address)),
    ccRecipients: mail.cc.map((address) => recipient("Cc", address)),
    bccRecipients: mail.bcc.map((address) => recipient("Bcc", address)),
    replyTo: mail.replyTo === "" ? [] : [recipient("Reply-To", mail.replyTo)],
  };
}

/** @throws Refusal when it is no address */
function recipient(field: string, text: string): Recipient {
  const address = mailAddress(field, bareAddress(text));
  const name = /^\s*"?(.*?)"?\s*<[^<>]*>\s*$/.exec(text)?.[1] ?? "";
  return { emailAddress: name === "" ? { address } : { address, name } };
}
