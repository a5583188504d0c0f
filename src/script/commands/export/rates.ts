/** openchargeback export rates: the rate card itself, checked, printed and written as CSV. */
import type { Command } from "commander";
import type { Amount } from "../../../core/money";
import { amountToText } from "../../../core/money";
import { isInForce } from "../../../core/rates/card";
import { checkRates } from "../../../core/rates/check";
import { priceOf } from "../../../core/rates/price";
import type { Rate } from "../../../core/rates/rate";
import { figure } from "../../../core/words";
import { refuseBadCard } from "../../../exporters/run";
import { csvText, type CsvCell } from "../../../render/csv";
import { RATES } from "../../../workbook/tables";
import { basisOf } from "../../export/card";
import { targetOf, writeTarget } from "../../export/files";
import { columns, plural, type Answer } from "../../answer";
import { print, type GlobalOptions } from "../../session";
import { dayOption, repeated } from "../../values";

interface Options {
  readonly rates?: string;
  readonly on?: string;
  readonly out?: string;
  readonly name: readonly string[];
}

export function addExportRates(parent: Command): void {
  parent
    .command("rates")
    .description("check the rate card, show what is in force, and write it as CSV")
    .option("--rates <file>", "the rate card, CSV; the workbook's Rates table when not given")
    .option("--on <day>", "only the rates in force on this day; all when not given")
    .option("--out <file>", "write them to this CSV file too")
    .option(
      "--name <name>",
      "of an export that has one, for source= in Applies To; may be repeated",
      repeated,
      [],
    )
    .action(async (options: Options, command: Command) => {
      const { workbook, json } = command.optsWithGlobals<GlobalOptions>();
      const inputs = [options.rates, workbook].filter((path) => path !== undefined);
      const on = options.on === undefined ? "" : dayOption(options.on, "--on");
      const target = options.out === undefined ? "" : targetOf(options.out, "rates.csv", inputs);
      const { rates } = await basisOf({ ...options, ...(workbook === undefined ? {} : { workbook }) });
      refuseBadCard(rates);
      const shown = on === "" ? rates : rates.filter((rate) => isInForce(rate, on));
      if (target !== "") await writeTarget(target, rateCsv(shown));
      const warnings = checkRates(rates, options.name).map(({ text }) => `warning: ${text}.`);
      print(ratesAnswer({ all: rates, shown, on, target, warnings }), json === true);
    });
}

interface Looked {
  readonly all: readonly Rate[];
  readonly shown: readonly Rate[];
  readonly on: string;
  readonly target: string;
  readonly warnings: readonly string[];
}

function ratesAnswer({ all, shown, on, target, warnings }: Looked): Answer {
  const when = on === "" ? "" : ` in force on ${on}`;
  return {
    json: {
      on: on === "" ? null : on,
      rates: shown.map(rateJson),
      warnings,
      file: target === "" ? null : target,
    },
    text: [
      ...(shown.length === 0 ? [] : [...rateTable(shown), ""]),
      ...warnings,
      `${plural(shown.length, "rate")}${when}, of ${figure(all.length)} on the card${target === "" ? "" : `; written to ${target}`}.`,
    ],
    problems: warnings.length > 0,
  };
}

function rateTable(rates: readonly Rate[]): string[] {
  const headings = [
    "Rate", "Service", "Unit", "Applies To", "List Rate", "Subsidy", "Billed Rate", "Free", "From", "To", "Approval",
  ]; // prettier-ignore
  const rows = rates.map((rate) => {
    const { list, subsidy, billed } = priceOf(rate);
    const free = rate.freeQuantity ?? 0n;
    const per = rate.freePer === "" ? "Account" : rate.freePer;
    return [
      rate.rateId,
      rate.service,
      rate.unit,
      rate.appliesTo === "" ? "all" : rate.appliesTo,
      ...[list, subsidy, billed].map(text),
      free === 0n ? "" : `${text(free)} per ${per}`,
      rate.from,
      rate.to,
      rate.approval === "" ? "(none)" : rate.approval,
    ];
  });
  return columns(headings, rows, [4, 5, 6]);
}

/** In the table's columns, with the subsidy and billed rate that count where they were left blank. */
function rateCsv(rates: readonly Rate[]): string {
  const rows = rates.map((rate) => {
    const { subsidy, billed } = priceOf(rate);
    const whole: Rate = { ...rate, subsidy, billedRate: billed };
    return RATES.columns.map((column): CsvCell => {
      const value = whole[column.field as keyof Rate];
      return typeof value === "bigint" ? { number: text(value) } : value;
    });
  });
  return csvText(
    RATES.columns.map((column) => column.heading),
    rows,
  );
}

function rateJson(rate: Rate): Record<string, unknown> {
  const { list, subsidy, billed } = priceOf(rate);
  return {
    ...rate,
    listRate: text(list),
    subsidy: text(subsidy),
    billedRate: text(billed),
    freeQuantity: rate.freeQuantity === null ? null : text(rate.freeQuantity),
  };
}

function text(value: Amount): string {
  return amountToText(value, 0);
}
