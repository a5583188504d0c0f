/** Importing a restated closed month as a correction: only the differences reach the workbook, in an open month. */
import { nextOpenPeriod } from "../closing";
import type { Charge } from "../charge";
import { amountToText, sum } from "../money";
import type { Period } from "../period";
import { refuseUnlessOpen, type PeriodRecord } from "../periods";
import { Refusal } from "../problem";
import { sameName } from "../reference";
import { chargeStem, identityOf, Occurrences } from "./charge-id";
import { mendedAgain, newProblems, refuseProblems } from "./correction-problems";
import { importRow, reportOf } from "./correction-rows";
import { largestOf, type CorrectionSummary } from "./correction-summary";
import { findingRecords, findingsAfter } from "./finding-records";
import { newCharge, type Incoming } from "./match";
import { refuseOtherGrain } from "./grain";
import { importIdOf, type ImportFile } from "./parts";
import { asPaidThen, type PaidThen } from "./paid-then";
import { guessedMonth, type ImportOptions, type ImportPlan, type ImportState } from "./plan";
import { correctedMonth, lateMonth } from "./corrected";
import type { FileReport } from "./report";
import { compareRestated, differenceOf, doubtOfGone, GONE, type Restated } from "./restate";
import { doubtOfLate, rejectedLate, refuseUndecidedLate } from "./late-decided";
import { standingOf } from "./standing-month";

export interface CorrectionPlan extends ImportPlan {
  readonly corrections: readonly CorrectionSummary[];
}

/** One month of a source, restated in one file or several parts. */
export interface Restatement {
  readonly source: string;
  readonly of: Period;
  readonly into: Period;
  readonly files: readonly ImportFile[];
}

/**
 * @param options `period` is the open month to bring the differences into
 * @param state charges: of the closed months, of those that have corrections of them, and of the open ones
 * @throws Refusal when a month is not closed, or a file has rows of several
 */
export function planCorrections(
  files: readonly ImportFile[],
  state: ImportState,
  options: ImportOptions,
  then: PaidThen,
): CorrectionPlan {
  let now = state;
  const reports: FileReport[] = [];
  const corrections: CorrectionSummary[] = [];
  for (const restatement of restatements(files, state.periods, options)) {
    const outcome = planOne(restatement, now, options, then);
    now = { ...now, ...outcome.after };
    reports.push(...outcome.reports);
    corrections.push(outcome.summary);
  }
  const { charges, imports, problems, findings } = now;
  const periods = [...new Set(reports.map((r) => r.period))];
  return {
    charges,
    imports,
    problems,
    findings,
    periods,
    log: [],
    files: reports,
    takenAlong: [],
    corrections,
  };
}

/** The month that a file of a restatement is about. @throws Refusal when its rows are of several or it is not closed */
export function restatedMonth(file: ImportFile, periods: readonly PeriodRecord[]): Period {
  const { charges, problems } = file.reading;
  const month = file.main ?? guessedMonth(file.reading);
  const others = new Set([...charges, ...problems].map((row) => row.period).filter((p) => p !== ""));
  others.delete(month);
  if (month === "" || file.reading.rows === 0)
    throw new Refusal(
      `${file.name} has no row of a month that can be read. Take the file as the provider gave it. Nothing was imported.`,
    );
  if (others.size > 0) {
    throw new Refusal(
      `${file.name} has rows of ${[...others].sort().join(", ")} beside those of ${month}: a correction compares one whole month. Give a file for each month{way}. Nothing was imported.`,
      [],
      {
        script: ", or import with --late-rows: then only what closed months have not is brought",
        pane: ", or bring late rows: only what closed months have not",
      },
    );
  }
  const record = periods.find((p) => p.period === month);
  if (record === undefined || record.status === "Open") {
    const state = record === undefined ? "not in the workbook" : "open";
    throw new Refusal(`${month} is ${state}: import it as usual. Nothing was imported.`);
  }
  return month;
}

function restatements(
  files: readonly ImportFile[],
  periods: readonly PeriodRecord[],
  options: ImportOptions,
): Restatement[] {
  const all = new Map<string, Restatement>();
  for (const file of files) {
    const of = restatedMonth(file, periods);
    const key = `${file.source.toLowerCase()} ${of}`;
    const into = options.period ?? nextOpenPeriod(of, periods);
    refuseUnlessOpen(periods, into);
    const known = all.get(key) ?? { source: file.source, of, into, files: [] };
    if (known.files.some((f) => f.sha256 === file.sha256))
      throw new Refusal(`${file.name} was given twice. Give it once. Nothing was imported.`);
    all.set(key, { ...known, files: [...known.files, file] });
  }
  return [...all.values()];
}

interface Outcome {
  readonly after: Pick<ImportState, "charges" | "imports" | "problems" | "findings">;
  readonly reports: readonly FileReport[];
  readonly summary: CorrectionSummary;
}

function planOne(
  restatement: Restatement,
  state: ImportState,
  options: ImportOptions,
  then: PaidThen,
): Outcome {
  const { source, of, into, files } = restatement;
  const current = state.imports.filter((i) => i.status === "Current" && sameName(i.source, source));
  const earlier = current.filter((i) => correctedMonth(i) === of);
  refuseOtherGrain(files, of, current);
  const importIds = files.map((file) => importIdOf(file, into, state.imports, []));
  const rows = files.flatMap((file, i) =>
    file.reading.charges.map((row): Incoming => ({ row, importId: importIds[i] ?? "" })),
  );
  const problems = newProblems(restatement, importIds, state, earlier);
  refuseProblems(problems, files, options);
  const { standings, moved, own } = standingOf(restatement, state, current, earlier);
  refuseUndecidedLate(restatement, state, earlier);
  const mended = mendedAgain(restatement, state, earlier);
  const rejected = rejectedLate(standings, earlier, state.charges);
  const restated = compareRestated(
    rows,
    standings.filter((s) => !mended.has(s.root.chargeId) && !rejected.includes(s)),
    moved,
  );
  const differences = chargesOf(restated, restatement, importIds[0] ?? "", own, doubtOfLate(rejected));
  const charges = asPaidThen(differences, own, then);
  const isKnown = (file: ImportFile): boolean =>
    earlier.some((i) => i.sha256 === file.sha256 && lateMonth(i) === "");
  // Late rows that a whole file has, too, must not go with their own file later: its row says that it was compared.
  const relies = earlier.some((i) => lateMonth(i) !== "");
  const imports = files.flatMap((file, i) => {
    const rows = { charges, problems, evenNone: relies && !isKnown(file) };
    return importRow(file, importIds[i] ?? "", restatement, rows, options);
  });
  const fresh = imports.flatMap((record) =>
    findingRecords(record, files.find((f) => f.sha256 === record.sha256)?.reading.findings ?? []),
  );
  const allImports = [...state.imports, ...imports];
  return {
    after: {
      charges: [...state.charges, ...charges],
      imports: allImports,
      problems: [...state.problems, ...problems],
      findings: findingsAfter(state.findings, fresh, allImports),
    },
    reports: imports.map((record) => reportOf(record, problems)),
    summary: {
      source,
      of,
      into,
      unchanged: restated.unchanged + mended.size,
      changed: restated.changed.length,
      gone: restated.gone.length,
      added: restated.added.length,
      difference: amountToText(sum(charges.map((c) => c.amount))),
      largest: largestOf(charges),
    },
  };
}

/** IDs are those of the restated rows in the closed month, so that the next restated file finds them again. */
function chargesOf(
  restated: Restated,
  { of, into }: Restatement,
  goneImportId: string,
  own: readonly Charge[],
  doubtOfRow: (row: Incoming["row"]) => string,
): Charge[] {
  const ids = new Occurrences(own.map((c) => c.chargeId));
  const { changed, gone, added } = restated;
  const base = { period: into, about: of, doubt: "" };
  const doubt = doubtOfGone(restated);
  return [
    ...changed.map(({ row: { row, importId }, standing }) =>
      differenceOf(standing, row, {
        ...base,
        doubt: doubtOfRow(row),
        chargeId: ids.next(chargeStem(row)),
        importId,
      }),
    ),
    ...gone.map((standing) => {
      const chargeId = ids.next(`${identityOf(standing.root.chargeId)}-${GONE}`);
      return differenceOf(standing, null, { ...base, doubt, chargeId, importId: goneImportId });
    }),
    ...added.map(({ row, importId }): Charge => {
      const why = doubtOfRow(row);
      return {
        ...newCharge(ids.next(chargeStem(row)), { row, importId }),
        period: into,
        chargeClass: "Correction",
        originalPeriod: of,
        ...(why === "" ? {} : { review: "Pending", flags: `Amount changed: ${why}` }),
      };
    }),
  ];
}
