/** Changed cells: adjacent rows and columns go together, what is there already is not written. */
import { keyHeading, type Cell } from "../../workbook/shape";
import { RANGE_BYTES } from "./limits";
import { columnOf, type Place } from "./places";
import { formulasOf, rangeOn, runsOf, setFormat, valuesOf } from "./ranges";
import { cutRows, readBlocksAs, type Block } from "./read-blocks";
import { cellBytes } from "./read-tables";
import type { Ask, Requests } from "./requests";
import type { TablePlan, Update } from "./table-plan";
import type { OldCell } from "./undo-record";
import type { Turns } from "./turns";
import { cutByWeight, type Unit } from "./units";
import { isTextColumn, writeCells } from "./write-cells";

/** An update with the cell that it overwrites. */
export interface Overwrite extends Update {
  readonly old: OldCell;
}

/** Updates of several tables with what their cells hold now; those that change nothing are left out. */
export async function readOverwritten(
  requests: Requests,
  tables: readonly { readonly plan: TablePlan; readonly place: Place }[],
): Promise<Overwrite[][]> {
  const wanted = tables.map(({ plan, place }) => ({ updates: plan.updates, blocks: blocksFor(plan, place) }));
  const read = await readBlocksAs(
    requests,
    wanted.flatMap((w) => w.blocks),
    askOld,
  );
  let next = 0;
  return wanted.map(({ updates, blocks }, i) => {
    const place = tables[i]?.place;
    const old = new Map<string, OldCell>();
    for (const { range } of blocks)
      (read[next++] ?? []).forEach((row, r) =>
        row.forEach((cell, c) => old.set(`${range.top + r}:${range.left + c}`, cell)),
      );
    return place === undefined
      ? []
      : updates.flatMap((update) => {
          const at = `${place.body.top + update.index}:${columnOf(place, update.heading)}`;
          const before = old.get(at) ?? null;
          return before === update.value ? [] : [{ ...update, old: before }];
        });
  });
}

function blocksFor(plan: TablePlan, place: Place): Block[] {
  const { updates } = plan;
  const rows = [...new Set(updates.map((u) => place.body.top + u.index))].sort((a, b) => a - b);
  const headings = [...new Set(updates.map((u) => u.heading))];
  const widths = new Map(plan.shape.columns.map((c) => [columnOf(place, c.heading), cellBytes(c)]));
  const columns = headings.map((h) => columnOf(place, h)).sort((a, b) => a - b);
  return runsOf(columns).flatMap(([left, right]) => {
    // Values and formulas both.
    let rowBytes = 4;
    for (let at = left; at <= right; at++) rowBytes += 2 * (widths.get(at) ?? 12);
    return runsOf(rows, Math.ceil(RANGE_BYTES / rowBytes)).flatMap(([top, bottom]) =>
      cutRows({ sheet: place.sheet, range: { left, right, top, bottom }, rowBytes }),
    );
  });
}

const askOld =
  ({ sheet, range }: Block): Ask<OldCell[][] | null> =>
  (context) => {
    const asked = rangeOn(context, sheet, range);
    asked.load("values,formulas");
    return () => {
      const values = valuesOf(asked);
      const formulas = formulasOf(asked);
      return values === null
        ? null
        : values.map((row, r) => row.map((value, c): OldCell => oldCell(value, formulas[r]?.[c] ?? null)));
    };
  };

/** The formula of a cell is its value, unless it has one. */
function oldCell(value: Cell, formula: Cell): OldCell {
  return typeof formula === "string" && formula.startsWith("=") && formula !== value ? { formula } : value;
}

export async function updateUnits(
  turns: Turns,
  plan: TablePlan,
  place: Place,
  overwrites: readonly Overwrite[],
): Promise<Unit[]> {
  const key = keyHeading(plan.shape);
  const byHeading = new Map(plan.shape.columns.map((c) => [c.heading, isTextColumn(c)]));
  const texts = [...byHeading].flatMap(([heading, text]) => (text ? [heading] : []));
  const formatted = [...new Set(overwrites.filter(isWritten).map((o) => o.heading))].filter(
    (heading) => byHeading.get(heading) === true,
  );
  const unitsOf = async (rect: Rectangle): Promise<Unit[]> => {
    const pieces = await cutByWeight(
      turns,
      rect.rows.map((row) => row.map((o) => o.value)),
    );
    return pieces.map(({ from, to, bytes }): Unit => {
      const rows = rect.rows.slice(from, to);
      const range = {
        left: rect.left,
        right: rect.left + (rows[0]?.length ?? 1) - 1,
        top: rect.top + from,
        bottom: rect.top + to - 1,
      };
      return {
        name: plan.shape.name,
        size: rows.length,
        bytes,
        undo: {
          do: "update",
          table: place.name,
          key,
          texts,
          cells: rows.flatMap((row) => row.map((o) => [o.key, o.ordinal, o.heading, o.old] as const)),
        },
        write: (context) => {
          const isText = rows[0]?.map((o) => byHeading.get(o.heading) === true) ?? [];
          const values = rows.map((row) => row.map((o) => o.value));
          writeCells(context, place.sheet, range, values, isText);
        },
      };
    });
  };
  const units: Unit[] = [];
  for (const rect of rectangles(place, overwrites)) units.push(...(await unitsOf(rect)));
  if (units.length > 0 && formatted.length > 0) units.unshift(textFormat(plan, place, formatted));
  return units;
}

function isWritten({ value }: Overwrite): boolean {
  return typeof value === "string";
}

/** Once over the columns of texts, so that what is written stays as it is. */
function textFormat(plan: TablePlan, place: Place, headings: readonly string[]): Unit {
  const columns = headings.map((heading) => columnOf(place, heading)).sort((a, b) => a - b);
  return {
    name: plan.shape.name,
    size: 0,
    bytes: 0,
    undo: null,
    write: (context) => {
      for (const [left, right] of runsOf(columns))
        setFormat(rangeOn(context, place.sheet, { ...place.body, left, right }), "@");
    },
  };
}

interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly rows: (readonly Overwrite[])[];
}

/** Runs of columns in a row, joined with the same run in the row above. */
function rectangles(place: Place, overwrites: readonly Overwrite[]): Rectangle[] {
  const byRow = new Map<number, Map<number, Overwrite>>();
  for (const overwrite of overwrites) {
    const row = byRow.get(overwrite.index) ?? new Map<number, Overwrite>();
    row.set(columnOf(place, overwrite.heading), overwrite);
    byRow.set(overwrite.index, row);
  }
  const open = new Map<string, Rectangle>();
  const all: Rectangle[] = [];
  for (const [index, row] of [...byRow].sort(([a], [b]) => a - b))
    for (const [left, right] of runsOf([...row.keys()].sort((a, b) => a - b))) {
      const cells: Overwrite[] = [];
      for (let at = left; at <= right; at++) {
        const cell = row.get(at);
        if (cell !== undefined) cells.push(cell);
      }
      const top = place.body.top + index;
      const above = open.get(`${left}:${right}`);
      if (above !== undefined && above.top + above.rows.length === top) above.rows.push(cells);
      else {
        const made: Rectangle = { left, top, rows: [cells] };
        open.set(`${left}:${right}`, made);
        all.push(made);
      }
    }
  return all;
}
