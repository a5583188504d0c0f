/** From a batch of changes to the pieces that are written: reads what it needs, decides, refuses before it writes. */
import { HostFailure, Refusal } from "../../core/problem";
import type { Change } from "../../ports/ports";
import { formatRange, LAST_ROW, parseRange } from "../../workbook/a1";
import { inputsOf, workedOut, type ReportInput } from "../../workbook/report-values";
import {
  keyHeading,
  type Cell,
  type ReportShape,
  type ReportValues,
  type TableShape,
} from "../../workbook/shape";
import { appendUnits, type AppendFacts } from "./append-units";
import { readKeys } from "./looking";
import { MOST_WRITTEN_BYTES } from "./limits";
import { columnOf, refuseMissingColumns, type Place, type Places } from "./places";
import { forget, formulasOf, parseAddress, rangeOn, setFormat, valuesOf } from "./ranges";
import { cutRows, readBlocks } from "./read-blocks";
import { both, together, type Ask, type Requests } from "./requests";
import { checkedCell, TablePlan } from "./table-plan";
import type { Turns } from "./turns";
import type { UndoPart } from "./undo-record";
import type { Unit } from "./units";
import { inputFor } from "./write-cells";
import { readOverwritten, updateUnits } from "./update-units";

export interface BatchPlan {
  readonly units: readonly Unit[];
  /** What is removed once all else is written. */
  readonly removals: readonly UndoPart[];
}

interface TableWork {
  readonly plan: TablePlan;
  readonly place: Place;
}

type RowChange = Exclude<Change, { do: "report" }>;

/** @throws Refusal when a table cannot grow or lacks a column; an Error for rows that do not fit their table */
export async function planBatch(
  requests: Requests,
  changes: readonly Change[],
  places: Places,
): Promise<BatchPlan> {
  const work = await planTables(requests, changes, places);
  const typed = typedInputs(changes);
  const growing = work.filter(({ plan }) => plan.appends.length > 0);
  const [facts, inputs] =
    growing.length + typed.length === 0
      ? [[], []]
      : await requests.send(both(together(growing.map(askFacts)), together(typed.map(askInput))));
  for (const [i, { below }] of facts.entries())
    if (below !== null) await refuseInTheWay(requests, growing[i], below);
  const overwrites = await readOverwritten(requests, work);
  const { turns } = requests;
  const units: Unit[] = [];
  for (const [i, one] of work.entries()) {
    const known = facts[growing.indexOf(one)];
    units.push(...(await updateUnits(turns, one.plan, one.place, overwrites[i] ?? [])));
    if (known !== undefined) units.push(...(await appendUnits(turns, one.plan, one.place, known)));
  }
  return {
    units: [...units, ...(await inputUnits(typed, inputs))],
    removals: work.flatMap(({ plan, place }) => removalParts(plan, place)),
  };
}

async function planTables(
  requests: Requests,
  changes: readonly Change[],
  places: Places,
): Promise<TableWork[]> {
  const byTable = new Map<string, RowChange[]>();
  for (const change of changes)
    if (change.do !== "report")
      byTable.set(change.table.name, [...(byTable.get(change.table.name) ?? []), change]);
  const tables = [...byTable.values()].flatMap((list) => {
    const shape = list[0]?.table;
    const place = places.get(shape?.name ?? "");
    if (shape === undefined || place === undefined) return [];
    refuseMissingColumns(shape, place);
    return [{ shape, place, list, appends: list.some((c) => c.do === "append" && c.rows.length > 0) }];
  });
  const keys = await readKeys(
    requests,
    tables.map(({ shape, place }) => ({
      place,
      key: keyHeading(shape),
      width: shape.columns[0]?.width ?? 30,
    })),
  );
  const free = await readFree(requests, tables, keys);
  const work: TableWork[] = [];
  for (const [i, { shape, place, list }] of tables.entries()) {
    const plan = await TablePlan.of(requests.turns, shape, keys[i] ?? [], free[i] ?? 0);
    for (const change of list) await applyTo(requests.turns, plan, change);
    work.push({ plan, place });
  }
  return work;
}

export async function applyTo(turns: Turns, plan: TablePlan, change: RowChange): Promise<void> {
  if (change.do === "remove") {
    plan.remove(change.keys);
    return;
  }
  const { rows } = change;
  await turns.over(rows.length, (from, to) => {
    const some = rows.slice(from, to);
    if (change.do === "append") plan.append(some);
    else plan.update(some);
  });
}

/** How many rows at the end of each table that grows are blank in all our columns: an empty table has one. */
async function readFree(
  requests: Requests,
  tables: readonly { readonly shape: TableShape; readonly place: Place; readonly appends: boolean }[],
  keys: readonly (readonly string[])[],
): Promise<number[]> {
  const blank = tables.map(({ appends }, i) =>
    appends ? countAtEnd(keys[i] ?? [], (key) => key === "") : 0,
  );
  const blocks = tables.map(({ place }, i) =>
    blank[i] === 0
      ? []
      : cutRows({
          sheet: place.sheet,
          range: { ...place.body, top: place.body.bottom - (blank[i] ?? 0) + 1 },
          rowBytes: 200,
        }),
  );
  const values = await readBlocks(requests, blocks.flat());
  let next = 0;
  return tables.map(({ shape, place }, i) => {
    const rows = (blocks[i] ?? []).flatMap(() => values[next++] ?? []);
    const ours = shape.columns.map((c) => columnOf(place, c.heading) - place.body.left);
    return countAtEnd(rows, (row) => ours.every((column) => (row[column] ?? null) === null));
  });
}

function countAtEnd<T>(list: readonly T[], fits: (item: T) => boolean): number {
  let from = list.length;
  for (; from > 0; from -= 1) {
    const item = list[from - 1];
    if (item !== undefined && !fits(item)) break;
  }
  return list.length - from;
}

interface Facts extends AppendFacts {
  /** The address of cells below a table that grows over them. */
  readonly below: string | null;
}

function askFacts({ plan, place }: TableWork): Ask<Facts> {
  const count = plan.appends.length;
  const { body, sheet, totals } = place;
  const bottom = body.top + plan.length + count - 1;
  const end = bottom + (totals ? 1 : 0);
  if (end > LAST_ROW)
    throw new Refusal(
      `${plan.shape.name} would have more rows than an Excel sheet holds (1,048,576). Nothing was written.`,
    );
  return (context) => {
    const last = rangeOn(context, sheet, { ...body, top: body.bottom });
    last.load("numberFormat");
    const totalRow = totals ? forget(context.workbook.tables.getItem(place.name).getTotalRowRange()) : null;
    totalRow?.load("formulas");
    const top = body.bottom + 1 + (totals ? 1 : 0);
    const below =
      top > end
        ? null
        : forget(rangeOn(context, sheet, { ...body, top, bottom: end }).getUsedRangeOrNullObject(true));
    below?.load("address");
    return () => ({
      formats: formatsOf(last, body.left),
      totals: totalRow === null ? null : (formulasOf(totalRow)[0] ?? []),
      below: below === null || below.isNullObject ? null : below.address,
    });
  };
}

function formatsOf(range: Excel.Range, left: number): Map<number, string> {
  const formats: unknown = range.numberFormat;
  const [row = []] = Array.isArray(formats) ? (formats as string[][]) : [];
  return new Map(row.map((format, i) => [left + i, format] as const));
}

/** Names the cells; a range that only looks used holds none. */
async function refuseInTheWay(requests: Requests, work: TableWork | undefined, below: string): Promise<void> {
  if (work === undefined) return;
  const { sheet, range } = parseAddress(below);
  const some = { ...range, bottom: Math.min(range.bottom, range.top + 999) };
  const [values = []] = await readBlocks(requests, [{ sheet, range: some, rowBytes: 200 }]);
  const taken = values.flatMap((row, r) =>
    row.flatMap((cell, c) => {
      const [at, row_] = [some.left + c, some.top + r];
      return cell === null ? [] : [formatRange({ left: at, right: at, top: row_, bottom: row_ })];
    }),
  );
  if (taken.length === 0 && some.bottom === range.bottom) return;
  const { plan, place } = work;
  const needed = plan.length + plan.appends.length - (place.body.bottom - place.body.top + 1);
  const named = `${taken.slice(0, 8).join(", ")}${taken.length > 8 ? `, and ${taken.length - 8} more` : ""}`;
  throw new Refusal(
    `The table ${plan.shape.name} needs ${needed} more row${needed === 1 ? "" : "s"}, but cells below it on sheet ${sheet} are in the way: ${named}. Are they rows of the table? Drag its lower right corner over them. If not, move them to another sheet. Then run the step again. Nothing was written.`,
    taken,
  );
}

/** Keys in parts of a request's size. */
function removalParts(plan: TablePlan, place: Place): UndoPart[] {
  const keys = [...new Set(plan.removals.map((row) => row.key))];
  const stay = new Set(plan.appends.map((row) => row.key));
  const most = Math.ceil(MOST_WRITTEN_BYTES / 60);
  return Array.from({ length: Math.ceil(keys.length / most) }, (_part, i): UndoPart => {
    const some = keys.slice(i * most, (i + 1) * most);
    return {
      do: "remove",
      table: place.name,
      key: keyHeading(plan.shape),
      keys: some,
      stay: some.filter((key) => stay.has(key)),
    };
  });
}

type ReportChange = Extract<Change, { do: "report" }>;

/** A report's cell that a person or a step types into; its formulas are Excel's own work. */
interface Input extends ReportInput {
  readonly change: ReportChange;
}

function typedInputs(changes: readonly Change[]): Input[] {
  return changes.flatMap((change) =>
    change.do !== "report" ? [] : inputsOf(change.report).map((input) => ({ ...input, change })),
  );
}

function askInput({ change: { report }, at }: Input): Ask<Cell> {
  const range = parseRange(at);
  if (range === null) throw new HostFailure(`Report ${report.sheet} has no cell ${at}.`, "nothing");
  return (context) => {
    const cell = rangeOn(context, report.sheet, range);
    cell.load("values");
    return () => valuesOf(cell)?.[0]?.[0] ?? null;
  };
}

async function inputUnits(inputs: readonly Input[], old: readonly Cell[]): Promise<Unit[]> {
  const values = new Map<ReportChange, ReportValues>();
  for (const { change } of inputs) {
    const typed = old.filter((_cell, i) => inputs[i]?.change === change);
    if (!values.has(change)) values.set(change, await workedOut(change.report, change.values, typed));
  }
  return inputs.flatMap(({ change, name, at }, i): Unit[] => {
    const value = values.get(change)?.[name];
    return value === undefined ? [] : inputUnit(change.report, at, value, old[i] ?? null);
  });
}

function inputUnit({ sheet }: ReportShape, at: string, wanted: Cell, before: Cell): Unit[] {
  const value = checkedCell(wanted, () => `${at} of ${sheet}`);
  if (before === value) return [];
  return [
    {
      name: sheet,
      size: 1,
      bytes: 100,
      undo: { do: "input", sheet, at, old: before },
      write: (context) => {
        const cell = forget(context.workbook.worksheets.getItem(sheet).getRange(at));
        if (typeof value === "string") setFormat(cell, "@");
        cell.values = [[inputFor(value, true)]];
      },
    },
  ];
}
