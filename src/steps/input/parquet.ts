/** A Parquet file → records as its CSV would have them, row group by row group. */
import type { AsyncBuffer, FileMetaData } from "hyparquet";
import type { Records } from "../../core/focus/record-parser";
import type { InputFile } from "../../ports/ports";
import { fileOf } from "../../ports/input-file";
import { damaged, refused } from "./kinds";
import { asStored, columnTexts, PARSERS, type ColumnType } from "./parquet-text";
import { wholeOf, type Part } from "./part";
import type { Pause } from "./read-tables";

/** Records handed on in one go. */
const ROWS = 500;
/** A compressed member of a zip has to be unpacked whole: its columns lie apart. */
const MOST_UNPACKED = 1 << 28;

/** Loaded only when a file needs it. The rest of a group's columns are read one after another. */
export async function* readParquet(part: Part, pause: Pause): AsyncGenerator<Records> {
  const [{ parquetMetadataAsync, parquetScan }, { compressors }] = await Promise.all([
    import("hyparquet"),
    import("hyparquet-compressors"),
  ]);
  const file = await bufferOf(part);
  const reading = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (cause) {
      throw cause instanceof Error && cause.name === "HostFailure" ? cause : damaged(part.name, plain(cause));
    }
  };
  const metadata = await reading(() => parquetMetadataAsync(file));
  const columns = asStored(metadata);
  yield [columns.map(({ name }) => name)];
  const scan = await reading(() =>
    parquetScan({ file, metadata, compressors, utf8: false, useOffsetIndex: false, parsers: PARSERS }),
  );
  for (const { rowStart, rowEnd } of groupsOf(metadata)) {
    const texts: string[][] = [];
    for (const column of columns) {
      const data = await reading(() => scan.readColumn({ column: column.name, rowStart, rowEnd }));
      texts.push(columnTexts(data, column, rowEnd - rowStart));
      await pause();
    }
    for (let from = 0; from < rowEnd - rowStart; from += ROWS) yield rowsOf(texts, from);
  }
}

export type { ColumnType };

function rowsOf(texts: readonly (readonly string[])[], from: number): Records {
  const length = Math.min(ROWS, (texts[0]?.length ?? 0) - from);
  return Array.from({ length }, (_, row) => texts.map((column) => column[from + row] ?? ""));
}

function groupsOf({ row_groups }: FileMetaData): { rowStart: number; rowEnd: number }[] {
  let rowEnd = 0;
  return row_groups.map(({ num_rows }) => {
    const rowStart = rowEnd;
    rowEnd += Number(num_rows);
    return { rowStart, rowEnd };
  });
}

async function bufferOf(part: Part): Promise<AsyncBuffer> {
  const file = part.file ?? (await unpackedFile(part));
  const byteLength = await file.size();
  return {
    byteLength,
    async slice(start, end = byteLength) {
      const bytes = await file.slice(start < 0 ? byteLength + start : start, end);
      return bytes.slice().buffer;
    },
  };
}

async function unpackedFile(part: Part): Promise<InputFile> {
  const whole = await wholeOf(part.bytes(), MOST_UNPACKED);
  if (whole === null)
    throw refused(
      part.name,
      "too large to be read inside a zip",
      "Unpack the zip and import the Parquet file.",
    );
  return fileOf(part.name, () => Promise.resolve(whole));
}

function plain(cause: unknown): string {
  return cause instanceof Error ? cause.message : "its Parquet data cannot be read";
}
