/** openchargeback export storage: quota and usage reports of storage systems as a FOCUS file. */
import { STORAGE_KIND } from "../../../exporters/kinds";
import { Option, type Command } from "commander";
import { Refusal } from "../../../core/problem";
import { isDay } from "../../../core/period";
import { SIZE_UNITS } from "../../../exporters/report/size";
import { GENERIC, PRESETS } from "../../../exporters/storage/fields";
import { NESTED } from "../../../exporters/storage/nested";
import {
  CHARGES,
  MEASURES,
  readStorage,
  WITHOUT_QUOTA,
  type StorageOptions,
} from "../../../exporters/storage/read";
import { choiceOption, repeated, several } from "../../values";
import { addExporter } from "./common";

const PRESET_NAMES = PRESETS.map(({ name }) => name);

/** Options that a report of any kind is read with. */
export interface ReportOptions {
  readonly sizeUnit: string;
  readonly binaryUnits?: boolean;
  readonly decimalComma?: boolean;
  readonly column: readonly string[];
  readonly only: readonly string[];
  readonly fact: readonly string[];
  readonly date?: string;
}

interface Options extends ReportOptions {
  readonly preset?: string;
  readonly charge: string;
  readonly measure: string;
  readonly headings: readonly string[];
  readonly nested?: string;
  readonly withoutQuota?: string;
}

export function addExportStorage(parent: Command): void {
  addExporter<Options>(parent, {
    name: "storage",
    description: "a FOCUS file of storage quotas or usage, from reports of one or several days of the month",
    filesHelp: "the reports, CSV or JSON",
    by: "month",
    dayInName: true,
    kind: STORAGE_KIND,
    addOptions,
    read: (files, { period, zone, days }, options) =>
      readStorage(files, period, { zone, days }, storageOptions(options)),
  });
}

function addOptions(command: Command): void {
  command
    .option("--preset <system>", `the names that a system uses: ${PRESET_NAMES.join(", ")}`)
    .option("--charge <what>", `what is charged: ${CHARGES.join(", ")} of both`, "usage")
    .option("--measure <how>", `of a month's reports: ${MEASURES.join(", ")}`, "average")
    .option("--nested <which>", `of paths within others, what is billed: ${NESTED.join(", ")}`)
    .option(
      "--without-quota <how>",
      `with --charge quota, a share that has none: ${WITHOUT_QUOTA.join(", ")}; an error when not given`,
    )
    .option(
      "--headings <names>",
      "of a report without a heading row, the columns in their order",
      several,
      [],
    );
  addReportOptions(command, "Path");
}

export function addReportOptions(command: Command, field: string): void {
  command
    .option("--column <field=heading>", `which column it is: ${field}=HEADING; may be repeated`, repeated, [])
    .option("--only <column=value>", "only the rows with this value; may be repeated", repeated, [])
    .option(
      "--fact <name=column>",
      "a column that rates may ask for in Applies To; may be repeated",
      repeated,
      [],
    )
    .option("--size-unit <unit>", `of bare numbers: ${SIZE_UNITS.join(", ")}`, "bytes")
    .option("--binary-units", "KB, MB, GB and TB in the report are powers of 1024")
    .option("--decimal-comma", "numbers in the report have a decimal comma: 0,500 is a half")
    .addOption(new Option("--date <day>", "the day of which the reports are, whatever they say"));
}

function storageOptions(options: Options): StorageOptions {
  const { preset, nested, withoutQuota } = options;
  const name = preset === undefined ? "" : choiceOption(preset, PRESET_NAMES, "--preset");
  return {
    ...reportOptions(options),
    preset: PRESETS.find((one) => one.name === name) ?? GENERIC,
    charge: choiceOption(options.charge, CHARGES, "--charge"),
    measure: choiceOption(options.measure, MEASURES, "--measure"),
    headings: options.headings,
    nested: nested === undefined ? null : choiceOption(nested, NESTED, "--nested"),
    withoutQuota:
      withoutQuota === undefined ? null : choiceOption(withoutQuota, WITHOUT_QUOTA, "--without-quota"),
  };
}

/** @throws Refusal for what is no unit and no day */
export function reportOptions(
  options: ReportOptions,
): Pick<StorageOptions, "sizes" | "columns" | "only" | "facts" | "date"> {
  const { date = "" } = options;
  if (date !== "" && !isDay(date))
    throw new Refusal(`--date "${date}" is not a day. Write it as 2025-01-31. Nothing was written.`);
  return {
    sizes: {
      unit: choiceOption(options.sizeUnit, SIZE_UNITS, "--size-unit"),
      binary: options.binaryUnits === true,
      decimalComma: options.decimalComma === true,
    },
    columns: options.column,
    only: options.only,
    facts: options.fact,
    date,
  };
}
