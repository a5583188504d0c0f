/** Reads the wanted columns and rows of tables, and nothing else, as plain rows. */
import type { Wanted } from "../../ports/ports";
import { keyHeading, type Cell, type Column, type Row, type TableShape } from "../../workbook/shape";
import type { Range } from "../../workbook/a1";
import { RANGE_BYTES } from "./limits";
import type { Place, Places } from "./places";
import { runsOf } from "./ranges";
import { cutRows, readBlocks, type Block } from "./read-blocks";
import type { Requests } from "./requests";
import type { Turns } from "./turns";

/** One wanted table on its way to rows. */
interface Reading {
  readonly shape: TableShape;
  readonly place: Place;
  readonly headings: readonly string[];
  readonly only: Wanted["only"];
  /** Runs of sheet rows to read, and which of them are meant. */
  runs: readonly (readonly [first: number, last: number])[];
  meant: ReadonlySet<number> | null;
}

/** One list of rows for each wanted table, in sheet order; an absent table has none. */
export async function readTables(
  requests: Requests,
  wanted: readonly Wanted[],
  places: Places,
): Promise<Row[][]> {
  const readings = wanted.map(({ table, columns, only }): Reading | null => {
    const place = places.get(table.name);
    if (place === undefined) return null;
    const headings = columns ?? table.columns.map((column) => column.heading);
    return { shape: table, place, headings, only, runs: [[place.body.top, place.body.bottom]], meant: null };
  });
  const present = readings.filter((reading) => reading !== null);
  await findRows(requests, present);
  const { turns } = requests;
  const rows = new Map<Reading, Row[]>();
  const cells = await readColumns(requests, present, columnsToRead);
  const blank = present.map((reading, i) => blankRows(reading, cells[i] ?? new Map<number, Cells>()));
  const typed = await rowsWithOtherCells(requests, present, blank);
  for (const [i, reading] of present.entries()) {
    const own = cells[i] ?? new Map<number, Cells>();
    rows.set(reading, await toRows(turns, reading, own, blank[i] ?? [], typed[i] ?? new Set()));
  }
  return readings.map((reading) => (reading === null ? [] : (rows.get(reading) ?? [])));
}

/** The cells of a column by sheet row; rows that were not read have none. */
type Cells = readonly (Cell | undefined)[];

/** Which rows are meant, where only some are wanted: their heading is read first. */
async function findRows(requests: Requests, readings: readonly Reading[]): Promise<void> {
  for (const reading of readings)
    if (reading.only?.values.length === 0) Object.assign(reading, { runs: [], meant: new Set() });
  const some = readings.filter((reading) => reading.only !== undefined && reading.meant === null);
  const found = await readColumns(requests, some, ({ only }) => [only?.heading ?? ""]);
  some.forEach((reading, i) => {
    const { only, place } = reading;
    const column = place.columns.get(only?.heading ?? "");
    const values = new Set(only?.values);
    const matching: number[] = [];
    found[i]?.get(column ?? 0)?.forEach((cell, row) => {
      if (cell !== null && values.has(String(cell))) matching.push(row);
    });
    reading.meant = new Set(matching);
    // A few rows too many cost less than asking for one more range.
    reading.runs = runsOf(matching, Math.ceil(RANGE_BYTES / rowBytes(reading.shape, reading.headings)));
  });
}

/** For each reading the cells of the columns that `headings` names, by sheet column. */
async function readColumns(
  requests: Requests,
  readings: readonly Reading[],
  headings: (reading: Reading) => readonly string[],
): Promise<Map<number, Cells>[]> {
  const blocks: Block[] = [];
  const owners: number[] = [];
  readings.forEach((reading, owner) => {
    const rows = reading.runs.reduce((sum, [first, last]) => sum + last - first + 1, 0);
    for (const [left, right] of columnRuns(reading, headings(reading), rows))
      for (const [top, bottom] of reading.runs)
        for (const block of cutRows({
          sheet: reading.place.sheet,
          range: { left, right, top, bottom },
          rowBytes: columnsBytes(reading, left, right),
        })) {
          blocks.push(block);
          owners.push(owner);
        }
  });
  const result = readings.map(() => new Map<number, Cell[]>());
  const values = await readBlocks(requests, blocks);
  for (const [i, { range }] of blocks.entries()) {
    const columns = result[owners[i] ?? 0];
    if (columns !== undefined) await spread(requests.turns, range, values[i] ?? [], columns);
  }
  return result;
}

/** A block's cells into its columns. */
async function spread(
  turns: Turns,
  range: Range,
  values: readonly (readonly Cell[])[],
  columns: Map<number, Cell[]>,
): Promise<void> {
  for (let at = range.left; at <= range.right; at++) {
    const column = columns.get(at) ?? [];
    columns.set(at, column);
    for (let r = 0; r < values.length; r++) column[range.top + r] = values[r]?.[at - range.left] ?? null;
    await turns.rest();
  }
}

/** The key tells whether a row is blank, so it is read always. */
function columnsToRead({ shape, headings }: Reading): string[] {
  return [...new Set([keyHeading(shape), ...headings])];
}

function columnRuns({ place }: Reading, headings: readonly string[], rows: number): [number, number][] {
  const columns = headings.flatMap((heading) => place.columns.get(heading) ?? []).sort((a, b) => a - b);
  return runsOf(columns, Math.floor(RANGE_BYTES / Math.max(1, rows * 12)));
}

/** Rows that are blank as far as they were read. */
function blankRows(reading: Reading, cells: ReadonlyMap<number, Cells>): number[] {
  if (reading.meant !== null) return [];
  const ours = reading.shape.columns.map(({ heading }) => cells.get(reading.place.columns.get(heading) ?? 0));
  const columns = ours.filter((column) => column !== undefined);
  const { top, bottom } = reading.place.body;
  const blank: number[] = [];
  for (let row = top; row <= bottom; row++)
    if (columns.every((column) => (column[row] ?? null) === null)) blank.push(row);
  return blank;
}

/** Of the seemingly blank rows those that have cells in columns of ours which were not asked for. */
async function rowsWithOtherCells(
  requests: Requests,
  readings: readonly Reading[],
  blank: readonly (readonly number[])[],
): Promise<Set<number>[]> {
  const others = readings.map((reading, i) => {
    const read = new Set(columnsToRead(reading));
    const left = reading.shape.columns.map((c) => c.heading).filter((h) => !read.has(h));
    return { reading: { ...reading, runs: left.length === 0 ? [] : runsOf(blank[i] ?? []) }, left };
  });
  const cells = await readColumns(
    requests,
    others.map((other) => other.reading),
    (reading) => others.find((other) => other.reading === reading)?.left ?? [],
  );
  return cells.map((columns, i) => {
    const ours = new Set(others[i]?.left.map((heading) => others[i]?.reading.place.columns.get(heading)));
    const rows = new Set<number>();
    for (const [column, list] of columns)
      if (ours.has(column))
        list.forEach((cell, row) => {
          if (cell !== null) rows.add(row);
        });
    return rows;
  });
}

async function toRows(
  turns: Turns,
  reading: Reading,
  cells: ReadonlyMap<number, Cells>,
  blank: readonly number[],
  typed: ReadonlySet<number>,
): Promise<Row[]> {
  const without = new Set(blank.filter((row) => !typed.has(row)));
  const columns = reading.headings.map(
    (heading) => [heading, cells.get(reading.place.columns.get(heading) ?? 0)] as const,
  );
  const rows: Row[] = [];
  for (const [first, last] of reading.runs)
    await turns.over(last - first + 1, (from, to) => {
      for (let at = first + from; at < first + to; at++) {
        if (without.has(at) || reading.meant?.has(at) === false) continue;
        const row: Record<string, Cell> = {};
        for (const [heading, column] of columns) row[heading] = column?.[at] ?? null;
        rows.push(row);
      }
    });
  return rows;
}

function rowBytes(shape: TableShape, headings: readonly string[]): number {
  const wanted = new Set(headings);
  return shape.columns.filter((c) => wanted.has(c.heading)).reduce((sum, c) => sum + cellBytes(c), 1);
}

function columnsBytes({ shape, place }: Reading, left: number, right: number): number {
  const byColumn = new Map(shape.columns.map((c) => [place.columns.get(c.heading), cellBytes(c)]));
  let bytes = 2;
  for (let column = left; column <= right; column++) bytes += byColumn.get(column) ?? 12;
  return bytes;
}

/** What a value of the column is likely to weigh. */
export function cellBytes({ kind, width }: Column): number {
  return kind === "text" || kind === "choice" ? width + 4 : 12;
}
