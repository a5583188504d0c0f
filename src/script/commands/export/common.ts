/** What all exports have in common on the command line: rate card, owners, month, time zone, and the file that is made. */
import type { Command } from "commander";
import { Refusal } from "../../../core/problem";
import { settingProblem, type Settings } from "../../../core/settings";
import { UTC, Zone } from "../../../exporters/days";
import { GRAINS, type ExportKind, type Grain, type Issuer } from "../../../exporters/request";
import { exportUsage, type ExportResult } from "../../../exporters/run";
import { tagKeysOf } from "../../../exporters/tags";
import type { ReadUsage } from "../../../exporters/usage";
import { basisOf } from "../../export/card";
import { targetOf, textFile, writeTarget, type SourceFile } from "../../export/files";
import { refuseSameFiles } from "../../export/same-files";
import { takeOptionsFile } from "../../export/options-file";
import { exportAnswer, noteText } from "../../export/report";
import { plural } from "../../answer";
import { print, type GlobalOptions } from "../../session";
import { existingFiles } from "../../input-paths";
import { choiceOption, periodOption } from "../../values";

/** What a reader has to know besides its own options. */
export interface ReadCommon {
  readonly period: string;
  /** Of times that are written without an offset. */
  readonly zone: Zone;
  /** Whose midnights part the days and months: the same, or UTC with --utc-months. */
  readonly days: Zone;
  readonly utcMonths: boolean;
  /** Nobody named the zone: it is UTC. */
  readonly zoneAssumed: boolean;
  readonly by: Grain;
}

export interface Exporter<O extends object> {
  /** The command: `slurm`. */
  readonly name: string;
  readonly description: string;
  readonly filesHelp: string;
  readonly kind: ExportKind;
  /** Where the person says more of it. @throws Refusal for what it cannot be */
  kindOf?(options: O): ExportKind;
  /** How far charges are added up when --by is not given; a row a day by default. */
  readonly by?: Grain;
  /** The day of a file may stand in its name alone, so that two files may have the same contents. */
  readonly dayInName?: boolean;
  /** Adds the options that only this exporter has. */
  addOptions(command: Command): void;
  /** @param options the values of all options, by their names in camelCase. @throws Refusal for what it cannot take */
  read(files: readonly SourceFile[], common: ReadCommon, options: O): ReadUsage;
}

interface CommonOptions {
  readonly period?: string;
  readonly rates?: string;
  readonly owners?: string;
  readonly out?: string;
  readonly timeZone: string;
  readonly utcMonths?: boolean;
  readonly provider?: string;
  readonly billingAccount?: string;
  readonly region?: string;
  readonly currency?: string;
  readonly leaveOutUnrated?: boolean;
  readonly options?: string;
  readonly dryRun?: boolean;
}

export function addExporter<O extends object>(parent: Command, exporter: Exporter<O>): void {
  const command = parent
    .command(exporter.name)
    .description(exporter.description)
    .argument("[file...]", exporter.filesHelp)
    .option("--period <period>", "the month, such as 2025-01")
    .option("--rates <file>", "the rate card, CSV; the workbook's Rates table when not given")
    .option("--owners <file>", "who owns which account, CSV; the workbook's Lookups table when not given")
    .option(
      "--out <file>",
      `the file to be made, or a folder; ${exporter.kind.name}_PERIOD.csv here when not given`,
    )
    .option("--by <grain>", `a row a ${GRAINS.join(", ")}; ${exporter.by ?? "day"} when not given`)
    .option("--time-zone <zone>", "of the days, and of times without an offset: America/Chicago", "UTC")
    .option("--utc-months", "days and months begin at midnight UTC all the same")
    .option("--provider <name>", "who provides the service and bills it")
    .option("--billing-account <id>", "the account of the whole bill")
    .option("--region <name>", "where the service runs")
    .option("--currency <code>", "of the rates; the workbook's, or USD, when not given")
    .option("--leave-out-unrated", "leave out usage that no rate fits, and say so")
    .option("--options <file>", "more options, from a JSON file with the same names")
    .option("--dry-run", "say what would be written, and write nothing");
  exporter.addOptions(command);
  command.action(async (files: string[], _options: unknown, self: Command) => {
    await run(exporter, files, self);
  });
}

async function run<O extends object>(
  exporter: Exporter<O>,
  named: readonly string[],
  command: Command,
): Promise<void> {
  const { options: optionsFile } = command.opts<CommonOptions>();
  const inFile = optionsFile === undefined ? [] : await takeOptionsFile(command, optionsFile);
  const paths = existingFiles(named.length > 0 ? named : inFile);
  const options = command.opts<CommonOptions>();
  const global = command.optsWithGlobals<GlobalOptions>();
  // Of the command line first: the program has a --workbook and a --by too, and takes them where both could.
  const { workbook } = global;
  const kind = exporter.kindOf?.(command.opts<O>()) ?? exporter.kind;
  const by = choiceOption(global.by ?? exporter.by ?? "day", GRAINS, "--by");
  if (paths.length === 0) throw new Refusal(`Name ${exporter.filesHelp}.`);
  if (options.period === undefined) throw new Refusal("Name the month: --period 2025-01.");
  const period = periodOption(options.period);
  const zone = new Zone(options.timeZone);
  const utcMonths = options.utcMonths === true;
  const days = utcMonths ? UTC : zone;
  const inputs = [...paths, options.rates, options.owners, optionsFile, workbook].filter(
    (p) => p !== undefined,
  );
  const target = targetOf(options.out, `${kind.name}_${period}.csv`, inputs);
  const basis = await basisOf({ ...options, ...(workbook === undefined ? {} : { workbook }) });
  const zoneAssumed = command.getOptionValueSource("timeZone") === "default";
  const files = await filesAt(paths, exporter.dayInName === true);
  const common = { period, zone, days, utcMonths, zoneAssumed, by };
  const result = exportUsage(exporter.read(files, common, command.opts<O>()), {
    period,
    by,
    rates: basis.rates,
    owners: basis.owners,
    tags: tagKeysOf(basis.settings),
    issuer: issuerOf(options, basis.settings, kind, workbook !== undefined),
    kind,
    timeZoneName: days.name,
    leaveOutUnrated: options.leaveOutUnrated === true,
  });
  refuseErrors(result);
  const dryRun = options.dryRun === true;
  const changed = dryRun ? false : await writeTarget(target, result.csv);
  print(exportAnswer(result, { path: target, changed, dryRun }), global.json === true);
}

async function filesAt(paths: readonly string[], dayInName: boolean): Promise<SourceFile[]> {
  const files = await Promise.all(paths.map(textFile));
  refuseSameFiles(paths, files, dayInName);
  return files;
}

/** A person mends the first and runs it again; --json has them all. */
const ERRORS_SHOWN = 20;

function refuseErrors({ notes }: ExportResult): void {
  const errors = notes.filter(({ severity }) => severity === "error").map(noteText);
  if (errors.length === 0) return;
  const warnings = notes.filter(({ severity }) => severity === "warning").map(noteText);
  // They may say why there is nothing to bill.
  const others = notes.filter(({ severity }) => severity === "note").map(noteText);
  const more = errors.length - ERRORS_SHOWN;
  const lines = [
    ...errors.slice(0, ERRORS_SHOWN),
    ...(more > 0 ? [`… and ${plural(more, "error")} more; --json lists all`] : []),
    ...[...warnings, ...others].slice(0, ERRORS_SHOWN),
    "Nothing was written.",
  ];
  throw new Refusal(lines.join("\n"), [...errors, ...warnings, ...others]);
}

function issuerOf(
  options: CommonOptions,
  settings: Settings,
  kind: ExportKind,
  hasWorkbook: boolean,
): Issuer {
  const institution = hasWorkbook
    ? `${settings.institution} ${settings.department}`.trim()
    : "Research Computing";
  const account = options.billingAccount ?? kind.name.toUpperCase();
  return {
    provider: options.provider ?? institution,
    billingAccountId: account,
    billingAccountName: account,
    region: options.region ?? "",
    currency: currencyOf(options.currency) ?? settings.currency,
  };
}

function currencyOf(text: string | undefined): string | null {
  if (text === undefined) return null;
  const code = text.trim().toUpperCase();
  if (settingProblem("currency", code) === null) return code;
  throw new Refusal(`--currency "${text}" is not a currency of ISO 4217, such as USD. Nothing was written.`);
}
