/** What a person should know before an import replaces or joins what a month has, and before the workbook is full. */
import { isAdjustment } from "../core/adjustments/adjustment";
import type { Charge } from "../core/charge";
import { mainPeriodsOf } from "../core/import/main-periods";
import type { ImportPlan } from "../core/import/plan";
import type { ImportRecord } from "../core/import/records";
import type { TakenAlong } from "../core/import/report";
import { roomWarnings, type MonthHere } from "../core/import/room";
import { MOST_ROWS } from "../core/import/row-limit";
import { sameElsewhere, type Used } from "../core/import/same-elsewhere";
import { activeLines } from "../core/journal/reverse";
import { absolute, amount, amountToText, type Amount } from "../core/money";
import type { Period } from "../core/period";
import type { PeriodRecord } from "../core/periods";
import { Refusal } from "../core/problem";
import { fold, sameName } from "../core/reference";
import { figure } from "../core/words";
import { monthsHere } from "./archive/months";
import type { Book } from "./book";

interface Change {
  readonly period: Period;
  readonly source: string;
  readonly charges: number;
  readonly amount: Amount;
  readonly there: { readonly charges: number; readonly amount: Amount } | null;
  readonly how: string;
}

/** @returns a sentence each */
export function monthWarnings(book: Book, month: Change): string[] {
  return [...lessThanBefore(month), ...billedAlready(book, month.period)];
}

/** What looks odd in what a plan replaces, and each month that goes with a replaced file. */
export function replacedByLess({ files, takenAlong }: Pick<ImportPlan, "files" | "takenAlong">): string[] {
  const months = new Map<string, Change>();
  for (const { source, period, replaced, charges, amountTotal } of files) {
    if (replaced === null) continue;
    const key = `${fold(source)} ${period}`;
    const before = months.get(key) ?? { charges: 0, amount: 0n };
    const there = { charges: replaced.charges, amount: amount(replaced.amount) };
    const sums = { charges: before.charges + charges, amount: before.amount + amount(amountTotal) };
    months.set(key, { source, period, ...sums, there, how: "replace" });
  }
  return [...[...months.values()].flatMap(lessThanBefore), ...takenAlong.map(takenAlongText)];
}

/**
 * What a file had brought for several months parts when one of them is replaced.
 * @param before the imports before
 * @returns `stayed`: closed months that keep what came with a replaced file; `late`: rows of another month's file that go
 */
export function partedFiles(
  plan: Pick<ImportPlan, "imports">,
  before: readonly ImportRecord[],
  periods: readonly Pick<PeriodRecord, "period" | "status">[],
): { readonly stayed: readonly string[]; readonly late: readonly string[] } {
  const current = new Set(before.filter((i) => i.status === "Current").map((i) => i.importId));
  const gone = plan.imports.filter((i) => i.status === "Replaced" && current.has(i.importId));
  const mainPeriods = mainPeriodsOf(before);
  const isMain = (i: ImportRecord): boolean => mainPeriods.get(i.importId) === i.period;
  const partOf = (a: ImportRecord, b: ImportRecord): boolean =>
    a.sha256 === b.sha256 && sameName(a.source, b.source);
  const isClosed = ({ period }: ImportRecord): boolean =>
    periods.some((p) => p.period === period && p.status !== "Open");
  const left = plan.imports.filter((i) => i.status === "Current" && current.has(i.importId));
  const what = ({ source, period }: ImportRecord): string => `${source} ${period}`;
  const came = ({ charges, amountTotal, fileName }: ImportRecord): string =>
    `${counted(charges)}, ${amountTotal}, which came with ${fileName}`;
  return {
    stayed: left
      .filter((i) => isClosed(i) && gone.some((g) => partOf(g, i) && isMain(g)))
      .map((i) => `${what(i)} is closed: ${came(i)}, stays there.`),
    late: gone
      .filter((g) => !isMain(g) && left.some((i) => partOf(g, i) && isMain(i)))
      .map((g) => `${what(g)} loses ${came(g)}. Has the new file these rows?`),
  };
}

export function takenAlongText({ source, period, files, charges, amount: total }: TakenAlong): string {
  return `${source} ${period} loses ${counted(charges)}, ${amountToText(total)}: what came with ${files.join(", ")} goes with it.`;
}

function counted(charges: number): string {
  return `${charges} ${charges === 1 ? "charge" : "charges"}`;
}

/** Fewer than half the rows, or a total that differs by more than half of what it was: perhaps a part, or the wrong file. */
function lessThanBefore({ source, period, charges, amount: total, there, how }: Change): string[] {
  if (there === null || how !== "replace") return [];
  const name = `${source} ${period}`;
  const warnings: string[] = [];
  if (charges * 2 < there.charges)
    warnings.push(`${name}: ${counted(charges)} instead of ${there.charges}. Is this the whole month?`);
  if (absolute(total - there.amount) * 2n > absolute(there.amount))
    warnings.push(
      `${name}: a total of ${amountToText(total)} instead of ${amountToText(there.amount)}. Is this the right file?`,
    );
  return warnings;
}

function billedAlready(book: Book, period: Period): string[] {
  const sent = book.statements.filter((s) => s.period === period && s.status === "Issued").length;
  const journal = activeLines(book.journal).find((l) => l.period === period && l.status !== "Prepared");
  return [
    ...(sent === 0
      ? []
      : [
          `${sent} ${sent === 1 ? "statement" : "statements"} of ${period} ${sent === 1 ? "was" : "were"} sent: those that change get a revision, to be sent again.`,
        ]),
    ...(journal === undefined
      ? []
      : [
          `The journal of ${period} is exported as ${journal.journalId}: if amounts change, reverse it and export it again.`,
        ]),
  ];
}

/**
 * One export under two file names is two sources, and would be billed twice.
 * @param brought charges of sources that are new to their month
 * @param others what the months have of other sources
 */
function elsewhereWarnings(
  brought: readonly Used[],
  others: readonly Used[],
): { readonly source: string; readonly period: Period; readonly text: string }[] {
  if (brought.length === 0) return [];
  return sameElsewhere(brought, others).map(({ source, period, other, charges, same }) => ({
    source,
    period,
    text: `${same} of ${charges} charges of ${source} ${period} are of the same resource, service and time as charges of ${other}: the same export under another name would be billed twice. If it is, import the file as source ${other}, and undo its import as ${source}.`,
  }));
}

/** What is to be said of each month of a preview. */
export function elsewhereByMonth<M extends Pick<Change, "source" | "period" | "there">>(
  read: readonly Used[],
  here: readonly Charge[],
  months: readonly M[],
): (month: M) => string[] {
  const isNew = (c: Used): boolean =>
    months.some((m) => m.there === null && m.period === c.period && sameName(m.source, c.source));
  const warnings = elsewhereWarnings(read.filter(isNew), here);
  return ({ source, period }) =>
    warnings.filter((w) => w.period === period && sameName(w.source, source)).map(({ text }) => text);
}

/** The same, after a plan was made. */
export function plannedElsewhere(plan: ImportPlan, before: readonly Charge[]): string[] {
  const imports = new Set(plan.files.map((file) => file.importId));
  const known = new Set(before.map(({ source, period }) => `${source}\n${period}`));
  const isNew = (c: Charge): boolean => imports.has(c.importId) && !known.has(`${c.source}\n${c.period}`);
  const others = plan.charges.filter((c) => !imports.has(c.importId));
  return elsewhereWarnings(plan.charges.filter(isNew), others).map(({ text }) => text);
}

/** Rows that join what the source has in the month, and look like what is there: a corrected file, added to the first. */
export function joinedAgain({ files, charges }: Pick<ImportPlan, "files" | "charges">): string[] {
  const joining = new Set(files.filter((f) => f.replaced === null).map((f) => f.importId));
  const own = new Set(files.map((f) => f.importId));
  const monthOf = ({ source, period }: Used): string => `${fold(source)}\n${period}`;
  const brought = charges.filter((c) => joining.has(c.importId));
  const months = new Set(brought.map(monthOf));
  const there = charges.filter((c) => !own.has(c.importId) && months.has(monthOf(c)) && !isAdjustment(c));
  if (there.length === 0) return [];
  return sameElsewhere(
    brought.map((c) => ({ ...c, source: `${c.source}${AGAIN}` })),
    there,
  ).map(
    ({ period, other, charges: count, same }) =>
      `${same} of ${counted(count)} that joined ${other} ${period} are of the same resource, service and time as charges that were there: a corrected file replaces the first, without --add.`,
  );
}

/** Parts a source's new rows from those that it has. */
const AGAIN = " (new)";

/**
 * @param plan the charges of the months that were read, as they will be, and the months that change
 * @returns what is to be said of the workbook's room then
 * @throws Refusal when they do not fit into the sheet
 */
export function roomAfter(
  book: Pick<Book, "periods" | "settings">,
  plan: { readonly charges: readonly Charge[]; readonly periods: readonly Period[] },
): string[] {
  const counts = new Map<Period, number>(plan.periods.map((period) => [period, 0]));
  for (const { period } of plan.charges) counts.set(period, (counts.get(period) ?? 0) + 1);
  const others = monthsHere(book.periods).filter((m) => !counts.has(m.period));
  const known = new Map(book.periods.map((p) => [p.period, p.status]));
  const brought = [...counts].map(([period, n]): MonthHere => ({
    period,
    status: known.get(period) ?? "Open",
    charges: n,
  }));
  const months = [...others, ...brought];
  const rows = months.reduce((sum, month) => sum + month.charges, 0);
  if (rows > MOST_ROWS) {
    throw new Refusal(
      `With these files the Charges sheet would have ${figure(rows)} rows; Excel holds ${figure(MOST_ROWS)}. Archive posted months first{way}, or add the rows up by day or month. Nothing was imported.`,
      [],
      { script: " (openchargeback archive --older)", pane: " (under Close)" },
    );
  }
  return roomWarnings(months, book.settings.monthsKept);
}
