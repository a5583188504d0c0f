/** openchargeback recovery: what a fiscal year's services recovered against what they cost. */
import type { Command } from "commander";
import { amountToText } from "../../core/money";
import { recoveryOfYear, type RecoveryBoard } from "../../steps/recovery";
import { columns, type Answer } from "../answer";
import { withWorkbook } from "../session";

export function addRecovery(program: Command): void {
  program
    .command("recovery")
    .description("billed and paid by others against the Service Costs table, over or under, by service")
    .requiredOption("--fiscal-year <year>", "FY2025, after the calendar year in which it ends")
    .action(async ({ fiscalYear }: { fiscalYear: string }, command: Command) => {
      await withWorkbook(command, { readOnly: true }, async ({ host }) =>
        answer(await recoveryOfYear(host, fiscalYear)),
      );
    });
}

const HEADINGS = [
  "Source",
  "Service",
  "Billed",
  "Paid by Others",
  "Cost",
  "Over/Under",
  "%",
  "Carried",
  "Balance",
];
const NO_COST = "no cost entered";

function answer({ fiscalYear, months, rows, currency }: RecoveryBoard): Answer {
  const text = (value: bigint | null): string | null => (value === null ? null : amountToText(value));
  const json = rows.map((row) => ({
    source: row.source,
    serviceName: row.serviceName,
    billed: text(row.billed),
    paidByOthers: text(row.paidByOthers),
    recovered: text(row.recovered),
    cost: text(row.cost),
    result: text(row.result),
    percent: row.permille === null ? null : (row.permille / 10).toFixed(1),
    carried: text(row.carried),
    balance: text(row.balance),
  }));
  const cells = json.map((row) => [
    row.source,
    row.serviceName || "all",
    row.billed ?? "",
    row.paidByOthers ?? "",
    row.cost ?? NO_COST,
    row.result ?? "",
    row.percent ?? "",
    row.carried ?? "",
    row.balance ?? "",
  ]);
  const range = `${fiscalYear.name}, ${fiscalYear.first} to ${fiscalYear.last}: statements of ${months.length} of 12 months, ${currency}.`;
  return {
    json: { fiscalYear, months, currency, rows: json },
    text:
      rows.length === 0
        ? [range, "Nothing was billed, and no cost was entered."]
        : [range, ...columns(HEADINGS, cells, [2, 3, 4, 5, 6, 7, 8])],
  };
}
