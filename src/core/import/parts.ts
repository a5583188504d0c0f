/** A file divided by month: charges, problems and totals of each. */
import type { FocusReading } from "../focus/read";
import { shortHash } from "../hash";
import { amountToText, sum, type Amount } from "../money";
import type { Period } from "../period";
import { sameName } from "../reference";
import type { Occurrences } from "./charge-id";
import type { Incoming } from "./match";
import type { ImportRecord, ProblemRecord } from "./records";
import type { FileFacts } from "./replace";
import type { Summarised } from "./summarise";

export interface ImportFile {
  readonly name: string;
  readonly sha256: string;
  readonly source: string;
  /** False for a source that no pattern knew. */
  readonly known: boolean;
  /** The main month a person chose for this file; by the options or its rows when not given. */
  readonly main?: Period;
  /** Its rows correct closed months only and were brought into an open one, where they join what is there. */
  readonly moved?: boolean;
  /** It is mainly of a closed month, whose rows are dealt with apart: a person says what its others do to what is there. */
  readonly spill?: boolean;
  /** What its rows were added up by; null or left out where every row is a charge. */
  readonly summarised?: Summarised | null;
  readonly reading: FocusReading;
  /** What is to be known of the file besides, in words: lines passed over, files of a zip left out. */
  readonly notes?: readonly string[];
}

export interface Month {
  readonly source: string;
  readonly period: Period;
}

/** One file's rows of one month. */
export interface Part extends Month {
  readonly file: ImportFile;
  readonly main: boolean;
  readonly importId: string;
  readonly rows: readonly Incoming[];
  /** Rows of the file, problems included: more than there are charges where they were added up. */
  readonly rowCount: number;
  readonly problems: readonly ProblemRecord[];
  readonly listTotal: Amount;
  readonly billedTotal: Amount;
  readonly amountTotal: Amount;
}

/** A file's rows by month. @param problemIds gives out what no problem row that stays in the workbook has */
export function partsOf(
  file: ImportFile,
  facts: FileFacts,
  imports: readonly ImportRecord[],
  replaced: readonly ImportRecord[],
  problemIds: Occurrences,
): Part[] {
  const periods = [...new Set([facts.main, ...facts.periods])].sort();
  const parts = periods.map((period): Part => {
    const importId = importIdOf(file, period, imports, replaced);
    const charges = file.reading.charges.filter((c) => c.period === period);
    const bad = file.reading.problems.filter((p) => (p.period === "" ? facts.main : p.period) === period);
    const total = (
      pick: (row: {
        amount: Amount | null;
        billedCost: Amount | null;
        listCost: Amount | null;
      }) => Amount | null,
    ) => sum([...charges, ...bad].map((row) => pick(row) ?? 0n));
    return {
      file,
      source: file.source,
      period,
      main: period === facts.main,
      importId,
      rows: charges.map((row) => ({ row, importId })),
      rowCount: bad.length + rowsBehind(charges, file.summarised ?? null),
      problems: problemRecords(file, period, importId, bad, problemIds),
      listTotal: total((r) => r.listCost),
      billedTotal: total((r) => r.billedCost),
      amountTotal: total((r) => r.amount),
    };
  });
  return parts.filter((part) => part.rows.length + part.problems.length > 0);
}

export function rowsBehind(charges: FocusReading["charges"], summarised: Summarised | null): number {
  if (summarised === null) return charges.length;
  return charges.reduce((count, charge) => count + (summarised.rowsOf.get(charge.sourceRow) ?? 1), 0);
}

/** "FOCUS 1.2, summarised by day": what the Imports table says of how a file was read. */
export function formatOf({ reading, summarised }: Pick<ImportFile, "reading" | "summarised">): string {
  const grain = summarised?.grain;
  return grain === undefined ? reading.format : `${reading.format}, summarised by ${grain}`;
}

/** What rows were added up by, as `formatOf` has said it; "" for row by row. */
export function grainOf(format: string): string {
  return /summarised by (day|month)/.exec(format)?.[1] ?? "";
}

/** The same file read in the same way keeps its ID; a name taken by a replaced import gets a number. */
export function importIdOf(
  file: Pick<ImportFile, "sha256" | "source" | "summarised">,
  period: Period,
  imports: readonly Pick<ImportRecord, "importId">[],
  replaced: readonly ImportRecord[],
): string {
  const again = replaced.find(
    (i) =>
      i.sha256 === file.sha256 &&
      i.period === period &&
      sameName(i.source, file.source) &&
      grainOf(i.format) === (file.summarised?.grain ?? ""),
  );
  if (again !== undefined) return again.importId;
  const base = `${file.source} ${period} ${file.sha256.slice(0, 8)}`;
  const taken = new Set(imports.map((i) => i.importId));
  for (let n = 1; ; n += 1) {
    const id = n === 1 ? base : `${base}-${n}`;
    if (!taken.has(id)) return id;
  }
}

/** A problem row is known by its text as the file had it, whatever a person makes of it: its ID without the number. */
export function problemStem(source: string, period: Period, rawRow: string): string {
  return shortHash([source.toLowerCase(), period, rawRow], 16);
}

export function problemRecords(
  file: ImportFile,
  period: Period,
  importId: string,
  bad: FocusReading["problems"],
  ids: Occurrences,
): ProblemRecord[] {
  return bad.map((problem) => {
    return {
      problemId: ids.next(problemStem(file.source, period, problem.rawRow)),
      importId,
      source: file.source,
      period,
      sourceRow: problem.sourceRow,
      severity: "Error",
      code: problem.code,
      column: problem.column,
      value: problem.value,
      message: problem.message,
      billedCost: problem.billedCost === null ? "" : amountToText(problem.billedCost),
      amount: problem.amount ?? 0n,
      rawRow: problem.rawRow,
      reason: "",
      status: "Open",
      updatedAt: "",
    };
  });
}
