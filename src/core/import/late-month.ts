/**
 * Late rows of one closed month, on their way into one open month: rows that the workbook has are left out, the others
 * become charges of the open month. What a file lacks is not taken back: it is not the closed month's whole statement.
 */
import { isDecided, type Charge } from "../charge";
import type { LogDraft } from "../log";
import { amountToText, sum, type Amount } from "../money";
import type { Period } from "../period";
import { refuseUnlessOpen } from "../periods";
import { sameName } from "../reference";
import { stickyFlags } from "../review/flags";
import { newProblems } from "./correction-problems";
import { correctedMonth } from "./corrected";
import { refuseMixedGrains, refuseOtherGrain } from "./grain";
import { lateImports, type LeftOut } from "./late-imports";
import { lateRowsOf, type LateRows } from "./late-rows";
import type { LateCount, LateSummary } from "./late-summary";
import { matchCharges, type Incoming, type Matched } from "./match";
import { importIdOf, rowsBehind, type ImportFile, type Part } from "./parts";
import {
  logOf,
  mendedAgain,
  planProblems,
  refuseProblems,
  type ImportOptions,
  type ImportState,
} from "./plan";
import type { ImportRecord, ProblemRecord } from "./records";
import { reportOf, type FileReport } from "./report";

export interface LateGroup {
  readonly source: string;
  readonly of: Period;
  readonly into: Period;
  readonly files: readonly ImportFile[];
  /** Imports of such rows that go with their file. */
  readonly going: readonly ImportRecord[];
  /** Those whose file goes, or is given again, and which stay. */
  readonly staying: readonly ImportRecord[];
}

export interface LateOutcome {
  readonly after: Pick<ImportState, "charges" | "imports" | "problems">;
  readonly reports: readonly FileReport[];
  readonly log: readonly LogDraft[];
  readonly summary: LateSummary;
  readonly left: readonly LeftOut[];
  /** Whether anything of the open month may differ. */
  readonly changes: boolean;
}

/**
 * @param now the workbook after all that goes with the replaced files was taken out
 * @param before the workbook as it is
 */
export function planLateMonth(
  group: LateGroup,
  now: ImportState,
  before: ImportState,
  options: ImportOptions,
): LateOutcome {
  const { source, of, into, going, staying } = group;
  refuseUnlessOpen(now.periods, into);
  // The same file again, and its late rows stay as they are: nothing is to be compared.
  const isAgain = (file: ImportFile): boolean => staying.some((i) => i.sha256 === file.sha256);
  const files = group.files.filter((file) => !isAgain(file));
  const importIds = importIdsOf(files, group, now.imports);
  const gone = new Set(going.map((i) => i.importId));
  const current = now.imports.filter((i) => i.status === "Current" && sameName(i.source, source));
  const left = { ...now, problems: now.problems.filter((p) => !gone.has(p.importId)) };
  if (files.length > 0) refuseMixedGrains(of, current);
  refuseOtherGrain(files, of, current);
  const rows = files.flatMap((file, i) =>
    file.reading.charges.map((row): Incoming => ({ row, importId: importIds[i] ?? "" })),
  );
  const found = lateRowsOf(rows, { source, of, files }, left, current);
  const earlier = current.filter((i) => correctedMonth(i) === of);
  const problems = newProblems({ source, of, into, files }, importIds, left, earlier);
  const parts = files
    .map((file, i) => latePart(file, importIds[i] ?? "", group, found, problems))
    .filter((part) => part.rows.length + part.problems.length > 0);
  refuseProblems(parts, files, before.problems, options);
  const { charges, matched } = chargesOf(group, found, parts, now, before);
  const reports = parts.map((part) => reportOf(part, [], before, options));
  return {
    after: {
      charges: [...now.charges, ...charges],
      imports: lateImports(now.imports, { of, parts, reports, going, before: before.imports }, options),
      problems: planProblems(parts, now.problems, going, options.now),
    },
    reports,
    log: logOf(into, matched, options),
    summary: {
      source,
      of,
      into,
      files: group.files.map((file) => file.name),
      late: countOf(found.late.map(({ row }) => row)),
      alike: found.alike.size,
      known: countOf([
        ...found.known.map(({ row }) => row),
        ...group.files.filter(isAgain).flatMap((f) => f.reading.charges),
      ]),
      problems: problems.length,
      gone: countOf(matched.gone),
      stays: staysOf(group, now.charges),
    },
    left: group.files.map((file) => leftOf(file, parts, staying)),
    changes: parts.length + going.length > 0,
  };
}

/** Each file's own, also where two are new. */
function importIdsOf(
  files: readonly ImportFile[],
  { into, going }: LateGroup,
  imports: readonly ImportRecord[],
): string[] {
  const ids: string[] = [];
  const taken: Pick<ImportRecord, "importId">[] = [...imports];
  for (const file of files) {
    const importId = importIdOf(file, into, taken, going);
    ids.push(importId);
    taken.push({ importId });
  }
  return ids;
}

function latePart(
  file: ImportFile,
  importId: string,
  { source, into }: LateGroup,
  { late }: LateRows,
  allProblems: readonly ProblemRecord[],
): Part {
  const rows = late.filter((item) => item.importId === importId);
  const problems = allProblems.filter((p) => p.importId === importId);
  const bad = file.reading.problems.filter((p) => problems.some((q) => q.sourceRow === p.sourceRow));
  const all = [...rows.map(({ row }) => row), ...bad];
  const charges = rows.map(({ row }) => row);
  return {
    file,
    source,
    period: into,
    main: false,
    importId,
    rows,
    rowCount: bad.length + rowsBehind(charges, file.summarised ?? null),
    problems,
    listTotal: sum(all.map((row) => row.listCost ?? 0n)),
    billedTotal: sum(all.map((row) => row.billedCost ?? 0n)),
    amountTotal: sum(all.map((row) => row.amount ?? 0n)),
  };
}

/** IDs are those of the closed month, so that a later file of it finds its rows again. */
function chargesOf(
  group: LateGroup,
  { late, alike }: LateRows,
  parts: readonly Part[],
  now: ImportState,
  before: ImportState,
): { readonly charges: readonly Charge[]; readonly matched: Matched } {
  const gone = new Set(group.going.map((i) => i.importId));
  const replaced = before.charges.filter((c) => gone.has(c.importId) && c.carriedFrom === "");
  const mended = mendedAgain(replaced, parts, before.problems);
  const mendedIds = new Set(mended.map((c) => c.chargeId));
  const old = replaced.filter((c) => !mendedIds.has(c.chargeId));
  const staying = now.charges.filter((c) => sameName(c.source, group.source)).map((c) => c.chargeId);
  const matched = matchCharges(late, old, staying);
  const { of, into } = group;
  const placed = matched.charges.map((c, i): Charge => {
    const item = late[i];
    const charge = { ...c, period: into, chargeClass: "Correction", originalPeriod: of };
    return item !== undefined && alike.has(item) ? inDoubt(charge) : charge;
  });
  return { charges: [...placed, ...mended], matched };
}

/** It may come beside what was billed, or instead of it: only a person can tell. */
function inDoubt(charge: Charge): Charge {
  if (isDecided(charge) || stickyFlags(charge.flags).length > 0) return charge;
  const what = `${charge.originalPeriod} has a row of the same resource and time at another amount or with other tags`;
  const does = "approve it where it comes beside that row, reject it where it restates it";
  return { ...charge, review: "Pending", flags: `Amount changed: ${what}: ${does}` };
}

function countOf(rows: readonly { readonly amount: Amount }[]): LateCount {
  return { rows: rows.length, amount: amountToText(sum(rows.map((row) => row.amount))) };
}

/** What is said of late rows that outlive their file; nothing where the file is given again with them. */
function staysOf({ staying, files }: LateGroup, charges: readonly Charge[]): LateCount {
  const ids = new Set(
    staying.filter((i) => !files.some((f) => f.sha256 === i.sha256)).map((i) => i.importId),
  );
  return countOf(charges.filter((c) => ids.has(c.importId)));
}

function leftOf(file: ImportFile, parts: readonly Part[], staying: readonly ImportRecord[]): LeftOut {
  const { charges, problems } = file.reading;
  const part = parts.find((p) => p.file === file);
  const there = staying.find((i) => i.sha256 === file.sha256);
  const taken =
    there === undefined
      ? (part?.rows.length ?? 0) + (part?.problems.length ?? 0)
      : there.charges + there.problems;
  return { source: file.source, sha256: file.sha256, rows: charges.length + problems.length - taken };
}
