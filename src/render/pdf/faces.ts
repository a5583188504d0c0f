/**
 * The faces of a statement: Noto Sans, and for other scripts what the host has. All are embedded: PDF/UA takes no
 * font that is not in the file, Helvetica neither (ISO 14289-1, 7.21.4.1).
 */
import type { Settings } from "../../core/settings";
import type { StatementDocument } from "../../core/statements/statement";
import { readFont, type FontFile } from "./embedding";
import { NOTO_SANS_BOLD } from "./fonts/noto-sans-bold";
import { NOTO_SANS_REGULAR } from "./fonts/noto-sans-regular";
import { cleanText } from "./text";

/** What the steps' port FontSource offers. */
export interface FontFiles {
  fontFor(characters: string): Promise<{ readonly name: string; readonly bytes: Uint8Array } | null>;
}

export interface Face {
  readonly normal: FaceFont;
  /** Null: bold text is stroked. */
  readonly bold: FaceFont | null;
  covers(code: number): boolean;
  coversAll(text: string): boolean;
  /** Width of the character with this code, in units of the font size. */
  width(code: number, bold: boolean): number;
  /** Of a text that the face covers. */
  textWidth(text: string, bold: boolean): number;
}

export interface FaceFont {
  /** In the PDF. */
  readonly name: string;
  readonly font: FontFile;
}

export interface Faces {
  readonly base: Face;
  /** Asked in order for what the base does not have. */
  readonly others: readonly Face[];
  /** Characters that no face has; boxes are drawn for them. */
  readonly missing: readonly string[];
}

/** Fonts read once for many statements. */
export interface StatementFonts {
  /** @throws Error for a document that was not among those the fonts were loaded for */
  facesFor(document: StatementDocument): Faces;
}

/** Latin 1 and ASCII, which most texts are of: Noto Sans has it all, and no font need be asked. */
const COMMON = /^[\x20-\x7e\xa0-\xac\xae-\xff]*$/;
/** jsPDF writes two bytes a character: it cannot draw what lies beyond. */
const LAST_CODE = 0xffff;

/** Read when the first statement is printed, for all that follow. */
let notoSans: Face | null = null;

/**
 * Reads the fonts that the documents need. The faces of a document depend on its own text only, so that it is
 * the same file alone and among two hundred.
 * @throws what the source throws
 */
export async function loadFonts(
  documents: readonly StatementDocument[],
  settings: Settings,
  source: FontFiles,
): Promise<StatementFonts> {
  const byCharacters = new Map<string, Faces>();
  const letterhead = foreignOf(lettersOf(settings));
  // Looking through a document costs as much as drawing a tenth of it: it is done once.
  const byDocument = new Map<StatementDocument, Faces>();
  for (const document of documents) {
    const foreign = inOrder(foreignOf(document, new Set(letterhead)));
    const faces = byCharacters.get(foreign) ?? (await chooseFaces(foreign, source));
    byCharacters.set(foreign, faces);
    byDocument.set(document, faces);
  }
  return {
    facesFor(document) {
      const faces = byDocument.get(document);
      if (faces === undefined) throw new Error(`No fonts were loaded for statement ${document.statementNo}`);
      return faces;
    },
  };
}

/** What a statement shows of the settings. */
function lettersOf(settings: Settings): readonly string[] {
  const { institution, department, address, contactName, contactMail, subsidyText } = settings;
  return [institution, department, address, contactName, contactMail, subsidyText];
}

/** Adds the characters that Noto Sans lacks and any text within the value has. */
function foreignOf(value: unknown, found = new Set<string>()): Set<string> {
  if (typeof value === "string") {
    if (COMMON.test(value)) return found;
    const noto = readNotoSans();
    for (const character of cleanText(value)) if (!noto.coversAll(character)) found.add(character);
  } else if (typeof value === "object" && value !== null) {
    for (const part of Object.values(value)) foreignOf(part, found);
  }
  return found;
}

function inOrder(characters: ReadonlySet<string>): string {
  return [...characters].sort().join("");
}

async function chooseFaces(foreign: string, source: FontFiles): Promise<Faces> {
  const others: Face[] = [];
  let missing = Array.from(foreign);
  for (;;) {
    const wanted = missing.filter((character) => (character.codePointAt(0) ?? 0) <= LAST_CODE).join("");
    const font = wanted === "" ? null : await source.fontFor(wanted);
    if (font === null) break;
    const face = makeFace(fontOf(`${font.name} ${others.length}`, font.bytes), null);
    const left = missing.filter((character) => !face.coversAll(character));
    if (left.length === missing.length) break;
    others.push(face);
    missing = left;
  }
  return { base: readNotoSans(), others, missing };
}

function readNotoSans(): Face {
  return (notoSans ??= makeFace(
    fontOf("NotoSans-Regular", bytesOfBase64(NOTO_SANS_REGULAR)),
    fontOf("NotoSans-Bold", bytesOfBase64(NOTO_SANS_BOLD)),
  ));
}

function fontOf(name: string, bytes: Uint8Array): FaceFont {
  return { name: name.replace(/ /g, "-"), font: readFont(name, bytes) };
}

function bytesOfBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

function makeFace(normal: FaceFont, bold: FaceFont | null): Face {
  const codes = normal.font.cmap.unicode?.codeMap ?? {};
  const covers = (code: number): boolean => code <= LAST_CODE && (codes[code] ?? 0) !== 0;
  return {
    normal,
    bold,
    covers,
    coversAll: (text) => Array.from(text).every((character) => covers(character.codePointAt(0) ?? 0)),
    ...widthsOf(normal.font, bold?.font ?? normal.font),
  };
}

/** Each character's width is looked up once. */
function widthsOf(normal: FontFile, bold: FontFile): Pick<Face, "width" | "textWidth"> {
  const known: readonly [number[], number[]] = [[], []];
  const look = (code: number, isBold: boolean): number => {
    const font = isBold ? bold : normal;
    const width = font.widthOfGlyph(font.characterToGlyph(code)) / 1000;
    known[isBold ? 1 : 0][code] = width;
    return width;
  };
  return {
    width: (code, isBold) => known[isBold ? 1 : 0][code] ?? look(code, isBold),
    textWidth(text, isBold) {
      const widths = known[isBold ? 1 : 0];
      let width = 0;
      // No face has characters beyond U+FFFF: each is one unit of the text.
      for (let at = 0; at < text.length; at += 1) {
        const code = text.charCodeAt(at);
        width += widths[code] ?? look(code, isBold);
      }
      return width;
    },
  };
}
