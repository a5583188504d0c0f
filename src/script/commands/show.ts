/** openchargeback show: one PI's month. */
import type { Command } from "commander";
import { amountToText, centsToText } from "../../core/money";
import { showPi, type Shown } from "../../steps/show";
import { columns, type Answer } from "../answer";
import { withWorkbook } from "../session";
import { periodOption, PERIOD_HELP } from "../values";

export function addShow(program: Command): void {
  program
    .command("show")
    .description("what a PI's projects cost in a month, and from which fund")
    .argument("<pi>", "mail address")
    .requiredOption("--period <period>", PERIOD_HELP)
    .action(async (pi: string, { period }: { period: string }, command: Command) => {
      await withWorkbook(command, { readOnly: true }, async ({ host }) =>
        answer(await showPi(host, pi, periodOption(period))),
      );
    });
}

function answer(shown: Shown): Answer {
  const projects = shown.projects.map((p) => ({
    ...p,
    list: centsToText(p.list),
    discount: centsToText(p.discount),
    billed: centsToText(p.billed),
  }));
  const total = (pick: (p: Shown["projects"][number]) => number): string =>
    centsToText(shown.projects.reduce((sum, p) => sum + pick(p), 0));
  const totals = {
    list: total((p) => p.list),
    discount: total((p) => p.discount),
    billed: total((p) => p.billed),
  };
  const rows = projects.map((p) => [p.project || "(no project)", p.fund, p.list, p.discount, p.billed]);
  const text = [
    `${shown.name || shown.pi}, ${shown.period}, ${shown.currency}`,
    ...columns(
      ["Project", "Fund Org", "List", "Discount", "Billed"],
      [...rows, ["Total", "", totals.list, totals.discount, totals.billed]],
      [2, 3, 4],
    ),
    ...shown.notBilled.map(
      (c) => `${c.review}: ${amountToText(c.amount)} ${c.serviceName} (${c.flags || c.reviewNote})`,
    ),
    ...shown.statements.map((s) => {
      const credits = s.credits === 0 ? "" : ` after credits of ${centsToText(s.credits)}`;
      return `Statement ${s.statementNo}: ${s.status}, ${centsToText(s.amount)}${credits}`;
    }),
  ];
  const json = {
    pi: shown.pi,
    name: shown.name,
    period: shown.period,
    currency: shown.currency,
    projects,
    ...totals,
    notBilled: shown.notBilled.map((c) => ({
      id: c.chargeId,
      review: c.review,
      amount: amountToText(c.amount),
      flags: c.flags,
    })),
    statements: shown.statements.map((s) => ({
      statementNo: s.statementNo,
      status: s.status,
      credits: centsToText(s.credits),
      amount: centsToText(s.amount),
    })),
  };
  return { json, text };
}
