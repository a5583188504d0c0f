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
  /** Every month joins what is there. A month that is named goes by its own word. */
  readonly add: boolean;
  readonly replacePeriods: readonly Period[];
  readonly addPeriods?: readonly Period[];
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
  if (options.replacePeriods.includes(period)) return "replace";
  const joins = options.add || options.addPeriods?.includes(period) === true;
  if (joins || file.moved === true) return "add";
  return file.main === period ? "replace" : "ask";
}

/**
 * @param isClosed whether a month is not open
 * @returns the imports that the files replace
 * @throws Refusal when a person has to decide
 */
export function replacedImports(
  files: readonly FileFacts[],
  imports: readonly ImportRecord[],
  options: ReplaceOptions,
  isClosed: (period: Period) => boolean,
): ImportRecord[] {
  refuseOddPeriods(files, options);
  const current = imports.filter((i) => i.status === "Current");
  refuseSameFileTwice(files);
  refuseCorrected(files, current);
  const goes = goesWith(files, imports, options, isClosed);
  const replaced = current.filter(goes);
  const kept = current.filter((i) => !replaced.includes(i));
  refuseKnownFiles(files, kept);
  refuseUndecided(files, { kept, replaced }, options);
  return replaced;
}

/**
 * Rows of other months that came in the same file go with its main month, but for a closed month that the new files say
 * nothing of: what was billed stays. The other way round only the month that is named goes: a late row of January in
 * February's file must not take February along. The same file again stands for all that is left of it.
 */
function goesWith(
  files: readonly FileFacts[],
  imports: readonly ImportRecord[],
  options: ReplaceOptions,
  isClosed: (period: Period) => boolean,
): (record: ImportRecord) => boolean {
  const ordinary = imports.filter((i) => i.status === "Current" && correctedMonth(i) === "");
  const mainPeriods = mainPeriodsOf(imports.filter((i) => correctedMonth(i) === ""));
  const isNamed = (i: ImportRecord): boolean =>
    files.some(
      (file) =>
        sameName(file.source, i.source) &&
        (file.main === i.period || file.periods.includes(i.period)) &&
        howOf(file, i.period, options) === "replace",
    );
  const stays = (i: ImportRecord): boolean =>
    isClosed(i.period) &&
    !files.some((file) => sameName(file.source, i.source) && file.periods.includes(i.period));
  const isAgain = (i: ImportRecord): boolean =>
    files.some(
      (file) =>
        file.sha256 === i.sha256 &&
        sameName(file.source, i.source) &&
        file.main === mainPeriods.get(i.importId) &&
        howOf(file, file.main, options) === "replace",
    );
  const named = ordinary.filter((i) => isNamed(i) || isAgain(i));
  const whole = named.filter((i) => mainPeriods.get(i.importId) === i.period);
  return (record) =>
    named.includes(record) ||
    (ordinary.includes(record) &&
      !stays(record) &&
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

/** A slip of the pen in a month would else do nothing, without a word. */
function refuseOddPeriods(files: readonly FileFacts[], options: ReplaceOptions): void {
  const { replacePeriods, addPeriods = [] } = options;
  const both = replacePeriods.find((p) => addPeriods.includes(p));
  if (both !== undefined) {
    throw new Refusal(`${both} can be replaced or added to, not both. Say one. Nothing was imported.`);
  }
  const known = new Set(files.flatMap((file) => [file.main, ...file.periods]));
  const unknown = [...replacePeriods, ...addPeriods].find((p) => !known.has(p));
  if (unknown !== undefined) {
    throw new Refusal(
      `No row of these files is of ${unknown}: they have ${[...known].sort().join(", ")}. Name one of these months, or none. Nothing was imported.`,
    );
  }
}

/**
 * @throws Refusal where rows of another month meet what another file brought there. Where the file that is replaced had
 * such rows too, it was decided then that both stay.
 */
function refuseUndecided(
  files: readonly FileFacts[],
  { kept, replaced }: { readonly kept: readonly ImportRecord[]; readonly replaced: readonly ImportRecord[] },
  options: ReplaceOptions,
): void {
  const undecided = files.flatMap((file) => {
    const isHere = (period: Period, imports: readonly ImportRecord[]): boolean =>
      imports.some((i) => i.period === period && sameName(i.source, file.source) && correctedMonth(i) === "");
    return file.periods
      .filter((p) => howOf(file, p, options) === "ask")
      .filter((p) => isHere(p, kept) && !isHere(p, replaced))
      .map((period) => ({
        period,
        says: `${file.name} has rows of ${period}, and ${file.source} ${period} is in the workbook already`,
      }));
  });
  if (undecided.length === 0) return;
  const says = undecided.map((u) => u.says);
  const months = [...new Set(undecided.map((u) => u.period))];
  const each = (option: string): string => months.map((p) => `--${option}-period ${p}`).join(" ");
  throw new Refusal(`${says.join("; ")}. {way} Nothing was imported.`, says, {
    script: `Say ${each("replace")} to replace what is there, or ${each("add")} to keep both.`,
    pane: "Choose for each month whether to replace what is there or to add.",
  });
}
