/** The mail senders a command can choose besides the outbox: Outlook, and a mail server. */
import { Refusal } from "../core/problem";
import type { MailSender } from "../ports/mail-sender";
import { graphOptions, microsoftSignIn } from "./microsoft";
import type { Session } from "./session";

/**
 * Through Microsoft Graph, signed in by device code.
 * @param sharedMailbox its address; nothing: the own one
 * @param uses whether it sends: else nobody is asked to let mails be sent
 * @throws Refusal when the address is blank, as from a variable that is not set, or the program is not registered
 */
export async function outlookOf(
  sharedMailbox: string | undefined,
  uses: "send" | "drafts",
): Promise<MailSender> {
  if (sharedMailbox?.trim() === "")
    throw new Refusal(
      "--from is blank. Name the mailbox, or leave --from out for your own. Nothing was sent.",
    );
  const { outlookSender } = await import("../adapters/graph/outlook");
  return outlookSender({
    ...graphOptions(await microsoftSignIn()),
    sharedMailbox: sharedMailbox?.trim() ?? "",
    draftsOnly: uses === "drafts",
  });
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
