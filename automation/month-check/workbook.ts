/** Rows of the workbook's tables, in few calls with small answers. */

export type Cell = string | number | boolean;

export interface Book {
  workbook: ExcelScript.Workbook;
  missing: string[];
  /** Cells, in words, each once. */
  unreadable: Set<string>;
}

/** Rows of a table, column by column. */
export interface Rows {
  table: string;
  /** The heading that names a row. */
  key: string;
  count: number;
  columns: { [heading: string]: Cell[] };
}

/** So that an answer of Excel stays well below the 5 MB that it may have. */
const CELLS_AT_ONCE = 50000;
/** Wanted columns that stand no further apart are read together, with what is between them. */
const NEAR = 3;

/** @param period only this month's rows; "" for all */
export function readRows(book: Book, name: string, headings: string[], period: string): Rows {
  const none: Rows = { table: name, key: headings[0] || "", count: 0, columns: {} };
  const table = book.workbook.getTable(name.replace(/ /g, ""));
  if (table === undefined) {
    book.missing.push(`table ${name}`);
    return none;
  }
  const titles = (table.getHeaderRowRange().getValues()[0] || []).map((title) => String(title));
  const lacking = headings.filter((heading) => titles.indexOf(heading) < 0);
  if (lacking.length > 0) {
    lacking.forEach((heading) => book.missing.push(`column ${heading} of ${name}`));
    return none;
  }
  const body = table.getRangeBetweenHeaderAndTotal();
  const place: Place = {
    sheet: body.getWorksheet(),
    row: body.getRowIndex(),
    column: body.getColumnIndex(),
    rows: body.getRowCount(),
  };
  if (period !== "") keepPeriod(place, titles.indexOf("Period"), period);
  return place.rows === 0 ? none : readColumns(place, name, titles, headings, period);
}

interface Place {
  sheet: ExcelScript.Worksheet;
  row: number;
  column: number;
  rows: number;
}

/** Of a table with many months, only the rows from the first to the last of the month are read. */
function keepPeriod(place: Place, column: number, period: string): void {
  const periods = readBlock(place, column, 1).map((row) => String(row[0]));
  const first = periods.indexOf(period);
  place.rows = first < 0 ? 0 : periods.lastIndexOf(period) - first + 1;
  place.row += Math.max(first, 0);
}

function readColumns(place: Place, name: string, titles: string[], headings: string[], period: string): Rows {
  const columns: { [heading: string]: Cell[] } = {};
  nearTogether(headings.map((heading) => titles.indexOf(heading))).forEach((run) => {
    const from = run[0] || 0;
    const block = readBlock(place, from, (run[run.length - 1] || 0) - from + 1);
    run.forEach((index) => {
      columns[titles[index] || ""] = block.map((row) => cellIn(row, index - from));
    });
  });
  return onlyFilled({ table: name, key: headings[0] || "", count: place.rows, columns }, headings, period);
}

/** Column numbers in order, in runs. */
function nearTogether(numbers: number[]): number[][] {
  const runs: number[][] = [];
  let run: number[] = [];
  const last = Math.max(...numbers);
  for (let column = 0; column <= last; column++) {
    if (numbers.indexOf(column) < 0) continue;
    if (run.length === 0 || column - (run[run.length - 1] || 0) > NEAR) runs.push((run = []));
    run.push(column);
  }
  return runs;
}

function readBlock(place: Place, column: number, width: number): Cell[][] {
  const atOnce = Math.floor(CELLS_AT_ONCE / width);
  const all: Cell[][] = [];
  for (let done = 0; done < place.rows; done += atOnce) {
    const rows = Math.min(atOnce, place.rows - done);
    const range = place.sheet.getRangeByIndexes(place.row + done, place.column + column, rows, width);
    range.getValues().forEach((row) => all.push(row));
  }
  return all;
}

/** Without blank rows, which an empty table has one of, and other months. */
function onlyFilled(rows: Rows, headings: string[], period: string): Rows {
  const keep: number[] = [];
  for (let i = 0; i < rows.count; i++) {
    const isOfMonth = period === "" || textAt(rows, "Period", i) === period;
    if (isOfMonth && headings.some((heading) => textAt(rows, heading, i) !== "")) keep.push(i);
  }
  if (keep.length === rows.count) return rows;
  const columns: { [heading: string]: Cell[] } = {};
  headings.forEach((heading) => {
    const all = rows.columns[heading] || [];
    columns[heading] = keep.map((i) => cellIn(all, i));
  });
  return { table: rows.table, key: rows.key, count: keep.length, columns };
}

export function cellIn(row: Cell[], index: number): Cell {
  const cell = row[index];
  return cell === undefined ? "" : cell;
}

export function textAt(rows: Rows, heading: string, i: number): string {
  const column = rows.columns[heading];
  return column === undefined ? "" : String(cellIn(column, i));
}
