/** Comments on cells of a table: they move with their rows. Parts change only where a commented row moved. */
import { formatRange, parseRange } from "../../workbook/a1";
import { moveRange, type RowMoves } from "./row-moves";
import type { SheetPart } from "./parts";
import { findTags, splice, withAttributes } from "../ooxml/xml";
import type { ZipArchive } from "./zip";

export function moveComments(archive: ZipArchive, sheet: SheetPart, moves: RowMoves): void {
  if (!moves.anyMoved) return;
  for (const { type, target } of sheet.relations) {
    if (type === "comments") edit(archive, target, (xml) => moveByRef(xml, "comment", moves));
    if (type === "threadedComment") edit(archive, target, (xml) => moveByRef(xml, "threadedComment", moves));
    if (type === "vmlDrawing") edit(archive, target, (xml) => moveNotes(xml, moves));
  }
}

function edit(archive: ZipArchive, path: string, change: (xml: string) => string): void {
  if (!archive.has(path)) return;
  const before = archive.text(path);
  const after = change(before);
  if (after !== before) archive.set(path, after);
}

/** A comment on a removed row goes with the row. */
function moveByRef(xml: string, name: string, moves: RowMoves): string {
  const pieces = findTags(xml, [name]).flatMap((tag) => {
    const range = parseRange(tag.attributes.ref ?? "");
    if (range === null) return [];
    const moved = moveRange(range, moves, false);
    if (moved === null) return [{ start: tag.start, end: tag.close, text: "" }];
    if (moved.top === range.top) return [];
    const text = withAttributes(xml.slice(tag.start, tag.end), { ref: formatRange(moved) });
    return [{ start: tag.start, end: tag.end, text }];
  });
  return splice(xml, pieces);
}

/** The drawn note boxes: their cell (counted from 0) and the rows that they are anchored to. */
function moveNotes(xml: string, moves: RowMoves): string {
  return xml.replace(/<v:shape[\s>][\s\S]*?<\/v:shape>/g, (shape) => {
    const row = Number(/<x:Row>\s*(\d+)\s*<\/x:Row>/.exec(shape)?.[1] ?? NaN);
    const column = Number(/<x:Column>\s*(\d+)\s*<\/x:Column>/.exec(shape)?.[1] ?? NaN);
    if (Number.isNaN(row) || Number.isNaN(column)) return shape;
    const moved = moves.move(row + 1, column + 1);
    if (moved === null) return "";
    const by = moved - 1 - row;
    if (by === 0) return shape;
    return shape
      .replace(/(<x:Row>\s*)\d+/, (_all, before: string) => `${before}${row + by}`)
      .replace(/(<x:Anchor>)([^<]*)/, (_all, open: string, list: string) => open + movedAnchor(list, by));
  });
}

/** Left column, offset, top row, offset, right column, offset, bottom row, offset. */
function movedAnchor(list: string, by: number): string {
  const parts = list.split(",");
  for (const index of [2, 6]) parts[index] = ` ${Math.max(0, Number(parts[index] ?? 0) + by)}`;
  return parts.join(",");
}
