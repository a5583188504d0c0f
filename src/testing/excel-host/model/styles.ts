/** How cells look: number formats and the rest as runs of rows a column, so that a long column costs one entry. */
import { ROWS, type Rect } from "./address";

export type StyleValue = string | number | boolean;
/** Only what differs from an unformatted cell: "numberFormat", "fill.color", "font.bold", "border.EdgeTop.style"… */
export type Style = Readonly<Record<string, StyleValue>>;

interface Run {
  readonly from: number;
  readonly to: number;
  readonly style: Style;
}

const PLAIN: Style = {};

export class Styles {
  private readonly columns = new Map<number, Run[]>();

  at(row: number, column: number): Style {
    const runs = this.columns.get(column);
    if (runs === undefined) return PLAIN;
    let low = 0;
    let high = runs.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const run = runs[middle];
      if (run === undefined) return PLAIN;
      if (row < run.from) high = middle - 1;
      else if (row > run.to) low = middle + 1;
      else return run.style;
    }
    return PLAIN;
  }

  /** The runs of a column within rows, plain ones included, in order. */
  runs(column: number, top: number, bottom: number): readonly Run[] {
    const found: Run[] = [];
    let next = top;
    for (const run of this.columns.get(column) ?? []) {
      if (run.to < top) continue;
      if (run.from > bottom) break;
      const from = Math.max(run.from, top);
      if (from > next) found.push({ from: next, to: from - 1, style: PLAIN });
      found.push({ from, to: Math.min(run.to, bottom), style: run.style });
      next = Math.min(run.to, bottom) + 1;
    }
    if (next <= bottom) found.push({ from: next, to: bottom, style: PLAIN });
    return found;
  }

  /** @param change null takes the property away */
  change(area: Rect, change: Readonly<Record<string, StyleValue | null>>): void {
    const made = new Map<Style, Style>();
    this.rewrite(area, (style) => {
      let next = made.get(style);
      if (next === undefined) made.set(style, (next = changed(style, change)));
      return next;
    });
  }

  clear(area: Rect): void {
    this.rewrite(area, () => PLAIN);
  }

  /** One value where all cells agree (undefined for none); null where they differ. */
  common(area: Rect, property: string): StyleValue | undefined | null {
    let first: StyleValue | undefined;
    let some = false;
    for (let column = area.left; column <= area.right; column += 1)
      for (const run of this.runs(column, area.top, area.bottom)) {
        const value = run.style[property];
        if (!some) [first, some] = [value, true];
        else if (value !== first) return null;
      }
    return first;
  }

  columnsUsed(): readonly number[] {
    return [...this.columns.keys()].sort((a, b) => a - b);
  }

  shiftRows(area: Rect, by: "up" | "down"): void {
    const count = area.bottom - area.top + 1;
    for (const column of this.columnsUsed()) {
      if (column < area.left || column > area.right) continue;
      const above = this.runs(column, 0, area.top - 1);
      const rest =
        by === "up"
          ? this.runs(column, area.top + count, ROWS - 1).map((run) => moved(run, -count))
          : this.runs(column, area.top, ROWS - 1 - count).map((run) => moved(run, count));
      // New cells look like those above them.
      const filling =
        by === "down" ? [{ from: area.top, to: area.bottom, style: this.above(area.top, column) }] : [];
      this.put(column, [...(area.top === 0 ? [] : above), ...filling, ...rest]);
    }
  }

  shiftColumns(area: Rect, by: "left" | "right"): void {
    const count = area.right - area.left + 1;
    const last = Math.max(area.right, ...this.columnsUsed());
    const take = (column: number): readonly Run[] => this.runs(column, area.top, area.bottom);
    if (by === "left")
      for (let column = area.left; column <= last; column += 1)
        this.paste(column, area, take(column + count));
    else
      for (let column = last + count; column >= area.left; column -= 1)
        this.paste(
          column,
          area,
          column >= area.left + count ? take(column - count) : take(Math.max(area.left - 1, 0)),
        );
  }

  /** Copies looks cell by cell in blocks of runs; both areas have the same shape. */
  copy(from: Rect, source: Styles, to: Rect): void {
    for (let offset = 0; offset <= from.right - from.left; offset += 1) {
      const runs = source
        .runs(from.left + offset, from.top, from.bottom)
        .map((run) => moved(run, to.top - from.top));
      this.paste(to.left + offset, to, runs);
    }
  }

  private above(row: number, column: number): Style {
    return row === 0 ? PLAIN : this.at(row - 1, column);
  }

  private paste(column: number, area: Rect, runs: readonly Run[]): void {
    this.put(column, [
      ...(area.top === 0 ? [] : this.runs(column, 0, area.top - 1)),
      ...runs,
      ...(area.bottom === ROWS - 1 ? [] : this.runs(column, area.bottom + 1, ROWS - 1)),
    ]);
  }

  private rewrite(area: Rect, to: (style: Style) => Style): void {
    for (let column = area.left; column <= area.right; column += 1)
      this.paste(
        column,
        area,
        this.runs(column, area.top, area.bottom).map((run) => ({ ...run, style: to(run.style) })),
      );
  }

  private put(column: number, runs: readonly Run[]): void {
    const joined: Run[] = [];
    for (const run of runs) {
      if (run.to < run.from || Object.keys(run.style).length === 0) continue;
      const before = joined[joined.length - 1];
      if (before !== undefined && before.to + 1 === run.from && sameStyle(before.style, run.style))
        joined[joined.length - 1] = { from: before.from, to: run.to, style: before.style };
      else joined.push(run);
    }
    if (joined.length === 0) this.columns.delete(column);
    else this.columns.set(column, joined);
  }
}

function moved(run: Run, by: number): Run {
  return { from: run.from + by, to: run.to + by, style: run.style };
}

function changed(style: Style, change: Readonly<Record<string, StyleValue | null>>): Style {
  const next: Record<string, StyleValue> = { ...style };
  for (const [property, value] of Object.entries(change)) {
    if (value === null) delete next[property];
    else next[property] = value;
  }
  return next;
}

function sameStyle(a: Style, b: Style): boolean {
  if (a === b) return true;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}
