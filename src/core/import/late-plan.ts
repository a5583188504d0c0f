/** Importing files that have rows of closed months beside others: open months as ever, late rows into an open month. */
import type { Period } from "../period";
import { sameName } from "../reference";
import { lateMonth } from "./corrected";
import { findingRecords, findingsAfter } from "./finding-records";
import { partLate, type LateFile } from "./late";
import { withLeftOut } from "./late-imports";
import { planLateMonth, type LateGroup, type LateOutcome } from "./late-month";
import type { LateSummary } from "./late-summary";
import type { ImportFile } from "./parts";
import { planImport, type ImportOptions, type ImportPlan, type ImportState } from "./plan";
import type { ImportRecord } from "./records";
import { lateGoing, refuseSameFileTwice } from "./replace";

export interface LatePlan extends ImportPlan {
  readonly late: readonly LateSummary[];
}

/** @throws Refusal as `planImport`, and where problem rows of closed months were not accepted */
export function planWithLate(
  given: readonly ImportFile[],
  state: ImportState,
  options: ImportOptions,
): LatePlan {
  refuseSameFileTwice(given);
  const parted = given.map((file) => partLate(file, state, options));
  const open = parted.flatMap((p) => (p.open === null ? [] : [p.open]));
  const base = open.length === 0 ? asItIs(state) : planImport(open, state, options);
  const { going, staying } = lateImportsOf(given, base, state);
  const late = parted.flatMap((p) => p.late);
  const groups = groupsOf(late, [...going, ...staying]);
  let now: ImportState = { ...state, ...withoutGoing(base, going) };
  const outcomes: LateOutcome[] = [];
  for (const group of groups) {
    const own = { going: going.filter(isIn(group)), staying: staying.filter(isIn(group)) };
    const outcome = planLateMonth({ ...group, ...own }, now, state, options);
    now = { ...now, ...outcome.after };
    outcomes.push(outcome);
  }
  const reports = outcomes.flatMap((o) => o.reports);
  const left = outcomes.flatMap((o) => o.left);
  const imports = withLeftOut(now.imports, left, { base, before: state.imports });
  return {
    ...base,
    charges: now.charges,
    imports,
    problems: now.problems,
    findings: findingsAfter(base.findings, findingsOf(late, base, now.imports, reports), imports),
    periods: [...new Set([...base.periods, ...outcomes.filter((o) => o.changes).map((o) => o.summary.into)])],
    log: [...base.log, ...outcomes.flatMap((o) => o.log)],
    files: [...base.files, ...reports],
    late: outcomes.map((o) => o.summary),
  };
}

function asItIs({ charges, imports, problems, findings }: ImportState): ImportPlan {
  return { charges, imports, problems, findings, periods: [], log: [], files: [], takenAlong: [] };
}

/** Late rows of files that are replaced, or given again: those that go with them, and those that later ones build on. */
function lateImportsOf(
  given: readonly ImportFile[],
  base: ImportPlan,
  state: ImportState,
): { readonly going: readonly ImportRecord[]; readonly staying: readonly ImportRecord[] } {
  const made = new Set(base.files.map((f) => f.importId));
  const after = new Map(base.imports.map((i) => [i.importId, i.status]));
  const current = state.imports.filter((i) => i.status === "Current");
  const isReplaced = (i: ImportRecord): boolean =>
    made.has(i.importId) || after.get(i.importId) === "Replaced";
  const replaced = current.filter(isReplaced);
  const kept = current.filter((i) => !isReplaced(i));
  const notOpen = new Set(state.periods.filter((p) => p.status !== "Open").map((p) => p.period));
  const going = lateGoing(kept, replaced, given, (period) => notOpen.has(period));
  const files = [...replaced, ...given];
  const staying = kept.filter(
    (i) =>
      lateMonth(i) !== "" &&
      !going.includes(i) &&
      files.some((f) => f.sha256 === i.sha256 && sameName(f.source, i.source)),
  );
  return { going, staying };
}

function withoutGoing(
  { charges, imports, problems, findings }: ImportPlan,
  going: readonly ImportRecord[],
): Pick<ImportState, "charges" | "imports" | "problems" | "findings"> {
  const ids = new Set(going.map((i) => i.importId));
  return {
    charges: charges.filter((c) => !ids.has(c.importId) || c.carriedFrom !== ""),
    imports: imports.map((i): ImportRecord => (ids.has(i.importId) ? { ...i, status: "Replaced" } : i)),
    problems,
    findings,
  };
}

type Place = Pick<LateGroup, "source" | "of" | "into">;

function isIn({ source, of, into }: Place): (record: ImportRecord) => boolean {
  return (i) => sameName(i.source, source) && lateMonth(i) === of && i.period === into;
}

/** By the month they go into, so that the later is compared with what the earlier has. */
function groupsOf(
  late: readonly LateFile[],
  imports: readonly ImportRecord[],
): (Place & Pick<LateGroup, "files">)[] {
  const groups = new Map<string, Place & { readonly files: ImportFile[] }>();
  const at = (source: string, of: Period, into: Period): ImportFile[] => {
    const key = `${into} ${of} ${source.toLowerCase()}`;
    const group = groups.get(key) ?? { source, of, into, files: [] };
    groups.set(key, group);
    return group.files;
  };
  for (const { of, into, file } of late) at(file.source, of, into).push(file);
  for (const i of imports) at(i.source, lateMonth(i), i.period);
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}

/** They stand with the file's main month, where it has one; else with its late rows. */
function findingsOf(
  late: readonly LateFile[],
  base: ImportPlan,
  imports: readonly ImportRecord[],
  reports: LateOutcome["reports"],
) {
  const hosts = new Set(base.files.map((f) => f.importId));
  const hosted = new Set(imports.filter((i) => hosts.has(i.importId)).map((i) => `${i.source} ${i.sha256}`));
  const said = new Set<string>();
  return reports.flatMap(({ importId }) => {
    const record = imports.find((i) => i.importId === importId);
    const key = record === undefined ? "" : `${record.source} ${record.sha256}`;
    if (record === undefined || hosted.has(key) || said.has(key)) return [];
    said.add(key);
    const file = late.find(({ file: f }) => f.sha256 === record.sha256)?.file;
    return findingRecords(record, file?.reading.findings ?? []);
  });
}
