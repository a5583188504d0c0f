/**
 * The part of the Office Scripts API that month-check.ts uses. There is no package with it: the declarations follow the
 * reference at learn.microsoft.com/javascript/api/office-scripts/excelscript, member by member.
 */
declare namespace ExcelScript {
  interface Workbook {
    /** By name; undefined when the workbook has no such table. */
    getTable(key: string): Table | undefined;
  }

  interface Worksheet {
    /** Rows and columns count from 0. */
    getRangeByIndexes(startRow: number, startColumn: number, rowCount: number, columnCount: number): Range;
  }

  interface Table {
    getHeaderRowRange(): Range;
    /** The rows; a table without any has one blank row. */
    getRangeBetweenHeaderAndTotal(): Range;
  }

  interface Range {
    /** A blank cell is ""; a cell with an error is the error's text. */
    getValues(): (string | number | boolean)[][];
    getRowIndex(): number;
    getColumnIndex(): number;
    getRowCount(): number;
    getWorksheet(): Worksheet;
  }
}
