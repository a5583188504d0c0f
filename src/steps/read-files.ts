/** The files of an import → charges and problems, each read as a person says it is written. */
import { turningDays } from "../core/billing/turning-days";
import { FocusReader, type ReadNote } from "../core/focus/read";
import type { AmountReading, DateOrder } from "../core/focus/readings";
import type { ImportFile } from "../core/import/parts";
import { LimitedList, RowLimit } from "../core/import/row-limit";
import { sourceOf } from "../core/import/source-of";
import { Summariser, type Grain } from "../core/import/summarise";
import type { Period } from "../core/period";
import { Cancelled } from "../core/problem";
import { sameName, type Source } from "../core/reference";
import type { InputFile } from "../ports/ports";
import type { Book } from "./book";
import type { Host } from "./host";
import type { ImportRequest } from "./import-files";
import { refuseOtherParts, type Manifest, type ReadPart } from "./input/manifest";
import { readTables, type FileNote, type TableSink } from "./input/read-tables";

export interface FileChoice {
  readonly source?: string;
  readonly period?: Period;
  /** How the file's amounts are written, where a person said so. */
  readonly amounts?: AmountReading;
  /** What its ambiguous dates begin with, where a person said so. */
  readonly dates?: DateOrder;
  /** Add its rows up on the way in. */
  readonly summarise?: Grain;
}

export async function readFiles(host: Host, book: Book, request: ImportRequest): Promise<ImportFile[]> {
  const files: ImportFile[] = [];
  const manifests: Manifest[] = [];
  const limit = new RowLimit();
  for (const [i, input] of request.files.entries()) {
    host.progress.report(i, request.files.length, `Reading ${input.name}`);
    if (host.progress.cancelled()) throw new Cancelled();
    const choice = { ...sameForAll(request), ...request.each?.[i] };
    files.push(...(await readFile(host, book, input, choice, limit, manifests)));
  }
  refuseOtherParts(manifests, files.map(readPart));
  host.progress.report(request.files.length, request.files.length, "Files read");
  return files;
}

/** What a manifest's list of parts is compared with. */
export function readPart({ name, source, reading }: ImportFile): ReadPart {
  return { name, source, rows: reading.rows };
}

/** The month of a correction is where its differences go, not the file's own. */
function sameForAll({ source, period, asCorrection }: ImportRequest): FileChoice {
  return {
    ...(source === undefined ? {} : { source }),
    ...(period === undefined || asCorrection === true ? {} : { period }),
  };
}

/**
 * @param limit shared by all files of an import
 * @param manifests takes what lists the parts of the import: it holds no charges itself
 * @returns one file for each table in it. @throws Refusal when it is no FOCUS file, TooManyRows beyond the limit
 */
export async function readFile(
  host: Host,
  book: Book,
  input: InputFile,
  choice: FileChoice,
  limit: RowLimit,
  manifests: Manifest[],
): Promise<ImportFile[]> {
  const { source, known } = sourceFor(input.name, choice.source, book.reference.sources);
  const costBasis = book.directory.source(source)?.costBasis ?? "Billed";
  const readings = {
    ...(choice.amounts === undefined ? {} : { amounts: choice.amounts }),
    ...(choice.dates === undefined ? {} : { dates: choice.dates }),
  };
  const options = { source, costBasis, settings: book.settings, directory: book.directory, readings };
  const main = choice.period === undefined ? {} : { main: choice.period };
  const files: ImportFile[] = [];
  const open = (name: string): TableSink => {
    const summariser =
      choice.summarise === undefined
        ? null
        : new Summariser(choice.summarise, turningDays(book.reference, book.subsidies));
    const list = new LimitedList(limit);
    const reader = new FocusReader(name, options, summariser ?? list);
    return {
      push: (records) => reader.push(records),
      drop: () => list.drop(),
      end: ({ sha256, notes }) => {
        const reading = reader.end(notesOfRules(notes));
        limit.refuse(name, reading.rows);
        const summarised = summariser?.summary ?? null;
        const besides = notes.flatMap(({ code, message }) => (code === null ? [message] : []));
        files.push({ name, sha256, source, known, ...main, summarised, reading, notes: besides });
      },
    };
  };
  const pause = async (): Promise<void> => {
    if (host.progress.cancelled()) throw new Cancelled();
    await host.progress.pause?.();
  };
  manifests.push(...(await readTables(input, open, pause)));
  return files;
}

/** Notes that belong to a rule of the conformance list. */
function notesOfRules(notes: readonly FileNote[]): ReadNote[] {
  return notes.flatMap(({ code, message }) => (code === null ? [] : [{ code, message }]));
}

/** A named source keeps the spelling the workbook has; `AWS` and `aws` are one. */
function sourceFor(
  fileName: string,
  named: string | undefined,
  sources: readonly Source[],
): { source: string; known: boolean } {
  if (named === undefined) return sourceOf(fileName, sources);
  const same = sources.find((s) => sameName(s.source, named));
  return { source: same?.source ?? named.trim(), known: same !== undefined };
}
