/** openchargeback send: a mail a PI, as a file, through Outlook or by a mail server; each goes out once. */
import type { Command } from "commander";
import type { MailLogEntry } from "../../core/mail";
import { Refusal } from "../../core/problem";
import type { MailSender } from "../../ports/mail-sender";
import { sendStatements, type SendRequest, type SendResult } from "../../steps/send";
import { sendTest } from "../../steps/send-test";
import { columns, plural, type Answer } from "../answer";
import { withWorkbook, type Session } from "../session";
import { periodOption, PERIOD_HELP } from "../values";
import { addWayOptions, finishOf, senderOf, wayOf, type Way, type WayOptions } from "./mail-way";

interface Options extends WayOptions {
  readonly period: string;
  readonly only?: string;
  readonly resend?: boolean;
  readonly reason?: string;
  readonly test?: string;
  readonly dryRun?: boolean;
}

export function addSend(program: Command): void {
  const command = program
    .command("send")
    .description("send a mail a PI with the statements attached; each goes out once")
    .requiredOption("--period <period>", PERIOD_HELP);
  addWayOptions(command)
    .option("--only <pi>", "only this PI's")
    .option("--resend", "send again what was sent; needs --reason")
    .option("--reason <text>", "why it is sent again")
    .option(
      "--test <address>",
      "send only --only's mail, to this address and to nobody else; counts as no mail",
    )
    .option("--dry-run", "say what would be sent and write nothing")
    .action(async (options: Options, command: Command) => {
      refuseOdd(options);
      const via = wayOf(options);
      const period = periodOption(options.period);
      const request: SendRequest = {
        period,
        finish: finishOf(via),
        ...(options.only === undefined ? {} : { only: options.only }),
        ...(options.resend === true ? { resend: { reason: reasonOf(options) } } : {}),
      };
      const readOnly = options.dryRun === true || options.test !== undefined;
      await withWorkbook(command, { readOnly }, async (session) => {
        const sender = await senderOf(
          via,
          options,
          session,
          session.output("outbox", period, options.outbox),
        );
        if (options.test !== undefined) return await testAnswer(options, options.test, session, sender);
        return sendAnswer(await sendStatements(session.host, request, sender, session.fonts), readOnly, via);
      });
    });
}

async function testAnswer(
  { period, only, dryRun }: Options,
  to: string,
  session: Session,
  sender: MailSender,
): Promise<Answer> {
  if (only === undefined || dryRun === true)
    throw new Refusal("--test needs --only, to say whose mail, and no --dry-run. Nothing was sent.");
  const request = { period: periodOption(period), pi: only, to };
  const state = await sendTest(session.host, request, sender, session.fonts);
  const text = [
    state === "Sent"
      ? `The test mail went to ${to} by ${sender.name}.`
      : `Nobody knows whether the test mail to ${to} left: look for it.`,
  ];
  return { json: { test: to, via: sender.name, state }, text, problems: state !== "Sent" };
}

function refuseOdd({ resend, reason }: Options): void {
  if (reason !== undefined && resend !== true)
    throw new Refusal("--reason says why mails go out again: say --resend, too. Nothing was sent.");
}

function reasonOf(options: Options): string {
  if (options.reason !== undefined && options.reason.trim() !== "") return options.reason.trim();
  throw new Refusal("Say why the mail goes out again: --reason. Nothing was sent.");
}

export function sendAnswer(result: SendResult, dryRun: boolean, via: Way = "outbox"): Answer {
  const { sent, drafted, failed, unknown, open, left } = result;
  const rows = [...sent, ...drafted, ...failed, ...unknown, ...open, ...left];
  const wrong = failed.length + unknown.length + open.length + left.length;
  const text = [
    ...mailTable(rows),
    ...result.warnings,
    ...result.notices,
    result.already.length === 0
      ? ""
      : `${plural(result.already.length, "PI has", "PIs have")} the statements already.`,
    ...(dryRun
      ? [`Nothing was sent. ${plural(sent.length + drafted.length, "mail")} would be.`]
      : said(result, via)),
  ].filter((line) => line !== "");
  const json = {
    dryRun,
    changed: result.changed && !dryRun,
    mails: rows.map(mailJson),
    alreadySent: result.already,
    sent: dryRun ? 0 : sent.length,
    drafted: dryRun ? 0 : drafted.length,
    failed: failed.length,
    unknown: unknown.length,
    open: open.length,
    left: left.length,
    warnings: result.warnings,
    notices: result.notices,
  };
  return { json, text, problems: wrong > 0 };
}

function said({ sent, drafted, failed, unknown, open, left }: SendResult, via: Way): string[] {
  const words: readonly (readonly [number, string])[] = [
    [sent.length, via === "outbox" ? "written to the outbox." : "sent."],
    [drafted.length, "in Outlook's Drafts: send them there, or with --via outlook."],
    [failed.length, "not sent. Send again."],
    [
      unknown.length,
      "in doubt, since nobody knows what became of it: look, then openchargeback mails settle.",
    ],
    [open.length, "perhaps on its way: openchargeback mails check says more in ten minutes."],
    [left.length, "not begun. Send again to go on."],
  ];
  const lines = words.filter(([n]) => n > 0).map(([n, what]) => `${plural(n, "mail")} ${what}`);
  return lines.length === 0 ? ["Nothing to send."] : lines;
}

/** Rows of the Mail Log as lines; none for none. */
export function mailTable(rows: readonly MailLogEntry[]): string[] {
  if (rows.length === 0) return [];
  const cells = rows.map((row) => [row.to, row.statementNo, row.status, row.error]);
  return columns(["To", "Statements", "Status", "Error"], cells);
}

export function mailJson(row: MailLogEntry): Record<string, unknown> {
  const { statementNo, ...rest } = row;
  return { ...rest, statements: statementNo };
}
