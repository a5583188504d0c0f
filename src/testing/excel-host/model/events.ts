/** What happened in a workbook, told to every window that has it open. */
import type { Rect } from "./address";
import type { HostSheet } from "./sheet";
import type { HostTable } from "./table";

export type ChangeType =
  | "RangeEdited"
  | "RowInserted"
  | "RowDeleted"
  | "ColumnInserted"
  | "ColumnDeleted"
  | "CellInserted"
  | "CellDeleted";

export type HostChange =
  | {
      readonly what: "cells";
      readonly sheet: HostSheet;
      readonly area: Rect;
      readonly changeType: ChangeType;
      readonly direction?: "up" | "down" | "left" | "right";
      /** For one cell: what it held. */
      readonly before?: string | number | boolean;
      readonly after?: string | number | boolean;
    }
  | { readonly what: "format"; readonly sheet: HostSheet; readonly area: Rect }
  | { readonly what: "sheetAdded" | "sheetDeleted"; readonly sheet: HostSheet }
  | { readonly what: "sheetRenamed"; readonly sheet: HostSheet; readonly before: string }
  | { readonly what: "tableAdded" | "tableDeleted"; readonly sheet: HostSheet; readonly table: HostTable }
  | { readonly what: "tableFiltered"; readonly sheet: HostSheet; readonly table: HostTable }
  /** Anything else that the grid shows: widths, order, tab colours, names. */
  | { readonly what: "structure"; readonly sheet: HostSheet | null };

/** Who does it: one of the windows, or someone whom no window belongs to. */
export interface Origin {
  readonly window: object | null;
  readonly source: "Local" | "Remote";
}

export type ChangeListener = (change: HostChange, origin: Origin) => void;
