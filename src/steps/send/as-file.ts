/** One mail as a file of an outbox: a file saved again is the same file, so that nothing needs to be written before. */
import { HostFailure, Refusal } from "../../core/problem";
import type { Happened, MailTools, OneMail } from "./one-mail";

export async function saveAsFile({ mail, row }: OneMail, tools: MailTools): Promise<Happened> {
  const { host, sender, ledger } = tools;
  try {
    const { messageId } = await sender.draft(mail);
    await sender.send(mail, messageId);
    ledger.putOff({ ...row, status: "Sent", messageId, at: host.clock.now() });
    return "done";
  } catch (error) {
    if (!(error instanceof HostFailure) && !(error instanceof Refusal)) throw error;
    ledger.putOff({ ...row, status: "Failed", error: error.message });
    return error instanceof HostFailure ? "silent" : "done";
  }
}
