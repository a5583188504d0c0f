/** The tables of records that a given file holds: read slice by slice, so that memory does not grow with the file. */
import { Hasher } from "../../core/hash";
import { RecordParser, type Records } from "../../core/focus/record-parser";
import type { InputFile } from "../../ports/ports";
import { textOf } from "./text";

/** Something to know of a file that its records do not show. */
export interface FileNote {
  readonly code: "F01";
  readonly message: string;
}

export interface TableFacts {
  /** Of the file as it was given; of the member where it came in a zip. */
  readonly sha256: string;
  readonly notes: readonly FileNote[];
}

/** Takes one table's records in order; the first record is the heading. */
export interface TableSink {
  push(records: Records): void;
  /** Asked once, when all records went in. */
  end(facts: TableFacts): void;
}

/**
 * @param open makes the sink for a table; a zip has several
 * @param pause lets a host with a screen draw; asked between slices
 * @throws Refusal when the file is none that can be read
 */
export async function readTables(
  input: InputFile,
  open: (name: string) => TableSink,
  pause: () => Promise<void>,
): Promise<void> {
  const sink = open(input.name);
  const parser = new RecordParser(input.name);
  const hasher = new Hasher();
  const bytes = await input.slice(0, await input.size());
  hasher.add(bytes);
  for (const records of [() => parser.push(textOf(input.name, bytes)), () => parser.end()]) {
    sink.push(records());
    parser.refuseBroken();
    await pause();
  }
  sink.end({ sha256: hasher.hex(), notes: [] });
}
