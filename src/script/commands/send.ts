/** openchargeback send: a mail a PI, into an outbox folder. */
import type { Command } from "commander";
import { Refusal } from "../../core/problem";
import { sendStatements, type SendResult } from "../../steps/send";
import { outboxSender } from "../../steps/send/outbox";
import { columns, plural, type Answer } from "../answer";
import { withWorkbook } from "../session";
import { periodOption } from "../values";

interface Options {
  readonly period: string;
  readonly outbox?: string;
  readonly only?: string;
  readonly resend?: boolean;
  readonly reason?: string;
  readonly dryRun?: boolean;
}

export function addSend(program: Command): void {
  program
    .command("send")
    .description("write a mail a PI with the statements attached; each goes out once")
    .requiredOption("--period <period>")
    .option("--outbox <dir>", "folder for the .eml files; outbox beside the workbook when not given")
    .option("--only <pi>", "only this PI's")
    .option("--resend", "send again what was sent; needs --reason")
    .option("--reason <text>", "why it is sent again")
    .option("--dry-run", "say what would be sent and write nothing")
    .action(async (options: Options, command: Command) => {
      const period = periodOption(options.period);
      const readOnly = options.dryRun === true;
      await withWorkbook(command, { readOnly }, async (session) => {
        const request = {
          period,
          finish: "send" as const,
          ...(options.only === undefined ? {} : { only: options.only }),
          ...(options.resend === true ? { resend: { reason: reasonOf(options) } } : {}),
        };
        const outbox = session.output("outbox", period, options.outbox);
        return sendAnswer(
          await sendStatements(session.host, request, outboxSender(outbox), session.fonts),
          readOnly,
        );
      });
    });
}

function reasonOf(options: Options): string {
  if (options.reason !== undefined && options.reason.trim() !== "") return options.reason;
  throw new Refusal("Say why the mail goes out again: --reason. Nothing was sent.");
}

export function sendAnswer(result: SendResult, dryRun: boolean): Answer {
  const mails = [...result.sent, ...result.failed].map((e) => ({
    to: e.to,
    cc: e.cc,
    statements: e.statementNo,
    subject: e.subject,
    status: e.status,
    error: e.error,
  }));
  const text = [
    ...(mails.length === 0
      ? []
      : columns(
          ["To", "Statements", "Status", "Error"],
          mails.map((m) => [m.to, m.statements, m.status, m.error]),
        )),
    ...result.warnings,
    result.already.length === 0
      ? ""
      : `${plural(result.already.length, "PI has", "PIs have")} the statements already.`,
    dryRun
      ? `Nothing was sent. ${plural(mails.length, "mail")} would be.`
      : mails.length === 0
        ? "Nothing to send."
        : `${plural(result.sent.length, "mail")} written to the outbox.`,
  ].filter((line) => line !== "");
  const json = {
    dryRun,
    changed: result.changed && !dryRun,
    mails,
    alreadySent: result.already,
    failed: result.failed.length,
    warnings: result.warnings,
  };
  return { json, text, problems: result.failed.length > 0 };
}
