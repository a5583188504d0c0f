/** What floats above the cells of a sheet, and scrolls with them: charts and slicers. */
import type { HostSheet } from "../src/testing/excel-host";
import { pixels } from "./cell-look";
import { ChartBox } from "./chart-box";
import type { Layout } from "./grid-rows";
import { heightOf, NUMBERS } from "./grid-rows";

import { SlicerBox } from "./slicer-box";

interface Box {
  readonly element: HTMLElement;
  /** Takes what it holds outside its element away. */
  remove(): void;
}

export class ObjectLayer {
  readonly element = document.createElement("div");
  private readonly moving = document.createElement("div");
  private readonly charts = new Map<string, ChartBox>();
  private readonly slicers = new Map<string, SlicerBox>();

  /**
   * @param grid what scrolls
   * @param head the part of it that stays at the top
   * @param filtered called after a slicer was pressed
   */
  constructor(
    private readonly grid: HTMLElement,
    private readonly head: HTMLElement,
    private readonly filtered: () => void,
  ) {
    this.element.className = "objects";
    this.element.append(this.moving);
    // The wheel scrolls the sheet below, as in Excel.
    this.element.addEventListener("wheel", ({ deltaX, deltaY }) => grid.scrollBy(deltaX, deltaY), {
      passive: true,
    });
  }

  show(sheet: HostSheet, layout: Layout): void {
    const frozen = layout.frozen.reduce((sum, row) => sum + heightOf(sheet, row), 0);
    const place = (element: HTMLElement, points: Points): void => {
      const [left, right] = [points.left, points.left + points.width].map((at) => across(sheet, at));
      const [top, bottom] = [points.top, points.top + points.height].map((at) => down(sheet, at));
      Object.assign(element.style, {
        left: `${left}px`,
        top: `${(top ?? 0) - frozen}px`,
        width: `${(right ?? 0) - (left ?? 0)}px`,
        height: `${(bottom ?? 0) - (top ?? 0)}px`,
      });
    };
    for (const chart of sheet.charts) {
      const box = this.box(this.charts, chart.id, () => new ChartBox());
      place(box.element, placeOf(chart.bag.values));
      box.show(chart);
    }
    for (const slicer of sheet.slicers.filter(({ isAlive }) => isAlive)) {
      const box = this.box(this.slicers, slicer.id, () => new SlicerBox(this.filtered));
      place(box.element, slicer);
      box.show(slicer);
    }
    drop(this.charts, (id) => sheet.charts.every((chart) => chart.id !== id));
    drop(this.slicers, (id) => sheet.slicers.every((slicer) => slicer.id !== id));
    this.follow();
  }

  /** Covers the cells in sight, and stands where they stand. */
  follow(): void {
    const { scrollLeft, scrollTop, clientWidth, clientHeight } = this.grid;
    const top = this.head.offsetHeight;
    Object.assign(this.element.style, {
      left: `${NUMBERS}px`,
      top: `${top}px`,
      width: `${Math.max(clientWidth - NUMBERS, 0)}px`,
      height: `${Math.max(clientHeight - top, 0)}px`,
    });
    this.moving.style.transform = `translate(${-scrollLeft}px, ${-scrollTop}px)`;
  }

  private box<B extends Box>(boxes: Map<string, B>, id: string, make: () => B): B {
    let box = boxes.get(id);
    if (box === undefined) {
      boxes.set(id, (box = make()));
      this.moving.append(box.element);
    }
    return box;
  }
}

function drop<B extends Box>(boxes: Map<string, B>, gone: (id: string) => boolean): void {
  for (const [id, box] of boxes) {
    if (!gone(id)) continue;
    box.remove();
    box.element.remove();
    boxes.delete(id);
  }
}

interface Points {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

function placeOf(values: ReadonlyMap<string, unknown>): Points {
  const number = (name: string, otherwise: number): number => {
    const value = values.get(name);
    return typeof value === "number" ? value : otherwise;
  };
  return {
    left: number("Left", 0),
    top: number("Top", 0),
    width: number("Width", 360),
    height: number("Height", 216),
  };
}

/** Points from the sheet's left edge → pixels: each column is drawn in whole pixels. */
function across(sheet: HostSheet, points: number): number {
  let rest = points;
  let at = 0;
  for (let column = 0; rest >= sheet.width(column) && column < 200; column += 1) {
    rest -= sheet.width(column);
    at += pixels(sheet.width(column));
  }
  return at + pixels(rest);
}

/** Points from the sheet's top edge → pixels. */
function down(sheet: HostSheet, points: number): number {
  let rest = points;
  let at = 0;
  for (let row = 0; rest >= sheet.height(row) && row < 5000; row += 1) {
    rest -= sheet.height(row);
    at += heightOf(sheet, row);
  }
  return at + pixels(rest);
}
