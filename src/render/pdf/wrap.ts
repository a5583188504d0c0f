/** Lines of a given width. Nothing is ever cut off: a word that is too long is broken. */
import type { Face, Faces } from "./faces";
import { cleanText, runsOf, type Run } from "./text";

export interface Line {
  readonly runs: readonly Run[];
  /** In points. */
  readonly width: number;
}

export interface Type {
  /** In points. */
  readonly size: number;
  readonly bold: boolean;
}

/** A character with its marks. */
interface Letter {
  readonly text: string;
  readonly face: Face | null;
  readonly width: number;
}

/** Width of the box that stands for a character no face has, in units of the font size. */
export const BOX_WIDTH = 0.75;
/** A long word is broken behind one of these where one is near. */
const BREAKS_BEHIND = /[@._\-/\\:;,=&?+|]$/;
const IDEOGRAPHIC = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

export function textWidth(text: string, type: Type, faces: Faces): number {
  return widthOf(runsOf(cleanText(text), faces), type);
}

/** One line of any width. */
export function oneLine(text: string, type: Type, faces: Faces): Line {
  const runs = runsOf(cleanText(text), faces);
  return { runs, width: widthOf(runs, type) };
}

/** @param width in points @returns one line at least; none for blank text */
export function wrap(text: string, width: number, type: Type, faces: Faces): Line[] {
  const line = oneLine(text, type, faces);
  if (line.runs.length === 0) return [];
  if (line.width <= width) return [line];
  return fill(words(letters(line.runs, type)), width).map(toLine);
}

/** One line, cut with an ellipsis: only for what is said in full elsewhere on the page. */
export function ellipsis(text: string, width: number, type: Type, faces: Faces): Line {
  const line = oneLine(text, type, faces);
  if (line.width <= width) return line;
  const kept = letters(line.runs, type);
  const dots: Letter = { text: "…", face: faces.base, width: faces.base.width("…", type.bold) * type.size };
  while (kept.length > 0 && sum(kept) + dots.width > width) kept.pop();
  return toLine([...kept, dots]);
}

/** The type, or a smaller one in which the text takes no more than the width. */
export function fittedType(text: string, width: number, type: Type, faces: Faces): Type {
  const full = textWidth(text, type, faces);
  return full <= width ? type : { ...type, size: (type.size * width) / full };
}

function widthOf(runs: readonly Run[], type: Type): number {
  return runs.reduce((width, run) => width + runWidth(run, type), 0);
}

export function runWidth({ face, text }: Run, type: Type): number {
  let width = 0;
  for (const character of text) width += face === null ? BOX_WIDTH : face.width(character, type.bold);
  return width * type.size;
}

function letters(runs: readonly Run[], type: Type): Letter[] {
  const all: Letter[] = [];
  for (const { face, text } of runs) {
    for (const character of text) {
      const width = (face === null ? BOX_WIDTH : face.width(character, type.bold)) * type.size;
      const last = all.at(-1);
      if (last !== undefined && face !== null && last.face === face && /\p{M}/u.test(character)) {
        all[all.length - 1] = { face, text: last.text + character, width: last.width + width };
      } else all.push({ text: character, face, width });
    }
  }
  return all;
}

/** Words with the blank behind them; an ideograph is a word. */
function words(all: readonly Letter[]): Letter[][] {
  const result: Letter[][] = [];
  let open = false;
  for (const letter of all) {
    const ideograph = IDEOGRAPHIC.test(letter.text);
    if (open && !ideograph) result.at(-1)?.push(letter);
    else result.push([letter]);
    open = letter.text !== " " && !ideograph;
  }
  return result;
}

function fill(all: readonly (readonly Letter[])[], width: number): Letter[][] {
  const lines: Letter[][] = [[]];
  for (const word of all) {
    const line = lines.at(-1) ?? [];
    if (sum(line) + sum(trimmed(word)) <= width) line.push(...word);
    else if (sum(trimmed(word)) <= width) lines.push([...word]);
    else lines.push(...pieces(word, width));
  }
  return lines.map(trimmed).filter((line) => line.length > 0);
}

/** A word wider than a line: broken behind a sign in the second half of the line, else wherever it ends. */
function pieces(word: readonly Letter[], width: number): Letter[][] {
  const result: Letter[][] = [];
  let rest = [...word];
  while (sum(trimmed(rest)) > width) {
    let count = 1;
    while (sum(rest.slice(0, count + 1)) <= width) count += 1;
    let at = count;
    while (at > count / 2 && !BREAKS_BEHIND.test(rest[at - 1]?.text ?? "")) at -= 1;
    if (at <= count / 2) at = count;
    result.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  return [...result, rest];
}

function trimmed(line: readonly Letter[]): Letter[] {
  let end = line.length;
  while (end > 0 && line[end - 1]?.text === " ") end -= 1;
  return line.slice(0, end);
}

function sum(line: readonly Letter[]): number {
  return line.reduce((width, letter) => width + letter.width, 0);
}

function toLine(line: readonly Letter[]): Line {
  const runs: { face: Face | null; text: string }[] = [];
  for (const letter of line) {
    const last = runs.at(-1);
    if (last !== undefined && last.face === letter.face) last.text += letter.text;
    else runs.push({ face: letter.face, text: letter.text });
  }
  return { runs, width: sum(line) };
}
