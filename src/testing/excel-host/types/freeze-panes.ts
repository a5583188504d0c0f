/** Excel.WorksheetFreezePanes. */
import { Area } from "../model/area";
import { COLUMNS, ROWS } from "../model/address";
import type { HostSheet } from "../model/sheet";
import { made, orNull, type HostType } from "../objects";
import { RANGE } from "./range";

export const FREEZE_PANES: HostType<HostSheet> = {
  name: "WorksheetFreezePanes",
  methods: {
    FreezeRows: (sheet, args) => freeze(sheet, args.whole(0, 1), 0),
    FreezeColumns: (sheet, args) => freeze(sheet, 0, args.whole(0, 1)),
    FreezeAt: (sheet, args) => {
      const area = args.area(0, sheet, sheet.workbook);
      // Whole rows freeze no columns, whole columns no rows.
      return freeze(
        sheet,
        area.rows === ROWS ? 0 : area.bottom + 1,
        area.columns === COLUMNS ? 0 : area.right + 1,
      );
    },
    Unfreeze: (sheet) => freeze(sheet, 0, 0),
    GetLocation: (sheet) =>
      made(RANGE, location(sheet) ?? new Area(sheet, { top: 0, left: 0, bottom: 0, right: 0 })),
    GetLocationOrNullObject: (sheet) => orNull(RANGE, location(sheet)),
  },
};

function freeze(sheet: HostSheet, rows: number, columns: number): null {
  sheet.frozen = { rows, columns };
  sheet.workbook.changed({ what: "structure", sheet });
  return null;
}

function location(sheet: HostSheet): Area | null {
  const { rows, columns } = sheet.frozen;
  if (rows === 0 && columns === 0) return null;
  return new Area(sheet, {
    top: 0,
    left: 0,
    bottom: rows === 0 ? ROWS - 1 : rows - 1,
    right: columns === 0 ? COLUMNS - 1 : columns - 1,
  });
}
