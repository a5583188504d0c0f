/** Excel.Worksheet. */
import type { HostError } from "../errors";
import { invalidArgument, invalidOperation, itemNotFound } from "../errors";
import { COLUMNS, onSheet, rect, ROWS } from "../model/address";
import { Area } from "../model/area";
import type { HostSheet } from "../model/sheet";
import {
  flagValue,
  made,
  numberValue,
  orNull,
  textValue,
  type Args,
  type Context,
  type HostObject,
  type HostType,
} from "../objects";
import { EVENTS } from "../window-events";
import { CHARTS } from "./charts";
import { FREEZE_PANES } from "./freeze-panes";
import { listens } from "./listens";
import { NAMES } from "./names";
import { PAGE_LAYOUT } from "./page-layout";
import { PROTECTION } from "./protection";
import { PIVOT_TABLES } from "./pivot-tables";
import { RANGE } from "./range";
import { SHEET_AUTO_FILTER } from "./auto-filter";
import { SLICERS } from "./slicers";
import { TABLES } from "./tables";

export const WORKSHEET: HostType<HostSheet> = {
  name: "Worksheet",
  identity: (sheet) => ({ Id: sheet.id }),
  properties: {
    Id: { get: (sheet) => sheet.id },
    Name: {
      get: (sheet) => sheet.name,
      set: (sheet, value) => {
        sheet.name = textValue(value);
      },
    },
    Position: {
      get: (sheet) => sheet.workbook.sheets.indexOf(sheet),
      set: (sheet, value) => {
        sheet.workbook.moveSheet(sheet, numberValue(value));
      },
    },
    Visibility: {
      get: (sheet) => sheet.visibility,
      set: (sheet, value, context) => {
        setVisibility(sheet, value, context);
      },
    },
    TabColor: {
      get: (sheet) => sheet.tabColor,
      set: (sheet, value) => {
        const color = textValue(value);
        if (color !== "" && !/^#[0-9a-f]{6}$/i.test(color))
          throw invalidArgument(`${color} is no colour of the form #RRGGBB.`);
        sheet.tabColor = color.toUpperCase();
        sheet.workbook.changed({ what: "structure", sheet });
      },
    },
    StandardWidth: {
      get: (sheet) => sheet.standardWidth,
      set: (sheet, value) => {
        sheet.standardWidth = numberValue(value);
      },
    },
    StandardHeight: { get: () => 15 },
    ShowGridlines: { get: (sheet) => sheet.showGridlines },
    ShowHeadings: { get: (sheet) => sheet.showHeadings },
    // The client writes these two under other names than it reads them.
    Gridlines: {
      get: (sheet) => sheet.showGridlines,
      set: (sheet, value) => {
        sheet.showGridlines = flagValue(value);
      },
    },
    Headings: {
      get: (sheet) => sheet.showHeadings,
      set: (sheet, value) => {
        sheet.showHeadings = flagValue(value);
      },
    },
    EnableCalculation: { get: () => true },
  },
  objects: {
    Tables: (sheet) => made(TABLES, { workbook: sheet.workbook, sheet }),
    PivotTables: (sheet) => made(PIVOT_TABLES, { workbook: sheet.workbook, sheet }),
    Slicers: (sheet) => made(SLICERS, { workbook: sheet.workbook, sheet }),
    Names: (sheet) => made(NAMES, { workbook: sheet.workbook, sheet }),
    Protection: (sheet) => made(PROTECTION, sheet),
    FreezePanes: (sheet) => made(FREEZE_PANES, sheet),
    PageLayout: (sheet) => made(PAGE_LAYOUT, sheet),
    Charts: (sheet) => made(CHARTS, sheet),
    AutoFilter: (sheet) => made(SHEET_AUTO_FILTER, sheet),
  },
  methods: {
    Activate: (sheet, _args, { window }) => {
      if (sheet.visibility !== "Visible") throw invalidOperation(`The sheet ${sheet.name} is hidden.`);
      window.activate(sheet);
      return null;
    },
    Delete: (sheet) => {
      sheet.workbook.deleteSheet(sheet);
      return null;
    },
    Calculate: () => null,
    GetRange: (sheet, args, context) => range(sheet, args, context),
    GetRangeByIndexes: (sheet, args) =>
      made(RANGE, new Area(sheet, onSheet(rect(args.whole(0), args.whole(1), args.whole(2), args.whole(3))))),
    GetCell: (sheet, args) => made(RANGE, new Area(sheet, onSheet(rect(args.whole(0), args.whole(1), 1, 1)))),
    GetUsedRange: (sheet, args) => {
      const used = sheet.usedRange(args.flag(0));
      // An empty sheet's used range is its first cell.
      return made(RANGE, new Area(sheet, used ?? rect(0, 0, 1, 1)));
    },
    GetUsedRangeOrNullObject: (sheet, args) => {
      const used = sheet.usedRange(args.flag(0));
      return orNull(RANGE, used === null ? null : new Area(sheet, used));
    },
    GetNext: (sheet, args) => demanded(neighbour(sheet, 1, args.flag(0)), "after"),
    GetNextOrNullObject: (sheet, args) => orNull(WORKSHEET, neighbour(sheet, 1, args.flag(0))),
    GetPrevious: (sheet, args) => demanded(neighbour(sheet, -1, args.flag(0)), "before"),
    GetPreviousOrNullObject: (sheet, args) => orNull(WORKSHEET, neighbour(sheet, -1, args.flag(0))),
    _GetSheetById: (sheet, args) => orNull(WORKSHEET, sheet.workbook.findSheet(args.text(0))),
    _GetAnotherWorksheetById: (sheet, args) => orNull(WORKSHEET, sheet.workbook.findSheet(args.text(0))),
    ...listens<HostSheet>((sheet) => sheet.id, {
      Activated: EVENTS.worksheetActivated,
      Deactivated: EVENTS.worksheetDeactivated,
      DataChanged: EVENTS.worksheetChanged,
      FormatChanged: EVENTS.worksheetFormatChanged,
      SelectionChanged: EVENTS.worksheetSelectionChanged,
      NameChanged: EVENTS.worksheetNameChanged,
    }),
  },
};

function range(sheet: HostSheet, args: Args, { workbook }: Context): HostObject {
  const address = args.optionalText(0);
  if (address === null || address === "") return made(RANGE, new Area(sheet, rect(0, 0, ROWS, COLUMNS)));
  const area = workbook.resolve(address, sheet);
  if (area === null) throw itemOrArgument(address);
  if (area.sheet !== sheet) throw invalidArgument(`${address} is on another sheet than ${sheet.name}.`);
  return made(RANGE, area);
}

function itemOrArgument(address: string): HostError {
  return /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(address)
    ? itemNotFound(`There is no name ${address}.`)
    : invalidArgument(`${address} is no address.`);
}

function demanded(sheet: HostSheet | null, where: string): HostObject {
  if (sheet === null) throw itemNotFound(`There is no sheet ${where} this one.`);
  return made(WORKSHEET, sheet);
}

function neighbour(sheet: HostSheet, step: 1 | -1, visibleOnly: boolean): HostSheet | null {
  const { sheets } = sheet.workbook;
  for (let at = sheets.indexOf(sheet) + step; at >= 0 && at < sheets.length; at += step) {
    const other = sheets[at];
    if (other !== undefined && (!visibleOnly || other.visibility === "Visible")) return other;
  }
  return null;
}

function setVisibility(sheet: HostSheet, value: unknown, { window }: Context): void {
  if (value !== "Visible" && value !== "Hidden" && value !== "VeryHidden")
    throw invalidArgument("The visibility is none.");
  const others = sheet.workbook.sheets.filter((one) => one !== sheet && one.visibility === "Visible");
  const next = others[0];
  if (value !== "Visible" && next === undefined)
    throw invalidOperation("A workbook must contain at least one visible worksheet.");
  sheet.visibility = value;
  if (value !== "Visible" && window.activeSheet === sheet && next !== undefined) window.activate(next);
  sheet.workbook.changed({ what: "structure", sheet });
}
