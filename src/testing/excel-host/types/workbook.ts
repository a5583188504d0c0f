/** Excel.Workbook and Excel.Application. */
import { HostError } from "../errors";
import { Area } from "../model/area";
import type { HostWorkbook } from "../model/workbook";
import { EVENTS, WHOLE_WORKBOOK } from "../window-events";
import { made, orNull, textValue, type HostType } from "../objects";
import { listens } from "./listens";
import { NAMES } from "./names";
import { DOCUMENT_PROPERTIES, SETTINGS } from "./settings";
import { PIVOT_TABLES } from "./pivot-tables";
import { RANGE } from "./range";
import { SLICERS } from "./slicers";
import { TABLES } from "./tables";
import { WORKSHEETS } from "./worksheets";

const RUNTIME: HostType<HostWorkbook> = {
  name: "Runtime",
  properties: {
    EnableEvents: {
      get: (_workbook, { window }) => window.enableEvents,
      set: (_workbook, value, { window }) => {
        window.enableEvents = value === true;
      },
    },
  },
};

const APPLICATION: HostType<HostWorkbook> = {
  name: "Application",
  properties: {
    CalculationMode: {
      get: (_workbook, { window }) => window.calculationMode,
      set: (_workbook, value, { window }) => {
        window.calculationMode = textValue(value);
      },
    },
    CalculationState: { get: () => "Done" },
    CalculationEngineVersion: { get: () => 191_029 },
    DecimalSeparator: { get: () => "." },
    ThousandsSeparator: { get: () => "," },
    UseSystemSeparators: { get: () => true },
  },
  methods: {
    // Formulas are kept, not worked out: there is nothing to do.
    Calculate: () => null,
    SuspendApiCalculationUntilNextSync: () => null,
    SuspendScreenUpdatingUntilNextSync: () => null,
  },
};

export const WORKBOOK: HostType<HostWorkbook> = {
  name: "Workbook",
  properties: {
    Name: { get: (workbook) => workbook.fileName },
    ReadOnly: { get: () => false },
    IsDirty: { get: () => true },
    AutoSave: { get: () => true },
    PreviouslySaved: { get: () => true },
    CalculationEngineVersion: { get: () => 191_029 },
  },
  objects: {
    Worksheets: (workbook) => made(WORKSHEETS, workbook),
    Tables: (workbook) => made(TABLES, { workbook, sheet: null }),
    PivotTables: (workbook) => made(PIVOT_TABLES, { workbook, sheet: null }),
    Slicers: (workbook) => made(SLICERS, { workbook, sheet: null }),
    Names: (workbook) => made(NAMES, { workbook, sheet: null }),
    Application: (workbook) => made(APPLICATION, workbook),
    _Runtime: (workbook) => made(RUNTIME, workbook),
    Runtime: (workbook) => made(RUNTIME, workbook),
    Settings: (workbook) => made(SETTINGS, workbook),
    Properties: (workbook) => made(DOCUMENT_PROPERTIES, workbook),
  },
  methods: {
    GetSelectedRange: (_workbook, _args, { window }) => made(RANGE, window.selection),
    GetActiveCell: (_workbook, _args, { window }) => made(RANGE, topLeft(window.selection)),
    GetIsActiveCollabSession: () => false,
    Save: () => null,
    Close: () => {
      throw new HostError("NotImplemented", "The stand-in for Excel does not close workbooks.");
    },
    _RemoveReference: (_workbook, args, context) => {
      context.release(args.text(0));
      return null;
    },
    _RemoveAllReferences: () => null,
    _GetRangeForEventByReferenceId: (_workbook, args, context) =>
      orNull(RANGE, context.referenced(args.text(0))),
    _GetRangeOrNullObjectForEventByReferenceId: (_workbook, args, context) =>
      orNull(RANGE, context.referenced(args.text(0))),
    ...listens<HostWorkbook>(() => WHOLE_WORKBOOK, { SelectionChanged: EVENTS.selectionChanged }),
  },
};

function topLeft(area: Area): Area {
  return new Area(area.sheet, { top: area.top, bottom: area.top, left: area.left, right: area.left });
}
