/** openchargeback subsidies list: the Subsidies table, or with --period what each paid in that month and what is left. */
import type { Command } from "commander";
import { centsToText } from "../../core/money";
import type { Host } from "../../steps/host";
import { subsidiesBoard, type ShownSubsidy, type SubsidiesBoard } from "../../steps/subsidies-board";
import { columns, type Answer } from "../answer";
import { withWorkbook } from "../session";
import { periodOption, PERIOD_HELP } from "../values";

export function addSubsidiesList(group: Command, table: (host: Host) => Promise<Answer>): void {
  group
    .command("list")
    .description("the subsidies; with --period what each paid in that month, for whom, and what is left")
    .option("--period <period>", PERIOD_HELP)
    .action(async ({ period }: { period?: string }, command: Command) => {
      await withWorkbook(command, { readOnly: true }, async ({ host }) =>
        period === undefined ? await table(host) : answer(await subsidiesBoard(host, periodOption(period))),
      );
    });
}

function answer({ period, currency, subsidies, problems, notices }: SubsidiesBoard): Answer {
  const none = subsidies.length === 0 ? ["Subsidies is empty."] : [];
  return {
    json: { period, currency, subsidies: subsidies.map(asJson), problems, notices },
    text: [
      ...none,
      ...(subsidies.length === 0
        ? []
        : columns(
            [
              "Subsidy",
              "Kind",
              "Status",
              "Paid by",
              "PIs",
              "Paid",
              "For",
              "Opening",
              "Granted",
              "Used",
              "Left",
            ],
            subsidies.flatMap(rowsOf),
            [4, 5, 7, 8, 9, 10],
          )),
      ...problems,
      ...notices,
    ],
    problems: problems.length > 0,
  };
}

/** One for the subsidy, then one for each beneficiary's balance. */
function rowsOf({ subsidy, paid, pis, paidBy, balances }: ShownSubsidy): string[][] {
  const { subsidyId, kind, status } = subsidy;
  const own = [subsidyId, kind, status, paidBy.join("; "), String(pis.length), centsToText(paid)];
  return [
    [...own, "", "", "", "", ""],
    ...balances.map((balance) => [
      ...own.map(() => ""),
      balance.beneficiary || "all together",
      ...[balance.opening, balance.granted, balance.used, balance.left].map(centsToText),
    ]),
  ];
}

function asJson({ subsidy, paid, pis, paidBy, balances }: ShownSubsidy): object {
  return {
    subsidyId: subsidy.subsidyId,
    title: subsidy.title,
    kind: subsidy.kind,
    status: subsidy.status,
    paid: centsToText(paid),
    paidBy,
    pis,
    balances: balances.map((balance) => ({
      beneficiary: balance.beneficiary,
      grantedFor: balance.grantedFor,
      opening: centsToText(balance.opening),
      granted: centsToText(balance.granted),
      used: centsToText(balance.used),
      left: centsToText(balance.left),
    })),
  };
}
