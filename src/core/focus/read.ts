/** The text of a FOCUS CSV file → charges and problems, in file order. Nothing is left out. */
import Papa from "papaparse";
import { z } from "zod";
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
    skipEmptyLines: true;
    chunkSize: number;
    chunk(results: { data: string[][]; errors: { type: string; row?: number }[] }): void;
  },
) => void;

const rawRowSchema = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));

/** Characters a parser step looks at: small enough that the rows of a step are soon garbage. */
const CHUNK = 1 << 16;

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
    skipEmptyLines: true,
    chunkSize: CHUNK,
    chunk({ data, errors }) {
      // A file in another layout may look broken too: say first what it is.
      if (headings === undefined) findColumns(fileName, data[0] ?? []);
      refuseBrokenQuotes(fileName, row, errors);
      for (const cells of data) {
        row += 1;
        if (headings === undefined || read === undefined) {
          headings = cells;
          read = rowReader(findColumns(fileName, cells), cells.length, options);
          continue;
        }
        if (isBlank(cells)) continue;
        const result = read(cells, row);
        if (isRowProblem(result)) problems.push({ ...result, rawRow: rawRow(headings, cells) });
        else charges.push(result);
      }
    },
  });
  return { format: focusVersion(headings ?? []), rows: Math.max(row - 1, 0), charges, problems };
}

/** A quote that is never closed takes the following rows into its cell: nobody would miss them. */
function refuseBrokenQuotes(
  fileName: string,
  rowsBefore: number,
  errors: readonly { readonly type: string; readonly row?: number }[],
): void {
  const broken = errors.find((error) => error.type === "Quotes");
  if (broken === undefined) return;
  throw new Refusal(
    `${fileName}: a quotation mark near row ${rowsBefore + (broken.row ?? 0) + 1} is not closed or not doubled, so that it cannot be told where rows end. ` +
      "Export the file again; it may be cut off. Nothing was imported.",
  );
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
  return rowReader(findColumns(fileName, headings), headings.length, options)(cells, sourceRow);
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
