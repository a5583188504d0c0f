/** What the steps need of a host. Adapters implement these; they know cells and bytes, not charges. */
import type { Instant } from "../core/period";
import type { WantedValues } from "../workbook/report-values";
import type { ReportShape, Row, TableShape } from "../workbook/shape";
import type { Standing } from "../workbook/standing";

/** Which columns of a table are wanted; all of its shape's when none are named. */
export interface Wanted {
  readonly table: TableShape;
  /** Headings. */
  readonly columns?: readonly string[];
  /**
   * Only rows whose cell under this heading, one of the columns wanted, is one of these texts. Of none nothing is read:
   * so a step asks only whether the table is whole.
   */
  readonly only?: { readonly heading: string; readonly values: readonly string[] };
}

export type Change =
  /** Rows with a key that is there already are left out: a batch can be applied again. */
  | { readonly do: "append"; readonly table: TableShape; readonly rows: readonly Row[] }
  /** Rows carry the key and only the cells to change; a key that is not there is ignored. */
  | { readonly do: "update"; readonly table: TableShape; readonly rows: readonly Row[] }
  | { readonly do: "remove"; readonly table: TableShape; readonly keys: readonly string[] }
  /** Writes a report sheet's named cells, creating the sheet where it is missing. */
  | { readonly do: "report"; readonly report: ReportShape; readonly values: WantedValues };

/** The workbook as named tables of plain cells. */
export interface Workbook {
  /**
   * Rows in sheet order, one list for each wanted table. Wholly blank rows are left out.
   * A workbook without any of our tables has no rows; in one that has some, each wanted table has to be whole.
   * @throws NotWhole where one is missing, or a column of its shape, whatever columns are wanted
   */
  read(wanted: readonly Wanted[]): Promise<readonly Row[][]>;
  /**
   * Applies the batch in order, creating absent tables; every other cell of the workbook stays as it is.
   * Resumable: applied again after a failure it ends in the same workbook.
   * @throws HostFailure saying what was written
   */
  apply(changes: readonly Change[], progress?: Progress): Promise<void>;
}

/** Makes the workbook's structure; what is there already stays as it is. */
export interface WorkbookStructure {
  /** What is there of these tables. Absent where all tables are whole always: in memory. */
  look?(tables: readonly TableShape[]): Promise<Standing>;
  /** @returns what was added, in words: "sheet Charges" */
  ensure(tables: readonly TableShape[], reports: readonly ReportShape[]): Promise<readonly string[]>;
}

/** SHA-256 over bytes that come one after another. */
export interface ByteHasher {
  add(bytes: Uint8Array): void;
  /** 64 hexadecimal digits; asked once, at the end. */
  hex(): string;
}

/** A file a person gave. */
export interface InputFile {
  /** The name without folders. */
  readonly name: string;
  /** Bytes in it. */
  size(): Promise<number>;
  /**
   * The bytes from one place up to another, fewer at its end: files are read in slices, never whole.
   * @throws HostFailure when it cannot be read any more
   */
  slice(from: number, to: number): Promise<Uint8Array>;
  /** The host's own hash, where it has a faster one than the program. */
  readonly hasher?: () => ByteHasher;
}

export interface FileReader {
  /** The bytes of a file that a step saved or a person named; null when it is not there. */
  read(path: string): Promise<Uint8Array | null>;
}

/** Files that were saved before, by the names they were saved under. */
export interface SavedBefore {
  /** @returns null where there is none. @throws HostFailure */
  read(name: string): Promise<Uint8Array | null>;
  /** One that is gone already is no error. @throws HostFailure */
  remove(name: string): Promise<void>;
}

export interface FileSaver {
  /**
   * Saves a file under a relative name, replacing one of that name in one step; with `keep` one that is there stays.
   * @returns where it lies, and whether its bytes changed; with a link where a browser can open it
   */
  save(
    name: string,
    bytes: Uint8Array,
    keep?: boolean,
  ): Promise<{ readonly path: string; readonly changed: boolean; readonly link?: string }>;
  /** Absent where files are only handed over, as by a browser. */
  readonly before?: SavedBefore;
}

export interface Clock {
  now(): Instant;
}

export interface Progress {
  report(done: number, total: number, doing: string): void;
  /** Asked between units of work; the step stops cleanly when it says yes. */
  cancelled(): boolean;
  /** Lets a host with a screen draw between units of long work. */
  pause?(): Promise<void>;
}

/** Font files for statements: each host finds them in its own way. */
export interface FontSource {
  /**
   * A font that has glyphs for as many of the characters as can be had at once, as TrueType bytes; the caller asks
   * again for the rest. Null when no font at hand has any of them.
   */
  fontFor(characters: string): Promise<{ readonly name: string; readonly bytes: Uint8Array } | null>;
}
