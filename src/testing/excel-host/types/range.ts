/** Excel.Range: cells, and the ranges that can be reached from them. */
import { invalidArgument, invalidOperation, itemNotFound } from "../errors";
import { COLUMNS, intersection, onSheet, ROWS, type Rect } from "../model/address";
import { Area } from "../model/area";
import { copyCells } from "../model/copy";
import { CellError, type Plain } from "../model/typing";
import { made, orNull, type Args, type HostObject, type HostType, type Property } from "../objects";
import { CONDITIONAL_FORMATS } from "./conditional-formats";
import { DATA_VALIDATION } from "./data-validation";
import { RANGE_FORMAT } from "./range-format";
import { RANGE_SORT } from "./range-sort";
import { RANGE_VIEW } from "./range-view";
import { TABLES_IN_RANGE } from "./tables";
import { WORKSHEET } from "./worksheet";

/** A read of more cells gives null, without an error. */
const MAX_CELLS_READ = 5_000_000;

export const RANGE: HostType<Area> = {
  name: "Range",
  identity: (area, context) => {
    const id = context.referenceId(area);
    return id === "" ? {} : { _ReferenceId: id };
  },
  properties: {
    Address: { get: (area) => area.address },
    AddressLocal: { get: (area) => area.address },
    CellCount: { get: (area) => (area.rows * area.columns > 2_147_483_647 ? -1 : area.rows * area.columns) },
    RowCount: { get: (area) => area.rows },
    ColumnCount: { get: (area) => area.columns },
    RowIndex: { get: (area) => area.top },
    ColumnIndex: { get: (area) => area.left },
    IsEntireRow: { get: (area) => area.columns === COLUMNS },
    IsEntireColumn: { get: (area) => area.rows === ROWS },
    Values: { get: (area) => cells(area, valueOf), set: write },
    Formulas: { get: (area) => cells(area, formulaOf), set: write },
    FormulasLocal: { get: (area) => cells(area, formulaOf), set: write },
    Text: { get: (area) => cells(area, (a, r, c) => a.sheet.textAt(r, c)) },
    ValueTypes: { get: (area) => cells(area, (a, r, c) => valueType(a.sheet.value(r, c))) },
    NumberFormat: { get: formats, set: setFormats },
    NumberFormatLocal: { get: formats, set: setFormats },
    Hidden: { get: (area) => common(rowFlags(area).concat(columnFlags(area).some(Boolean))) },
    RowHidden: { get: (area) => common(rowFlags(area)), set: setRowHidden },
    ColumnHidden: { get: (area) => common(columnFlags(area)), set: setColumnHidden },
    Top: { get: (area) => sum(0, area.top - 1, (row) => area.sheet.height(row)) },
    Left: { get: (area) => sum(0, area.left - 1, (column) => area.sheet.width(column)) },
    Height: { get: (area) => sum(area.top, area.bottom, (row) => area.sheet.height(row)) },
    Width: { get: (area) => sum(area.left, area.right, (column) => area.sheet.width(column)) },
    Hyperlink: hyperlink(),
    Style: styleProperty("style", "Normal"),
    HasSpill: { get: () => false },
    _ReferenceId: { get: (area, context) => context.referenceId(area) },
  },
  objects: {
    Worksheet: (area) => made(WORKSHEET, area.sheet),
    Format: (area) => made(RANGE_FORMAT, area),
    Sort: (area) => made(RANGE_SORT, area),
    ConditionalFormats: (area) => made(CONDITIONAL_FORMATS, area),
    DataValidation: (area) => made(DATA_VALIDATION, area),
  },
  methods: {
    GetCell: (area, args) =>
      to(area, { top: area.top + args.whole(0), left: area.left + args.whole(1) }, 1, 1),
    GetRow: (area, args) => row(area, args.whole(0)),
    GetColumn: (area, args) => column(area, args.whole(0)),
    GetLastCell: (area) => to(area, { top: area.bottom, left: area.right }, 1, 1),
    GetLastRow: (area) => row(area, area.rows - 1),
    GetLastColumn: (area) => column(area, area.columns - 1),
    GetRowsAbove: (area, args) => beside(area, -args.whole(0, 1), "rows"),
    GetRowsBelow: (area, args) => beside(area, args.whole(0, 1), "rows"),
    GetColumnsBefore: (area, args) => beside(area, -args.whole(0, 1), "columns"),
    GetColumnsAfter: (area, args) => beside(area, args.whole(0, 1), "columns"),
    GetEntireRow: (area) => sub(area, { ...plain(area), left: 0, right: COLUMNS - 1 }),
    GetEntireColumn: (area) => sub(area, { ...plain(area), top: 0, bottom: ROWS - 1 }),
    GetOffsetRange: (area, args) =>
      to(area, { top: area.top + args.whole(0), left: area.left + args.whole(1) }, area.rows, area.columns),
    GetResizedRange: (area, args) => to(area, area, area.rows + args.whole(0), area.columns + args.whole(1)),
    GetAbsoluteResizedRange: (area, args) => to(area, area, args.whole(0), args.whole(1)),
    GetBoundingRect: (area, args, { workbook }) => bounding(area, args.area(0, area.sheet, workbook)),
    GetIntersection: (area, args, { workbook }) => {
      const common = overlap(area, args.area(0, area.sheet, workbook));
      if (common === null) throw itemNotFound("The ranges do not overlap.");
      return made(RANGE, common);
    },
    GetIntersectionOrNullObject: (area, args, { workbook }) =>
      orNull(RANGE, overlap(area, args.area(0, area.sheet, workbook))),
    GetUsedRange: (area, args) => {
      const used = area.sheet.usedRange(args.flag(0), area);
      return sub(area, used ?? { ...plain(area), bottom: area.top, right: area.left });
    },
    GetUsedRangeOrNullObject: (area, args) => {
      const used = area.sheet.usedRange(args.flag(0), area);
      return orNull(RANGE, used === null ? null : new Area(area.sheet, used));
    },
    GetSurroundingRegion: (area) => sub(area, surrounding(area)),
    GetVisibleView: (area) => made(RANGE_VIEW, area),
    GetTables: (area, args) => made(TABLES_IN_RANGE, { area, fully: args.flag(0) }),
    GetMergedAreasOrNullObject: (area) => {
      const merge = area.sheet.merges.find((one) => intersection(one, area) !== null);
      return orNull(RANGE, merge === undefined ? null : new Area(area.sheet, merge));
    },
    Clear: (area, args) => {
      area.sheet.clear(area, args.optionalText(0) ?? "All");
      return null;
    },
    Delete: (area, args) => {
      const shift = direction(args, ["Up", "Left"]);
      const cells = plain(area);
      area.sheet.delete(cells, shift === "Up" ? "up" : "left");
      return null;
    },
    Insert: (area, args) => {
      const shift = direction(args, ["Down", "Right"]);
      const place = plain(area);
      area.sheet.insert(place, shift === "Down" ? "down" : "right");
      return sub(area, place);
    },
    Merge: (area, args) => {
      area.sheet.demandWritable(area);
      if (area.sheet.tableAt(area) !== null) throw invalidOperation("Cells of a table cannot be merged.");
      const parts = args.flag(0) ? rowsOf(area) : [plain(area)];
      for (const part of parts) area.sheet.merge(part);
      return null;
    },
    Unmerge: (area) => {
      area.sheet.merges = area.sheet.merges.filter((one) => intersection(one, area) === null);
      return null;
    },
    Select: (area, _args, { window }) => {
      if (area.sheet.visibility !== "Visible")
        throw invalidOperation(`The sheet ${area.sheet.name} is hidden.`);
      window.select(area);
      return null;
    },
    Calculate: () => null,
    CopyFrom: (area, args, { workbook }) => {
      copyCells(
        area,
        args.area(0, area.sheet, workbook),
        args.optionalText(1) ?? "All",
        args.flag(2),
        args.flag(3),
      );
      return null;
    },
    _ValidateArraySize: (area, args) => {
      if (args.whole(0) !== area.rows || args.whole(1) !== area.columns)
        throw invalidArgument(
          "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
        );
      return null;
    },
  },
};

function write(area: Area, value: unknown): void {
  area.sheet.write(area, value);
}

function cells<T>(area: Area, read: (area: Area, row: number, column: number) => T): T[][] | null {
  if (area.rows * area.columns > MAX_CELLS_READ) return null;
  const rows: T[][] = [];
  for (let row = area.top; row <= area.bottom; row += 1) {
    const line: T[] = [];
    for (let column = area.left; column <= area.right; column += 1) line.push(read(area, row, column));
    rows.push(line);
  }
  return rows;
}

function valueOf(area: Area, row: number, column: number): string | number | boolean {
  return wireValue(area.sheet.value(row, column));
}

function formulaOf(area: Area, row: number, column: number): string | number | boolean {
  return wireValue(area.sheet.formula(row, column));
}

export function wireValue(value: Plain): string | number | boolean {
  return value === null ? "" : value instanceof CellError ? value.text : value;
}

function valueType(value: Plain): string {
  if (value === null) return "Empty";
  if (value instanceof CellError) return "Error";
  return typeof value === "string" ? "String" : typeof value === "number" ? "Double" : "Boolean";
}

function formats(area: Area): unknown {
  if (area.rows * area.columns > MAX_CELLS_READ) {
    const one = area.sheet.styles.common(area, "numberFormat");
    return one === null ? null : (one ?? "General");
  }
  return cells(area, (a, r, c) => a.sheet.format(r, c));
}

function setFormats(area: Area, value: unknown): void {
  if (typeof value === "string") {
    area.sheet.changeStyle(area, { numberFormat: formatChange(value) });
    return;
  }
  if (!Array.isArray(value) || value.length !== area.rows)
    throw invalidArgument("The number formats have another shape than the range.");
  const rows = value as readonly unknown[];
  for (const line of rows)
    if (!Array.isArray(line) || line.length !== area.columns)
      throw invalidArgument("The number formats have another shape than the range.");
  // Columns of equal formats are set at once.
  for (let offset = 0; offset < area.columns; offset += 1) setColumn(area, offset, rows);
}

function setColumn(area: Area, offset: number, rows: readonly unknown[]): void {
  const at = (index: number): unknown => (rows[index] as readonly unknown[])[offset];
  for (let from = 0; from < rows.length;) {
    let to = from;
    while (to + 1 < rows.length && at(to + 1) === at(from)) to += 1;
    const format = at(from);
    if (typeof format === "string")
      area.sheet.changeStyle(
        { top: area.top + from, bottom: area.top + to, left: area.left + offset, right: area.left + offset },
        { numberFormat: formatChange(format) },
      );
    else if (format !== null) throw invalidArgument("A number format has to be text.");
    from = to + 1;
  }
}

function formatChange(format: string): string | null {
  return format === "General" || format === "" ? null : format;
}

function rowFlags(area: Area): boolean[] {
  const flags: boolean[] = [];
  for (let row = area.top; row <= Math.min(area.bottom, area.top + 1_048_575); row += 1)
    flags.push(area.sheet.isHidden(row));
  return flags;
}

function columnFlags(area: Area): boolean[] {
  const flags: boolean[] = [];
  for (let column = area.left; column <= area.right; column += 1)
    flags.push(area.sheet.hiddenColumns.has(column));
  return flags;
}

function setRowHidden(area: Area, value: unknown): void {
  for (let row = area.top; row <= area.bottom; row += 1)
    if (value === true) area.sheet.setRow(row, { hidden: "user" });
    else area.sheet.showRow(row);
  area.sheet.workbook.changed({ what: "structure", sheet: area.sheet });
}

function setColumnHidden(area: Area, value: unknown): void {
  for (let column = area.left; column <= area.right; column += 1)
    if (value === true) area.sheet.hiddenColumns.add(column);
    else area.sheet.hiddenColumns.delete(column);
  area.sheet.workbook.changed({ what: "structure", sheet: area.sheet });
}

function common(flags: readonly boolean[]): boolean | null {
  const first = flags[0] ?? false;
  return flags.every((flag) => flag === first) ? first : null;
}

/** A setting of the cells' looks: null where they differ. */
export function styleProperty(name: string, initial: string | number | boolean): Property<Area> {
  return {
    get: (area) => {
      const value = area.sheet.styles.common(area, name);
      return value === null ? null : (value ?? initial);
    },
    set: (area, value) => {
      if (typeof value !== typeof initial) throw invalidArgument(`The value has to be a ${typeof initial}.`);
      area.sheet.changeStyle(area, {
        [name]: value === initial ? null : (value as string | number | boolean),
      });
    },
  };
}

function hyperlink(): Property<Area> {
  return {
    get: (area) => area.sheet.hyperlinks.get(`${area.top},${area.left}`) ?? null,
    set: (area, value) => {
      const link = value === null ? {} : (value as Readonly<Record<string, unknown>>);
      area.sheet.hyperlinks.set(`${area.top},${area.left}`, link);
      const text = link["textToDisplay"];
      if (typeof text === "string")
        area.sheet.write({ ...plain(area), bottom: area.top, right: area.left }, text);
    },
  };
}

function sum(from: number, to: number, size: (index: number) => number): number {
  if (to - from > 200_000) return (to - from + 1) * size(from);
  let total = 0;
  for (let index = from; index <= to; index += 1) total += size(index);
  return total;
}

function plain({ top, left, bottom, right }: Rect): Rect {
  return { top, left, bottom, right };
}

function sub(area: Area, part: Rect): HostObject {
  return made(RANGE, new Area(area.sheet, onSheet(part)));
}

function to(
  area: Area,
  { top, left }: { top: number; left: number },
  rows: number,
  columns: number,
): HostObject {
  return sub(area, { top, left, bottom: top + rows - 1, right: left + columns - 1 });
}

function row(area: Area, index: number): HostObject {
  return sub(area, { ...plain(area), top: area.top + index, bottom: area.top + index });
}

function column(area: Area, index: number): HostObject {
  return sub(area, { ...plain(area), left: area.left + index, right: area.left + index });
}

function beside(area: Area, count: number, what: "rows" | "columns"): HostObject {
  if (count === 0) throw invalidArgument("The count cannot be 0.");
  const [first, last] = what === "rows" ? (["top", "bottom"] as const) : (["left", "right"] as const);
  const part =
    count > 0
      ? { [first]: area[last] + 1, [last]: area[last] + count }
      : { [first]: area[first] + count, [last]: area[first] - 1 };
  return sub(area, { ...plain(area), ...part });
}

function bounding(area: Area, other: Area): HostObject {
  if (other.sheet !== area.sheet) throw invalidArgument("The ranges are on different sheets.");
  return sub(area, {
    top: Math.min(area.top, other.top),
    left: Math.min(area.left, other.left),
    bottom: Math.max(area.bottom, other.bottom),
    right: Math.max(area.right, other.right),
  });
}

function overlap(area: Area, other: Area): Area | null {
  const common = area.sheet === other.sheet ? intersection(area, other) : null;
  return common === null ? null : new Area(area.sheet, common);
}

/** The block of cells around, up to blank rows and columns. */
function surrounding(area: Area): Rect {
  let block = plain(area);
  for (;;) {
    const next = { ...block };
    const blank = (part: Rect): boolean => part.top < 0 || part.left < 0 || area.sheet.grid.isBlank(part);
    const wide = { ...block, left: Math.max(block.left - 1, 0), right: block.right + 1 };
    const tall = { ...block, top: Math.max(block.top - 1, 0), bottom: block.bottom + 1 };
    if (!blank({ ...wide, top: block.top - 1, bottom: block.top - 1 })) next.top -= 1;
    if (!blank({ ...wide, top: block.bottom + 1, bottom: block.bottom + 1 })) next.bottom += 1;
    if (!blank({ ...tall, left: block.left - 1, right: block.left - 1 })) next.left -= 1;
    if (!blank({ ...tall, left: block.right + 1, right: block.right + 1 })) next.right += 1;
    if (JSON.stringify(next) === JSON.stringify(block)) return block;
    block = next;
  }
}

function rowsOf(area: Area): Rect[] {
  const rows: Rect[] = [];
  for (let row = area.top; row <= area.bottom; row += 1) rows.push({ ...plain(area), top: row, bottom: row });
  return rows;
}

function direction(args: Args, allowed: readonly string[]): string {
  const wanted = args.text(0);
  const found = allowed.find((one) => one.toLowerCase() === wanted.toLowerCase());
  if (found === undefined) throw invalidArgument(`The cells cannot be shifted ${wanted}.`);
  return found;
}
