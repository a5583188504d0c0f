/** The mail that a PI would get, sent to whoever asks and to nobody else. Nothing is written down: it counts as no mail. */
import type { Period } from "../core/period";
import type { MailSender } from "../ports/mail-sender";
import type { FontSource } from "../ports/ports";
import type { Host } from "./host";
import { testMail } from "./mail-preview";

/**
 * @returns what the sender says of it
 * @throws Refusal when the PI has no statement or the address is none; HostFailure when it did not leave
 */
export async function sendTest(
  host: Host,
  request: { readonly period: Period; readonly pi: string; readonly to: string },
  sender: MailSender,
  fonts: FontSource,
): Promise<"Sent" | "Unknown"> {
  const mail = await testMail(host, request, fonts);
  await sender.mailbox();
  // Each test is a mail of its own.
  const test = { ...mail, key: `${mail.key} ${crypto.randomUUID()}` };
  const { messageId } = await sender.draft(test);
  return await sender.send(test, messageId);
}
