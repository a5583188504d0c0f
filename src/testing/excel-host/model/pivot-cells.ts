/** Lays a pivot table out in cells, as Excel does in its compact, outline and tabular forms. */
import { axisLines, type AxisLine } from "./pivot-axis";
import type { PivotField, PivotValue } from "./pivot-fields";
import { PivotTotals, type Path, type PivotRecord } from "./pivot-totals";
import type { Plain } from "./typing";

export interface PivotCell {
  readonly value: Plain;
  readonly role: "header" | "label" | "value" | "subtotal" | "total";
  /** Inner items of the compact form stand further right. */
  readonly indent: number;
  readonly numberFormat?: string;
}

export interface PivotLayout {
  layoutType: string;
  subtotalLocation: string;
  showRowGrandTotals: boolean;
  showColumnGrandTotals: boolean;
  showFieldHeaders: boolean;
  repeatLabels: boolean;
  fillEmptyCells: boolean;
  emptyCellText: string;
}

export interface PivotPlan {
  readonly rows: readonly PivotField[];
  readonly columns: readonly PivotField[];
  readonly values: readonly PivotValue[];
  readonly layout: PivotLayout;
  readonly place: (field: PivotField) => number;
}

export interface LaidOut {
  readonly cells: readonly (readonly PivotCell[])[];
  /** How many rows of labels stand above the values, and columns of labels before them. */
  readonly headerRows: number;
  readonly labelColumns: number;
}

export function layOut(plan: PivotPlan, records: readonly PivotRecord[]): LaidOut {
  const { rows, columns, values, layout, place } = plan;
  const totals = new PivotTotals(records, plan, place);
  const compact = layout.layoutType === "Compact";
  const outline = compact || layout.layoutType === "Outline";
  const off = layout.subtotalLocation === "Off";
  const rowLines = axisLines(
    { fields: rows, place, total: (path, value) => totals.at(path, [], value) },
    records,
    {
      outline,
      subtotals: off ? "off" : outline && layout.subtotalLocation !== "AtBottom" ? "top" : "bottom",
      grandTotal: layout.showColumnGrandTotals && rows.length > 0,
    },
  );
  const columnLines = axisLines(
    { fields: columns, place, total: (path, value) => totals.at([], path, value) },
    records,
    {
      outline: false,
      subtotals: off ? "off" : "bottom",
      grandTotal: layout.showRowGrandTotals && columns.length > 0,
    },
  );
  const labelColumns = compact ? 1 : Math.max(rows.length, 1);
  const top = header({ ...plan, compact, labelColumns }, columnLines);
  const body = rowLines.map((line, index) => [
    ...rowLabels({ ...plan, compact, labelColumns }, rowLines, index),
    ...columnLines.flatMap((column) => values.map((value) => valueCell(line, column, value, totals, layout))),
  ]);
  return { cells: [...top, ...body], headerRows: top.length, labelColumns };
}

interface Shape extends PivotPlan {
  readonly compact: boolean;
  readonly labelColumns: number;
}

function header(shape: Shape, columnLines: readonly AxisLine[]): PivotCell[][] {
  const { rows, columns, values, layout, compact, labelColumns } = shape;
  const captions = layout.showFieldHeaders;
  const rowCaptions = Array.from({ length: labelColumns }, (_column, index) =>
    head(!captions ? null : compact ? (rows.length > 0 ? "Row Labels" : null) : (rows[index]?.name ?? null)),
  );
  const blank = (): PivotCell[] => Array.from({ length: labelColumns }, () => head(null));
  if (columns.length === 0) return [[...rowCaptions, ...values.map(({ name }) => head(name))]];
  const wide = columnLines.length * values.length;
  const first = blank();
  if (values.length === 1) first[0] = head(values[0]?.name ?? null);
  const captionRow = Array.from({ length: wide }, (_column, index) =>
    head(
      !captions ? null : compact ? (index === 0 ? "Column Labels" : null) : (columns[index]?.name ?? null),
    ),
  );
  const levels = columns.map((_field, depth) => [
    ...blank(),
    ...columnLines.flatMap((_line, index) =>
      values.map((value, n) =>
        head(columnLabel(columnLines, index, { depth, value, firstValue: n === 0, many: values.length > 1 })),
      ),
    ),
  ]);
  const names = [
    ...blank(),
    ...columnLines.flatMap(({ kind }) => values.map(({ name }) => head(kind === "item" ? name : null))),
  ];
  const all = [[...first, ...captionRow], ...levels, ...(values.length > 1 ? [names] : [])];
  const last = all.at(-1);
  if (last !== undefined) last.splice(0, labelColumns, ...rowCaptions);
  return all;
}

function columnLabel(
  lines: readonly AxisLine[],
  index: number,
  at: {
    readonly depth: number;
    readonly value: PivotValue;
    readonly firstValue: boolean;
    readonly many: boolean;
  },
): string | null {
  const line = lines[index];
  if (line === undefined) return null;
  if (line.kind === "grand") return at.depth > 0 ? null : at.many ? `Total ${at.value.name}` : "Grand Total";
  const label = line.path[at.depth];
  if (line.kind === "subtotal")
    return at.depth !== line.path.length - 1 || label === undefined
      ? null
      : `${label} ${at.many ? at.value.name : "Total"}`;
  if (label === undefined || !at.firstValue) return null;
  return sameUpTo(lines[index - 1], line.path, at.depth) ? null : label;
}

function rowLabels(shape: Shape, lines: readonly AxisLine[], index: number): PivotCell[] {
  const { rows, values, layout, compact, labelColumns } = shape;
  const line = lines[index];
  const cells: PivotCell[] = [];
  if (line === undefined) return cells;
  const depth = line.path.length - 1;
  const role = roleOf(line, "label");
  for (let column = 0; column < labelColumns; column += 1) {
    const at = compact ? depth : column;
    const label = line.path[at];
    let text: string | null = null;
    if (line.kind === "grand") {
      const alone = rows.length === 0 && values.length === 1 ? (values[0]?.name ?? null) : "Grand Total";
      text = column === 0 ? alone : null;
    } else if (line.kind === "subtotal") text = at === depth ? `${label ?? ""} Total` : null;
    else if (compact) text = label ?? null;
    else if (label !== undefined)
      text = !layout.repeatLabels && sameUpTo(lines[index - 1], line.path, at) ? null : label;
    cells.push({ value: text, role, indent: compact ? Math.max(depth, 0) : 0 });
  }
  return cells;
}

function valueCell(
  row: AxisLine,
  column: AxisLine,
  value: PivotValue,
  totals: PivotTotals,
  layout: PivotLayout,
): PivotCell {
  const found = row.shows ? totals.at(row.path, column.path, value) : null;
  const empty =
    row.shows && layout.fillEmptyCells && layout.emptyCellText !== "" ? layout.emptyCellText : null;
  const role = row.kind === "grand" || column.kind === "grand" ? "total" : roleOf(row, "value");
  return { value: found ?? empty, role, indent: 0, numberFormat: value.numberFormat };
}

function roleOf({ kind }: AxisLine, plain: "label" | "value"): PivotCell["role"] {
  return kind === "grand" ? "total" : kind === "subtotal" ? "subtotal" : plain;
}

function sameUpTo(before: AxisLine | undefined, path: Path, depth: number): boolean {
  if (before === undefined || before.kind === "grand" || before.path.length <= depth) return false;
  return before.path.slice(0, depth + 1).every((label, index) => label === path[index]);
}

function head(value: string | null): PivotCell {
  return { value, role: "header", indent: 0 };
}
