/**
 * Text and rules written straight into a page's stream. jsPDF's own text() and line() look at every option they have
 * at each call and cost ten times as much; a statement of 500 charges has 5,000 texts. Each piece sets all that it
 * needs (font, colour, thickness), so pieces may come in any order and between jsPDF's own.
 */
import type { jsPDF } from "jspdf";
import { nameSubset } from "./embedding";
import type { Face, FaceFont } from "./faces";
import type { Ink } from "./page";
import { rounded, utf16 } from "./pdf-objects";
import { Tags } from "./tags";

/** A font as the stream names it. */
interface StreamFont {
  /** `F1` */
  readonly id: string;
  /** As jsPDF has it. */
  readonly font: unknown;
  /** The text as a PDF string, its brackets with it; null when jsPDF has to set it. */
  encode(text: string): string | null;
}

/** The part of jsPDF's API for plug-ins that its types leave out. */
interface PlugIn {
  readonly internal: { write(operators: string): void };
  /** A glyph of a TrueType font in hexadecimal; notes it for the subset that is embedded. */
  pdfEscape16(text: string, font: unknown): string;
}

/** The operators that set a colour. */
const COLOURING = { fill: { grey: "g", colour: "rg" }, stroke: { grey: "G", colour: "RG" } } as const;
/** jsPDF joins Arabic letters and turns right-to-left text round. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufeff]/;

export class Operators {
  private readonly fonts = new Map<FaceFont, StreamFont>();
  private readonly colours = { fill: new Map<string, string>(), stroke: new Map<string, string>() };
  private readonly height: number;
  /** Written when they are complete; null: each at once. */
  private held: string[] | null = null;
  private readonly plugIn: PlugIn;
  /** What is drawn is marked as they say. */
  readonly tags = new Tags((operators) => this.write(operators));

  constructor(private readonly doc: jsPDF) {
    this.height = doc.internal.pageSize.getHeight();
    this.plugIn = doc as unknown as PlugIn;
    this.watchPages();
  }

  /** Said before text or an image is drawn. @param y top edge of the room it takes */
  mark(x: number, y: number, width: number, height: number): void {
    this.tags.mark()?.box?.cover(x, this.height - y - height, width, height);
  }

  /** One run of text. @param x where its baseline begins, in points from the left @param baseline from the top */
  text(face: Face, text: string, x: number, baseline: number, ink: Ink): void {
    const used = ink.bold && face.bold !== null ? face.bold : face.normal;
    const font = this.fonts.get(used);
    const string = font?.encode(text) ?? null;
    if (font === undefined || string === null) this.slowly(used, text, x, baseline, ink);
    else {
      const place = this.at(x, baseline);
      this.write(
        `BT /${font.id} ${ink.size} Tf ${this.colour(ink.colour, "fill")} ${place} Td ${string} Tj ET`,
      );
    }
  }

  /** Bold text in a face that has no bold. @param thickness of the stroke, in points */
  stroked(face: Face, text: string, x: number, baseline: number, ink: Ink, thickness: number): void {
    this.flush();
    this.doc.setFont(face.normal.name, "normal").setFontSize(ink.size).setTextColor(ink.colour);
    this.doc.setDrawColor(ink.colour).setLineWidth(thickness);
    this.doc.text(text, x, baseline, { renderingMode: "fillThenStroke" });
    // The way of drawing letters lasts until the page ends.
    this.write("0 Tr");
  }

  /** A horizontal line of this thickness; all in points. */
  rule(y: number, from: number, to: number, colour: string, thickness: number): void {
    this.decorate(from, y - thickness / 2, to - from, thickness);
    this.write(`${this.colour(colour, "stroke")} ${thickness} w ${this.at(from, y)} m ${this.at(to, y)} l S`);
  }

  /** A filled rectangle. @param y its top edge */
  ground(x: number, y: number, width: number, height: number, colour: string): void {
    this.decorate(x, y, width, height);
    this.write(
      `${this.colour(colour, "fill")} ${this.at(x, y + height)} ${rounded(width)} ${rounded(height)} re f`,
    );
  }

  /** A PNG or JPEG. @param data as a data URL or its bytes @param y its top edge */
  image(data: string | Uint8Array, x: number, y: number, width: number, height: number): void {
    this.mark(x, y, width, height);
    this.flush();
    this.doc.addImage({ imageData: data, x, y, width, height });
  }

  /** What is drawn within is read as the text. */
  insteadOf(text: string, draw: () => void): void {
    this.write(`/Span <</ActualText ${utf16(text)}>> BDC`);
    draw();
    this.write("EMC");
  }

  /** A square's outline of this thickness, in place of a letter. @param y its top edge */
  box(x: number, y: number, side: number, colour: string, thickness: number): void {
    const size = rounded(side);
    this.write(
      `${this.colour(colour, "stroke")} ${thickness} w ${this.at(x, y + side)} ${size} ${size} re S`,
    );
  }

  /**
   * Keeps what is drawn within as one text: of the thousands of little ones each would outlive many sweeps of the
   * garbage collector, which took half the time.
   */
  together(draw: () => void): void {
    this.held = [];
    draw();
    this.flush();
    this.held = null;
  }

  /** All is drawn. */
  finish(): void {
    this.tags.close();
    for (const { font } of this.fonts.values()) nameSubset(font);
  }

  private write(operators: string): void {
    if (this.held === null) this.plugIn.internal.write(operators);
    else this.held.push(operators);
  }

  /** A page is left with no mark open. Whoever turns it: jsPDF's methods are the only way. */
  private watchPages(): void {
    const { doc } = this;
    const [addPage, setPage] = [doc.addPage.bind(doc), doc.setPage.bind(doc)];
    const leave = (turn: () => void): jsPDF => {
      this.tags.close();
      this.flush();
      turn();
      this.tags.turn(doc.getCurrentPageInfo().pageNumber);
      return doc;
    };
    doc.addPage = () => leave(() => addPage());
    doc.setPage = (page) => leave(() => setPage(page));
  }

  private decorate(x: number, y: number, width: number, height: number): void {
    this.tags.markDecoration()?.box?.cover(x, this.height - y - height, width, height);
  }

  private flush(): void {
    if (this.held === null || this.held.length === 0) return;
    this.plugIn.internal.write(this.held.join("\n"));
    this.held = [];
  }

  /** By jsPDF: it embeds only fonts that it has used itself, and knows right-to-left text. */
  private slowly(used: FaceFont, text: string, x: number, baseline: number, { size, colour }: Ink): void {
    this.flush();
    this.doc.setFont(used.name, "normal").setFontSize(size).setTextColor(colour).text(text, x, baseline);
    if (!this.fonts.has(used)) this.fonts.set(used, this.streamFont());
  }

  /** Of the font that is set. */
  private streamFont(): StreamFont {
    const font = this.doc.getFont();
    const { id } = font as unknown as { readonly id: string };
    const known: string[] = [];
    const look = (code: number): string => {
      const glyph = parseInt(this.plugIn.pdfEscape16(String.fromCharCode(code), font), 16);
      return (known[code] = escaped(glyph >> 8) + escaped(glyph & 0xff));
    };
    const encode = (text: string): string | null => {
      if (RIGHT_TO_LEFT.test(text)) return null;
      let string = "(";
      // No face has characters beyond U+FFFF: each is one unit of the text.
      for (let at = 0; at < text.length; at += 1) {
        const code = text.charCodeAt(at);
        string += known[code] ?? look(code);
      }
      return `${string})`;
    };
    return { id, font, encode };
  }

  private at(x: number, y: number): string {
    return `${rounded(x)} ${rounded(this.height - y)}`;
  }

  /** `0.12 g` for a grey, `0.1 0.2 0.3 rg` for another colour. */
  private colour(hex: string, use: keyof typeof COLOURING): string {
    const known = this.colours[use].get(hex);
    if (known !== undefined) return known;
    const parts = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255);
    const [red = 0, green = 0, blue = 0] = parts.map((part) => Math.round(part * 1000) / 1000);
    const { grey, colour } = COLOURING[use];
    const made = red === green && green === blue ? `${red} ${grey}` : `${red} ${green} ${blue} ${colour}`;
    this.colours[use].set(hex, made);
    return made;
  }
}

/** A byte within a string in brackets: half as long as hexadecimal. */
function escaped(byte: number): string {
  const character = String.fromCharCode(byte);
  if (character === "\r") return "\\r";
  return /[()\\]/.test(character) ? `\\${character}` : character;
}
