/** Small workbooks made and filled without Excel: journals, templates of a campus, archives. */
export type SheetCell =
  | { readonly text: string }
  /** Decimal text with a point. */
  | { readonly number: string; readonly format?: string }
  /** `YYYY-MM-DD` */
  | { readonly date: string }
  | null;

export interface SheetContent {
  readonly name: string;
  readonly rows: readonly (readonly SheetCell[])[];
  /** Rows at the top that are headings: bold, and frozen. */
  readonly headingRows?: number;
  /** Excel character widths. */
  readonly widths?: readonly number[];
}

/** A sheet as it was read: every cell as text, dates as `YYYY-MM-DD`. */
export interface ReadSheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

export interface FilledCell {
  readonly sheet: string;
  /** Counted from 1. */
  readonly row: number;
  readonly column: number;
  readonly cell: SheetCell;
}

export interface SheetFiles {
  /** @returns the bytes of an .xlsx file; the same for the same content */
  write(sheets: readonly SheetContent[]): Promise<Uint8Array>;
  /** @throws Refusal where the bytes are no .xlsx file that can be read */
  read(bytes: Uint8Array): Promise<readonly ReadSheet[]>;
  /** The template with these cells; whatever else is in it stays. @throws Refusal where it cannot be filled */
  fill(template: Uint8Array, cells: readonly FilledCell[]): Promise<Uint8Array>;
}
