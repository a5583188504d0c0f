/** What the pane and its worker ask of each other while a step runs in the worker. Every value is cloneable. */
import type { Instant } from "../../src/core/period";
import type { Wanted } from "../../src/ports/ports";
import type { ReportShape, ReportValues, TableShape } from "../../src/workbook/shape";
import type { RowPiece } from "./row-pieces";

/** A piece of one change of a batch, in order. */
export type ChangePiece =
  | { readonly do: "append" | "update"; readonly table: TableShape; readonly rows: RowPiece }
  | { readonly do: "remove"; readonly table: TableShape; readonly keys: readonly string[] }
  /** Null: they are worked out from what the report's inputs hold, by WorkerSide.values. */
  | { readonly do: "report"; readonly report: ReportShape; readonly values: ReportValues | null };

/** What the pane serves: the ports of the step's host. */
export interface PaneSide {
  /** Reads tables and keeps the rows until they are fetched. @returns how many each list has */
  read(wanted: readonly Wanted[]): Promise<{ readonly reading: number; readonly lengths: readonly number[] }>;
  /** The piece of a list that begins at a row; with the list's last piece the pane forgets it. */
  rows(reading: number, list: number, from: number): RowPiece;
  /** Adds a piece to a batch. @param change the change's number in the batch */
  change(batch: number, change: number, piece: ChangePiece): void;
  /** @param progress whether its progress is the step's */
  apply(batch: number, progress: boolean): Promise<void>;
  /** Of the files that came with the request. */
  size(file: number): Promise<number>;
  slice(file: number, from: number, to: number): Promise<Uint8Array>;
  report(done: number, total: number, doing: string): void;
  /** Answered when the pane is free: it may have been told to cancel. */
  pause(): void;
}

/** What the worker serves. */
export interface WorkerSide {
  run(run: Run): Promise<unknown>;
  /** A report's values for what its inputs hold. */
  values(batch: number, change: number, typed: ReportValues): Promise<ReportValues>;
  /** Said before every answer of the pane's. */
  state(state: PaneState): void;
}

export interface Run {
  readonly step: string;
  /** Without its files. */
  readonly request: object;
  /** Its files: a browser's own, or the names of those that the pane reads. */
  readonly files: readonly (File | string)[];
  readonly by: string;
  readonly signedIn: boolean;
  readonly dryRun: boolean;
  readonly state: PaneState;
}

export interface PaneState {
  /** The pane's clock; the worker's goes by it. */
  readonly now: Instant;
  readonly cancelled: boolean;
}
