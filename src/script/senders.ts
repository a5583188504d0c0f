/** The mail senders a command can choose besides the outbox: Outlook, and a mail server. */
import type { MailSender } from "../ports/mail-sender";
import { graphOptions, microsoftSignIn } from "./microsoft";
import type { Session } from "./session";

/**
 * Through Microsoft Graph, signed in by device code.
 * @param sharedMailbox its address; "" for the own one
 * @throws Refusal when the program is not registered
 */
export async function outlookOf(sharedMailbox = ""): Promise<MailSender> {
  const { outlookSender } = await import("../adapters/graph/outlook");
  return outlookSender({ ...graphOptions(await microsoftSignIn()), sharedMailbox });
}

/** The server that OPENCHARGEBACK_SMTP_URL names. @throws Refusal when it names none */
export async function smtpOf(session: Session): Promise<MailSender> {
  const [{ smtpSender }, { smtpServer }] = await Promise.all([
    import("../adapters/smtp/sender"),
    import("../adapters/smtp/server"),
  ]);
  const sender = smtpSender(smtpServer(process.env["OPENCHARGEBACK_SMTP_URL"]));
  session.atEnd(() => sender.close());
  return sender;
}
