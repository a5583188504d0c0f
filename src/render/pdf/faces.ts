/** The faces of a statement: Helvetica, else Noto Sans, and for other scripts what the host has. */
import { jsPDF } from "jspdf";
import type { Settings } from "../../core/settings";
import type { StatementDocument } from "../../core/statements/statement";
import { byteString } from "../mail/base64";
import { NOTO_SANS_BOLD } from "./fonts/noto-sans-bold";
import { NOTO_SANS_REGULAR } from "./fonts/noto-sans-regular";
import { cleanText } from "./text";

/** What the steps' port FontSource offers. */
export interface FontFiles {
  fontFor(characters: string): Promise<{ readonly name: string; readonly bytes: Uint8Array } | null>;
}

export interface Face {
  /** The family's name in the PDF. */
  readonly family: string;
  /** TrueType files as strings of bytes; null for the PDF reader's own Helvetica. Without bold, it is stroked. */
  readonly files: { readonly normal: string; readonly bold: string | null } | null;
  covers(code: number): boolean;
  coversAll(text: string): boolean;
  /** Width of the character with this code, in units of the font size. */
  width(code: number, bold: boolean): number;
  /** Of a text that the face covers. */
  textWidth(text: string, bold: boolean): number;
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

/** Windows-1252, which is all that the PDF reader's own fonts have. */
const WIN_ANSI = /^[\x20-\x7e\xa1-\xac\xae-\xff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]*$/;
/** jsPDF writes two bytes a character: it cannot draw what lies beyond. */
const LAST_CODE = 0xffff;
/**
 * Of the characters of amounts, regular and bold (Adobe's font metrics for Helvetica): jsPDF keeps them rounded to
 * hundredths, and amounts have to end on one line.
 */
const HELVETICA_WIDTHS: ReadonlyMap<number, number> = new Map([
  ...Array.from("0123456789$€£", (character) => [character.charCodeAt(0), 0.556] as const),
  ...Array.from(",. ", (character) => [character.charCodeAt(0), 0.278] as const),
  ["-".charCodeAt(0), 0.333],
]);
const TRUETYPE = [0, 1, 0, 0];

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
  const shelf = new Shelf();
  const byCharacters = new Map<string, Faces>();
  const letterhead = foreignOf(lettersOf(settings));
  // Looking through a document costs as much as drawing a tenth of it: it is done once.
  const byDocument = new Map<StatementDocument, Faces>();
  for (const document of documents) {
    const foreign = inOrder(foreignOf(document, new Set(letterhead)));
    const faces = byCharacters.get(foreign) ?? (await chooseFaces(foreign, shelf, source));
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

/** Adds the characters beyond Windows-1252 that any text within the value has. */
function foreignOf(value: unknown, found = new Set<string>()): Set<string> {
  if (typeof value === "string") {
    if (WIN_ANSI.test(value)) return found;
    for (const character of cleanText(value)) if (!WIN_ANSI.test(character)) found.add(character);
  } else if (typeof value === "object" && value !== null) {
    for (const part of Object.values(value)) foreignOf(part, found);
  }
  return found;
}

function inOrder(characters: ReadonlySet<string>): string {
  return [...characters].sort().join("");
}

async function chooseFaces(foreign: string, shelf: Shelf, source: FontFiles): Promise<Faces> {
  if (foreign === "") return { base: shelf.helvetica, others: [], missing: [] };
  const noto = shelf.notoSans();
  const beyond = Array.from(foreign).filter((character) => !noto.coversAll(character));
  const base = beyond.length < Array.from(foreign).length ? noto : shelf.helvetica;
  const others: Face[] = base === noto ? [shelf.helvetica] : [];
  let missing = beyond;
  for (;;) {
    const wanted = missing.filter((character) => (character.codePointAt(0) ?? 0) <= LAST_CODE).join("");
    const font = wanted === "" ? null : await source.fontFor(wanted);
    if (font === null) break;
    const face = shelf.read(`${font.name} ${others.length}`, font.bytes);
    const left = missing.filter((character) => !face.coversAll(character));
    if (left.length === missing.length) break;
    others.push(face);
    missing = left;
  }
  return { base, others, missing };
}

/** A document that is never written: it reads the fonts and knows their widths. */
class Shelf {
  private readonly probe = new jsPDF({ unit: "pt" });
  private noto: Face | null = null;

  readonly helvetica: Face = {
    family: "helvetica",
    files: null,
    covers: (code) => WIN_ANSI.test(String.fromCodePoint(code)),
    coversAll: (text) => WIN_ANSI.test(text),
    ...this.widths("helvetica", true, HELVETICA_WIDTHS),
  };

  notoSans(): Face {
    this.noto ??= this.add("Noto Sans", atob(NOTO_SANS_REGULAR), atob(NOTO_SANS_BOLD));
    return this.noto;
  }

  read(family: string, bytes: Uint8Array): Face {
    if (!TRUETYPE.every((byte, index) => bytes[index] === byte))
      throw new Error(`Not a TrueType font: ${family}`);
    return this.add(family, byteString(bytes), null);
  }

  private add(family: string, normal: string, bold: string | null): Face {
    const files = { normal, bold };
    register(this.probe, family, files);
    this.probe.setFont(family, "normal");
    const codes = codeMap(this.probe.getFont(), family);
    const covers = (code: number) => code <= LAST_CODE && (codes[code] ?? 0) !== 0;
    return {
      family,
      files,
      covers,
      coversAll: (text) => Array.from(text).every((character) => covers(character.codePointAt(0) ?? 0)),
      ...this.widths(family, bold !== null),
    };
  }

  /** @param better widths than jsPDF has */
  private widths(
    family: string,
    hasBold: boolean,
    better: ReadonlyMap<number, number> = new Map(),
  ): Pick<Face, "width" | "textWidth"> {
    const known: Record<"normal" | "bold", number[]> = { normal: [], bold: [] };
    const styleOf = (bold: boolean) => (bold && hasBold ? "bold" : "normal");
    const look = (code: number, style: "normal" | "bold"): number => {
      this.probe.setFont(family, style);
      const width = better.get(code) ?? this.probe.getStringUnitWidth(String.fromCharCode(code));
      known[style][code] = width;
      return width;
    };
    return {
      width: (code, bold) => known[styleOf(bold)][code] ?? look(code, styleOf(bold)),
      textWidth: (text, bold) => {
        const style = styleOf(bold);
        const widths = known[style];
        let width = 0;
        // No face has characters beyond U+FFFF: each is one unit of the text.
        for (let at = 0; at < text.length; at += 1) {
          const code = text.charCodeAt(at);
          width += widths[code] ?? look(code, style);
        }
        return width;
      },
    };
  }
}

/** Gives a document a family's files. */
export function register(doc: jsPDF, family: string, files: NonNullable<Face["files"]>): void {
  for (const style of ["normal", "bold"] as const) {
    const file = files[style];
    if (file === null) continue;
    doc.addFileToVFS(`${family}-${style}.ttf`, file);
    doc.addFont(`${family}-${style}.ttf`, family, style);
  }
}

/** jsPDF's own reading of the font's cmap: what it can draw. */
function codeMap(font: unknown, family: string): Readonly<Record<number, number>> {
  const { metadata } = font as { metadata?: { cmap?: { unicode?: { codeMap?: Record<number, number> } } } };
  const map = metadata?.cmap?.unicode?.codeMap;
  if (map === undefined) throw new Error(`The font ${family} cannot be read`);
  return map;
}
