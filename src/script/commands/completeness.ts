/** openchargeback completeness: what was there in the months before and is not in this one. */
import type { Command } from "commander";
import { amountToText } from "../../core/money";
import { completeness, type Completeness, type Gap } from "../../steps/completeness";
import type { Answer } from "../answer";
import { withWorkbook } from "../session";
import { periodOption, PERIOD_HELP } from "../values";

export function addCompleteness(program: Command): void {
  program
    .command("completeness")
    .description("PIs, sources and services of the months before that this month lacks, and what is new")
    .requiredOption("--period <period>", PERIOD_HELP)
    .action(async ({ period }: { period: string }, command: Command) => {
      await withWorkbook(command, { readOnly: true }, async ({ host }) =>
        answer(await completeness(host, periodOption(period))),
      );
    });
}

function answer({ period, missing, new: fresh }: Completeness): Answer {
  const json = (gap: Gap) => ({ ...gap, amount: amountToText(gap.amount) });
  const lines = (heading: string, gaps: readonly Gap[]): string[] =>
    gaps.length === 0 ? [] : [heading, ...gaps.map((gap) => `  ${gap.kind}: ${gap.words}.`)];
  return {
    json: { period, missing: missing.map(json), new: fresh.map(json) },
    text: [
      ...(missing.length === 0 ? [`Nothing of the last six months is missing from ${period}.`] : []),
      ...lines(`To look at in ${period}:`, missing),
      ...lines("New:", fresh),
    ],
    problems: missing.length > 0,
  };
}
