/** The sheet part with a table's new rows: untouched rows are copied as they are. */
import { Refusal } from "../../core/problem";
import { LAST_ROW, address } from "../../workbook/a1";
import { ByteSink } from "./byte-sink";
import { isNew, RowRenderer } from "./row-render";
import type { RowMoves } from "./row-moves";
import { CellCursor, RowCursor, type SheetText } from "./sheet-text";
import type { RowSpan, TableEdit, TableRow } from "./table-edit";

/**
 * @param head the text before the rows, with its dimension moved along
 * @param tail the text behind the rows, with its ranges moved along
 * @throws Refusal when the table would grow over cells below it
 */
export function writeSheet(edit: TableEdit, moves: RowMoves, head: string, tail: string): Buffer {
  const { sheet } = edit.source;
  const below = rowsBelow(edit, moves);
  const renderer = new RowRenderer(edit, moves);
  const out = new ByteSink();
  out.add(head);
  copy(out, sheet, sheet.rowsStart, edit.regionStart);
  writeRegion(edit, moves, renderer, below.spans, out);
  copy(out, sheet, below.end, sheet.rowsEnd);
  out.add(tail);
  return out.bytes();
}

/** Rows of the table's old and new place, in sheet order. */
function writeRegion(
  edit: TableEdit,
  moves: RowMoves,
  renderer: RowRenderer,
  below: ReadonlyMap<number, RowSpan>,
  out: ByteSink,
): void {
  const { sheet } = edit.source;
  const oldRows = [...edit.rows.filter((row) => row.source > 0), ...edit.totals];
  const last = Math.max(moves.oldBottom, moves.newBottom);
  let from = 0;
  let to = 0;
  for (let at = moves.first; at <= last; at++) {
    const row = rowAt(edit, moves, at);
    const there = oldRows[at - moves.first]?.span ?? below.get(at) ?? null;
    if (row !== null && row.source === at && !renderer.mustRender(row)) {
      if (row.span === null) continue;
      if (to !== row.span.start) {
        copy(out, sheet, from, to);
        from = row.span.start;
      }
      to = row.span.end;
      continue;
    }
    copy(out, sheet, from, to);
    from = to = 0;
    // The usual case for many rows, without a detour.
    if (row !== null && there === null && isNew(row)) out.addText(renderer.newRow(row, at));
    else out.add(renderer.render(row, at, there));
  }
  copy(out, sheet, from, to);
}

function rowAt(edit: TableEdit, moves: RowMoves, at: number): TableRow | null {
  if (at <= moves.newLast) return moves.rows[at - moves.first] ?? null;
  return edit.totals[at - moves.newLast - 1] ?? null;
}

function copy(out: ByteSink, { text, bytes }: SheetText, from: number, to: number): void {
  if (bytes !== null) {
    if (to > from) out.addBytes(bytes.subarray(from, to));
    return;
  }
  const step = 4 << 20;
  for (let at = from; at < to; at += step) out.add(text.slice(at, Math.min(to, at + step)));
}

/** The sheet's rows that the table grows into; only cells beside it may have content. */
function rowsBelow(edit: TableEdit, moves: RowMoves): { spans: Map<number, RowSpan>; end: number } {
  const spans = new Map<number, RowSpan>();
  const taken: string[] = [];
  if (moves.newBottom > LAST_ROW)
    throw new Refusal(
      `${edit.shape.name} would have more rows than an Excel sheet holds (1,048,576). Nothing was written.`,
    );
  const cursor = new RowCursor(edit.source.sheet, edit.regionEnd);
  const cells = new CellCursor(edit.source.sheet);
  // Rows without a number count from the one before.
  cursor.row = moves.oldBottom;
  let end = edit.regionEnd;
  while (moves.newBottom > moves.oldBottom && cursor.next() && cursor.row <= moves.newBottom) {
    const { start, contentStart, contentEnd } = cursor;
    spans.set(cursor.row, { start, contentStart, contentEnd, end: cursor.end });
    end = cursor.end;
    cells.enter(contentStart, contentEnd);
    while (cells.next())
      if (cells.column >= moves.left && cells.column <= moves.right && cells.contentEnd > cells.contentStart)
        taken.push(address(cells.column, cursor.row));
  }
  if (taken.length > 0) throw inTheWay(edit, moves, taken);
  return { spans, end };
}

function inTheWay(edit: TableEdit, moves: RowMoves, taken: readonly string[]): Refusal {
  const named = `${taken.slice(0, 8).join(", ")}${taken.length > 8 ? `, and ${taken.length - 8} more` : ""}`;
  const needed = moves.newBottom - moves.oldBottom;
  return new Refusal(
    `The table ${edit.shape.name} needs ${needed} more row${needed === 1 ? "" : "s"}, but cells below it on sheet ${edit.table.sheet.name} are in the way: ${named}. Move them to another sheet and run the command again. Nothing was written.`,
    taken,
  );
}
