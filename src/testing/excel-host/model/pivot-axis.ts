/** The lines of a pivot table's rows, and likewise of its columns: items, their subtotals, the grand total. */
import { compareItems, labelOf, type PivotField, type PivotValue } from "./pivot-fields";
import type { Path, PivotRecord } from "./pivot-totals";
import type { Plain } from "./typing";

export interface AxisLine {
  readonly path: Path;
  readonly kind: "item" | "subtotal" | "grand";
  /** An outer item above its inner ones may leave its totals to a line of their own. */
  readonly shows: boolean;
}

export interface AxisStyle {
  /** Outer items stand on a line of their own, above the inner ones. */
  readonly outline: boolean;
  readonly subtotals: "top" | "bottom" | "off";
  readonly grandTotal: boolean;
}

export interface Axis {
  readonly fields: readonly PivotField[];
  readonly place: (field: PivotField) => number;
  /** The total of an item in all its records: for sorting by it. */
  readonly total: (path: Path, value: PivotValue) => number | null;
}

interface Item {
  readonly value: Plain;
  readonly records: PivotRecord[];
}

export function axisLines(axis: Axis, records: readonly PivotRecord[], style: AxisStyle): AxisLine[] {
  const lines: AxisLine[] = [];
  const visit = (inner: readonly PivotRecord[], outer: Path): void => {
    const field = axis.fields[outer.length];
    if (field === undefined) return;
    const innermost = outer.length === axis.fields.length - 1;
    for (const [label, item] of ordered(axis, field, inner, outer)) {
      const path = [...outer, label];
      if (innermost || field.collapsed.has(label)) {
        lines.push({ path, kind: "item", shows: true });
        continue;
      }
      const subtotals = field.subtotals ? style.subtotals : "off";
      if (style.outline) lines.push({ path, kind: "item", shows: subtotals === "top" });
      visit(item.records, path);
      if (subtotals === "bottom") lines.push({ path, kind: "subtotal", shows: true });
    }
  };
  visit(records, []);
  if (style.grandTotal || lines.length === 0) lines.push({ path: [], kind: "grand", shows: true });
  return lines;
}

function ordered(
  axis: Axis,
  field: PivotField,
  records: readonly PivotRecord[],
  outer: Path,
): [string, Item][] {
  const items = new Map<string, Item>();
  for (const record of records) {
    const value = record[axis.place(field)] ?? null;
    const label = labelOf(value);
    const known = items.get(label);
    if (known === undefined) items.set(label, { value, records: [record] });
    else known.records.push(record);
  }
  const by = field.sortedBy;
  const sign = field.descending ? -1 : 1;
  const compare = ([a, { value: x }]: [string, Item], [b, { value: y }]: [string, Item]): number =>
    by === null
      ? compareItems(x, y)
      : (axis.total([...outer, a], by) ?? 0) - (axis.total([...outer, b], by) ?? 0) ||
        sign * compareItems(x, y);
  return [...items].sort((a, b) => sign * compare(a, b));
}
