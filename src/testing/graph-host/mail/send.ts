/** POST …/send: the message is accepted, and leaves a little later. */
import { Refused, badRequest } from "../errors";
import type { Answer, Call, Route } from "../route";
import { OF, SEND, mailboxOf } from "./access";
import { idOf } from "./messages";
import type { StoredMessage } from "./message";

export const SEND_ROUTES: readonly Route[] = [
  { method: "POST", path: new RegExp(`${OF}/messages/(?<id>[^/]+)/send$`), scopes: SEND, handle: send },
];

function send(call: Call): Answer {
  const mailbox = mailboxOf(call, SEND);
  if (call.body.length > 0) {
    call.host.complaints.push("POST …/send has a body");
    throw badRequest("The send action takes no body.");
  }
  const message = mailbox.get(idOf(call));
  mayLeave(call, mailbox.address, message);
  call.host.throttle.message(mailbox.address, call.host.clock.now());
  mailbox.send(message);
  return { status: 202 };
}

function mayLeave(call: Call, mailbox: string, { body, attachments }: StoredMessage): void {
  const all = [body.toRecipients, body.ccRecipients, body.bccRecipients].flatMap((list) => list ?? []);
  if (
    all.length === 0 ||
    !all.every(({ emailAddress }) => /^[^@\s,;<>]+@[^@\s,;<>]+$/.test(emailAddress.address))
  ) {
    throw new Refused(400, "ErrorInvalidRecipients", "At least one recipient isn't valid.");
  }
  const from = body.from?.emailAddress.address ?? mailbox;
  if (from !== mailbox && !call.host.accounts.get(call.account).shared.includes(from)) {
    throw new Refused(
      403,
      "ErrorSendAsDenied",
      "The user account which was used to submit this request does not have the right to send mail on behalf of the specified sending account.",
    );
  }
  const bytes = attachments.reduce((sum, attachment) => sum + attachment.bytes.length, 0);
  if (bytes > call.host.mail.largest) {
    throw new Refused(400, "ErrorMessageSizeExceeded", "The message exceeds the maximum supported size.");
  }
}
