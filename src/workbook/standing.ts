/** What a workbook has of our tables, and what it lacks: renamed, taken away, or never there in an earlier version. */
import { columnCameLater, tableCameLater } from "./came-later";
import { tableName, type Column, type TableShape } from "./shape";
import { ALL_TABLES } from "./tables";

/** A table of the workbook, ours or a person's. */
export interface FoundTable {
  readonly name: string;
  readonly sheet: string;
  /** As they stand, from left to right. */
  readonly headings: readonly string[];
  /** Of data; 0 also where the only one is blank. */
  readonly rows: number;
}

export interface Standing {
  readonly sheets: readonly string[];
  readonly tables: readonly FoundTable[];
  /** Texts of the first used row of sheets that have the name of a table which is not found. */
  readonly tops: ReadonlyMap<string, readonly string[]>;
}

/** What can be told without another look at the workbook. */
export interface Glance {
  readonly sheets: readonly string[];
  /** By table name in lower case. */
  readonly tables: ReadonlyMap<string, unknown>;
  /** Of a table that is there. */
  has(table: TableShape, heading: string): boolean;
}

export type Lack =
  /** The table has another name now. */
  | { readonly what: "renamed table"; readonly table: TableShape; readonly found: FoundTable }
  /** The sheet is there, and the table's headings on it, but no table. */
  | { readonly what: "no table"; readonly table: TableShape }
  /** Neither table nor cells that look like it. */
  | { readonly what: "gone table" | "new table"; readonly table: TableShape }
  | {
      readonly what: "renamed column" | "gone column" | "new column";
      readonly table: TableShape;
      readonly column: Column;
      readonly rows: number;
      /** Headings that are none of ours: where the column was renamed, the one that stands in its place. */
      readonly unknown: readonly string[];
    };

/** As many of a table's headings make its name certain. */
const MOST = 0.8;

/** Whether any of the shapes is not whole, in a workbook that has tables of ours; a blank one lacks nothing. */
export function isLacking(shapes: readonly TableShape[], glance: Glance): boolean {
  const isThere = (shape: TableShape): boolean => glance.tables.has(tableName(shape).toLowerCase());
  const whole = shapes.every(
    (shape) => isThere(shape) && shape.columns.every(({ heading }) => glance.has(shape, heading)),
  );
  return !whole && ([...shapes, ...ALL_TABLES].some(isThere) || hasOurSheets(glance.sheets));
}

/** Another program may have dropped every table; a sheet or two of our names may be a person's own. */
function hasOurSheets(sheets: readonly string[]): boolean {
  const names = new Set(sheets.map((name) => name.toLowerCase()));
  return ALL_TABLES.filter(({ name }) => names.has(name.toLowerCase())).length * 2 > ALL_TABLES.length;
}

/** What the workbook lacks of these tables, in their order. */
export function lacksOf(shapes: readonly TableShape[], standing: Standing): readonly Lack[] {
  const ours = new Set([...shapes, ...ALL_TABLES].map((shape) => tableName(shape).toLowerCase()));
  const isBegun = standing.tables.some(({ name, rows }) => ours.has(name.toLowerCase()) && rows > 0);
  const others = standing.tables.filter((table) => !ours.has(table.name.toLowerCase()));
  return [...new Set(shapes)].flatMap((table): Lack[] => {
    const found = standing.tables.find((t) => t.name.toLowerCase() === tableName(table).toLowerCase());
    return found === undefined ? [tableLack(table, standing, others, isBegun)] : columnLacks(table, found);
  });
}

function tableLack(
  table: TableShape,
  standing: Standing,
  others: readonly FoundTable[],
  isBegun: boolean,
): Lack {
  const found = others.find(({ headings }) => looksLike(table, headings));
  if (found !== undefined) return { what: "renamed table", table, found };
  if (looksLike(table, standing.tops.get(table.name.toLowerCase()) ?? [])) return { what: "no table", table };
  // Where no table has rows, setting up was interrupted.
  return { what: tableCameLater(table) || !isBegun ? "new table" : "gone table", table };
}

/** Headings of the first version are enough: the table may be older than the rest. */
function looksLike(table: TableShape, headings: readonly string[]): boolean {
  const there = new Set(headings);
  const wanted = table.columns.filter((column) => !columnCameLater(table, column));
  return wanted.filter(({ heading }) => there.has(heading)).length >= wanted.length * MOST;
}

function columnLacks(table: TableShape, { headings, rows }: FoundTable): Lack[] {
  const known = new Set(table.columns.map(({ heading }) => heading));
  const unknown = headings.filter((heading) => !known.has(heading));
  return table.columns.flatMap((column, index): Lack[] => {
    if (headings.includes(column.heading)) return [];
    const instead = inPlaceOf(table.columns, index, headings, known);
    if (instead !== null) return [{ what: "renamed column", table, column, rows, unknown: [instead] }];
    const what = columnCameLater(table, column) ? "new column" : "gone column";
    return [{ what, table, column, rows, unknown }];
  });
}

/** An unknown heading as far right of the nearest column before, or left of the nearest behind, as it should be. */
function inPlaceOf(
  columns: readonly Column[],
  index: number,
  headings: readonly string[],
  known: ReadonlySet<string>,
): string | null {
  for (const step of [-1, 1]) {
    let near = index + step;
    while (near in columns && !headings.includes(columns[near]?.heading ?? "")) near += step;
    const from = headings.indexOf(columns[near]?.heading ?? "");
    // Columns that were renamed side by side: none of ours stands between.
    const between = Array.from({ length: Math.abs(near - index) }, (_, i) => headings[from - step * (i + 1)]);
    const instead = between[between.length - 1];
    const areUnknown = between.every((heading) => heading !== undefined && !known.has(heading));
    if (from >= 0 && areUnknown && instead !== undefined) return instead;
  }
  return null;
}
