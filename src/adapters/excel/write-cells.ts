/** Writes plain cells so that Excel keeps them as they are: text stays text, blanks are blank. */
import type { Range } from "../../workbook/a1";
import type { Cell, Column } from "../../workbook/shape";
import { rangeOn, runsOf, setFormat } from "./ranges";
import type { OldCell } from "./undo-record";

/** What is sent for a cell; Excel takes one apostrophe in front away and keeps the rest as text. */
export function inputFor(cell: Cell, isText: boolean): string | number | boolean {
  if (cell === null) return "";
  if (typeof cell === "string" && (!isText || cell.startsWith("'"))) return `'${cell}`;
  return cell;
}

export function isTextColumn({ kind }: Column): boolean {
  return kind === "text" || kind === "choice";
}

/**
 * Writes a block. Its text columns must have the text format already.
 * @param isText by column of the block
 */
export function writeCells(
  context: Excel.RequestContext,
  sheet: string,
  range: Range,
  rows: readonly (readonly Cell[])[],
  isText: readonly boolean[],
): void {
  // A cell with the text format would make text of numbers and of true and false.
  isText.forEach((text, c) => {
    if (!text) return;
    const odd = rows.flatMap((row, r) => (isOdd(row[c]) ? [range.top + r] : []));
    const column = range.left + c;
    for (const [top, bottom] of runsOf(odd))
      setFormat(rangeOn(context, sheet, { left: column, right: column, top, bottom }), "General");
  });
  rangeOn(context, sheet, range).values = rows.map((row) =>
    row.map((cell, c) => inputFor(cell, isText[c] === true)),
  );
}

function isOdd(cell: Cell | undefined): boolean {
  return typeof cell === "number" || typeof cell === "boolean";
}

/** Puts a cell back as it was. */
export function restoreCell(
  context: Excel.RequestContext,
  sheet: string,
  column: number,
  row: number,
  old: OldCell,
  isText: boolean,
): void {
  const range = { left: column, right: column, top: row, bottom: row };
  if (typeof old === "object" && old !== null) {
    const cell = rangeOn(context, sheet, range);
    // With the text format it would be no formula; in other columns the cell still has its own format.
    if (isText) setFormat(cell, "General");
    cell.formulas = [[old.formula]];
  } else writeCells(context, sheet, range, [[old]], [isText]);
}
