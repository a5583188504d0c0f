/** One window's events: what its add-in listens to, and the messages that tell it. */
import type { HostSheet } from "./model/sheet";
import { formatRect, intersection, type Rect } from "./model/address";
import { Area } from "./model/area";
import type { HostChange, Origin } from "./model/events";
import type { HostTable } from "./model/table";
import type { HostWorkbook } from "./model/workbook";
import type { Window } from "./objects";

/** Numbers of the client's source (`eventType`). */
export const EVENTS = {
  worksheetChanged: 10,
  worksheetActivated: 11,
  worksheetDeactivated: 12,
  worksheetAdded: 13,
  worksheetSelectionChanged: 14,
  worksheetDeleted: 15,
  worksheetFormatChanged: 18,
  worksheetNameChanged: 25,
  tableSelectionChanged: 100,
  tableChanged: 101,
  tableAdded: 102,
  tableDeleted: 103,
  selectionChanged: 2,
} as const;

const CATEGORY = 65_536;
/** The target of the workbook's own events and of a workbook-wide collection's. */
export const WHOLE_WORKBOOK = "Workbook";

export class WindowEvents implements Window {
  enableEvents = true;
  calculationMode = "Automatic";
  activeSheet: HostSheet;
  selection: Area;
  private readonly listening = new Map<string, number>();
  private waiting: [number, string, Readonly<Record<string, unknown>>][] = [];
  private scheduled = false;

  constructor(
    private readonly workbook: HostWorkbook,
    first: HostSheet,
    private readonly send: (text: string) => void,
  ) {
    this.activeSheet = first;
    this.selection = new Area(first, { top: 0, left: 0, bottom: 0, right: 0 });
  }

  /** @returns closes it */
  open(): () => void {
    return this.workbook.onChange((change, origin) => {
      this.take(change, origin);
    });
  }

  listen(eventType: number, target: string, on: boolean): void {
    const key = `${eventType} ${target}`;
    const count = (this.listening.get(key) ?? 0) + (on ? 1 : -1);
    if (count > 0) this.listening.set(key, count);
    else this.listening.delete(key);
  }

  select(area: Area): void {
    this.activate(area.sheet);
    this.selection = new Area(area.sheet, area);
    const worksheetId = area.sheet.id;
    const address = formatRect(area);
    this.tell(EVENTS.worksheetSelectionChanged, [worksheetId, WHOLE_WORKBOOK], { address, worksheetId });
    this.tell(EVENTS.selectionChanged, [WHOLE_WORKBOOK], {});
    for (const table of area.sheet.tables) {
      const inside = intersection(table.area, area);
      this.tell(EVENTS.tableSelectionChanged, [table.id], {
        address: inside === null ? "" : formatRect(inside),
        tableId: table.id,
        worksheetId,
      });
    }
    this.schedule();
  }

  activate(sheet: HostSheet): void {
    const before = this.activeSheet;
    if (before === sheet) return;
    this.activeSheet = sheet;
    this.selection = new Area(sheet, { top: 0, left: 0, bottom: 0, right: 0 });
    this.tell(EVENTS.worksheetDeactivated, [before.id, WHOLE_WORKBOOK], { worksheetId: before.id });
    this.tell(EVENTS.worksheetActivated, [sheet.id, WHOLE_WORKBOOK], { worksheetId: sheet.id });
    this.schedule();
  }

  private take(change: HostChange, origin: Origin): void {
    if (change.what === "sheetDeleted" && this.activeSheet === change.sheet) {
      const next = this.workbook.sheets.find((sheet) => sheet.visibility === "Visible");
      if (next !== undefined) this.activate(next);
    }
    // What a co-author's window does is remote for every other.
    const source = origin.window === null ? origin.source : origin.window === this ? "Local" : "Remote";
    this.notice(change, source);
    this.schedule();
  }

  private notice(change: HostChange, source: string): void {
    const worksheetId = change.sheet?.id ?? "";
    const targets = [worksheetId, WHOLE_WORKBOOK];
    switch (change.what) {
      case "cells":
        this.cells(change, source);
        break;
      case "format":
        this.tell(EVENTS.worksheetFormatChanged, targets, {
          address: formatRect(change.area),
          source,
          worksheetId,
        });
        break;
      case "sheetAdded":
        this.tell(EVENTS.worksheetAdded, [WHOLE_WORKBOOK], { source, worksheetId });
        break;
      case "sheetDeleted":
        this.tell(EVENTS.worksheetDeleted, [WHOLE_WORKBOOK], { source, worksheetId });
        break;
      case "sheetRenamed":
        this.tell(EVENTS.worksheetNameChanged, targets, {
          source,
          worksheetId,
          nameBefore: change.before,
          nameAfter: change.sheet.name,
        });
        break;
      case "tableAdded":
        this.tell(EVENTS.tableAdded, targets, { source, tableId: change.table.id, worksheetId });
        break;
      case "tableDeleted":
        this.tell(EVENTS.tableDeleted, targets, {
          source,
          tableId: change.table.id,
          tableName: change.table.name,
          worksheetId,
        });
        break;
      case "tableFiltered":
      case "structure":
        break;
    }
  }

  private cells(change: HostChange & { what: "cells" }, source: string): void {
    const worksheetId = change.sheet.id;
    const args = { changeType: change.changeType, source, worksheetId, ...details(change) };
    this.tell(EVENTS.worksheetChanged, [worksheetId, WHOLE_WORKBOOK], {
      ...args,
      address: formatRect(change.area),
      triggerSource: "Unknown",
      shiftDirection: shiftDirection(change.direction, change.changeType),
    });
    for (const table of change.sheet.tables) {
      const inside = tableChange(table, change.area);
      if (inside !== null)
        this.tell(EVENTS.tableChanged, [table.id, worksheetId, WHOLE_WORKBOOK], {
          ...args,
          address: formatRect(inside),
          tableId: table.id,
        });
    }
  }

  private tell(
    eventType: number,
    targets: readonly string[],
    message: Readonly<Record<string, unknown>>,
  ): void {
    if (!this.enableEvents) return;
    for (const target of targets)
      if (this.listening.has(`${eventType} ${target}`)) this.waiting.push([eventType, target, message]);
  }

  /** Events follow the answer to the request that caused them. */
  private schedule(): void {
    if (this.scheduled || this.waiting.length === 0) return;
    this.scheduled = true;
    void Promise.resolve()
      .then(() => undefined)
      .then(() => {
        this.flush();
      });
  }

  flush(): void {
    this.scheduled = false;
    if (this.waiting.length === 0) return;
    const entries = this.waiting.map(([type, target, message]) => [
      CATEGORY,
      type,
      target,
      JSON.stringify(message),
      1,
    ]);
    this.waiting = [];
    this.send(JSON.stringify({ type: 3, message: { entries } }));
  }
}

function tableChange(table: HostTable, area: Rect): Rect | null {
  return intersection(table.area, area);
}

/** A change of one cell says what it held. */
function details(change: HostChange & { what: "cells" }): Readonly<Record<string, unknown>> {
  if (change.before === undefined || change.after === undefined) return {};
  return {
    valueBefore: change.before,
    valueAfter: change.after,
    valueTypeBefore: typeOf(change.before),
    valueTypeAfter: typeOf(change.after),
  };
}

function typeOf(value: string | number | boolean): string {
  return typeof value === "string"
    ? value === ""
      ? "Empty"
      : "String"
    : typeof value === "number"
      ? "Double"
      : "Boolean";
}

function shiftDirection(direction: "up" | "down" | "left" | "right" | undefined, changeType: string): string {
  switch (direction) {
    case "up":
      return changeType === "CellDeleted" ? "ShiftCellUp" : "None";
    case "left":
      return changeType === "CellDeleted" ? "ShiftCellLeft" : "None";
    case "down":
      return changeType === "CellInserted" ? "ShiftCellDown" : "None";
    case "right":
      return changeType === "CellInserted" ? "ShiftCellRight" : "None";
    case undefined:
      return "None";
  }
}
