/** openchargeback funds list: the Funds table, or with --period how the funds stand in that month. */
import type { Command } from "commander";
import { amountToText } from "../../core/money";
import type { Host } from "../../steps/host";
import { fundsBoard, type FundsBoard, type ShownFund } from "../../steps/funds-board";
import { columns, plural, type Answer } from "../answer";
import { withWorkbook } from "../session";
import { periodOption, PERIOD_HELP } from "../values";

export function addFundsList(group: Command, table: (host: Host) => Promise<Answer>): void {
  group
    .command("list")
    .description("the funds; with --period what each used of its cap, and how long its award runs")
    .option("--period <period>", PERIOD_HELP)
    .action(async ({ period }: { period?: string }, command: Command) => {
      await withWorkbook(command, { readOnly: true }, async ({ host }) =>
        period === undefined ? await table(host) : answer(await fundsBoard(host, periodOption(period))),
      );
    });
}

function answer({ period, currency, today, funds }: FundsBoard): Answer {
  const text = (value: bigint | null): string => (value === null ? "" : amountToText(value));
  const rows = funds.map((shown) => {
    const { fund, month, used, left, daysToEnd } = shown;
    const days = daysToEnd === null ? "" : String(daysToEnd);
    const money = [text(fund.cap), text(month), text(used), text(left)];
    return [
      fund.fundOrg,
      fund.title.slice(0, 32),
      fund.awardStart,
      fund.awardEnd,
      days,
      ...money,
      stands(shown),
    ];
  });
  const headings = [
    "Fund Org",
    "Title",
    "Award Start",
    "Award End",
    "Days Left",
    "Cap",
    period,
    "Used",
    "Left",
  ];
  return {
    json: {
      period,
      currency,
      today,
      funds: funds.map(({ fund, before, month, used, left, daysToEnd, closed, paysInstead }) => ({
        fundOrg: fund.fundOrg,
        title: fund.title,
        awardNumber: fund.awardNumber,
        awardStart: fund.awardStart,
        awardEnd: fund.awardEnd,
        status: fund.status,
        cap: fund.cap === null ? null : text(fund.cap),
        before: text(before),
        month: text(month),
        used: text(used),
        left: left === null ? null : text(left),
        daysToEnd,
        fallback: fund.fallbackFundOrg,
        closed,
        paysInstead,
      })),
    },
    text:
      funds.length === 0
        ? ["Funds is empty."]
        : [
            ...columns([...headings, "Stands"], rows, [4, 5, 6, 7, 8]),
            `${plural(funds.length, "fund")}, ${today}.`,
          ],
  };
}

function stands({ fund, left, closed, paysInstead }: ShownFund): string {
  const fallback = fund.fallbackFundOrg === "" ? "" : `falls back on ${fund.fallbackFundOrg}`;
  const words = [
    left !== null && left < 0n ? "cap passed" : "",
    closed === ""
      ? fallback
      : `${closed}, ${paysInstead === "" ? "no fallback is open" : `${paysInstead} pays`}`,
  ];
  return words.filter((word) => word !== "").join("; ");
}
