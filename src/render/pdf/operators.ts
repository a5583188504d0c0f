/**
 * Text and rules written straight into a page's stream. jsPDF's own text() and line() look at every option they have
 * at each call and cost ten times as much; a statement of 500 charges has 5,000 texts. Each piece sets all that it
 * needs (font, colour, thickness), so pieces may come in any order and between jsPDF's own.
 */
import type { jsPDF } from "jspdf";
import type { Face } from "./faces";

/** What is drawn, and where its baseline begins: points from the left and the top of the page. */
export interface Text {
  readonly face: Face;
  readonly bold: boolean;
  readonly size: number;
  /** `#rrggbb` */
  readonly colour: string;
  readonly text: string;
  readonly x: number;
  readonly baseline: number;
}

/** A font as the stream names it. */
interface StreamFont {
  /** `F1` */
  readonly id: string;
  /** The text as a PDF string, its brackets with it; null when jsPDF has to set it. */
  encode(text: string): string | null;
}

/** The part of jsPDF's API for plug-ins that its types leave out. */
interface PlugIn {
  readonly internal: { write(operators: string): void };
  pdfEscape(text: string, flags: { autoencode: boolean; noBOM: boolean }): string;
  /** Glyphs of a TrueType font in hexadecimal; notes them for the subset that is embedded. */
  pdfEscape16(text: string, font: unknown): string;
}

const ASCII = /^[\x20-\x7e]*$/;
/** jsPDF joins Arabic letters and turns right-to-left text round. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufeff]/;

export class Operators {
  private readonly fonts = new Map<Face, { normal?: StreamFont; bold?: StreamFont }>();
  private readonly colours = new Map<string, string>();
  private readonly height: number;
  private readonly plugIn: PlugIn;

  constructor(private readonly doc: jsPDF) {
    this.height = doc.internal.pageSize.getHeight();
    this.plugIn = doc as unknown as PlugIn;
  }

  text(given: Text): void {
    const style = given.bold ? "bold" : "normal";
    const font = this.fonts.get(given.face)?.[style];
    const string = font?.encode(given.text) ?? null;
    if (font === undefined || string === null) {
      // Only a font that jsPDF itself has used once goes into the file.
      this.slowly(given, style);
      return;
    }
    const { size, colour, x, baseline } = given;
    this.plugIn.internal.write(
      `BT /${font.id} ${size} Tf ${this.colour(colour)} rg ${this.at(x, baseline)} Td ${string} Tj ET`,
    );
  }

  /** A line of this thickness; all in points. */
  rule(y: number, from: number, to: number, colour: string, thickness: number): void {
    this.plugIn.internal.write(
      `${this.colour(colour)} RG ${thickness} w ${this.at(from, y)} m ${this.at(to, y)} l S`,
    );
  }

  /** After text that was stroked: the way of drawing letters lasts until the page ends. */
  fillAgain(): void {
    this.plugIn.internal.write("0 Tr");
  }

  private slowly({ face, size, colour, text, x, baseline }: Text, style: "normal" | "bold"): void {
    this.doc.setFont(face.family, style).setFontSize(size).setTextColor(colour).text(text, x, baseline);
    const known = this.fonts.get(face) ?? {};
    known[style] ??= this.streamFont(face, style);
    this.fonts.set(face, known);
  }

  /** Of the font that is set. */
  private streamFont(face: Face, style: "normal" | "bold"): StreamFont {
    const font = this.doc.getFont();
    const { id } = font as unknown as { readonly id: string };
    const glyphs = new Map<string, string>();
    const glyph = (character: string): string => {
      const known = glyphs.get(character) ?? this.plugIn.pdfEscape16(character, font);
      glyphs.set(character, known);
      return known;
    };
    const encoded = (text: string): string => {
      if (face.files !== null) return `<${Array.from(text, glyph).join("")}>`;
      if (ASCII.test(text)) return `(${text.replace(/[\\()]/g, "\\$&")})`;
      // jsPDF encodes for the font that is set.
      this.doc.setFont(face.family, style);
      return `(${this.plugIn.pdfEscape(text, { autoencode: true, noBOM: true })})`;
    };
    return { id, encode: (text) => (RIGHT_TO_LEFT.test(text) ? null : encoded(text)) };
  }

  /** Hundredths of a point are finer than any printer. */
  private at(x: number, y: number): string {
    return `${Math.round(x * 100) / 100} ${Math.round((this.height - y) * 100) / 100}`;
  }

  /** `0.12 0.12 0.12` */
  private colour(hex: string): string {
    const known = this.colours.get(hex);
    if (known !== undefined) return known;
    const parts = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255);
    const made = parts.map((part) => Math.round(part * 1000) / 1000).join(" ");
    this.colours.set(hex, made);
    return made;
  }
}
