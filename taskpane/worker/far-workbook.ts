/** The workbook as a step in the worker has it: every call goes to the pane, rows in pieces. */
import type { Change, Progress, Wanted, Workbook } from "../../src/ports/ports";
import type { ReportValues, Row } from "../../src/workbook/shape";
import type { Exchange } from "./exchange";
import type { ChangePiece, PaneSide } from "./protocol";
import { addRows, MOST_CELLS, pieceLength, pieceOf } from "./row-pieces";

export class FarWorkbook implements Workbook {
  private batches = 0;
  /** Changes of the batches that the pane applies now. */
  private readonly applying = new Map<number, readonly Change[]>();

  constructor(private readonly pane: Exchange<PaneSide>) {}

  async read(wanted: readonly Wanted[]): Promise<readonly Row[][]> {
    const { reading, lengths } = await this.pane.call("read", wanted);
    const lists: Row[][] = [];
    for (const [list, length] of lengths.entries()) {
      const rows: Row[] = [];
      while (rows.length < length) addRows(rows, await this.pane.call("rows", reading, list, rows.length));
      lists.push(rows);
    }
    return lists;
  }

  async apply(changes: readonly Change[], progress?: Progress): Promise<void> {
    const batch = this.batches++;
    this.applying.set(batch, changes);
    try {
      for (const [i, change] of changes.entries())
        for (const piece of piecesOf(change)) await this.pane.call("change", batch, i, piece);
      await this.pane.call("apply", batch, progress !== undefined);
    } finally {
      this.applying.delete(batch);
    }
  }

  /** What the pane asks while it applies a batch. */
  async values(batch: number, change: number, typed: ReportValues): Promise<ReportValues> {
    const wanted = this.applying.get(batch)?.[change];
    if (wanted?.do !== "report") throw new Error(`Change ${change} of batch ${batch} is no report`);
    return typeof wanted.values === "function" ? await wanted.values(typed) : wanted.values;
  }
}

function* piecesOf(change: Change): Generator<ChangePiece> {
  if (change.do === "report") {
    yield { ...change, values: typeof change.values === "function" ? null : change.values };
  } else if (change.do === "remove") {
    for (let at = 0; at < change.keys.length; at += MOST_CELLS)
      yield { ...change, keys: change.keys.slice(at, at + MOST_CELLS) };
  } else {
    const { rows } = change;
    for (let at = 0; at < rows.length;) {
      const to = at + pieceLength(rows, at);
      yield { ...change, rows: pieceOf(rows, at, to) };
      at = to;
    }
  }
}
