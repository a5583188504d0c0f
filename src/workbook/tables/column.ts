/** How a table is written down: columns whose kind fits the field's type. */
import type { Column, ColumnKind, Highlight, SheetGroup, TableShape } from "../shape";

/** The kinds that fit a field's type, so that a bigint can't become a date. */
type KindFor<V> = bigint extends V
  ? "amount" | "quantity" | "percent"
  : null extends V
    ? "amount" | "quantity"
    : V extends number
      ? "cents" | "integer"
      : "text" | "choice" | "day" | "instant";

type ColumnOf<R> = {
  [F in keyof R & string]: Column & { readonly field: F; readonly kind: ColumnKind & KindFor<R[F]> };
}[keyof R & string];

/** A table whose rows are records of type R. */
export interface Table<R> extends TableShape {
  /** Carries R for the compiler; never set. */
  readonly record?: R;
}

export const YES_NO = ["Yes", "No"] as const;

export function table<R>(
  name: string,
  group: SheetGroup,
  columns: readonly ColumnOf<R>[],
  highlights: readonly Highlight[] = [],
): Table<R> {
  return { name, group, columns, highlights };
}

interface Plain<F extends string, K extends ColumnKind> {
  readonly field: F;
  readonly heading: string;
  readonly kind: K;
  readonly width: number;
}

export function c<F extends string, K extends ColumnKind>(
  field: F,
  heading: string,
  kind: K,
  width: number,
): Plain<F, K> {
  return { field, heading, kind, width };
}

/** A column with a drop-down list. */
export function choice<F extends string>(
  field: F,
  heading: string,
  choices: readonly string[],
  width: number,
): Plain<F, "choice"> & { readonly choices: readonly string[] } {
  return { field, heading, kind: "choice", width, choices };
}

/** A column whose blank cell is null, not 0. */
export function optional<F extends string, K extends ColumnKind>(
  field: F,
  heading: string,
  kind: K,
  width: number,
): Plain<F, K> & { readonly optional: true } {
  return { field, heading, kind, width, optional: true };
}
