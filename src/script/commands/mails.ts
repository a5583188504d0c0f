/** openchargeback mails: what became of the mails, asked of the mailbox, and decided where nobody can be asked. */
import type { Command } from "commander";
import type { MailLogEntry } from "../../core/mail";
import { checkMails, listMails } from "../../steps/check-mails";
import { settleMail } from "../../steps/settle-mail";
import { plural, type Answer } from "../answer";
import { outlookOf } from "../senders";
import { withWorkbook } from "../session";
import { choiceOption, periodOption, PERIOD_HELP } from "../values";
import { mailJson, mailTable } from "./send";

interface Options {
  readonly period: string;
  readonly open?: boolean;
  readonly from?: string;
  readonly mail: string;
  readonly as: string;
  readonly reason: string;
}

const DECISIONS = ["sent", "not-sent"] as const;

export function addMails(program: Command): void {
  const mails = program.command("mails").description("what became of the mails");
  mails
    .command("list")
    .description("the month's mails as the Mail Log has them")
    .requiredOption("--period <period>", PERIOD_HELP)
    .option("--open", "only those that are drafts, on their way or unknown")
    .action(async (options: Options, command: Command) => {
      await withWorkbook(command, { readOnly: true }, async ({ host }) => {
        const { all, open } = await listMails(host, periodOption(options.period));
        const rows = options.open === true ? open : all;
        const text =
          rows.length === 0 ? ["No mails."] : [...mailTable(rows), ...rows.filter(isUnknown).flatMap(facts)];
        return { json: { mails: rows.map(mailJson) }, text, problems: rows.some(isUnknown) };
      });
    });
  mails
    .command("check")
    .description("ask Outlook about drafts and mails on their way, and write what it knows")
    .requiredOption("--period <period>", PERIOD_HELP)
    .option("--from <mailbox>", "the shared mailbox they went out from; your own when not given")
    .action(async (options: Options, command: Command) => {
      await withWorkbook(command, {}, async ({ host }) => {
        const outlook = () => outlookOf(options.from, "drafts");
        return checkAnswer(await checkMails(host, periodOption(options.period), outlook));
      });
    });
  mails
    .command("settle")
    .description("decide what became of a mail that is Unknown")
    .requiredOption("--mail <key>", "its Mail Key, as mails list --json and the Mail Log have it")
    .requiredOption("--as <decision>", DECISIONS.join(" or "))
    .requiredOption("--reason <text>", "how you know")
    .action(async (options: Options, command: Command) => {
      const as = choiceOption(options.as, DECISIONS, "--as") === "sent" ? "Sent" : "Not sent";
      await withWorkbook(command, {}, async ({ host }) => {
        const row = await settleMail(host, { mailKey: options.mail, as, reason: options.reason });
        const next = as === "Sent" ? "" : " Send again makes a new mail.";
        return { json: mailJson(row), text: [`The mail to ${row.to} counts as ${as.toLowerCase()}.${next}`] };
      });
    });
}

function checkAnswer({ found, open, changed, warnings }: Awaited<ReturnType<typeof checkMails>>): Answer {
  const text = [
    ...mailTable([...found, ...open.filter((row) => !found.includes(row))]),
    ...open.filter(isUnknown).flatMap(facts),
    ...warnings,
    found.length === 0 ? "Nothing new." : `${plural(found.length, "mail")} changed.`,
  ];
  const json = { changed, found: found.map(mailJson), open: open.map(mailJson), warnings };
  return { json, text, problems: warnings.length > 0 || open.some(isUnknown) };
}

function isUnknown(row: MailLogEntry): boolean {
  return row.status === "Unknown";
}

/** What a person needs to decide it. */
function facts(row: MailLogEntry): string[] {
  return [
    "",
    `Unknown: ${row.mailKey}`,
    `  to ${row.to}, "${row.subject}", ${row.at}, by ${row.by} via ${row.via}${row.mailbox === "" ? "" : `, ${row.mailbox}`}`,
    `  ${row.error} ${row.mailbox === "" ? "Ask the receiver" : "Look in Drafts and Sent Items, or ask the receiver"}; then openchargeback mails settle.`,
  ];
}
