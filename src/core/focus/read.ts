/** Records of a FOCUS file → charges and problems, in file order. Nothing is left out. */
import { z } from "zod";
import { Refusal } from "../problem";
import { ChargeList, type ChargeSink } from "./charge-sink";
import { FindingList, type Finding } from "./conformance/findings";
import { RULE_CODES } from "./conformance/rules";
import { findColumns, focusVersion } from "./headings";
import type { Question } from "./readings";
import { RecordParser, type Records } from "./record-parser";
import {
  isRowProblem,
  rowReader,
  type ImportedCharge,
  type RowOptions,
  type RowProblem,
  type RowReader,
} from "./row";

export interface FocusReading {
  /** "FOCUS 1.2" */
  readonly format: string;
  /** Data rows in the file; charges and problems together. */
  readonly rows: number;
  readonly charges: readonly ImportedCharge[];
  readonly problems: readonly (RowProblem & {
    /** The row as the file had it: a JSON object by heading. */
    readonly rawRow: string;
  })[];
  /** What the conformance rules say of the file. */
  readonly findings: readonly Finding[];
  /** What a person can say of the whole file, so that its problems become charges. */
  readonly questions: readonly Question[];
}

export type ReadOptions = RowOptions;

const rawRowSchema = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));

/** Reads one table of records, piece by piece. */
export class FocusReader {
  private readonly problems: FocusReading["problems"][number][] = [];
  private readonly found = new FindingList();
  private headings: readonly string[] | undefined;
  private read: RowReader | undefined;
  /** Record number in the file; the heading is 1. */
  private row = 0;
  private dataRows = 0;

  constructor(
    private readonly fileName: string,
    private readonly options: ReadOptions,
    private readonly charges: ChargeSink = new ChargeList(),
  ) {}

  /** @throws Refusal when the first record of all is no FOCUS heading */
  push(records: Records): void {
    for (const cells of records) {
      this.row += 1;
      if (isBlank(cells)) continue;
      if (this.headings === undefined || this.read === undefined) this.begin(cells);
      else this.take(this.headings, this.read, cells);
    }
  }

  /** @throws Refusal when there was no heading */
  end(): FocusReading {
    if (this.headings === undefined) throw new Refusal(`${this.fileName} is empty. Nothing was imported.`);
    return {
      format: focusVersion(this.headings),
      rows: this.dataRows,
      charges: this.charges.list(),
      problems: this.problems,
      findings: this.found.list(RULE_CODES),
      questions: this.read?.questions() ?? [],
    };
  }

  private begin(cells: readonly string[]): void {
    this.headings = cells;
    this.read = rowReader(findColumns(this.fileName, cells), cells.length, this.options);
  }

  private take(headings: readonly string[], read: RowReader, cells: readonly string[]): void {
    this.dataRows += 1;
    const result = read.read(cells, this.row);
    if (!isRowProblem(result)) {
      this.charges.add(result);
      return;
    }
    this.found.add(result.code, this.row, result.column, result.value);
    this.problems.push({ ...result, rawRow: rawRow(headings, cells) });
  }
}

/**
 * The text of a whole file at once.
 * @param text decoded, without byte order mark
 * @throws Refusal when the file is empty or not FOCUS
 */
export function readFocus(fileName: string, text: string, options: ReadOptions): FocusReading {
  const reader = new FocusReader(fileName, options);
  const parser = new RecordParser(fileName);
  for (const records of [() => parser.push(text), () => parser.end()]) {
    reader.push(records());
    parser.refuseBroken();
  }
  return reader.end();
}

/** Fields beyond the heading are named +1, +2 …. */
const BEYOND = /^\+\d+$/;

/** A JSON object by heading; fields that the row lacks are null. */
function rawRow(headings: readonly string[], cells: readonly string[]): string {
  const length = Math.max(headings.length, cells.length);
  const entries = Array.from(
    { length },
    (_, i) => [headings[i]?.trim() ?? `+${i - headings.length + 1}`, cells[i] ?? null] as const,
  );
  return JSON.stringify(Object.fromEntries(entries));
}

/**
 * Reads a raw row of the Problems table again, after a person has mended it. It is still of another length while
 * there is a null or a field beyond the heading.
 * @throws Refusal when the text is no JSON object any more, or lacks the columns of a FOCUS file
 */
export function readRawRow(
  fileName: string,
  raw: string,
  sourceRow: number,
  options: RowOptions,
): ImportedCharge | RowProblem {
  const entries = Object.entries(rawObject(fileName, raw, sourceRow));
  const headings = entries.map(([heading]) => heading).filter((heading) => !BEYOND.test(heading));
  const cells = entries.flatMap(([, value]) => (value === null ? [] : [String(value)]));
  return rowReader(findColumns(fileName, headings), headings.length, options).read(cells, sourceRow);
}

function rawObject(fileName: string, raw: string, sourceRow: number): Record<string, string | number | null> {
  try {
    return rawRowSchema.parse(JSON.parse(raw));
  } catch {
    throw new Refusal(
      `Raw Row of row ${sourceRow} of ${fileName} is no JSON object of headings and texts any more. Undo the change on the Problems sheet. Nothing was written.`,
    );
  }
}

/** A line of commas and blanks only, such as Excel leaves below a table. papaparse's own test joins every row. */
function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell === "" || cell.trim() === "");
}
