/** Which way mails leave: the options that send and month have in common, and the sender they name. */
import type { Command } from "commander";
import { Refusal } from "../../core/problem";
import type { FileSaver } from "../../ports/ports";
import type { MailSender } from "../../ports/mail-sender";
import { outboxSender } from "../../steps/send/outbox";
import { outlookOf, smtpOf } from "../senders";
import type { Session } from "../session";
import { choiceOption } from "../values";

const WAYS = ["outbox", "outlook", "drafts", "smtp"] as const;
export type Way = (typeof WAYS)[number];

export interface WayOptions {
  readonly via: string;
  readonly from?: string;
  readonly outbox?: string;
}

export function addWayOptions(command: Command): Command {
  return command
    .option(
      "--via <way>",
      "outbox: .eml files; outlook: send now; drafts: leave drafts in Outlook; smtp: a mail server",
      "outbox",
    )
    .option("--from <mailbox>", "a shared mailbox that Outlook sends from; your own when not given")
    .option("--outbox <dir>", "folder for the .eml files; outbox beside the workbook when not given");
}

/** @throws Refusal for options that do not go together */
export function wayOf({ via: text, from, outbox }: WayOptions): Way {
  const via = choiceOption(text, WAYS, "--via");
  if (from !== undefined && via !== "outlook" && via !== "drafts")
    throw new Refusal("--from names a mailbox of Outlook: say --via outlook or drafts. Nothing was sent.");
  if (outbox !== undefined && via !== "outbox")
    throw new Refusal(`--outbox is for --via outbox, not ${via}. Nothing was sent.`);
  return via;
}

/** Drafts are left for a person to send. */
export function finishOf(via: Way): "send" | "draft" {
  return via === "drafts" ? "draft" : "send";
}

/**
 * @param outbox where .eml files go
 * @throws Refusal when the way is not set up: no mail server, no registered program
 */
export async function senderOf(
  via: Way,
  options: WayOptions,
  session: Session,
  outbox: FileSaver,
): Promise<MailSender> {
  switch (via) {
    case "outbox":
      return outboxSender(outbox);
    case "outlook":
      return await outlookOf(options.from, "send");
    case "drafts":
      return await outlookOf(options.from, "drafts");
    case "smtp":
      return await smtpOf(session);
  }
}
