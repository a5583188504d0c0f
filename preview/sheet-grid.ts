/** The grid of one sheet: only the rows in sight are in the page, so that 100,000 of them scroll. */
import { columnLetters, formatRect, parseRect, type HostSheet } from "../src/testing/excel-host";
import { drawCell, headerOf } from "./cell-look";
import { filterButton } from "./filter-menu";
import { heightOf, layoutOf, NUMBERS, rowBelow, type Layout } from "./grid-rows";
import { ObjectLayer } from "./object-layer";

/** Drawn above and below what is in sight. */
const SPARE_ROWS = 8;

export interface GridActions {
  select(address: string): void;
  edit(cell: HTMLElement, address: string, first?: string): void;
}

export class SheetGrid {
  readonly element = document.createElement("div");
  private readonly top = document.createElement("div");
  private readonly body = document.createElement("div");
  private readonly inSight = document.createElement("div");
  private sheet: HostSheet | null = null;
  private layout: Layout = { frozen: [], rows: [], tops: [0], columns: [], frozenColumns: 0 };
  /** What lies above the cells. */
  readonly objects = new ObjectLayer(this.element, this.top, () => this.redraw());
  private selected = "A1";

  constructor(private readonly actions: GridActions) {
    this.element.className = "grid";
    this.element.tabIndex = 0;
    this.element.setAttribute("role", "grid");
    this.top.className = "grid-top";
    this.top.setAttribute("role", "rowgroup");
    this.body.className = "grid-body";
    this.body.setAttribute("role", "rowgroup");
    this.inSight.setAttribute("role", "presentation");
    this.body.append(this.inSight);
    this.element.append(this.top, this.body);
    this.element.addEventListener("scroll", () => {
      this.drawRows();
      this.objects.follow();
    });
    this.element.addEventListener("click", (event) =>
      this.act(event, (_cell, address) => this.choose(address)),
    );
    this.element.addEventListener("dblclick", (event) =>
      this.act(event, (cell, address) => actions.edit(cell, address)),
    );
    this.element.addEventListener("keydown", (event) => this.key(event));
  }

  /** @param selection an address on the sheet */
  show(sheet: HostSheet, selection: string): void {
    const moved = sheet !== this.sheet || selection !== this.selected;
    if (sheet !== this.sheet) this.element.scrollTo(0, 0);
    this.sheet = sheet;
    this.selected = selection;
    this.layout = layoutOf(sheet);
    this.element.setAttribute("aria-label", `Sheet ${sheet.name}`);
    this.element.setAttribute("aria-rowcount", String(this.layout.rows.length + this.layout.frozen.length));
    const last = this.layout.columns.at(-1);
    const width = NUMBERS + (last === undefined ? 0 : last.left + last.width);
    this.top.style.width = this.body.style.width = `${width}px`;
    this.top.replaceChildren(this.lettersRow(), ...this.layout.frozen.map((row) => this.row(row)));
    this.body.style.height = `${this.layout.tops.at(-1) ?? 0}px`;
    // Without gridlines a sheet is paper.
    this.element.classList.toggle("paper", !sheet.showGridlines);
    if (moved) this.reveal();
    this.drawRows();
    this.objects.show(sheet, this.layout);
  }

  /** Again, after a filter or the like changed what is in sight. */
  private redraw(): void {
    if (this.sheet !== null) this.show(this.sheet, this.selected);
  }

  /** The element of a cell in sight. */
  cell(address: string): HTMLElement | null {
    return this.element.querySelector(`[data-address="${address}"]`);
  }

  private drawRows(): void {
    const { tops, rows } = this.layout;
    const { scrollTop, clientHeight } = this.element;
    const first = Math.max(rowBelow(tops, scrollTop) - SPARE_ROWS, 0);
    const last = rowBelow(tops, scrollTop + clientHeight) + SPARE_ROWS;
    this.inSight.style.transform = `translateY(${tops[first] ?? 0}px)`;
    this.inSight.replaceChildren(...rows.slice(first, last + 1).map((row) => this.row(row)));
  }

  private lettersRow(): HTMLElement {
    const row = element("div", "grid-row letters", "row");
    row.append(element("span", "number", "gridcell"));
    for (const { column, width } of this.layout.columns) {
      const letter = element("span", "letter", "columnheader", columnLetters(column));
      letter.style.width = `${width}px`;
      row.append(letter);
    }
    return row;
  }

  private row(index: number): HTMLElement {
    const row = element("div", "grid-row", "row");
    row.setAttribute("aria-rowindex", String(index + 1));
    row.append(element("span", "number", "rowheader", String(index + 1)));
    if (this.sheet !== null) row.style.height = `${heightOf(this.sheet, index)}px`;
    if (this.sheet !== null)
      for (const place of this.layout.columns) this.addCell(row, this.sheet, index, place);
    return row;
  }

  private addCell(row: HTMLElement, sheet: HostSheet, index: number, place: Layout["columns"][number]): void {
    const { column, left } = place;
    const merge = sheet.merges.find(
      (one) => index >= one.top && index <= one.bottom && column >= one.left && column <= one.right,
    );
    if (merge !== undefined && column > merge.left) return;
    const last =
      merge === undefined ? place : this.layout.columns.filter((one) => one.column <= merge.right).at(-1);
    const cell = element("span", "cell", "gridcell");
    drawCell(cell, sheet, index, column);
    cell.style.width = `${(last ?? place).left + (last ?? place).width - left}px`;
    if (column < this.layout.frozenColumns) {
      cell.classList.add("frozen");
      cell.style.left = `${NUMBERS + left}px`;
    }
    this.markSelected(cell, index, column);
    const table = headerOf(sheet, index, column);
    if (table?.showFilterButton === true)
      cell.append(filterButton(table, column - table.area.left, () => this.redraw()));
    row.append(cell);
  }

  private markSelected(cell: HTMLElement, row: number, column: number): void {
    const area = parseRect(this.selected);
    const inside =
      area !== null && row >= area.top && row <= area.bottom && column >= area.left && column <= area.right;
    cell.classList.toggle("selected", inside);
    if (inside) cell.setAttribute("aria-selected", "true");
  }

  private act(event: Event, then: (cell: HTMLElement, address: string) => void): void {
    const cell = event.target instanceof Element ? event.target.closest<HTMLElement>(".cell") : null;
    const address = cell?.dataset["address"];
    if (cell !== null && address !== undefined) then(cell, address);
  }

  private choose(address: string): void {
    this.actions.select(address);
    if (this.sheet !== null) this.show(this.sheet, address);
  }

  private key(event: KeyboardEvent): void {
    if (event.target !== this.element || event.ctrlKey || event.metaKey || event.altKey) return;
    const at = parseRect(this.selected.split(":")[0] ?? "A1");
    if (at === null) return;
    const address = formatRect({ ...at, bottom: at.top, right: at.left });
    const cell = this.cell(address);
    if (event.key in STEPS) {
      event.preventDefault();
      const [down = 0, right = 0] = STEPS[event.key] ?? [];
      const all = [...this.layout.frozen, ...this.layout.rows];
      const top = all[all.indexOf(at.top) + down] ?? at.top;
      const left = Math.min(Math.max(at.left + right, 0), this.layout.columns.at(-1)?.column ?? 0);
      this.choose(`${columnLetters(left)}${top + 1}`);
    } else if (cell !== null && (event.key === "Enter" || event.key === "F2" || event.key.length === 1)) {
      event.preventDefault();
      this.actions.edit(cell, address, event.key.length === 1 ? event.key : undefined);
    }
  }

  /** Scrolls the selection into sight. */
  private reveal(): void {
    const area = parseRect(this.selected);
    if (area === null) return;
    const at = this.layout.rows.indexOf(area.top);
    const height = this.element.clientHeight - this.top.offsetHeight;
    const from = this.layout.tops[at] ?? 0;
    const to = this.layout.tops[at + 1] ?? 0;
    if (at >= 0 && (from < this.element.scrollTop || to > this.element.scrollTop + height))
      this.element.scrollTop = Math.max(from - height / 3, 0);
    const place = this.layout.columns.find(({ column }) => column === area.left);
    const right = this.element.scrollLeft + this.element.clientWidth - NUMBERS;
    if (place !== undefined && (place.left < this.element.scrollLeft || place.left + place.width > right))
      this.element.scrollLeft = Math.max(place.left - 100, 0);
  }
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
  PageDown: [20, 0],
  PageUp: [-20, 0],
};

function element(tag: "div" | "span", className: string, role: string, text = ""): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.setAttribute("role", role);
  made.textContent = text;
  return made;
}
