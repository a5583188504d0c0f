/** Where the tables stand: sheets, ranges and headings as they are now, wherever a person moved them. */
import { Refusal } from "../../core/problem";
import type { Range } from "../../workbook/a1";
import { tableName, type TableShape } from "../../workbook/shape";
import { both, together, type Ask, type Requests } from "./requests";
import { forget, parseAddress } from "./ranges";

/** What the workbook has, by name. */
export interface Survey {
  readonly sheets: readonly string[];
  /** Table names as written in the workbook, by their lower-case form; whether they show totals. */
  readonly tables: ReadonlyMap<string, { readonly name: string; readonly totals: boolean }>;
}

export interface Place {
  /** The table's name in the workbook. */
  readonly name: string;
  readonly sheet: string;
  /** The rows of data, without heading and totals. */
  readonly body: Range;
  readonly totals: boolean;
  /** Sheet column by heading, a person's own columns included. */
  readonly columns: ReadonlyMap<string, number>;
}

export const askSurvey: Ask<Survey> = (context) => {
  const { worksheets, tables } = context.workbook;
  worksheets.load("items/name");
  tables.load("items/name,items/showTotals");
  return () => ({
    sheets: worksheets.items.map((sheet) => sheet.name),
    tables: new Map(
      tables.items.map((t) => [t.name.toLowerCase(), { name: t.name, totals: t.showTotals }] as const),
    ),
  });
};

export function askPlace(name: string, totals: boolean): Ask<Place> {
  return (context) => {
    const table = context.workbook.tables.getItem(name);
    const { columns } = context.workbook.tables.getItem(name);
    columns.load("items/name");
    const body = forget(table.getDataBodyRange());
    body.load("address");
    return () => {
      const { sheet, range } = parseAddress(body.address);
      const headings = new Map(columns.items.map((column, i) => [column.name, range.left + i] as const));
      return { name, sheet, body: range, totals, columns: headings };
    };
  };
}

export type Places = ReadonlyMap<string, Place>;

/** The places of those of the tables that the workbook has, by shape name; with something else in the same request. */
export async function locate<T>(
  requests: Requests,
  survey: Survey,
  shapes: Iterable<TableShape>,
  also: Ask<T>,
): Promise<{ readonly places: Places; readonly also: T }> {
  const found = [...new Map([...shapes].map((shape) => [shape.name, shape])).values()].flatMap((shape) => {
    const table = survey.tables.get(tableName(shape).toLowerCase());
    return table === undefined ? [] : [{ shape, table }];
  });
  const asks = found.map(({ table }) => askPlace(table.name, table.totals));
  const [list, more] = await requests.send(both(together(asks), also));
  return {
    places: new Map(
      found.flatMap(({ shape }, i) => {
        const place = list[i];
        return place === undefined ? [] : [[shape.name, place] as const];
      }),
    ),
    also: more,
  };
}

/** @throws Refusal when the table lacks one of the shape's columns */
export function refuseMissingColumns(shape: TableShape, place: Place): void {
  const missing = shape.columns.map((c) => c.heading).filter((heading) => !place.columns.has(heading));
  if (missing.length === 0) return;
  throw new Refusal(
    `The table ${shape.name} lacks the column${missing.length === 1 ? "" : "s"} ${missing.join(", ")}. {way} Nothing was written.`,
    missing,
    {
      script:
        "Was it renamed? Rename the heading back. Only in a workbook of an earlier version run init, which adds it.",
      pane: "Was it renamed? Rename the heading back. Was it deleted? Undo that, or take back an earlier version of the workbook.",
    },
  );
}

export function columnOf(place: Place, heading: string): number {
  const column = place.columns.get(heading);
  if (column === undefined) throw new Error(`Table ${place.name} has no column ${heading}`);
  return column;
}
