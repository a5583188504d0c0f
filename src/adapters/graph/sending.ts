/**
 * One request that sends, and what its answer says of the mail. Sending is not repeated but where the mail certainly
 * did not leave: a request that was throttled (429), or refused for its token (401). Anything else may have been
 * accepted: 202 can be lost on the way, a gateway's 504 comes after the mail left, and a 503 does not say which of the
 * machines behind it had taken the mail already. A mail accepted a moment ago still reads as a draft, so that a look
 * that finds a draft proves nothing; one that finds it sent does.
 */
import { byId } from "./copies";
import { GraphFailure } from "./errors";
import type { Mailbox } from "./mailbox";

/** Answers that are about this mail and this sender: it did not leave by this request, nor would it by another. */
const REFUSED = new Set([
  "ErrorAccessDenied",
  "ErrorSendAsDenied",
  "ErrorInvalidRecipients",
  "ErrorMessageSizeExceeded",
  "ErrorMessageSubmissionBlocked",
  "ErrorQuotaExceeded",
]);

/** @throws GraphFailure when it certainly did not leave */
export async function sendOnce(mailbox: Mailbox, messageId: string): Promise<"Sent" | "Unknown"> {
  try {
    await mailbox.send(messageId);
    return "Sent";
  } catch (error) {
    if (!(error instanceof GraphFailure) || certain(error)) throw error;
    return (await isSent(mailbox, messageId)) ? "Sent" : "Unknown";
  }
}

const certain = ({ status, code }: GraphFailure): boolean =>
  status === 401 || status === 403 || status === 429 || REFUSED.has(code);

async function isSent(mailbox: Mailbox, messageId: string): Promise<boolean> {
  try {
    return (await byId(mailbox, messageId))?.isDraft === false;
  } catch (error) {
    // Not even looking works: whoever asks later will see.
    if (error instanceof GraphFailure) return false;
    throw error;
  }
}
