/** A page to write on: a position that moves down, text drawn run by run, room made where there is none. */
import { jsPDF } from "jspdf";
import type { Settings } from "../../core/settings";
import { compressInBlocks } from "./deflate";
import { addFont } from "./embedding";
import type { Face, Faces } from "./faces";
import { Operators } from "./operators";
import { fileOf } from "./file";
import type { Bookmark } from "./outline";
import { MARGIN, STROKE_OF_BOLD, type Palette } from "./style";
import type { Artifact, StructureAttributes, StructureType } from "./structure";
import type { Tags } from "./tags";
import { cleanText } from "./text";
import { BOX_WIDTH, runWidth, wrap, type Line, type Type } from "./wrap";

export interface Ink extends Type {
  /** `#rrggbb` */
  readonly colour: string;
  readonly align?: "left" | "right";
}

/** Of a line, in units of the font size. */
const LEADING = 1.35;

compressInBlocks();

export class Page {
  readonly doc: jsPDF;
  /** Where the next thing goes: its top edge, in points from the top of the page. */
  y: number = MARGIN.firstTop;
  readonly left: number = MARGIN.side;
  readonly width: number;
  readonly right: number;
  readonly bottom: number;
  private readonly operators: Operators;
  private readonly bookmarks: Bookmark[] = [];

  constructor(
    paper: Settings["paper"],
    readonly faces: Faces,
    readonly palette: Palette,
  ) {
    this.doc = new jsPDF({ unit: "pt", format: paper.toLowerCase(), compress: true, putOnlyUsedFonts: true });
    const size = this.doc.internal.pageSize;
    this.width = size.getWidth() - 2 * MARGIN.side;
    this.right = this.left + this.width;
    this.bottom = size.getHeight() - MARGIN.bottom;
    this.operators = new Operators(this.doc);
    for (const { normal, bold } of [faces.base, ...faces.others]) {
      for (const used of [normal, bold]) if (used !== null) addFont(this.doc, used.name, used.font);
    }
  }

  /** Begins a new page unless so many points are left. */
  need(height: number): void {
    if (this.y + height > this.bottom) this.turn();
  }

  /** Begins a new page. */
  turn(): void {
    this.doc.addPage();
    this.y = MARGIN.top;
  }

  /** Draws one line. @param x its left edge, or its right edge when aligned right @param baseline in points */
  line(line: Line, x: number, baseline: number, ink: Ink): void {
    if (line.runs.length === 0) return;
    let at = ink.align === "right" ? x - line.width : x;
    this.operators.mark(at, baseline - ink.size, line.width, ink.size * LEADING);
    let { runs } = line;
    if (this.tags.addLine(line.torn ?? false)) {
      runs = withBlank(runs, this.faces.base);
      at -= runWidth({ face: this.faces.base, text: " " }, ink);
    }
    for (const { face, text } of runs) {
      if (face === null) this.boxes(text, at, baseline, ink);
      else this.run(face, text, at, baseline, ink);
      if (runs.length > 1) at += runWidth({ face, text }, ink);
    }
  }

  /** Wraps text at the position and moves below it. @param x left edge, or right edge when aligned right */
  paragraph(text: string, x: number, width: number, ink: Ink): void {
    for (const line of wrap(text, width, ink, this.faces)) {
      this.need(ink.size * LEADING);
      this.line(line, x, this.y + ink.size, ink);
      this.y += ink.size * LEADING;
    }
  }

  rule(y: number, colour: string, thickness: number, from = this.left, to = this.right): void {
    this.operators.rule(y, from, to, colour, thickness);
  }

  /** A ground of one colour. @param y its top edge */
  ground(x: number, y: number, width: number, height: number, colour: string): void {
    this.operators.ground(x, y, width, height, colour);
  }

  /** What is drawn within goes into the file in one piece: for what comes by the hundred. */
  together(draw: () => void): void {
    this.operators.together(draw);
  }

  /** A PNG or JPEG, within a figure; all in points. @param data as a data URL or its bytes @param y its top edge */
  image(data: string | Uint8Array, x: number, y: number, width: number, height: number): void {
    this.operators.image(data, x, y, width, height);
  }

  /**
   * What is drawn within is one structure element, or elements in it where tags are nested. May turn the page. Rules
   * and grounds are decoration, but in a figure they are what it shows.
   */
  tag(type: StructureType, draw: () => void, attributes: StructureAttributes = {}): void {
    if (this.tags.isArtifact || type === "Document") draw();
    else this.tags.within(this.tags.add(type, attributes), draw);
  }

  /** What is drawn within is decoration, or is said elsewhere: screen readers pass over it. */
  artifact(draw: () => void, kind: Artifact = "layout"): void {
    this.tags.within(kind, draw);
  }

  /** For what comes in pieces, as a row does that goes on on the next page. */
  get tags(): Tags {
    return this.operators.tags;
  }

  /** An entry in the reader's list of bookmarks that leads here. */
  bookmark(title: string): void {
    this.bookmarks.push({ title: cleanText(title), page: this.doc.getNumberOfPages(), y: this.y });
  }

  /** `coral, continued` where a page begins amid what a bookmark leads to; "" where something new begins there. */
  goingOn(page: number): string {
    const begun = this.bookmarks.filter((mark) => mark.page < page).at(-1);
    const isNew = this.bookmarks.some((mark) => mark.page === page && mark.y <= MARGIN.top + 1);
    return begun === undefined || isNew ? "" : `${begun.title}, continued`;
  }

  /** The file. Nothing can be drawn afterwards. */
  bytes(): Uint8Array {
    this.operators.finish();
    return fileOf(this.doc, this.tags, this.bookmarks);
  }

  private run(face: Face, text: string, x: number, baseline: number, ink: Ink): void {
    if (ink.bold && face.bold === null)
      this.operators.stroked(face, text, x, baseline, ink, ink.size * STROKE_OF_BOLD);
    else this.operators.text(face, text, x, baseline, ink);
  }

  private boxes(text: string, x: number, baseline: number, ink: Ink): void {
    const side = ink.size * 0.6;
    const draw = () => {
      for (let index = 0; index < Array.from(text).length; index += 1) {
        const left = x + (index * BOX_WIDTH + 0.07) * ink.size;
        this.operators.box(left, baseline - side, side, ink.colour, ink.size * 0.06);
      }
    };
    this.operators.insteadOf(text, draw);
  }
}

function withBlank(runs: Line["runs"], face: Face): Line["runs"] {
  const [first, ...others] = runs;
  return first?.face === face
    ? [{ face, text: ` ${first.text}` }, ...others]
    : [{ face, text: " " }, ...runs];
}
