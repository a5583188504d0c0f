/**
 * Which earlier imports a new one replaces. A file's main period is replaced; rows of other periods join what is
 * there only when a person says so. A file already taken in is never taken in twice.
 */
import type { Period } from "../period";
import { Refusal } from "../problem";
import { sameName } from "../reference";
import { mainPeriodsOf } from "./main-periods";
import type { ImportRecord } from "./records";

/** A file to be imported, as far as this decision goes. */
export interface FileFacts {
  readonly name: string;
  readonly sha256: string;
  readonly source: string;
  readonly main: Period;
  /** Its rows correct closed months; the main month is only where they were brought. */
  readonly moved?: boolean;
  /** All periods of its rows. */
  readonly periods: readonly Period[];
}

export interface ReplaceOptions {
  readonly add: boolean;
  readonly replacePeriods: readonly Period[];
  /** A person's choice for single months of a source; it goes before the two above. */
  readonly choices?: readonly MonthChoice[];
}

/** What happens to what a source has in a month: `ask` where a person has to say. */
export type How = "replace" | "add" | "ask";

export interface MonthChoice {
  readonly source: string;
  readonly period: Period;
  readonly how: "replace" | "add";
}

/** What the options say of one month of a file. */
export function howOf(
  file: Pick<FileFacts, "source" | "main" | "moved">,
  period: Period,
  options: ReplaceOptions,
): How {
  const chosen = options.choices?.find((c) => c.period === period && sameName(c.source, file.source));
  if (chosen !== undefined) return chosen.how;
  if (options.add) return "add";
  if (file.moved === true && !options.replacePeriods.includes(period)) return "add";
  return file.main === period || options.replacePeriods.includes(period) ? "replace" : "ask";
}

/** @returns the imports that the files replace. @throws Refusal when a person has to decide. */
export function replacedImports(
  files: readonly FileFacts[],
  imports: readonly ImportRecord[],
  options: ReplaceOptions,
): ImportRecord[] {
  const current = imports.filter((i) => i.status === "Current");
  refuseSameFileTwice(files);
  refuseCorrected(files, current);
  const goes = goesWith(files, current, options);
  const replaced = current.filter(goes);
  const kept = current.filter((i) => !replaced.includes(i));
  refuseKnownFiles(files, kept);
  refuseUndecided(files, kept, options);
  return replaced;
}

/**
 * Rows of other months that came in the same file go with its main month. The other way round only the month that is
 * named goes: a late row of January in February's file must not take February along.
 */
function goesWith(
  files: readonly FileFacts[],
  current: readonly ImportRecord[],
  options: ReplaceOptions,
): (record: ImportRecord) => boolean {
  const ordinary = current.filter((i) => correctedMonth(i) === "");
  const mainPeriods = mainPeriodsOf(ordinary);
  const isNamed = (i: ImportRecord): boolean =>
    files.some(
      (file) =>
        sameName(file.source, i.source) &&
        (file.main === i.period || file.periods.includes(i.period)) &&
        howOf(file, i.period, options) === "replace",
    );
  const named = ordinary.filter(isNamed);
  const whole = named.filter((i) => mainPeriods.get(i.importId) === i.period);
  return (record) =>
    named.includes(record) ||
    (ordinary.includes(record) &&
      whole.some((i) => i.sha256 === record.sha256 && sameName(i.source, record.source)));
}

/** The closed month whose differences an import brought into an open one; "" for an ordinary import. */
export function correctedMonth(record: Pick<ImportRecord, "format">): Period {
  return /, correction of (\d{4}-\d\d)$/.exec(record.format)?.[1] ?? "";
}

/** Whether each row of the file became a charge or a problem: not where rows were added up, or only differences brought. */
export function isRowByRow(record: Pick<ImportRecord, "format">): boolean {
  return !/, (summarised by (day|month)|correction of \d{4}-\d\d)/.test(record.format);
}

/** What says so in the Imports table. */
export function correctionFormat(format: string, period: Period): string {
  return `${format}, correction of ${period}`;
}

/** A month that was reopened, and whose differences are billed elsewhere, must not be imported anew beside them. */
function refuseCorrected(files: readonly FileFacts[], current: readonly ImportRecord[]): void {
  for (const file of files) {
    const brought = current.find(
      (i) => sameName(i.source, file.source) && file.periods.includes(correctedMonth(i)),
    );
    if (brought === undefined) continue;
    const month = correctedMonth(brought);
    throw new Refusal(
      `The differences of ${file.source} ${month} were brought into ${brought.period} by ${brought.importId}. Importing ${month} again would bill them twice: undo that import first. Nothing was imported.`,
    );
  }
}

function refuseSameFileTwice(files: readonly FileFacts[]): void {
  const seen = new Map<string, string>();
  for (const file of files) {
    const first = seen.get(file.sha256);
    if (first !== undefined) {
      throw new Refusal(`${file.name} and ${first} are the same file. Give it once. Nothing was imported.`);
    }
    seen.set(file.sha256, file.name);
  }
}

function refuseKnownFiles(files: readonly FileFacts[], kept: readonly ImportRecord[]): void {
  for (const file of files) {
    const known = kept.find((i) => i.sha256 === file.sha256);
    if (known === undefined) continue;
    throw new Refusal(
      `${file.name} was imported already on ${known.importedAt.slice(0, 10)} as ${known.importId}. Its charges are in the workbook. Nothing was imported.`,
    );
  }
}

function refuseUndecided(
  files: readonly FileFacts[],
  kept: readonly ImportRecord[],
  options: ReplaceOptions,
): void {
  const undecided = files.flatMap((file) =>
    file.periods
      .filter((p) => howOf(file, p, options) === "ask")
      .filter((p) =>
        kept.some((i) => i.period === p && sameName(i.source, file.source) && correctedMonth(i) === ""),
      )
      .map((p) => `${file.name} has rows of ${p}, and ${file.source} ${p} is in the workbook already`),
  );
  if (undecided.length === 0) return;
  const months = undecided.length === 1 ? (/of (\d{4}-\d\d)/.exec(undecided[0] ?? "")?.[1] ?? "P") : "P";
  throw new Refusal(`${undecided.join("; ")}. {way} Nothing was imported.`, undecided, {
    script: `Say --replace-period ${months} to replace what is there, or --add to keep both.`,
    pane: "Choose for each month whether to replace what is there or to add.",
  });
}
