/** What an export says when it is done: totals, the rates that were used, notes; two people can work it out again. */
import { amountToText } from "../../core/money";
import { figure } from "../../core/words";
import type { ExportResult } from "../../exporters/run";
import type { ExportNote } from "../../exporters/usage";
import type { RateUse } from "../../exporters/uses";
import { columns, plural, type Answer } from "../answer";

export interface Written {
  readonly path: string;
  readonly changed: boolean;
  readonly dryRun: boolean;
}

export function exportAnswer(result: ExportResult, written: Written): Answer {
  const { rows, list, billed, figures, uses, notes } = result;
  const { path, changed, dryRun } = written;
  const totals: [string, string][] = [
    ...figures.map(([name, value]): [string, string] => [name, value]),
    ["Rows", figure(rows)],
    ["List", amountToText(list)],
    ["Billed", amountToText(billed)],
  ];
  const done = dryRun ? "would be written to" : changed ? "written to" : "stand already in";
  return {
    json: {
      file: path,
      changed: changed && !dryRun,
      dryRun,
      rows,
      listTotal: amountToText(list),
      billedTotal: amountToText(billed),
      figures: Object.fromEntries(figures),
      rates: uses.map(useJson),
      notes,
    },
    text: [
      ...columns(["", ""], totals, [1]).slice(1),
      "",
      ...useTable(uses),
      "",
      ...notes.map(noteText),
      `${plural(rows, "row")} ${done} ${path}.`,
      ...(dryRun ? ["Nothing was written."] : []),
    ],
    problems: notes.some(({ severity }) => severity === "warning"),
  };
}

/** `warning: sacct.txt, line 12: …`. */
export function noteText({ severity, where, text }: ExportNote): string {
  return `${severity}: ${where === "" ? "" : `${where}: `}${text}`;
}

function useTable(uses: readonly RateUse[]): string[] {
  const headings = [
    "Rate",
    "Unit",
    "List Rate",
    "Billed Rate",
    "Quantity",
    "Free",
    "List",
    "Billed",
    "Approval",
  ];
  const rows = uses.map(({ rate, price, quantity, free, list, billed }) => [
    rate.rateId,
    rate.unit,
    ...[price.list, price.billed, quantity, free].map((value) => amountToText(value, 0)),
    amountToText(list),
    amountToText(billed),
    rate.approval === "" ? "(none)" : rate.approval,
  ]);
  return columns(headings, rows, [2, 3, 4, 5, 6, 7]);
}

function useJson({ rate, price, quantity, free, list, billed }: RateUse): Record<string, string> {
  return {
    rateId: rate.rateId,
    service: rate.service,
    sku: rate.sku,
    unit: rate.unit,
    listRate: amountToText(price.list, 0),
    subsidy: amountToText(price.subsidy, 0),
    billedRate: amountToText(price.billed, 0),
    quantity: amountToText(quantity, 0),
    freeQuantity: amountToText(free, 0),
    list: amountToText(list),
    billed: amountToText(billed),
    approval: rate.approval,
  };
}
