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

/** Decoration; what stands in the margins of every page; a table's head once more on its later pages. */
export type Artifact = "layout" | "header" | "footer" | "repeated";

/** A part of the document. Its kids are in reading order. */
export interface Element {
  readonly type: StructureType;
  readonly attributes: StructureAttributes;
  /** Null for the document itself. */
  readonly parent: Element | null;
  kids: (Element | Content)[];
  /** Of a figure: what it covers. */
  readonly box: Box | null;
  /** Its last line of text so far: none yet, one that ends with its word, or one whose word goes on. */
  lastLine: "none" | "whole" | "torn";
  /** Of its object in the file, once it has one; else 0. */
  number: number;
}

/** A piece of a page's stream, as `BDC` marks it: pages count from 1, ids from 0 on each page. */
export interface Content {
  readonly page: number;
  readonly id: number;
}

/** In points from the left and the bottom of the page; grows with what is drawn. */
export class Box {
  left = Infinity;
  bottom = Infinity;
  right = -Infinity;
  top = -Infinity;

  cover(x: number, y: number, width: number, height: number): void {
    this.left = Math.min(this.left, x);
    this.bottom = Math.min(this.bottom, y);
    this.right = Math.max(this.right, x + width);
    this.top = Math.max(this.top, y + height);
  }
}

/** Of these an empty one says something: a cell without text keeps its place. */
const KEPT_EMPTY: ReadonlySet<StructureType> = new Set(["Document", "TH", "TD", "Figure"]);

export function isElement(kid: Element | Content | Artifact): kid is Element {
  return typeof kid === "object" && "kids" in kid;
}

/** False for what nothing was drawn in. */
export function isKept(element: Element): boolean {
  return KEPT_EMPTY.has(element.type) || element.kids.some((kid) => (isElement(kid) ? isKept(kid) : true));
}

/** The figure that the element is or is in. */
export function figureOf(element: Element): Element | null {
  for (let at: Element | null = element; at !== null; at = at.parent) if (at.type === "Figure") return at;
  return null;
}
