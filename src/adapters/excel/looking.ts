/** A fresh look at tables before rows are deleted or put back: where they are, their keys, their filters. */
import { askPlace, type Place, type Survey } from "./places";
import { keyText } from "./table-plan";
import { readBlocks, cutRows, type Block } from "./read-blocks";
import { together, type Ask, type Requests } from "./requests";

export interface Target {
  /** The table's name in the workbook. */
  readonly table: string;
  /** Its heading of the key. */
  readonly key: string;
}

export interface Looked {
  readonly place: Place;
  /** Of all rows, "" where blank. */
  readonly keys: readonly string[];
  /** By column of the table, where a person filters; null where nothing is filtered. */
  readonly filters: readonly (Excel.FilterCriteria | null)[];
}

/** By table name; a table that is gone is left out. */
export async function lookAt(
  requests: Requests,
  survey: Survey,
  targets: readonly Target[],
): Promise<Map<string, Looked>> {
  const found = [...new Map(targets.map((t) => [t.table, t])).values()].flatMap((target) => {
    const table = survey.tables.get(target.table.toLowerCase());
    return table === undefined ? [] : [{ ...target, ...table }];
  });
  if (found.length === 0) return new Map();
  const seen = await requests.send(
    together(found.map(({ name, totals }) => askPlaceAndFilters(name, totals))),
  );
  const keys = await readKeys(
    requests,
    seen.map(({ place }, i) => ({ place, key: found[i]?.key ?? "" })),
  );
  return new Map(seen.map((one, i) => [one.place.name, { ...one, keys: keys[i] ?? [] }] as const));
}

function askPlaceAndFilters(name: string, totals: boolean): Ask<Omit<Looked, "keys">> {
  return (context) => {
    const place = askPlace(name, totals)(context);
    const filter = context.workbook.tables.getItem(name).autoFilter;
    filter.load("isDataFiltered,criteria");
    return () => ({ place: place(), filters: filter.isDataFiltered ? criteriaOf(filter) : [] });
  };
}

function criteriaOf(filter: Excel.AutoFilter): (Excel.FilterCriteria | null)[] {
  return [...filter.criteria].map((criteria) => (criteria?.filterOn === undefined ? null : criteria));
}

/** The keys of all rows of each table, "" where blank. */
export async function readKeys(
  requests: Requests,
  tables: readonly { readonly place: Place; readonly key: string; readonly width?: number }[],
): Promise<string[][]> {
  const blocks = tables.map(({ place, key, width = 30 }): Block[] => {
    const column = place.columns.get(key);
    if (column === undefined) return [];
    return cutRows({
      sheet: place.sheet,
      range: { ...place.body, left: column, right: column },
      rowBytes: width + 5,
    });
  });
  const values = await readBlocks(requests, blocks.flat());
  let next = 0;
  return blocks.map((list) => list.flatMap(() => (values[next++] ?? []).map(([cell]) => keyText(cell))));
}
