/** What the parts of a page are, for screen readers: the standard structure types of PDF (ISO 32000-1, 14.8.4). */

export type StructureType =
  | "Document"
  | "Sect"
  | "Part"
  | "H1"
  | "H2"
  | "H3"
  | "P"
  | "L"
  | "LI"
  | "LBody"
  | "Table"
  | "THead"
  | "TBody"
  | "TFoot"
  | "TR"
  | "TH"
  | "TD"
  | "Caption"
  | "Figure"
  | "Span";

export interface StructureAttributes {
  /** What a figure shows, in words. */
  readonly alt?: string;
  /** Of a TH: what it heads. */
  readonly scope?: "Column" | "Row" | "Both";
  readonly colSpan?: number;
  readonly rowSpan?: number;
}
