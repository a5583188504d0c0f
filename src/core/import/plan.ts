/** What importing files changes in the workbook: decided on plain values, written by the step or not at all. */
import type { Charge } from "../charge";
import type { LogDraft } from "../log";
import { amountToText, type Amount } from "../money";
import type { Instant, Period } from "../period";
import type { PeriodRecord } from "../periods";
import { Refusal } from "../problem";
import { sameName } from "../reference";
import { stateText, UNDECIDED } from "../review/decision";
import { Occurrences } from "./charge-id";
import { refuseClosed, refuseClosedMonths, type MonthChange } from "./closed-month";
import { findingRecords, findingsAfter } from "./finding-records";
import { matchCharges, type Matched } from "./match";
import { MENDED, mendedChargeId } from "./mended";
import { partsOf, type ImportFile, type Month, type Part } from "./parts";
import { placeCorrections } from "./place-corrections";
import { askingFor, problemRefusal } from "./questions";
import type { FindingRecord, ImportRecord, ProblemRecord } from "./records";
import { replacedImports, type FileFacts, type ReplaceOptions } from "./replace";
import { planImportRows, reportOf, takenAlong, type FileReport, type TakenAlong } from "./report";
import { mainPeriod } from "./source-of";

export interface ImportOptions extends ReplaceOptions {
  /** The main period of every file; each file's own when not given. */
  readonly period?: Period;
  readonly acceptProblems: boolean;
  /** Rows of closed months that those have not become charges of the open month. */
  readonly lateRows?: boolean;
  readonly invoiceTotal: Amount | null;
  readonly by: string;
  readonly now: Instant;
}

/** What stands in the workbook before. Charges: at least those of every period and import concerned. */
export interface ImportState {
  readonly charges: readonly Charge[];
  readonly imports: readonly ImportRecord[];
  readonly problems: readonly ProblemRecord[];
  readonly findings: readonly FindingRecord[];
  readonly periods: readonly PeriodRecord[];
}

export interface ImportPlan {
  /** All charges of the state as they are afterwards, new ones last. */
  readonly charges: readonly Charge[];
  readonly imports: readonly ImportRecord[];
  readonly problems: readonly ProblemRecord[];
  readonly findings: readonly FindingRecord[];
  readonly periods: readonly Period[];
  readonly log: readonly LogDraft[];
  readonly files: readonly FileReport[];
  readonly takenAlong: readonly TakenAlong[];
}

/** @throws Refusal when a month is closed, a person must decide first, or problems were not accepted. */
export function planImport(
  given: readonly ImportFile[],
  state: ImportState,
  options: ImportOptions,
): ImportPlan {
  const files = given.map((file) => placeCorrections(file, mainOf(file, options), state));
  const facts = files.map((file) => factsOf(file, options));
  const notOpen = new Set(state.periods.filter((p) => p.status !== "Open").map((p) => p.period));
  facts.forEach(({ main, periods }) =>
    refuseClosed(
      state.periods,
      main,
      periods.some((p) => !notOpen.has(p)),
    ),
  );
  const replaced = replacedImports(facts, state.imports, options, (period) => notOpen.has(period));
  const replacedIds = new Set(replaced.map((i) => i.importId));
  const staying = state.problems.filter((p) => !replacedIds.has(p.importId));
  const problemIds = new Occurrences(staying.map((p) => p.problemId));
  const parts = files.flatMap((file, i) => partsOf(file, facts[i]!, state.imports, replaced, problemIds));
  refuseProblems(parts, files, state.problems, options);
  const months = affectedMonths(parts, replaced);
  const results = months.map((month) => planMonth(month, parts, state, replaced));
  const reports = parts.map((part) => reportOf(part, replaced, state, options));
  const problems = planProblems(parts, state.problems, replaced, options.now);
  refuseClosedMonths(results, { before: state.problems, after: problems }, state.periods);
  const oldIds = new Set(results.flatMap((r) => r.before).map((c) => c.chargeId));
  const imports = planImportRows(parts, reports, replaced, state.imports, options);
  return {
    charges: [...state.charges.filter((c) => !oldIds.has(c.chargeId)), ...results.flatMap((r) => r.after)],
    imports,
    problems,
    findings: findingsAfter(
      state.findings,
      files.flatMap((file) => findingsOf(file, parts)),
      imports,
    ),
    periods: [...new Set(months.map((m) => m.period))],
    log: results.flatMap(({ month, matched }) => logOf(month.period, matched, options)),
    files: reports,
    takenAlong: takenAlong(replaced, parts, state.charges),
  };
}

/** They are said of the whole file: they stand with its main month. */
export function findingsOf(file: ImportFile, parts: readonly Part[]): FindingRecord[] {
  const own = parts.filter((part) => part.file === file);
  const part = own.find((p) => p.main) ?? own[0];
  if (part === undefined) return [];
  const { importId, period, source } = part;
  return findingRecords({ importId, period, source, fileName: file.name }, file.reading.findings);
}

interface MonthResult extends MonthChange {
  readonly matched: Matched;
}

function factsOf(file: ImportFile, options: ImportOptions): FileFacts {
  const { charges, problems } = file.reading;
  const periods = new Set(charges.map((c) => c.period));
  problems.forEach((p) => p.period !== "" && periods.add(p.period));
  const main = mainOf(file, options);
  if (file.reading.rows === 0)
    throw new Refusal(
      `${file.name} has a heading but no rows. Export a month that has charges. Nothing was imported.`,
    );
  const asked = file.reading.questions.map((question) => askingFor(file.name, question));
  if (main === "" && asked.length > 0) {
    const ways = { script: asked.map((a) => a.script).join(" "), pane: asked.map((a) => a.pane).join(" ") };
    throw new Refusal("{way} Nothing was imported.", [], ways);
  }
  if (main === "") {
    throw new Refusal(
      `${file.name}: no row can be placed in a month. Row ${problems[0]?.sourceRow ?? 2}: ${problems[0]?.message ?? ""} Correct the file, or {way}. Nothing was imported.`,
      [],
      { script: "say --period", pane: "choose its month" },
    );
  }
  refuseOtherMonth(file, main, periods);
  const { name, sha256, source, moved = false, spill = false } = file;
  return { name, sha256, source, main, moved, spill, periods: [...periods] };
}

/** The month a person chose, else the file's own; "" for none. */
export function mainOf(file: ImportFile, options: Pick<ImportOptions, "period">): Period {
  return file.main ?? options.period ?? guessedMonth(file.reading);
}

/** The month most of its charges are of; without charges, of its problem rows. "" for none. */
export function guessedMonth({
  charges,
  problems,
}: Pick<ImportFile["reading"], "charges" | "problems">): Period {
  return mainPeriod(charges.map((c) => c.period)) || mainPeriod(problems.map((p) => p.period));
}

/** Else what is there would be replaced by nothing. Rows whose month cannot be read count for the main one. */
function refuseOtherMonth(file: ImportFile, main: Period, periods: ReadonlySet<Period>): void {
  if (periods.has(main) || file.reading.problems.some((p) => p.period === "")) return;
  throw new Refusal(
    `${file.name} has no rows of ${main}: its rows are of ${[...periods].sort().join(", ")}. Name the right month, or none. Nothing was imported.`,
  );
}

/** Rows that a person has mended or waived already are no news. */
export function refuseProblems(
  parts: readonly Pick<Part, "file" | "problems">[],
  files: readonly ImportFile[],
  known: readonly ProblemRecord[],
  options: ImportOptions,
): void {
  if (options.acceptProblems) return;
  const settled = new Set(known.filter((p) => p.status !== "Open").map((p) => p.problemId));
  const problems = parts.flatMap((part) =>
    part.problems.filter((p) => !settled.has(p.problemId)).map((p) => ({ part, p })),
  );
  if (problems.length === 0) return;
  const listed = problems.map(({ part, p }) => `${part.file.name} row ${p.sourceRow}: ${p.message}`);
  throw problemRefusal(listed, files);
}

function affectedMonths(parts: readonly Part[], replaced: readonly ImportRecord[]): Month[] {
  const months = new Map<string, Month>();
  for (const { source, period } of [...parts, ...replaced]) {
    const key = `${source.toLowerCase()} ${period}`;
    if (!months.has(key)) months.set(key, { source, period });
  }
  return [...months.values()];
}

function planMonth(
  month: Month,
  parts: readonly Part[],
  state: ImportState,
  replaced: readonly ImportRecord[],
): MonthResult {
  const mine = (item: Month): boolean => sameName(item.source, month.source) && item.period === month.period;
  const replacedIds = new Set(replaced.filter(mine).map((i) => i.importId));
  const ofMonth = state.charges.filter(mine);
  const mended = mendedAgain(ofMonth, parts.filter(mine), state.problems);
  const mendedIds = new Set(mended.map((c) => c.chargeId));
  const old = ofMonth.filter(
    (c) => replacedIds.has(c.importId) && c.carriedFrom === "" && !mendedIds.has(c.chargeId),
  );
  const oldIds = new Set(old.map((c) => c.chargeId));
  const staying = ofMonth.filter((c) => !oldIds.has(c.chargeId)).map((c) => c.chargeId);
  const rows = parts.filter(mine).flatMap((part) => part.rows);
  const matched = matchCharges(rows, old, staying);
  return { month, matched, before: [...old, ...mended], after: [...matched.charges, ...mended] };
}

/** Charges made by mending problem rows that the new file has again: the mending stands. */
export function mendedAgain(
  charges: readonly Charge[],
  parts: readonly Pick<Part, "importId" | "problems">[],
  problems: readonly ProblemRecord[],
): Charge[] {
  const resolved = new Set(problems.filter((p) => p.status === "Resolved").map((p) => p.problemId));
  const again = new Map(
    parts.flatMap((part) => part.problems.map((p) => [mendedChargeId(p.problemId), part.importId] as const)),
  );
  const stands = (c: Charge): boolean =>
    again.has(c.chargeId) && resolved.has(c.chargeId.slice(MENDED.length));
  return charges.filter(stands).map((c) => ({ ...c, importId: again.get(c.chargeId) ?? c.importId }));
}

/** Problems of replaced imports go, unless the new file has the row again: then what people did to it stays. */
export function planProblems(
  parts: readonly Pick<Part, "problems">[],
  problems: readonly ProblemRecord[],
  replaced: readonly ImportRecord[],
  now: Instant,
): ProblemRecord[] {
  const replacedIds = new Set(replaced.map((i) => i.importId));
  const before = new Map(problems.map((p) => [p.problemId, p]));
  const incoming = parts.flatMap((part) => part.problems);
  const incomingIds = new Set(incoming.map((p) => p.problemId));
  const kept = problems.filter((p) => !replacedIds.has(p.importId) && !incomingIds.has(p.problemId));
  const fresh = incoming.map((p): ProblemRecord => {
    const known = before.get(p.problemId);
    if (known === undefined) return { ...p, updatedAt: now };
    return { ...known, importId: p.importId, sourceRow: p.sourceRow };
  });
  return [...kept, ...fresh];
}

export function logOf(period: Period, matched: Matched, options: ImportOptions): LogDraft[] {
  const base = { at: options.now, by: options.by, step: "Import", period };
  const moved = matched.moved.map(({ charge, old }) => ({
    ...base,
    what: charge.chargeId,
    before: `${stateText(old)} at ${amountToText(old.amount)}`,
    after: stateText(charge),
    reason: `The amount changed to ${amountToText(charge.amount)} in a new import`,
  }));
  const lost = matched.gone
    .filter((c) => stateText(c) !== UNDECIDED)
    .map((c) => ({
      ...base,
      what: c.chargeId,
      before: `${stateText(c)} at ${amountToText(c.amount)}`,
      after: "",
      reason: "The new import has no such row",
    }));
  return [...moved, ...lost];
}
