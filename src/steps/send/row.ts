/** The Mail Log's row of a mail that is about to be made. */
import type { Mail, MailLogEntry } from "../../core/mail";
import { mailHash, rowKey } from "../../core/mail-key";
import type { MailJob } from "../../core/mail-plan";
import type { StatementRecord } from "../../core/statements/statement";
import { actor } from "../host";
import type { Run } from "./run";

export function rowOf(
  mail: Mail,
  job: Pick<MailJob<StatementRecord>, "items" | "attempt" | "reason">,
  { host, sender, mailbox }: Pick<Run, "host" | "sender" | "mailbox">,
): MailLogEntry {
  return {
    mailKey: rowKey(mail.key, job.attempt),
    statementNo: job.items.map((item) => item.statementNo).join("; "),
    to: mail.to.join("; "),
    cc: mail.cc.join("; "),
    bcc: mail.bcc.join("; "),
    via: sender.name,
    mailbox: mailbox ?? "",
    subject: mail.subject,
    contentHash: mailHash(mail),
    status: "Drafted",
    messageId: "",
    attempt: job.attempt,
    error: "",
    reason: job.reason,
    by: actor(host),
    at: host.clock.now(),
  };
}
