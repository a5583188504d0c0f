/** Fixed-width lines: each field at its position, text to the left, numbers to the right. */
import { cellsOf } from "./fields";
import type { JournalCell, JournalRecord, PresetFacts } from "./preset";
import { dateText } from "./dates";

/** @param width of the whole line; shorter lines are filled with blanks */
export function fixedLine(record: JournalRecord, width: number, dates: PresetFacts["dates"]): string {
  const cells = cellsOf(record);
  const places = record.fields.map(({ column }, i) => ({ column, cell: cells[i]! }));
  let line = "";
  for (const { column, cell } of places.sort((a, b) => (a.column.at ?? 1) - (b.column.at ?? 1))) {
    const { at = 1, maxLength = 0 } = column;
    line = line.padEnd(at - 1) + padded(cell, maxLength, dates).slice(0, maxLength);
  }
  return line.padEnd(width);
}

function padded(cell: JournalCell, width: number, dates: PresetFacts["dates"]): string {
  if ("number" in cell) return cell.number.padStart(width);
  return ("date" in cell ? dateText(cell.date, dates) : cell.text).padEnd(width);
}

/** What stands at a position counted from 1, without the blanks around it. */
export function fieldAt(line: string, at: number, length: number): string {
  return line.slice(at - 1, at - 1 + length).trim();
}
