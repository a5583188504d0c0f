/** Records of a FOCUS file → charges and problems, in file order. Nothing is left out. */
import { Refusal } from "../problem";
import { figure } from "../words";
import { ChargeList, type ChargeSink } from "./charge-sink";
import { Conformance } from "./conformance/conformance";
import { FindingList, type Finding } from "./conformance/findings";
import { RULE_CODES, type RuleCode } from "./conformance/rules";
import { CurrencyGate, foreignProblem } from "./currency-gate";
import { focusVersion } from "./format";
import { findColumns, type Headings } from "./headings";
import { BEYOND, isTold, rawRow, rawRowOf, readingsOf } from "./raw-row";
import type { Question } from "./readings";
import { PIECE, RecordParser, type Records } from "./record-parser";
import {
  isRowProblem,
  rowReader,
  type ImportedCharge,
  type RowOptions,
  type RowProblem,
  type RowReader,
} from "./row";

export interface FocusReading {
  /** "FOCUS 1.2, AWS" */
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

export interface ReadOptions extends RowOptions {
  /** Whether all rules are checked, or only those that make a row a problem; they are unless it is false. */
  readonly conformance?: boolean;
  /** Takes the rows that are problems; without it they are kept for the reading. */
  readonly onProblem?: (problem: RowProblem) => void;
}

/** Something to know of a file that its rows do not show, such as its encoding. */
export interface ReadNote {
  /** The rule it belongs to; null for what no rule is about, which is left out of the findings. */
  readonly code: RuleCode | null;
  readonly message: string;
}

/** Nobody mends more rows one by one, and their raw texts would fill the memory. */
const MOST_PROBLEMS = 100_000;

function tooManyProblems(fileName: string, first: RowProblem | undefined): Refusal {
  const such = first === undefined ? "" : `, such as row ${first.sourceRow}: ${first.message}`;
  return new Refusal(
    `${fileName}: more than ${figure(MOST_PROBLEMS)} rows cannot be billed${such} Correct the file or export it again. Nothing was imported.`,
  );
}

/** Reads one table of records, piece by piece. */
export class FocusReader {
  private readonly problems: FocusReading["problems"][number][] = [];
  private readonly found = new FindingList();
  private headings: Headings | undefined;
  private read: RowReader | undefined;
  private gate: CurrencyGate | undefined;
  private conformance: Conformance | undefined;
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
      if (this.gate === undefined || this.read === undefined) this.begin(cells);
      else this.take(this.gate, this.read, cells);
    }
  }

  /** @throws Refusal when there was no heading, or a date contradicts what a person said of the file */
  end(notes: readonly ReadNote[] = []): FocusReading {
    if (this.read === undefined)
      throw new Refusal(`${this.fileName} is empty. Export it again. Nothing was imported.`);
    this.refuseContradiction(this.read.contradiction());
    for (const { code, message } of notes) if (code !== null) this.found.add(code, 0, "", message);
    return {
      format: this.read.format(),
      rows: this.dataRows,
      charges: this.charges.list(),
      problems: this.problems,
      findings: this.found.list(RULE_CODES),
      questions: this.read.questions(),
    };
  }

  private refuseContradiction(date: string): void {
    if (date === "") return;
    const { dates = "" } = this.options.readings ?? {};
    throw new Refusal(
      `${this.fileName} has the date ${date}, which cannot be read ${dates}. Say the other order, or correct the file. Nothing was imported.`,
    );
  }

  private begin(cells: readonly string[]): void {
    this.headings = findColumns(this.fileName, cells);
    this.read = rowReader(this.headings, cells.length, this.options);
    // A check knows no workbook: the file's first currency is as good as any.
    const home = this.options.keepsCharges === false ? "" : this.options.settings.currency;
    this.gate = new CurrencyGate(home, {
      charge: (charge) => this.charges.add(charge),
      problem: (problem, row) => this.problem(problem, row),
    });
    const { read } = this;
    if (this.options.conformance !== false)
      this.conformance = new Conformance(cells, focusVersion(cells), (text) => read.tags(text), this.found);
  }

  private take(gate: CurrencyGate, read: RowReader, cells: readonly string[]): void {
    this.dataRows += 1;
    const result = read.read(cells, this.row);
    this.conformance?.check(cells, this.row, result);
    if (isRowProblem(result)) this.problem(result, cells);
    else gate.take(result, cells);
  }

  private problem(problem: RowProblem, cells: readonly string[]): void {
    this.found.add(problem.code, problem.sourceRow, problem.column, problem.value);
    const { onProblem } = this.options;
    if (onProblem !== undefined) onProblem(problem);
    else if (this.problems.length < MOST_PROBLEMS)
      this.problems.push({ ...problem, rawRow: rawRow(this.headings, cells, this.options.readings) });
    else throw tooManyProblems(this.fileName, this.problems[0]);
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
  // Piece by piece, as files are read: the records of a piece are garbage before the next one's are made.
  for (let at = 0; at < text.length; at += PIECE) {
    reader.push(parser.push(text.slice(at, at + PIECE)));
    parser.refuseBroken();
  }
  reader.push(parser.end());
  parser.refuseBroken();
  return reader.end();
}

/**
 * Reads a raw row of the Problems table again, after a person has mended it. It is still of another length while
 * there is a null or a field beyond the heading. Amounts and dates are read as was told of the file.
 * @throws Refusal when the text is no JSON object any more, or lacks the columns of a FOCUS file
 */
export function readRawRow(
  fileName: string,
  raw: string,
  sourceRow: number,
  options: RowOptions,
): ImportedCharge | RowProblem {
  const row = rawRowOf(fileName, raw, sourceRow);
  const entries = Object.entries(row).filter(([heading]) => !isTold(heading));
  const headings = entries.map(([heading]) => heading).filter((heading) => !BEYOND.test(heading));
  const cells = entries.flatMap(([, value]) => (value === null ? [] : [String(value)]));
  const asTold = { ...options, readings: readingsOf(row) };
  const read = rowReader(findColumns(fileName, headings), headings.length, asTold).read(cells, sourceRow);
  const home = options.settings.currency;
  return isRowProblem(read) || read.billingCurrency === home ? read : foreignProblem(read, home);
}

/** A line of commas and blanks only, such as Excel leaves below a table. papaparse's own test joins every row. */
function isBlank(cells: readonly string[]): boolean {
  for (const cell of cells) if (cell !== "" && cell.trim() !== "") return false;
  return true;
}
