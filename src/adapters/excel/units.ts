/** The smallest pieces of a batch that are written together; several go into one request. */
import { bytesOf, MOST_CELLS_IN_A_WRITE, MOST_WRITTEN_BYTES, RANGE_BYTES } from "./limits";
import type { Turns } from "./turns";
import type { UndoPart } from "./undo-record";

export interface Unit {
  /** What it is about, as progress shows it. */
  readonly name: string;
  /** Rows or runs that progress counts. */
  readonly size: number;
  /** Of its values as JSON. */
  readonly bytes: number;
  /** What takes it back; null where another unit's part does. */
  readonly undo: UndoPart | null;
  /** Must be harmless when done twice. */
  write(context: Excel.RequestContext): void;
}

/** Rows as pieces of at most so many cells and bytes. */
export async function cutByWeight<T>(
  turns: Turns,
  rows: readonly (readonly T[])[],
): Promise<{ from: number; to: number; bytes: number }[]> {
  const pieces: { from: number; to: number; bytes: number }[] = [];
  let from = 0;
  let cells = 0;
  let bytes = 0;
  const take = (row: readonly T[], at: number): void => {
    const more = bytesOf(row) + 1;
    if (at > from && (cells + row.length > MOST_CELLS_IN_A_WRITE || bytes + more > MOST_WRITTEN_BYTES)) {
      pieces.push({ from, to: at, bytes });
      from = at;
      cells = bytes = 0;
    }
    cells += row.length;
    bytes += more;
  };
  await turns.over(rows.length, (first, last) => {
    for (let at = first; at < last; at += 1) take(rows[at] ?? [], at);
  });
  if (rows.length > from) pieces.push({ from, to: rows.length, bytes });
  return pieces;
}

/** Units as requests of at most so many bytes, in order. */
export function intoRequests(units: readonly Unit[]): Unit[][] {
  const requests: Unit[][] = [];
  let bytes = 0;
  for (const unit of units) {
    const request = requests[requests.length - 1];
    const more = unit.bytes + (unit.undo?.do === "update" ? RANGE_BYTES : 0);
    if (request === undefined || bytes + more > MOST_WRITTEN_BYTES) {
      requests.push([unit]);
      bytes = more;
    } else {
      request.push(unit);
      bytes += more;
    }
  }
  return requests;
}
