/** openchargeback month: the whole month in one go. */
import { join } from "node:path";
import type { Command } from "commander";
import type { FileSaver } from "../../ports/ports";
import { runMonth, type MonthResult } from "../../steps/month";
import type { SendResult } from "../../steps/send";
import type { StatementsResult } from "../../steps/statements";
import type { Answer } from "../answer";
import type { Output } from "../place";
import { withWorkbook } from "../session";
import { AMOUNTS_HELP, choiceOf, DATES_HELP, SUMMARISE_HELP, type ChoiceOptions } from "../file-choice";
import { inputFiles, periodOption, PERIOD_HELP } from "../values";
import { importAnswer } from "./import";
import { withImportCommand } from "./import-instead";
import { journalAnswer } from "./journal";
import { addWayOptions, finishOf, senderOf, wayOf, type Way, type WayOptions } from "./mail-way";
import { sendAnswer } from "./send";
import { statementsAnswer } from "./statements";
import { tieOutAnswer } from "./tie-out";

interface Options extends ChoiceOptions, WayOptions {
  readonly period: string;
  readonly out?: string;
  readonly allowMissing?: boolean;
}

export function addMonth(program: Command): void {
  const command = program
    .command("month")
    .description("import, review, statements, mail, journal and tie-out; stops where a person must decide")
    .argument("[file...]", "FOCUS files; none to go on after deciding")
    .requiredOption("--period <period>", PERIOD_HELP)
    .option("--amounts <style>", AMOUNTS_HELP)
    .option("--dates <order>", DATES_HELP)
    .option("--summarise <grain>", SUMMARISE_HELP)
    .option("--out <dir>", "folder for statements, outbox and journal; beside the workbook when not given")
    .option(
      "--allow-missing",
      "do not end with 2 only because a source that the months before had has no file",
    );
  addWayOptions(command).action(async (files: string[], options: Options, self: Command) => {
    const via = wayOf(options);
    const period = periodOption(options.period);
    const inputs = inputFiles(files);
    const choice = choiceOf(options);
    await withWorkbook(self, {}, async (session) => {
      const below = (kind: Output): FileSaver =>
        session.output(kind, period, options.out === undefined ? undefined : join(options.out, kind));
      const { outbox: named } = options;
      const outbox = named === undefined ? below("outbox") : session.output("outbox", period, named);
      const tools = {
        statements: below("statements"),
        journal: below("journal"),
        mail: await senderOf(via, options, session, outbox),
        finish: finishOf(via),
        fonts: session.fonts,
        reader: session.reader,
        sheetFiles: session.sheetFiles,
      };
      const run = runMonth(session.host, period, inputs, tools, choice).catch((error: unknown) => {
        throw withImportCommand(error, { ...options, files });
      });
      return answer(await run, via, options.allowMissing === true);
    });
  });
}

function answer(result: MonthResult, via: Way, allowMissing: boolean): Answer {
  const parts: (readonly [name: string, answer: Answer | null])[] = [
    ["import", result.imported === null ? null : importAnswer(result.imported, false)],
    ["statements", result.statements === null ? null : statementsAnswer(result.statements, false)],
    ["send", result.sent === null ? null : sendAnswer(saidOnce(result.sent, result.statements), false, via)],
    ["journal", result.journal === null ? null : journalAnswer(result.journal)],
    ["tieOut", tieOutAnswer(result.tieOut)],
  ];
  const done = parts.flatMap(([name, part]) => (part === null ? [] : [{ name, part }]));
  return {
    json: {
      period: result.period,
      stopped: result.stopped,
      pending: result.pending,
      openProblems: result.openProblems,
      missingSources: result.missingSources,
      ...Object.fromEntries(done.map(({ name, part }) => [name, part.json])),
    },
    text: [
      ...done.flatMap(({ part }) => [...part.text, ""]),
      ...result.missingSources,
      result.stopped === ""
        ? "The month is through. Close it when the ledger has it."
        : `Stopped. ${result.stopped}`,
    ],
    problems:
      result.stopped !== "" ||
      (result.missingSources.length > 0 && !allowMissing) ||
      done.some(({ part }) => part.problems === true),
  };
}

/** What the statements said already is not said again. */
function saidOnce(sent: SendResult, statements: StatementsResult | null): SendResult {
  return { ...sent, notices: sent.notices.filter((notice) => statements?.notices.includes(notice) !== true) };
}
