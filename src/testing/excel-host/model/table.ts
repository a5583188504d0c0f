/** An Excel table: a header row, body rows, perhaps a totals row, and the filter over them. */
import { insertDeleteConflict, invalidArgument, itemAlreadyExists } from "../errors";
import { columnCount, COLUMNS, intersection, type Rect } from "./address";
import { shifted, type Shift } from "./area";
import type { Criteria } from "./filter";
import type { HostSheet } from "./sheet";

export interface HostColumn {
  readonly id: number;
  name: string;
  criteria: Criteria | null;
  /** What the totals row says. */
  total: string | null;
}

export interface SortField {
  readonly key: number;
  readonly ascending: boolean;
}

export class HostTable {
  showHeaders = true;
  showTotals = false;
  style = "TableStyleMedium2";
  showBandedRows = true;
  showBandedColumns = false;
  highlightFirstColumn = false;
  highlightLastColumn = false;
  showFilterButton = true;
  sortFields: readonly SortField[] = [];
  columns: HostColumn[] = [];
  area: Rect;
  private nextColumn = 1;

  constructor(
    readonly id: string,
    private tableName: string,
    readonly sheet: HostSheet,
    area: Rect,
  ) {
    this.area = { ...area };
  }

  get name(): string {
    return this.tableName;
  }

  /** @throws HostError InvalidArgument for a name that Excel refuses, ItemAlreadyExists for one in use */
  set name(name: string) {
    if (
      !/^[\p{L}_\\][\p{L}\p{N}_.\\]*$/u.test(name) ||
      name.length > 255 ||
      /^([rc]|[a-z]{1,3}\d+|r\d+c\d+)$/i.test(name)
    )
      throw invalidArgument(`${JSON.stringify(name)} is no name for a table.`);
    const other = this.sheet.workbook.nameInUse(name);
    if (other !== null && other !== this) throw itemAlreadyExists(`There is a table or name ${name}.`);
    this.tableName = name;
    this.sheet.workbook.changed({ what: "structure", sheet: this.sheet });
  }

  get header(): Rect | null {
    return this.showHeaders ? { ...this.area, bottom: this.area.top } : null;
  }

  get body(): Rect {
    return {
      ...this.area,
      top: this.area.top + (this.showHeaders ? 1 : 0),
      bottom: this.area.bottom - (this.showTotals ? 1 : 0),
    };
  }

  get totals(): Rect | null {
    return this.showTotals ? { ...this.area, top: this.area.bottom } : null;
  }

  get filtered(): boolean {
    return this.columns.some((column) => column.criteria !== null);
  }

  newColumn(name: string): HostColumn {
    const column = { id: this.nextColumn, name: this.freeName(name), criteria: null, total: null };
    this.nextColumn += 1;
    return column;
  }

  /** Reads the header cells after someone wrote into them: text, never blank, never twice. */
  readHeader(): void {
    const header = this.header;
    if (header === null) return;
    const names = new Set<string>();
    this.columns.forEach((column, index) => {
      const at = this.area.left + index;
      const text = this.sheet.textAt(header.top, at);
      let name = text === "" ? `Column${index + 1}` : text;
      for (let n = 2; names.has(name.toLowerCase()); n += 1) name = `${text === "" ? "Column" : text}${n}`;
      names.add(name.toLowerCase());
      column.name = name;
      if (this.sheet.grid.get(header.top, at) !== name) this.sheet.grid.set(header.top, at, name);
    });
  }

  /** @throws HostError InvalidArgument for a name that another column has */
  renameColumn(column: HostColumn, name: string): void {
    if (this.columns.some((other) => other !== column && other.name.toLowerCase() === name.toLowerCase()))
      throw invalidArgument(`The table ${this.name} has a column ${name} already.`);
    column.name = name;
    if (this.header !== null)
      this.sheet.grid.set(this.area.top, this.area.left + this.columns.indexOf(column), name);
  }

  /** Columns follow the new width: those that stay keep their filter and id. */
  setArea(area: Rect): void {
    const before = this.area;
    this.area = { ...area };
    const at = new Map(this.columns.map((column, index) => [before.left + index, column]));
    this.columns = [];
    for (let column = area.left; column <= area.right; column += 1) {
      const kept = at.get(column);
      this.columns.push(kept ?? this.newColumn(this.headerText(column) || `Column${column - area.left + 1}`));
    }
    this.readHeader();
  }

  /** What an insertion or deletion of cells would do to the table. @throws HostError InsertDeleteConflict */
  afterShift(shift: Shift): Rect | null {
    const cells = shift.area;
    const vertical = shift.direction === "up" || shift.direction === "down";
    const touched = vertical
      ? intersection(this.area, { ...cells, bottom: Infinity })
      : intersection(this.area, { ...cells, right: Infinity });
    if (touched === null) return this.area;
    const whole = vertical
      ? cells.left <= this.area.left && cells.right >= this.area.right
      : cells.top <= this.area.top && cells.bottom >= this.area.bottom;
    if (!whole)
      throw insertDeleteConflict(
        `The operation is attempting to shift cells in the table ${this.name} on the sheet ${this.sheet.name}.`,
      );
    if (vertical && this.filtered && !isWholeRows(cells) && intersection(this.area, cells) !== null)
      throw insertDeleteConflict(`The table ${this.name} is filtered: its cells cannot be shifted.`);
    return shifted(this.area, shift);
  }

  columnAt(index: number): HostColumn | undefined {
    return this.columns[index];
  }

  get width(): number {
    return columnCount(this.area);
  }

  private headerText(column: number): string {
    return this.showHeaders ? this.sheet.textAt(this.area.top, column) : "";
  }

  private freeName(wanted: string): string {
    const taken = new Set(this.columns.map((column) => column.name.toLowerCase()));
    let name = wanted;
    for (let n = 2; taken.has(name.toLowerCase()); n += 1) name = `${wanted}${n}`;
    return name;
  }
}

function isWholeRows({ left, right }: Rect): boolean {
  return left === 0 && right === COLUMNS - 1;
}
