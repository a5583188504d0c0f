/** Check: what a FOCUS file holds and how far it keeps to FOCUS, without a workbook. Keeps no rows. */
import type { ChargeSink } from "../core/focus/charge-sink";
import { conformanceReport, type ConformanceReport } from "../core/focus/conformance/report";
import { FocusReader } from "../core/focus/read";
import type { FileReadings } from "../core/focus/readings";
import type { ImportedCharge, RowProblem } from "../core/focus/row";
import { askingFor } from "../core/import/questions";
import type { Amount } from "../core/money";
import type { Period } from "../core/period";
import { Cancelled, Refusal } from "../core/problem";
import { Directory, NO_REFERENCE } from "../core/reference";
import { readSettings } from "../core/settings";
import type { InputFile, Progress } from "../ports/ports";
import { readTables, type TableSink } from "./input/read-tables";

export interface CheckedTable {
  readonly file: string;
  readonly sha256: string;
  /** "FOCUS 1.2, AWS" */
  readonly format: string;
  /** Data rows; charges and problems together. */
  readonly rows: number;
  readonly charges: number;
  readonly problems: number;
  /** Totals of all rows whose amounts could be read. */
  readonly billed: Amount;
  readonly list: Amount;
  /** Of the billed total: what problem rows come to, as far as it can be read. It would not be billed. */
  readonly problemsBilled: Amount;
  /** Problem rows whose billed cost could not be read, or is in another currency. */
  readonly unreadable: number;
  /** The billing periods of the charges, in order. */
  readonly periods: readonly CheckedPeriod[];
  /** What is to be known of the file besides, such as its encoding. */
  readonly notes: readonly string[];
  /** What a person has to say of the whole file before its rows can be read. */
  readonly asks: readonly string[];
  readonly report: ConformanceReport;
}

export interface CheckedPeriod {
  readonly period: Period;
  readonly charges: number;
  readonly billed: Amount;
}

export interface CheckedFile {
  readonly file: string;
  /** One for each table in it; a zip has several. */
  readonly tables: readonly CheckedTable[];
  /** Why it cannot be read; "" when it can. */
  readonly refusal: string;
}

/** @param readings how a person says the file writes amounts and dates */
export async function checkFile(
  input: InputFile,
  progress: Progress,
  readings: FileReadings = {},
): Promise<CheckedFile> {
  const tables: CheckedTable[] = [];
  try {
    await readTables(
      input,
      (name) => checkingSink(name, tables, readings),
      async () => {
        if (progress.cancelled()) throw new Cancelled();
        await progress.pause?.();
      },
    );
  } catch (error) {
    if (!(error instanceof Refusal) || error instanceof Cancelled) throw error;
    return { file: input.name, tables, refusal: error.message };
  }
  return { file: input.name, tables, refusal: "" };
}

function checkingSink(file: string, tables: CheckedTable[], readings: FileReadings): TableSink {
  const totals = new Totals();
  const reader = new FocusReader(
    file,
    { ...OPTIONS, readings, onProblem: (problem) => totals.problem(problem) },
    totals,
  );
  return {
    push: (records) => reader.push(records),
    end: ({ sha256, notes }) => {
      const { format, rows, findings, questions } = reader.end(notes);
      if (rows === 0)
        throw new Refusal(`${file} has a heading but no rows. Export a month that has charges.`);
      tables.push({
        file,
        sha256,
        format,
        rows,
        ...totals.figures(),
        notes: notes.map((note) => note.message),
        asks: questions.map((question) => askingFor(file, question).script),
        report: conformanceReport(findings),
      });
    },
  };
}

/** Nothing here depends on whom a workbook knows: charges are counted, not billed. */
const OPTIONS = {
  source: "",
  costBasis: "Billed",
  keepsCharges: false,
  settings: readSettings([]),
  directory: new Directory(NO_REFERENCE),
} as const;

/** Counts rows and adds them up instead of keeping them. */
class Totals implements ChargeSink {
  private charges = 0;
  private problems = 0;
  private unreadable = 0;
  private billed: Amount = 0n;
  private listed: Amount = 0n;
  private problemsBilled: Amount = 0n;
  private readonly periods = new Map<Period, { charges: number; billed: Amount }>();

  add({ period, billedCost, listCost }: ImportedCharge): void {
    this.charges += 1;
    this.billed += billedCost;
    this.listed += listCost;
    let of = this.periods.get(period);
    if (of === undefined) this.periods.set(period, (of = { charges: 0, billed: 0n }));
    of.charges += 1;
    of.billed += billedCost;
  }

  problem({ billedCost, listCost }: RowProblem): void {
    this.problems += 1;
    if (billedCost === null) this.unreadable += 1;
    this.billed += billedCost ?? 0n;
    this.problemsBilled += billedCost ?? 0n;
    this.listed += listCost ?? 0n;
  }

  /** None is kept. */
  list(): readonly ImportedCharge[] {
    return [];
  }

  figures(): Pick<
    CheckedTable,
    "charges" | "problems" | "unreadable" | "billed" | "list" | "problemsBilled" | "periods"
  > {
    const { charges, problems, unreadable, billed, listed: list, problemsBilled } = this;
    const periods = [...this.periods.entries()]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([period, of]) => ({ period, ...of }));
    return { charges, problems, unreadable, billed, list, problemsBilled, periods };
  }
}
