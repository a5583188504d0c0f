/** The workbook that one or several Excel windows have open: sheets, tables, names, settings. */
import { HostError, invalidArgument, itemAlreadyExists, itemNotFound, mergedRangeConflict } from "../errors";
import { intersection, parseRect, plainRect, rect, rowCount, splitAddress, type Rect } from "./address";
import { Area, shifted, type Shift } from "./area";
import { Bag } from "./bag";
import type { ChangeListener, HostChange, Origin } from "./events";
import { HostSheet } from "./sheet";
import { HostTable } from "./table";

export interface HostName {
  readonly id: string;
  readonly name: string;
  /** Null for a name of the whole workbook. */
  readonly scope: HostSheet | null;
  /** Null for a formula or a constant. */
  area: Area | null;
  formula: string;
  comment: string;
  visible: boolean;
}

const NOBODY: Origin = { window: null, source: "Local" };

export class HostWorkbook {
  /** In the order of their tabs. */
  readonly sheets: HostSheet[] = [];
  readonly names: HostName[] = [];
  /** Office document settings, shared by co-authors. */
  readonly settings = new Map<string, unknown>();
  readonly properties = new Bag();
  readonly customProperties = new Map<string, unknown>();
  readonly application = new Bag();
  fileName = "Workbook.xlsx";
  private nextId = 1;
  private readonly listeners = new Set<ChangeListener>();
  private readonly areas = new Set<Set<Area>>();
  /** What charts, pivot tables and the like look at. */
  private readonly followed = new Set<Area>();
  private origin: Origin = NOBODY;

  /** @param sheet the name of its first sheet; a workbook has at least one */
  constructor(sheet = "Sheet1") {
    this.areas.add(this.followed);
    this.insertSheet(sheet, 0);
  }

  // ---- for people and tests

  /** @throws HostError ItemNotFound */
  sheet(name: string): HostSheet {
    const found = this.findSheet(name);
    if (found === null) throw itemNotFound(`There is no sheet ${name}.`);
    return found;
  }

  /** @throws HostError ItemNotFound */
  table(name: string): HostTable {
    const found = this.findTable(name);
    if (found === null) throw itemNotFound(`There is no table ${name}.`);
    return found;
  }

  get tables(): readonly HostTable[] {
    return this.sheets.flatMap((sheet) => sheet.tables);
  }

  /**
   * A person, or a co-worker elsewhere, types into cells: read by number format, tables grow, every window is told.
   * @param address A1; values fill it from its first cell, null leaves a cell as it is, "" empties it
   */
  edit(
    sheet: string,
    address: string,
    values: readonly (readonly (string | number | boolean | null)[])[],
    by: "Local" | "Remote" = "Remote",
  ): void {
    const at = this.sheet(sheet).rect(address);
    const block = rect(at.top, at.left, values.length, values[0]?.length ?? 1);
    this.acting({ window: null, source: by }, () => {
      this.sheet(sheet).write(block, values);
    });
  }

  /** Calls after any change. @returns takes the listener away */
  onChange(listener: ChangeListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  // ---- for the model and the windows

  /** Everything done in `work` is told as done by `origin`. */
  acting<T>(origin: Origin, work: () => T): T {
    const before = this.origin;
    this.origin = origin;
    try {
      return work();
    } finally {
      this.origin = before;
    }
  }

  changed(change: HostChange): void {
    for (const listener of [...this.listeners]) listener(change, this.origin);
  }

  newId(): number {
    const id = this.nextId;
    this.nextId += 1;
    return id;
  }

  newBag(): Bag {
    return new Bag();
  }

  /** References that have to follow their cells. */
  watchAreas(areas: Set<Area>): () => void {
    this.areas.add(areas);
    return () => this.areas.delete(areas);
  }

  /** @returns a copy of the range that follows its cells from now on */
  follow(area: Area): Area {
    const copy = new Area(area.sheet, area);
    this.followed.add(copy);
    return copy;
  }

  moveAreas(sheet: HostSheet, shift: Shift): void {
    for (const areas of this.areas)
      for (const area of areas) if (area.sheet === sheet && !area.gone) area.moveTo(shifted(area, shift));
    for (const { area } of this.names)
      if (area !== null && area.sheet === sheet && !area.gone) area.moveTo(shifted(area, shift));
  }

  /** By id or by name, whatever its case; null when it is not there. */
  findSheet(key: string): HostSheet | null {
    const low = key.toLowerCase();
    return (
      this.sheets.find((sheet) => sheet.id === key) ??
      this.sheets.find((sheet) => sheet.name.toLowerCase() === low) ??
      null
    );
  }

  findTable(key: string): HostTable | null {
    const low = key.toLowerCase();
    return (
      this.tables.find((table) => table.name.toLowerCase() === low) ??
      this.tables.find((table) => table.id === key) ??
      null
    );
  }

  findName(name: string, scope: HostSheet | null): HostName | null {
    const low = name.toLowerCase();
    return this.names.find((one) => one.scope === scope && one.name.toLowerCase() === low) ?? null;
  }

  nameInUse(name: string): HostTable | HostName | null {
    return (
      this.tables.find((table) => table.name.toLowerCase() === name.toLowerCase()) ??
      this.findName(name, null)
    );
  }

  checkSheetName(name: string, self: HostSheet | null): void {
    if (
      name === "" ||
      name.length > 31 ||
      /[:\\/?*[\]]/.test(name) ||
      name.startsWith("'") ||
      name.endsWith("'") ||
      /^history$/i.test(name)
    )
      throw invalidArgument(`${JSON.stringify(name)} is no name for a sheet.`);
    const other = this.sheets.find((sheet) => sheet.name.toLowerCase() === name.toLowerCase());
    if (other !== undefined && other !== self) throw itemAlreadyExists(`There is a sheet ${name}.`);
  }

  addSheet(name?: string | null): HostSheet {
    return this.insertSheet(name ?? this.freeSheetName(), this.sheets.length);
  }

  insertSheet(name: string, at: number): HostSheet {
    this.checkSheetName(name, null);
    const id = `{00000000-0001-0000-0000-${this.newId().toString(16).padStart(12, "0").toUpperCase()}}`;
    const sheet = new HostSheet(this, id, name);
    this.sheets.splice(at, 0, sheet);
    this.changed({ what: "sheetAdded", sheet });
    return sheet;
  }

  deleteSheet(sheet: HostSheet): void {
    const visible = this.sheets.filter((one) => one.visibility === "Visible");
    if (this.sheets.length === 1 || (visible.length === 1 && visible[0] === sheet))
      throw new HostError("InvalidOperation", "A workbook must contain at least one visible worksheet.");
    if (sheet.visibility === "VeryHidden")
      throw new HostError("InvalidOperation", "A very hidden sheet cannot be deleted.");
    this.sheets.splice(this.sheets.indexOf(sheet), 1);
    for (const areas of this.areas) for (const area of areas) if (area.sheet === sheet) area.gone = true;
    for (let index = this.names.length - 1; index >= 0; index -= 1)
      if (this.names[index]?.scope === sheet) this.names.splice(index, 1);
    this.changed({ what: "sheetDeleted", sheet });
  }

  moveSheet(sheet: HostSheet, to: number): void {
    if (!Number.isInteger(to) || to < 0 || to >= this.sheets.length)
      throw invalidArgument("The position is none.");
    this.sheets.splice(this.sheets.indexOf(sheet), 1);
    this.sheets.splice(to, 0, sheet);
    this.changed({ what: "structure", sheet });
  }

  /** @throws HostError MergedRangeConflict where the area overlaps another table or merged cells */
  addTable(sheet: HostSheet, area: Rect, hasHeaders: boolean, name?: string): HostTable {
    sheet.demandWritable(area);
    this.demandFree(sheet, area, null);
    let place = plainRect(area);
    if (!hasHeaders) {
      const below = { ...place, bottom: place.top };
      sheet.insert(below, "down");
      place = { ...place, bottom: place.bottom + 1 };
    } else if (rowCount(place) === 1) {
      // A table has at least one row below its header.
      place = { ...place, bottom: place.bottom + 1 };
      this.demandFree(sheet, place, null);
    }
    const table = new HostTable(String(this.newId()), name ?? this.freeTableName(), sheet, place);
    if (hasHeaders)
      for (let column = place.left; column <= place.right; column += 1)
        sheet.grid.set(place.top, column, sheet.textAt(place.top, column) || null);
    table.setArea(place);
    sheet.addTable(table);
    return table;
  }

  /** A table over cells that are there already, as a file has it. */
  placeTable(sheet: HostSheet, area: Rect, name: string, showTotals: boolean): HostTable {
    const table = new HostTable(String(this.newId()), name, sheet, area);
    table.showTotals = showTotals;
    table.setArea(area);
    sheet.addTable(table);
    return table;
  }

  demandFree(sheet: HostSheet, area: Rect, self: HostTable | null): void {
    const other = sheet.tables.find((table) => table !== self && intersection(table.area, area) !== null);
    if (other !== undefined) throw mergedRangeConflict(`The table ${other.name} is there.`);
    if (sheet.merges.some((merge) => intersection(merge, area) !== null))
      throw mergedRangeConflict("Merged cells are there.");
  }

  /** An address, perhaps with its sheet, a table's or a name's range; null for none of these. */
  resolve(address: string, on: HostSheet | null): Area | null {
    const { sheet: named, cells } = splitAddress(address);
    const sheet = named === null ? on : this.findSheet(named);
    const area = parseRect(cells);
    if (area !== null) return sheet === null ? null : new Area(sheet, area);
    const name = (sheet === null ? null : this.findName(cells, sheet)) ?? this.findName(cells, null);
    if (name !== null) return name.area;
    const table = this.findTable(cells.replace(/\[(#Data)?\]$/i, ""));
    return table === null ? null : new Area(table.sheet, table.body);
  }

  private freeSheetName(): string {
    for (let n = this.sheets.length + 1; ; n += 1)
      if (this.findSheet(`Sheet${n}`) === null) return `Sheet${n}`;
  }

  private freeTableName(): string {
    for (let n = 1; ; n += 1) if (this.nameInUse(`Table${n}`) === null) return `Table${n}`;
  }
}
