/** Formulas in cells that move: their plain A1 references follow, structured references stay. */
import { columnLetters, columnNumber } from "../../workbook/a1";

type RowMove = (row: number, column: number) => number | null;

/** Strings, quoted sheet names, bracketed references, then names and A1 addresses. */
const TOKEN =
  /"(?:[^"]|"")*"|'(?:[^']|'')*'!?|\[[^\]]*\]|[A-Za-z_\\][\w.\\]*!|(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7})(?![\w.(!])|[A-Za-z_\\$][\w.\\$]*/g;

/** Follows rows of the formula's own sheet that were moved; a removed row becomes #REF!. References to other sheets stay. */
export function followRows(formula: string, move: RowMove): string {
  return replaceReferences(formula, (all, dollarColumn, letters, dollarRow, row) => {
    const moved = move(row, columnNumber(letters));
    if (moved === null) return "#REF!";
    return moved === row ? all : `${dollarColumn}${letters}${dollarRow}${moved}`;
  });
}

/** The formula as if filled from one cell to another: relative references shift. */
export function fillFormula(formula: string, rows: number, columns: number): string {
  return replaceReferences(formula, (_all, dollarColumn, letters, dollarRow, row) => {
    const column = dollarColumn === "$" ? letters : columnLetters(columnNumber(letters) + columns);
    return `${dollarColumn}${column}${dollarRow}${dollarRow === "$" ? row : row + rows}`;
  });
}

function replaceReferences(
  formula: string,
  replace: (all: string, dollarColumn: string, letters: string, dollarRow: string, row: number) => string,
): string {
  let otherSheet = false;
  let at = 0;
  return formula.replace(TOKEN, (all: string, ...groups: unknown[]) => {
    const offset = groups[4] as number;
    // `Other!A1:B2`: the second address belongs to the other sheet too.
    const follows = formula.slice(at, offset);
    otherSheet = otherSheet && (follows === ":" || follows === "");
    at = offset + all.length;
    if (all.endsWith("!")) {
      otherSheet = true;
      return all;
    }
    const [dollarColumn, letters, dollarRow, row] = groups as (string | undefined)[];
    if (letters === undefined || row === undefined || otherSheet) return all;
    return replace(all, dollarColumn ?? "", letters, dollarRow ?? "", Number(row));
  });
}
