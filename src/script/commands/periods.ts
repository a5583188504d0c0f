/** openchargeback periods: months open, closed, posted. */
import type { Command } from "commander";
import { amountToText } from "../../core/money";
import { today } from "../today";
import type { PeriodRecord } from "../../core/periods";
import { checkMonth, checkMonths } from "../../steps/check-closing";
import { closePeriod, listPeriods, openPeriod, postPeriod, reopenPeriod } from "../../steps/periods";
import { workbookRoom } from "../../steps/room";
import { columns, plural } from "../answer";
import { withWorkbook } from "../session";
import { checkAnswer } from "./periods-check";
import { dayOption, periodOption, PERIOD_HELP } from "../values";

interface Options {
  readonly period: string;
  readonly reason: string;
  readonly reference: readonly string[];
  readonly postingDate?: string;
}

export function addPeriods(program: Command): void {
  const periods = program.command("periods").description("months: open, closed, posted");
  periods
    .command("list")
    .description("all months: status, charges, billed, journal")
    .action(async (_options: unknown, command: Command) => {
      await withWorkbook(command, { readOnly: true }, async ({ host }) => {
        const rows = await listPeriods(host);
        const cells = rows.map((p) => [
          p.period,
          p.status,
          String(p.charges),
          String(p.pending),
          amountToText(p.billed),
          String(p.statements),
          p.journalId,
          p.journalReference,
        ]);
        const text =
          rows.length === 0
            ? ["No months."]
            : columns(
                ["Month", "Status", "Charges", "Pending", "Billed", "Statements", "Journal", "Reference"],
                cells,
                [2, 3, 4, 5],
              );
        const warnings = await workbookRoom(host);
        return { json: { periods: rows.map(periodJson), warnings }, text: [...text, ...warnings] };
      });
    });
  month(
    periods,
    "open",
    "open a month, before its first import",
    async (session, { period }) => await openPeriod(session.host, period),
  );
  month(
    periods,
    "reopen",
    "open a closed month again; what it carried into the next is taken back",
    async (session, { period, reason }) => await reopenPeriod(session.host, period, reason),
  );
  periods
    .command("close")
    .description("freeze the month and carry what is held into the next")
    .requiredOption("--period <period>", PERIOD_HELP)
    .option(
      "--reason <text>",
      "why it is closed although mails or the journal are missing, or an invoice differs",
      "",
    )
    .action(async (options: Options, command: Command) => {
      await withWorkbook(command, {}, async ({ host, reader, sheetFiles }) => {
        const period = periodOption(options.period);
        const result = await closePeriod(host, period, options.reason, reader, sheetFiles);
        const carried =
          result.carried === 0
            ? []
            : [`${plural(result.carried, "held charge")} carried into ${result.carriedInto}.`];
        const warnings = await workbookRoom(host);
        return {
          json: { ...result, warnings },
          text: [
            `${result.period} is closed. Content hash ${result.contentHash}.`,
            ...carried,
            ...result.notices,
            ...result.missingSources,
            ...warnings,
          ],
          problems: result.notices.length + result.missingSources.length > 0,
        };
      });
    });
  periods
    .command("check")
    .description("was anything changed since months were closed, and which rows; does the log's chain hold")
    .option("--period <period>", "one month; all when not given")
    .action(async ({ period }: { period?: string }, command: Command) => {
      await withWorkbook(command, { readOnly: true }, async ({ host }) =>
        checkAnswer(
          period === undefined ? await checkMonths(host) : [await checkMonth(host, periodOption(period))],
        ),
      );
    });
  periods
    .command("post")
    .description("mark a closed month as posted to the ledger")
    .requiredOption("--period <period>", PERIOD_HELP)
    .requiredOption("--reference <je...>", "the ledger's journal number; several where it went in in parts")
    .option("--posting-date <day>", "e.g. 2025-02-05; today when not given")
    .action(async (options: Options, command: Command) => {
      await withWorkbook(command, {}, async ({ host }) => {
        const day =
          options.postingDate === undefined
            ? today(host.clock)
            : dayOption(options.postingDate, "--posting-date");
        const row = await postPeriod(host, periodOption(options.period), options.reference.join("; "), day);
        return { json: periodJson(row), text: [`${row.period} is posted as ${row.journalReference}.`] };
      });
    });
}

type Work = (
  session: Parameters<Parameters<typeof withWorkbook>[2]>[0],
  options: Options,
) => Promise<PeriodRecord>;

function month(periods: Command, name: "open" | "reopen", description: string, work: Work): void {
  const command = periods
    .command(name)
    .description(description)
    .requiredOption("--period <period>", PERIOD_HELP);
  if (name === "reopen")
    command.option("--reason <text>", "why (needed): kept in Periods and in the log", "");
  command.action(async (options: Options, self: Command) => {
    await withWorkbook(self, {}, async (session) => {
      const row = await work(session, { ...options, period: periodOption(options.period) });
      return { json: periodJson(row), text: [`${row.period} is ${row.status.toLowerCase()}.`] };
    });
  });
}

function periodJson(p: PeriodRecord): Record<string, unknown> {
  const { list, billed, ...rest } = p;
  return { ...rest, list: amountToText(list), billed: amountToText(billed) };
}
