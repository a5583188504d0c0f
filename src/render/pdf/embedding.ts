/**
 * Fonts as jsPDF embeds them, read once for many documents. jsPDF reads a font's file again for each document, which
 * takes 20 ms, and keeps what one document uses of it within what it has read: so each document gets a copy that
 * shares all that never changes. Cutting the font down is done by us: see truetype-subset.ts.
 */
import { jsPDF } from "jspdf";
import { byteString } from "../mail/base64";
import { subsetOf } from "./truetype-subset";

/** What jsPDF knows of a font's file: its class TTFFont, as far as it is used here. */
export interface FontFile {
  readonly rawData: Uint8Array;
  readonly cmap: { readonly unicode?: { readonly codeMap: Readonly<Record<number, number>> } };
  characterToGlyph(code: number): number;
  /** In thousandths of the font size. */
  widthOfGlyph(glyph: number): number;
}

/** A font of a document: what is used of it, and how its file is cut down to that. */
interface UsedFont extends FontFile {
  toUnicode: Record<number, number>;
  subset: { encode(glyphs: readonly number[]): Uint8Array };
}

const TRUETYPE = [0, 1, 0, 0];
const api = jsPDF.API as unknown as { TTFFont: { open(file: Uint8Array): FontFile } };

/** @throws Error for a file that is not of TrueType */
export function readFont(name: string, bytes: Uint8Array): FontFile {
  if (!TRUETYPE.every((byte, index) => bytes[index] === byte))
    throw new Error(`Not a TrueType font: ${name}`);
  const font = api.TTFFont.open(bytes);
  if (font.cmap.unicode === undefined) throw new Error(`The font ${name} cannot be read`);
  return font;
}

/** From now on the document knows the font by this name and the style "normal". */
export function addFont(doc: jsPDF, name: string, font: FontFile): void {
  const { TTFFont } = api;
  api.TTFFont = { open: () => copyOf(font) };
  try {
    // jsPDF asks for a file; what it opens is the copy.
    doc.addFileToVFS(`${name}.ttf`, byteString(Uint8Array.from(TRUETYPE)));
    doc.addFont(`${name}.ttf`, name, "normal");
  } finally {
    api.TTFFont = TTFFont;
  }
}

/** With the properties its own, which jsPDF asks for by hasOwnProperty. */
function copyOf(font: FontFile): UsedFont {
  const encode = (glyphs: readonly number[]): Uint8Array => subsetOf(font.rawData, glyphs);
  const copy = Object.create(Object.getPrototypeOf(font) as object) as FontFile;
  return Object.assign(copy, font, { toUnicode: {}, subset: { encode } });
}

/**
 * A font that is not whole is named after its part: six letters and a plus sign, other letters for another part
 * (ISO 32000-1, 9.6.4). Called when all is drawn. @param font as jsPDF's getFont() answers it
 */
export function nameSubset(font: unknown): void {
  const named = font as { fontName: string; readonly metadata: { readonly glyIdsUsed: readonly number[] } };
  const glyphs = [...new Set(named.metadata.glyIdsUsed)].sort((a, b) => a - b);
  let hash = 0;
  for (const glyph of glyphs) hash = (hash * 31 + glyph + 1) % 26 ** 6;
  const letters = Array.from({ length: 6 }, (_, place) => {
    return String.fromCharCode(0x41 + (Math.floor(hash / 26 ** place) % 26));
  });
  named.fontName = `${letters.join("")}+${named.fontName}`;
}
