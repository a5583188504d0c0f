/** Excel.WorksheetCollection. */
import { itemNotFound } from "../errors";
import type { HostSheet } from "../model/sheet";
import type { HostWorkbook } from "../model/workbook";
import { made, orNull, type HostType } from "../objects";
import { EVENTS, WHOLE_WORKBOOK } from "../window-events";
import { listens } from "./listens";
import { WORKSHEET } from "./worksheet";

export const WORKSHEETS: HostType<HostWorkbook> = {
  name: "WorksheetCollection",
  items: (workbook) => workbook.sheets.map((sheet) => made(WORKSHEET, sheet)),
  item: (workbook, key) => {
    const sheet = workbook.findSheet(String(key));
    if (sheet === null) throw itemNotFound(`There is no sheet ${String(key)}.`);
    return made(WORKSHEET, sheet);
  },
  methods: {
    Add: (workbook, args) => made(WORKSHEET, workbook.addSheet(args.optionalText(0))),
    GetActiveWorksheet: (_workbook, _args, { window }) => made(WORKSHEET, window.activeSheet),
    GetCount: (workbook, args) => shown(workbook, args.flag(0)).length,
    GetFirst: (workbook, args) => orNull(WORKSHEET, shown(workbook, args.flag(0))[0]),
    GetLast: (workbook, args) => orNull(WORKSHEET, shown(workbook, args.flag(0)).at(-1)),
    GetItemOrNullObject: (workbook, args) => orNull(WORKSHEET, workbook.findSheet(args.text(0))),
    ...listens<HostWorkbook>(() => WHOLE_WORKBOOK, {
      Activated: EVENTS.worksheetActivated,
      Deactivated: EVENTS.worksheetDeactivated,
      Added: EVENTS.worksheetAdded,
      Deleted: EVENTS.worksheetDeleted,
      DataChanged: EVENTS.worksheetChanged,
      FormatChanged: EVENTS.worksheetFormatChanged,
      SelectionChanged: EVENTS.worksheetSelectionChanged,
      NameChanged: EVENTS.worksheetNameChanged,
    }),
  },
};

function shown(workbook: HostWorkbook, visibleOnly: boolean): readonly HostSheet[] {
  return workbook.sheets.filter((sheet) => !visibleOnly || sheet.visibility === "Visible");
}
