/** The sheet part with a table's new rows: untouched rows are copied as they are. */
import { Refusal } from "../../core/problem";
import { LAST_ROW, address } from "../../workbook/a1";
import { ByteSink } from "./byte-sink";
import { PartPacker, type PackedPart } from "./part-packer";
import { isNew, type Patch, RowRenderer } from "./row-render";
import type { RowMoves } from "./row-moves";
import { CellCursor, RowCursor, type SheetText } from "./sheet-text";
import type { RowSpan, TableEdit, TableRow } from "./table-edit";

/**
 * @param head the text before the rows, with its dimension moved along
 * @param tail the text behind the rows, with its ranges moved along
 * @throws Refusal when the table would grow over cells below it
 */
export async function writeSheet(
  edit: TableEdit,
  moves: RowMoves,
  head: string,
  tail: string,
): Promise<PackedPart> {
  const { sheet } = edit.source;
  const below = rowsBelow(edit, moves);
  const out = new ByteSink();
  const packer = new PartPacker();
  out.add(head);
  copy(out, sheet, sheet.rowsStart, edit.regionStart);
  await writeRegion(edit, moves, below.spans, out, packer);
  copy(out, sheet, below.end, sheet.rowsEnd);
  out.add(tail);
  await pass(out, packer, true);
  return await packer.finish();
}

async function pass(out: ByteSink, packer: PartPacker, all: boolean): Promise<void> {
  for (const piece of out.take(all)) await packer.add(piece);
}

/** Rows of the table's old and new place, in sheet order. What stays as it is goes over in runs. */
async function writeRegion(
  edit: TableEdit,
  moves: RowMoves,
  below: ReadonlyMap<number, RowSpan>,
  out: ByteSink,
  packer: PartPacker,
): Promise<void> {
  const { sheet } = edit.source;
  const renderer = new RowRenderer(edit, moves);
  const oldRows = [...edit.rows.filter((row) => row.source > 0), ...edit.totals];
  const last = Math.max(moves.oldBottom, moves.newBottom);
  const run = new Run(out, sheet);
  for (let at = moves.first; at <= last; at++) {
    if (out.isFull) await pass(out, packer, false);
    const row = rowAt(edit, moves, at);
    const patches = row?.source === at ? renderer.patches(row) : null;
    if (patches !== null) {
      if (row?.span) run.keep(row.span, patches);
      continue;
    }
    run.end();
    const there = oldRows[at - moves.first]?.span ?? below.get(at) ?? null;
    // The usual case for many rows, without a detour.
    if (row !== null && there === null && isNew(row)) out.addText(renderer.newRow(row, at));
    else out.add(renderer.render(row, at, there));
  }
  run.end();
}

/** A stretch of the old sheet's rows that goes over as it is, but for single cells. */
class Run {
  private from = 0;
  private to = 0;

  constructor(
    private readonly out: ByteSink,
    private readonly sheet: SheetText,
  ) {}

  keep(span: RowSpan, patches: readonly Patch[]): void {
    if (this.to !== span.start) {
      this.end();
      this.from = span.start;
    }
    for (const patch of patches) {
      copy(this.out, this.sheet, this.from, patch.start);
      this.out.add(patch.xml);
      this.from = patch.end;
    }
    this.to = span.end;
  }

  end(): void {
    copy(this.out, this.sheet, this.from, this.to);
    this.from = this.to = 0;
  }
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
    `The table ${edit.shape.name} needs ${needed} more row${needed === 1 ? "" : "s"}, but cells below it on sheet ${edit.table.sheet.name} are in the way: ${named}. Are they rows of the table? Drag its lower right corner over them. If not, move them to another sheet. Then run the command again. Nothing was written.`,
    taken,
  );
}
