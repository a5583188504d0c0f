/** The text of a FOCUS CSV file → charges and problems, in file order. Nothing is left out. */
import Papa from "papaparse";
import { Refusal } from "../problem";
import { findColumns, focusVersion } from "./headings";
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
}

/** papaparse reads a string in chunks too; its type declarations know that of files only. */
const parseInChunks = Papa.parse as unknown as (
  text: string,
  config: {
    delimiter: string;
    skipEmptyLines: "greedy";
    chunkSize: number;
    chunk(results: { data: string[][] }): void;
  },
) => void;

/** Characters a parser step looks at: small enough that the rows of a step are soon garbage. */
const CHUNK = 1 << 20;

/**
 * @param text the whole file, decoded, without byte order mark
 * @throws Refusal when the file is empty or not FOCUS
 */
export function readFocus(fileName: string, text: string, options: RowOptions): FocusReading {
  if (text.trim() === "") throw new Refusal(`${fileName} is empty. Nothing was imported.`);
  const charges: ImportedCharge[] = [];
  const problems: FocusReading["problems"][number][] = [];
  let headings: readonly string[] | undefined;
  let read: RowReader | undefined;
  let row = 0;
  parseInChunks(text, {
    delimiter: ",",
    skipEmptyLines: "greedy",
    chunkSize: CHUNK,
    chunk({ data }) {
      for (const cells of data) {
        row += 1;
        if (headings === undefined || read === undefined) {
          headings = cells;
          read = rowReader(findColumns(fileName, cells), cells.length, options);
          continue;
        }
        const result = read(cells, row);
        if (isRowProblem(result)) problems.push({ ...result, rawRow: rawRow(headings, cells) });
        else charges.push(result);
      }
    },
  });
  return { format: focusVersion(headings ?? []), rows: Math.max(row - 1, 0), charges, problems };
}

/** A JSON object by heading; fields beyond the heading are named +1, +2 …. */
function rawRow(headings: readonly string[], cells: readonly string[]): string {
  const entries = cells.map(
    (cell, i) => [headings[i]?.trim() ?? `+${i - headings.length + 1}`, cell] as const,
  );
  return JSON.stringify(Object.fromEntries(entries));
}

/** Reads a raw row of the Problems table again, after a person has mended it. */
export function readRawRow(
  fileName: string,
  raw: string,
  sourceRow: number,
  options: RowOptions,
): ImportedCharge | RowProblem {
  const entries = Object.entries(JSON.parse(raw) as Record<string, unknown>);
  const headings = entries.map(([heading]) => heading);
  const columns = findColumns(fileName, headings);
  return rowReader(
    columns,
    headings.length,
    options,
  )(
    entries.map(([, value]) => String(value)),
    sourceRow,
  );
}
