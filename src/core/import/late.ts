/**
 * Late rows: rows of a closed month that stand in a file beside those of an open one. A file is divided here: its open
 * months are imported as ever, and its closed months are looked at apart, when a person said so.
 */
import { nextOpenPeriod } from "../closing";
import type { Period } from "../period";
import { refuseUnlessOpen } from "../periods";
import { sameName } from "../reference";
import { correctedMonth, lateMonth } from "./corrected";
import type { ImportFile } from "./parts";
import { placeCorrections } from "./place-corrections";
import { guessedMonth, type ImportOptions, type ImportState } from "./plan";
import type { ImportRecord } from "./records";

/** A file's rows of one closed month. */
export interface LateFile {
  readonly of: Period;
  /** The open month that takes what is new. */
  readonly into: Period;
  readonly file: ImportFile;
}

export interface PartedFile {
  /** Null where it has rows of closed months only. */
  readonly open: ImportFile | null;
  readonly late: readonly LateFile[];
}

type Known = Pick<ImportState, "charges" | "imports" | "periods">;

/** @throws Refusal when the month that was chosen for the file is not open */
export function partLate(
  file: ImportFile,
  state: Known,
  options: Pick<ImportOptions, "period" | "lateRows">,
): PartedFile {
  const closed = new Set(state.periods.filter((p) => p.status !== "Open").map((p) => p.period));
  if (closedMonthsOf(file, closed).length === 0) return { open: file, late: [] };
  const chosen = file.main ?? options.period;
  const { charges, problems } = file.reading;
  const rest = (row: { readonly period: Period }): boolean => row.period === "" || !closed.has(row.period);
  const own = guessedMonth({ charges: charges.filter(rest), problems: problems.filter(rest) });
  const guessed = guessedMonth(file.reading);
  const main = chosen ?? (closed.has(guessed) ? own : guessed);
  const spill = chosen === undefined && closed.has(guessed);
  const placed = placeCorrections(main === "" ? file : { ...file, main }, main || guessed, state);
  const asked = closedMonthsOf(placed, closed).filter((of) => isAsked(file, of, state.imports, options));
  if (asked.length === 0) return { open: file, late: [] };
  if (chosen !== undefined) refuseUnlessOpen(state.periods, chosen);
  const late = asked.flatMap((of): LateFile[] => {
    const rows = withRows(
      placed,
      (period) => period === of || (period === "" && main === "" && of === guessed),
    );
    return rows === null ? [] : [{ of, into: intoOf(of, main, state), file: rows }];
  });
  const taken = new Set(late.map((l) => l.of));
  const open = withRows(placed, (period) =>
    period === "" ? main !== "" || !taken.has(guessed) : !taken.has(period),
  );
  if (open === null) return { open: null, late };
  // Only corrections were brought into it: they join what is there.
  if (own === "") return { open: { ...open, main: main || guessedMonth(open.reading), moved: true }, late };
  return { open: { ...open, main, ...(spill ? { spill } : {}) }, late };
}

function closedMonthsOf({ reading }: ImportFile, closed: ReadonlySet<Period>): Period[] {
  const months = new Set([...reading.charges, ...reading.problems].map((row) => row.period));
  return [...months].filter((period) => closed.has(period)).sort();
}

/** The same file again needs no new word; what came in it when the month was open stands there as it was closed. */
function isAsked(
  file: ImportFile,
  of: Period,
  imports: readonly ImportRecord[],
  { lateRows = false }: Pick<ImportOptions, "lateRows">,
): boolean {
  const same = imports.filter(
    (i) => i.status === "Current" && i.sha256 === file.sha256 && sameName(i.source, file.source),
  );
  if (same.some((i) => correctedMonth(i) === "" && i.period === of)) return false;
  return lateRows || same.some((i) => lateMonth(i) === of);
}

/** What comes late goes into a later month. */
function intoOf(of: Period, main: Period, { periods }: Pick<Known, "periods">): Period {
  return main > of ? main : nextOpenPeriod(of, periods);
}

/** The file with some of its rows; null for none. */
function withRows(file: ImportFile, isMeant: (period: Period) => boolean): ImportFile | null {
  const charges = file.reading.charges.filter((row) => isMeant(row.period));
  const problems = file.reading.problems.filter((row) => isMeant(row.period));
  const rows = charges.length + problems.length;
  return rows === 0 ? null : { ...file, reading: { ...file.reading, charges, problems, rows } };
}
