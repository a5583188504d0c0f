/**
 * Which earlier imports a new one replaces. A file's main period is replaced; rows of other periods join what is
 * there only when a person says so. A file already taken in is never taken in twice.
 */
import type { Period } from "../period";
import { Refusal } from "../problem";
import { sameName } from "../reference";
import { correctedMonth, lateMonth, leavesRowsOut } from "./corrected";
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
  /** It is mainly of a closed month: its main month here is another, which it does not replace by itself. */
  readonly spill?: boolean;
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
  file: Pick<FileFacts, "source" | "main" | "moved" | "spill">,
  period: Period,
  options: ReplaceOptions,
): How {
  const chosen = options.choices?.find((c) => c.period === period && sameName(c.source, file.source));
  if (chosen !== undefined) return chosen.how;
  if (options.replacePeriods.includes(period)) return "replace";
  const joins = options.add || options.addPeriods?.includes(period) === true;
  if (joins || file.moved === true) return "add";
  return file.main === period && file.spill !== true ? "replace" : "ask";
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
  const goes = goesWith(files, imports, options, isClosed);
  const replaced = current.filter(goes);
  const kept = current.filter((i) => !replaced.includes(i));
  // Late rows have their own decision, and their month stays closed while they stand.
  const others = kept.filter((i) => lateMonth(i) === "");
  refuseCorrected(files, others);
  refuseKnownFiles(files, others);
  refuseUndecided(files, { kept, replaced }, options, isClosed);
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
        howOf(file, file.main, options) !== "add",
    );
  const named = ordinary.filter((i) => isNamed(i) || isAgain(i));
  const whole = named.filter((i) => mainPeriods.get(i.importId) === i.period);
  return (record) =>
    named.includes(record) ||
    (ordinary.includes(record) &&
      !stays(record) &&
      whole.some((i) => i.sha256 === record.sha256 && sameName(i.source, record.source)));
}

/**
 * Late rows of closed months that go with the import of the file that brought them, unless a later import was compared
 * with them (what that one left out, or took as billed, would be billed nowhere) or their month is closed.
 * @param kept current imports in the order of the table. @param replaced those that go
 * @param files the new ones, whose imports take no part in that
 */
export function lateGoing(
  kept: readonly ImportRecord[],
  replaced: readonly ImportRecord[],
  files: readonly Pick<FileFacts, "sha256" | "source">[],
  isClosed: (period: Period) => boolean,
): ImportRecord[] {
  const isOf = (a: Pick<FileFacts, "sha256" | "source">, b: ImportRecord): boolean =>
    a.sha256 === b.sha256 && sameName(a.source, b.source);
  const late = kept.filter((i) => lateMonth(i) !== "");
  return late.filter(
    (i) =>
      !isClosed(i.period) &&
      (replaced.some((r) => isOf(r, i)) || files.some((f) => isOf(f, i))) &&
      !isBuiltUpon(i, kept),
  );
}

/** Whether a later import of another file, or a correction of the whole month, was compared with these late rows. */
export function isBuiltUpon(late: ImportRecord, current: readonly ImportRecord[]): boolean {
  const at = current.indexOf(late);
  return current.some((i, n) => {
    if (n <= at || !sameName(i.source, late.source) || i.status !== "Current") return false;
    const sameMonth = correctedMonth(i) === correctedMonth(late);
    if (i.sha256 === late.sha256) return sameMonth && lateMonth(i) === "";
    return sameMonth || leavesRowsOut(i);
  });
}

/** A month that was reopened, and whose differences are billed elsewhere, must not be imported anew beside them. */
function refuseCorrected(files: readonly FileFacts[], current: readonly ImportRecord[]): void {
  for (const file of files) {
    const brought = current.find(
      (i) => sameName(i.source, file.source) && file.periods.includes(correctedMonth(i)),
    );
    if (brought === undefined) continue;
    const month = correctedMonth(brought);
    const [where, by] = [brought.period, brought.importId];
    throw new Refusal(
      `The differences of ${file.source} ${month} were brought into ${where} by ${by}. Importing ${month} again would bill them twice: undo that import first. Nothing was imported.`,
    );
  }
}

export function refuseSameFileTwice(files: readonly Pick<FileFacts, "name" | "sha256">[]): void {
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
 * such rows too, it was decided then that both stay. A closed month takes neither.
 */
function refuseUndecided(
  files: readonly FileFacts[],
  { kept, replaced }: { readonly kept: readonly ImportRecord[]; readonly replaced: readonly ImportRecord[] },
  options: ReplaceOptions,
  isClosed: (period: Period) => boolean,
): void {
  const undecided = files.flatMap((file) => {
    const isHere = (period: Period, imports: readonly ImportRecord[]): boolean =>
      imports.some((i) => i.period === period && sameName(i.source, file.source) && correctedMonth(i) === "");
    return file.periods
      .filter((p) => !isClosed(p) && howOf(file, p, options) === "ask")
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
