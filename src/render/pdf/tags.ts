/**
 * The document's structure tree, and the marks in the pages' streams that say which element each piece of content is
 * of (ISO 32000-1, 14.7.4). A mark is opened when something is drawn and closed when something of another element is,
 * or when the page ends; what is in no element is an artifact. PDF/UA wants every piece to be one or the other.
 */
import {
  Box,
  figureOf,
  isElement,
  type Artifact,
  type Content,
  type Element,
  type StructureAttributes,
  type StructureType,
} from "./structure";

const OPENING: { readonly [A in Artifact]: string } = {
  layout: "/Artifact BMC",
  header: "/Artifact <</Type /Pagination /Subtype /Header /Attached [/Top]>> BDC",
  footer: "/Artifact <</Type /Pagination /Subtype /Footer /Attached [/Bottom]>> BDC",
  repeated: "/Artifact <</Type /Pagination>> BDC",
};

const NO_ATTRIBUTES: StructureAttributes = {};

export class Tags {
  readonly root = makeElement("Document", {}, null);
  /** Of each page, from the first: the elements of its content, in the order of their ids. */
  readonly pages: Element[][] = [[]];
  private page = 1;
  /** What is being drawn; null outside of all tags. */
  private current: Element | Artifact | null = null;
  /** What the mark is of that is open in the page's stream. */
  private open: Element | Artifact | null = null;

  /** @param write puts operators into the stream of the page that is drawn on */
  constructor(private readonly write: (operators: string) => void) {}

  /** A new element, the last within what is being drawn unless another parent is given. */
  add(type: StructureType, attributes = NO_ATTRIBUTES, parent?: Element): Element {
    const above = parent ?? (this.current !== null && isElement(this.current) ? this.current : this.root);
    const element = makeElement(type, attributes, above);
    addKid(above, element);
    return element;
  }

  /** What is drawn within is content of the element; within an artifact everything is part of it. */
  within(element: Element | Artifact, draw: () => void): void {
    const outer = this.current;
    if (outer === null || isElement(outer)) this.current = element;
    draw();
    this.current = outer;
  }

  /** True where whatever is drawn is an artifact anyway. */
  get isArtifact(): boolean {
    return this.current !== null && !isElement(this.current);
  }

  /** Before text or an image is drawn. @returns the figure that it is in */
  mark(): Element | null {
    this.begin(this.current ?? "layout");
    return this.figure();
  }

  /**
   * Before a line of text is drawn. @param torn its last word goes on in the next
   * @returns whether a blank parts it from the last line of the same element: who reads the text alone does not see
   * that it stands elsewhere (ISO 32000-1, 14.8.2.5)
   */
  addLine(torn: boolean): boolean {
    if (this.current === null || !isElement(this.current)) return false;
    let block = this.current;
    while (block.type === "Span" && block.parent !== null) block = block.parent;
    const isParted = block.lastLine === "whole";
    block.lastLine = torn ? "torn" : "whole";
    return isParted;
  }

  /** Before a line or a ground is drawn: content in a figure, decoration elsewhere. @returns the figure */
  markDecoration(): Element | null {
    const figure = this.figure();
    this.begin(figure !== null || this.isArtifact ? (this.current ?? "layout") : "layout");
    return figure;
  }

  /** Before the page is left, and before the file is made. */
  close(): void {
    if (this.open === null) return;
    this.write("EMC");
    this.open = null;
  }

  /** What comes next is drawn on this page. @param page from 1 */
  turn(page: number): void {
    this.page = page;
    while (this.pages.length < page) this.pages.push([]);
  }

  private begin(wanted: Element | Artifact): void {
    if (this.open === wanted) return;
    this.close();
    this.write(isElement(wanted) ? this.opening(wanted) : OPENING[wanted]);
    this.open = wanted;
  }

  private opening(element: Element): string {
    const content = this.pages[this.page - 1] ?? [];
    const id = content.length;
    content.push(element);
    addKid(element, { page: this.page, id });
    return `/${element.type} <</MCID ${id}>> BDC`;
  }

  private figure(): Element | null {
    return this.current !== null && isElement(this.current) ? figureOf(this.current) : null;
  }
}

function makeElement(type: StructureType, attributes: StructureAttributes, parent: Element | null): Element {
  return {
    type,
    attributes,
    parent,
    kids: [],
    lastLine: "none",
    number: 0,
    box: type === "Figure" ? new Box() : null,
  };
}

/** Most elements have one kid: a list that something is pushed to takes room for seventeen. */
function addKid(element: Element, kid: Element | Content): void {
  if (element.kids.length === 0) element.kids = [kid];
  else element.kids.push(kid);
}
