/** New rows: blocks right below the table, formats before values, then the table is made to take them in. */
import { formatRange, type Range } from "../../workbook/a1";
import { keyHeading, NUMBER_FORMATS, type Cell } from "../../workbook/shape";
import { columnOf, type Place } from "./places";
import { rangeOn, runsOf, setFormat } from "./ranges";
import type { TablePlan } from "./table-plan";
import type { Turns } from "./turns";
import { cutByWeight, type Unit } from "./units";
import { isTextColumn, writeCells } from "./write-cells";

/** Columns of ours that stand side by side on the sheet. */
interface ColumnRun {
  readonly left: number;
  readonly right: number;
  readonly headings: readonly string[];
  readonly isText: readonly boolean[];
}

/** What is known of the table besides its place. */
export interface AppendFacts {
  /** Number formats of its last row by sheet column. */
  readonly formats: ReadonlyMap<number, string>;
  /** Formulas of its totals row; null without one. */
  readonly totals: readonly Cell[] | null;
}

export async function appendUnits(
  turns: Turns,
  plan: TablePlan,
  place: Place,
  facts: AppendFacts,
): Promise<Unit[]> {
  const { appends } = plan;
  if (appends.length === 0) return [];
  const runs = columnRuns(plan, place);
  const first = place.body.top + plan.length;
  const last = first + appends.length - 1;
  const columns = runs.flatMap((run) =>
    run.headings.map((heading) => plan.shape.columns.findIndex((c) => c.heading === heading)),
  );
  const rows: Cell[][] = [];
  await turns.over(appends.length, (from, to) => {
    for (const { cells } of appends.slice(from, to))
      rows.push(columns.map((column) => cells[column] ?? null));
  });
  const key = keyHeading(plan.shape);
  const units: Unit[] = [];
  const grows = last > place.body.bottom;
  if (grows && facts.totals !== null) units.push(totalsOff(plan, place, facts.totals));
  for (const { from, to, bytes } of await cutByWeight(turns, rows)) {
    const keys = appends.slice(from, to).map((row) => row.key);
    const again = keys.flatMap((k) => (plan.before(k) > 0 ? [[k, plan.before(k)] as const] : []));
    const filled = Math.max(0, Math.min(to, plan.free) - from);
    units.push({
      name: plan.shape.name,
      size: to - from,
      bytes,
      undo: { do: "append", table: place.name, key, filled, keys, again },
      write: (context) => {
        if (from === 0) setFormats(context, plan, place, facts, first, last);
        writeRuns(context, place, runs, rows.slice(from, to), first + from);
        growTo(context, place, first + to - 1);
      },
    });
  }
  if (grows && facts.totals !== null) units.push(totalsOn(plan, place, facts.totals));
  return units;
}

function columnRuns(plan: TablePlan, place: Place): ColumnRun[] {
  const bySheet = new Map(plan.shape.columns.map((c) => [columnOf(place, c.heading), c]));
  return runsOf([...bySheet.keys()].sort((a, b) => a - b)).map(([left, right]) => {
    const columns = [...bySheet].filter(([at]) => at >= left && at <= right).sort(([a], [b]) => a - b);
    return {
      left,
      right,
      headings: columns.map(([, c]) => c.heading),
      isText: columns.map(([, c]) => isTextColumn(c)),
    };
  });
}

/** Once over all new rows, by columns of the same format. New rows look like the last one, where it has a look. */
function setFormats(
  context: Excel.RequestContext,
  plan: TablePlan,
  place: Place,
  { formats }: AppendFacts,
  top: number,
  bottom: number,
): void {
  const byFormat = new Map<string, number[]>();
  for (const column of plan.shape.columns) {
    const at = columnOf(place, column.heading);
    const above = formats.get(at) ?? "General";
    const format =
      isTextColumn(column) || above === "General" || above === "@" ? NUMBER_FORMATS[column.kind] : above;
    byFormat.set(format, [...(byFormat.get(format) ?? []), at]);
  }
  for (const [format, columns] of byFormat)
    for (const [left, right] of runsOf(columns.sort((a, b) => a - b)))
      setFormat(rangeOn(context, place.sheet, { left, right, top, bottom }), format);
}

function writeRuns(
  context: Excel.RequestContext,
  place: Place,
  runs: readonly ColumnRun[],
  rows: readonly (readonly Cell[])[],
  top: number,
): void {
  let at = 0;
  for (const { left, right, headings, isText } of runs) {
    const range = { left, right, top, bottom: top + rows.length - 1 };
    const from = at;
    at += headings.length;
    const part = runs.length === 1 ? rows : rows.map((row) => row.slice(from, from + headings.length));
    writeCells(context, place.sheet, range, part, isText);
  }
}

/** Excel leaves rows outside whose last cells are blank, and all when the table shows totals. */
function growTo(context: Excel.RequestContext, place: Place, bottom: number): void {
  if (bottom <= place.body.bottom) return;
  context.workbook.tables.getItem(place.name).resize(formatRange(wholeTable(place, bottom)));
}

/** With its heading row. */
export function wholeTable({ body }: Place, bottom = body.bottom): Range {
  return { ...body, top: body.top - 1, bottom };
}

/** The totals row makes way: the same totals stand below the new rows afterwards. */
function totalsOff(plan: TablePlan, place: Place, formulas: readonly Cell[]): Unit {
  return {
    name: plan.shape.name,
    size: 0,
    bytes: 0,
    undo: { do: "totals", table: place.name, formulas },
    write: (context) => {
      context.workbook.tables.getItem(place.name).showTotals = false;
    },
  };
}

function totalsOn(plan: TablePlan, place: Place, formulas: readonly Cell[]): Unit {
  return {
    name: plan.shape.name,
    size: 0,
    bytes: 0,
    undo: null,
    write: (context) => {
      showTotals(context, place.name, formulas);
    },
  };
}

export function showTotals(context: Excel.RequestContext, table: string, formulas: readonly Cell[]): void {
  const found = context.workbook.tables.getItem(table);
  found.showTotals = true;
  const row = found.getTotalRowRange();
  row.untrack();
  row.formulas = [formulas.map((cell) => cell ?? "")];
}
