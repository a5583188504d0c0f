/** Text made ready for a page, and cut into runs of one face. */
import type { Face, Faces } from "./faces";

/** Neighbouring characters drawn with one face; null: no face has them, and each is drawn as a box. */
export interface Run {
  readonly face: Face | null;
  readonly text: string;
}

const NO_BREAK = "\u00a0";

/**
 * NFC, one kind of blank but within numbers, no line breaks, no characters that by definition have no shape (joiners, marks of
 * direction, variation selectors): these alone may go without being reported.
 */
export function cleanText(text: string): string {
  if (/^[\x21-\x7e]*(?: [\x21-\x7e]+)*$/.test(text)) return text;
  return text
    .normalize("NFC")
    .replace(/\p{Cs}/gu, "\ufffd")
    .replace(/\p{Default_Ignorable_Code_Point}/gu, "")
    .replace(/[\p{Cc}\p{Z}]+/gu, blank)
    .replace(/[\u2010\u2011]/g, "-")
    .trim();
}

/** A number is not torn apart: the blank within it, and to its currency or percent sign, stays as it is. */
function blank(found: string, at: number, text: string): string {
  const isInNumber = /\d/.test(text[at - 1] ?? "") || /^-?\d/.test(text.slice(at + 1, at + 3));
  return found === NO_BREAK && isInNumber ? found : " ";
}

/** @param text cleaned */
export function runsOf(text: string, faces: Faces): Run[] {
  if (faces.base.coversAll(text)) return text === "" ? [] : [{ face: faces.base, text }];
  const runs: { face: Face | null; text: string }[] = [];
  for (const character of text) {
    const last = runs.at(-1);
    const face = faceOf(character, faces, last?.face);
    if (last !== undefined && last.face === face) last.text += character;
    else runs.push({ face, text: character });
  }
  return runs;
}

/** The base face where it can; a combining mark stays with its letter where that face has it. */
function faceOf(character: string, faces: Faces, before: Face | null | undefined): Face | null {
  const code = character.codePointAt(0) ?? 0;
  if (before !== null && before !== undefined && /\p{M}/u.test(character) && before.covers(code))
    return before;
  return [faces.base, ...faces.others].find((face) => face.covers(code)) ?? null;
}
