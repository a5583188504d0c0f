/** The files a person chose, and what they said of each: plain values, changed one thing at a time. */
import type { AmountReading, DateOrder } from "../../../src/core/focus/readings";
import type { MonthChoice } from "../../../src/core/import/replace";
import type { Grain } from "../../../src/core/import/summarise";
import type { Amount } from "../../../src/core/money";
import { isPeriod, type Period } from "../../../src/core/period";
import { sameName } from "../../../src/core/reference";
import type { InputFile } from "../../../src/ports/ports";

export interface ChosenFile {
  readonly input: InputFile;
  /** "" for the guess by the file's name. */
  readonly source: string;
  /** "" for the guess by its rows. */
  readonly period: Period;
  /** How its amounts are written; null where nobody said so. */
  readonly amounts: AmountReading | null;
  /** What its ambiguous dates begin with; null where nobody said so. */
  readonly dates: DateOrder | null;
  /** Null for row by row. */
  readonly summarise: Grain | null;
}

export type FileChange = Partial<Omit<ChosenFile, "input">>;

export interface Chosen {
  readonly files: readonly ChosenFile[];
  readonly months: readonly MonthChoice[];
  readonly invoiceTotal: Amount | null;
  readonly acceptProblems: boolean;
  /** Bring only what differs from a closed month. */
  readonly asCorrection: boolean;
  /** Bring rows that closed months have not into the open month of the same file. */
  readonly lateRows: boolean;
}

export const NOTHING_CHOSEN: Chosen = {
  files: [],
  months: [],
  invoiceTotal: null,
  acceptProblems: false,
  asCorrection: false,
  lateRows: false,
};

export function withFiles(chosen: Chosen, inputs: readonly InputFile[]): Chosen {
  const fresh = inputs.map((input): ChosenFile => {
    return { input, source: "", period: "", amounts: null, dates: null, summarise: null };
  });
  return { ...chosen, acceptProblems: false, files: [...chosen.files, ...fresh] };
}

export function withoutFile(chosen: Chosen, index: number): Chosen {
  return { ...chosen, acceptProblems: false, files: chosen.files.filter((_, i) => i !== index) };
}

/** Problem rows that were accepted before may be others now. */
export function withChange(chosen: Chosen, indices: readonly number[], change: FileChange): Chosen {
  const files = chosen.files.map((file, i) => (indices.includes(i) ? { ...file, ...change } : file));
  return { ...chosen, acceptProblems: false, files };
}

export function withMonth(chosen: Chosen, choice: MonthChoice): Chosen {
  const others = chosen.months.filter(
    (m) => m.period !== choice.period || !sameName(m.source, choice.source),
  );
  return { ...chosen, months: [...others, choice] };
}

/** Blank is fine: the rows tell the month. */
export function isMonthText(text: string): boolean {
  return text === "" || isPeriod(text);
}
