/** The pane's side of a far workbook: keeps rows that were read until they are fetched, and batches until they are whole. */
import type { Change, Progress, Wanted, Workbook } from "../../src/ports/ports";
import type { ReportValues, Row, TableShape } from "../../src/workbook/shape";
import type { ChangePiece } from "./protocol";
import { addRows, pieceLength, pieceOf, type RowPiece } from "./row-pieces";

/** Works out a report's values in the worker. */
type Values = (batch: number, change: number, typed: ReportValues) => Promise<ReportValues>;

export class WorkbookDesk {
  private readings = 0;
  /** By reading; a list that was fetched is empty. */
  private readonly kept = new Map<number, Row[][]>();
  private readonly batches = new Map<number, Map<number, Change>>();

  constructor(
    private readonly workbook: Workbook,
    private readonly values: Values,
  ) {}

  async read(wanted: readonly Wanted[]): Promise<{ reading: number; lengths: number[] }> {
    const lists = await this.workbook.read(wanted);
    const reading = this.readings++;
    const lengths = lists.map((rows) => rows.length);
    if (lengths.some((length) => length > 0)) this.kept.set(reading, [...lists]);
    return { reading, lengths };
  }

  rows(reading: number, list: number, from: number): RowPiece {
    const lists = this.kept.get(reading);
    const rows = lists?.[list] ?? [];
    const to = from + pieceLength(rows, from);
    const piece = pieceOf(rows, from, Math.min(to, rows.length));
    if (to >= rows.length && lists !== undefined) {
      lists[list] = [];
      if (lists.every((left) => left.length === 0)) this.kept.delete(reading);
    }
    return piece;
  }

  change(batch: number, change: number, piece: ChangePiece): void {
    const changes = this.batches.get(batch) ?? new Map<number, Change>();
    this.batches.set(batch, changes);
    const before = changes.get(change);
    if (before === undefined) changes.set(change, this.begun(batch, change, piece, changes));
    else extend(before, piece);
  }

  async apply(batch: number, progress?: Progress): Promise<void> {
    const changes = [...(this.batches.get(batch)?.values() ?? [])];
    this.batches.delete(batch);
    await this.workbook.apply(changes, progress);
  }

  private begun(
    batch: number,
    change: number,
    piece: ChangePiece,
    others: ReadonlyMap<number, Change>,
  ): Change {
    if (piece.do === "report") {
      const { report, values } = piece;
      const asked = (typed: ReportValues): Promise<ReportValues> => this.values(batch, change, typed);
      return { do: "report", report, values: values ?? asked };
    }
    const table = sameTable(piece.table, others);
    if (piece.do === "remove") return { do: "remove", table, keys: [...piece.keys] };
    const rows: Row[] = [];
    addRows(rows, piece.rows);
    return { do: piece.do, table, rows };
  }
}

/** Clones of one table's shape are one shape again. */
function sameTable(table: TableShape, others: ReadonlyMap<number, Change>): TableShape {
  for (const other of others.values())
    if (other.do !== "report" && other.table.name === table.name) return other.table;
  return table;
}

function extend(change: Change, piece: ChangePiece): void {
  // `begun` made these lists, for nobody else.
  if (change.do === "remove" && piece.do === "remove") (change.keys as string[]).push(...piece.keys);
  else if ("rows" in change && "rows" in piece) addRows(change.rows as Row[], piece.rows);
}
