/** Rows go: by runs, from the bottom up, over the table's own columns only. */
import { rangeOn, runsOf } from "./ranges";
import type { Looked } from "./looking";

/** Which rows of one table go, by index from 0, and which are only blanked. */
export interface Removal {
  readonly looked: Looked;
  readonly rows: readonly number[];
  readonly blanked: readonly number[];
}

/** One piece of a removal: rows of one table that go in one request. */
export type RemovalStep = (context: Excel.RequestContext) => void;

/** So many runs in a request. */
const MOST_RUNS = 1000;

export function removalSteps({ looked, rows, blanked }: Removal): RemovalStep[] {
  const { place, keys } = looked;
  const sorted = [...rows].sort((a, b) => a - b);
  // Excel wants one row in a table: the last that is left is blanked.
  const all = sorted.length === keys.length;
  const blank = all ? [0, ...blanked] : blanked;
  const runs = runsOf(all ? sorted.slice(1) : sorted).reverse();
  const steps: RemovalStep[] = [];
  if (blank.length > 0)
    steps.push((context) => {
      for (const [from, to] of runsOf([...new Set(blank)].sort((a, b) => a - b)))
        rangeOn(context, place.sheet, {
          ...place.body,
          top: place.body.top + from,
          bottom: place.body.top + to,
        }).clear("Contents");
    });
  for (let at = 0; at < runs.length; at += MOST_RUNS)
    steps.push((context) => {
      unfiltered(context, looked, () => {
        for (const [from, to] of runs.slice(at, at + MOST_RUNS))
          rangeOn(context, place.sheet, {
            ...place.body,
            top: place.body.top + from,
            bottom: place.body.top + to,
          }).delete("Up");
      });
    });
  return steps;
}

/** Excel moves no cells in a filtered table: its filters are lifted and set again. */
function unfiltered(context: Excel.RequestContext, { place, filters }: Looked, work: () => void): void {
  const table = context.workbook.tables.getItem(place.name);
  if (filters.length > 0) table.clearFilters();
  work();
  filters.forEach((criteria, column) => {
    if (criteria !== null) table.columns.getItemAt(column).filter.apply(criteria);
  });
}
