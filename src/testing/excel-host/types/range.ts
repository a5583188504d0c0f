/** Excel.Range: cells, and the ranges that can be reached from them. */
import { invalidArgument, invalidOperation, itemNotFound } from "../errors";
import { COLUMNS, intersection, onSheet, plainRect, ROWS, type Rect } from "../model/address";
import { Area } from "../model/area";
import { copyCells } from "../model/copy";
import { surrounding } from "../model/region";
import { made, orNull, type Args, type HostObject, type HostType, type Property } from "../objects";
import { CONDITIONAL_FORMATS } from "./conditional-formats";
import { DATA_VALIDATION } from "./data-validation";
import { cells, formats, formulaOf, setFormats, valueOf, valueType, write } from "./range-cells";
import { RANGE_FORMAT } from "./range-format";
import { columnFlags, common, rowFlags, setColumnHidden, setRowHidden } from "./range-hidden";
import { RANGE_SORT } from "./range-sort";
import { RANGE_VIEW } from "./range-view";
import { styleProperty } from "./style-property";
import { TABLES_IN_RANGE } from "./tables";
import { WORKSHEET } from "./worksheet";

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
    GetEntireRow: (area) => sub(area, { ...plainRect(area), left: 0, right: COLUMNS - 1 }),
    GetEntireColumn: (area) => sub(area, { ...plainRect(area), top: 0, bottom: ROWS - 1 }),
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
      return sub(area, used ?? { ...plainRect(area), bottom: area.top, right: area.left });
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
      const cells = plainRect(area);
      area.sheet.delete(cells, shift === "Up" ? "up" : "left");
      return null;
    },
    Insert: (area, args) => {
      const shift = direction(args, ["Down", "Right"]);
      const place = plainRect(area);
      area.sheet.insert(place, shift === "Down" ? "down" : "right");
      return sub(area, place);
    },
    Merge: (area, args) => {
      area.sheet.demandWritable(area);
      if (area.sheet.tableAt(area) !== null) throw invalidOperation("Cells of a table cannot be merged.");
      const parts = args.flag(0) ? rowsOf(area) : [plainRect(area)];
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

function hyperlink(): Property<Area> {
  return {
    get: (area) => area.sheet.hyperlinks.get(`${area.top},${area.left}`) ?? null,
    set: (area, value) => {
      const link = value === null ? {} : (value as Readonly<Record<string, unknown>>);
      area.sheet.hyperlinks.set(`${area.top},${area.left}`, link);
      const text = link["textToDisplay"];
      if (typeof text === "string")
        area.sheet.write({ ...plainRect(area), bottom: area.top, right: area.left }, text);
    },
  };
}

function sum(from: number, to: number, size: (index: number) => number): number {
  if (to - from > 200_000) return (to - from + 1) * size(from);
  let total = 0;
  for (let index = from; index <= to; index += 1) total += size(index);
  return total;
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
  return sub(area, { ...plainRect(area), top: area.top + index, bottom: area.top + index });
}

function column(area: Area, index: number): HostObject {
  return sub(area, { ...plainRect(area), left: area.left + index, right: area.left + index });
}

function beside(area: Area, count: number, what: "rows" | "columns"): HostObject {
  if (count === 0) throw invalidArgument("The count cannot be 0.");
  const [first, last] = what === "rows" ? (["top", "bottom"] as const) : (["left", "right"] as const);
  const part =
    count > 0
      ? { [first]: area[last] + 1, [last]: area[last] + count }
      : { [first]: area[first] + count, [last]: area[first] - 1 };
  return sub(area, { ...plainRect(area), ...part });
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

function rowsOf(area: Area): Rect[] {
  const rows: Rect[] = [];
  for (let row = area.top; row <= area.bottom; row += 1)
    rows.push({ ...plainRect(area), top: row, bottom: row });
  return rows;
}

function direction(args: Args, allowed: readonly string[]): string {
  const wanted = args.text(0);
  const found = allowed.find((one) => one.toLowerCase() === wanted.toLowerCase());
  if (found === undefined) throw invalidArgument(`The cells cannot be shifted ${wanted}.`);
  return found;
}
