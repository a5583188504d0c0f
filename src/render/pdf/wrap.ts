/** Lines of a given width. Nothing is ever cut off: a word that is too long is broken. */
import type { Face, Faces } from "./faces";
import { cleanText, runsOf, type Run } from "./text";

export interface Line {
  readonly runs: readonly Run[];
  /** In points. */
  readonly width: number;
  /** True where the next line goes on with the same word. */
  readonly torn?: boolean;
}

export interface Type {
  /** In points. */
  readonly size: number;
  readonly bold: boolean;
}

/**
 * A text cut into letters: characters with their marks. Letters are spoken of by their place, because a statement
 * has a million of them. All three lists but the faces have an end mark.
 */
interface Letters {
  readonly text: string;
  /** Where each letter begins in the text. */
  readonly starts: readonly number[];
  /** Where each letter begins on a line of any width, in points. */
  readonly edges: readonly number[];
  readonly faces: readonly (Face | null)[];
}

/** Letters from the first to before the second. */
type Range = readonly [number, number];

/** Width of the box that stands for a character no face has, in units of the font size. */
export const BOX_WIDTH = 0.75;
/** A long word is broken behind one of these where one is near. */
const BREAKS_BEHIND = /[@._\-/\\:;,=&?+|]$/;
const IDEOGRAPHIC = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const MARK = /\p{M}/u;
/** Neither marks nor ideographs come before this code: most texts need not be asked. */
const FIRST_MARK = 0x300;

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
  const all = letters(line.runs, type);
  // Less than no room would never end a word.
  return fill(all, Math.max(0, width)).map((range) => ({ ...toLine(all, range), torn: isTorn(all, range) }));
}

/** One line, cut with an ellipsis: only for what is said in full elsewhere on the page. */
export function ellipsis(text: string, width: number, type: Type, faces: Faces): Line {
  const line = oneLine(text, type, faces);
  if (line.width <= width) return line;
  const all = letters(line.runs, type);
  const dots = oneLine("…", type, faces);
  let kept = all.faces.length;
  while (kept > 0 && between(all, 0, kept) + dots.width > width) kept -= 1;
  return joined(toLine(all, [0, kept]), dots);
}

/** The type, or a smaller one in which the text takes no more than the width. */
export function fittedType(text: string, width: number, type: Type, faces: Faces): Type {
  const full = textWidth(text, type, faces);
  return full <= width ? type : { ...type, size: (type.size * width) / full };
}

function widthOf(runs: readonly Run[], type: Type): number {
  let width = 0;
  for (const run of runs) width += runWidth(run, type);
  return width;
}

export function runWidth({ face, text }: Run, type: Type): number {
  const units = face === null ? Array.from(text).length * BOX_WIDTH : face.textWidth(text, type.bold);
  return units * type.size;
}

function letters(runs: readonly Run[], type: Type): Letters {
  const text = runs.map((run) => run.text).join("");
  const starts: number[] = [];
  const edges: number[] = [];
  const faces: (Face | null)[] = [];
  let start = 0;
  let edge = 0;
  for (const run of runs) {
    for (const character of run.text) {
      const code = character.codePointAt(0) ?? 0;
      const isMark = code >= FIRST_MARK && run.face !== null && MARK.test(character);
      if (!isMark || faces.at(-1) !== run.face) {
        starts.push(start);
        edges.push(edge);
        faces.push(run.face);
      }
      start += character.length;
      edge += (run.face === null ? BOX_WIDTH : run.face.width(code, type.bold)) * type.size;
    }
  }
  starts.push(start);
  edges.push(edge);
  return { text, starts, edges, faces };
}

/** Words with the blank behind them; an ideograph is a word. */
function words(all: Letters): Range[] {
  const result: Range[] = [];
  let from = 0;
  for (let at = 0; at < all.faces.length; at += 1) {
    const ideograph = isIdeograph(all, at);
    if (ideograph && from < at) {
      result.push([from, at]);
      from = at;
    }
    if (ideograph || isBlank(all, at)) {
      result.push([from, at + 1]);
      from = at + 1;
    }
  }
  if (from < all.faces.length) result.push([from, all.faces.length]);
  return result;
}

function isBlank(all: Letters, at: number): boolean {
  return all.text.charCodeAt(all.starts[at] ?? 0) === 0x20 && letter(all, at) === " ";
}

function isIdeograph(all: Letters, at: number): boolean {
  return all.text.charCodeAt(all.starts[at] ?? 0) >= FIRST_MARK && IDEOGRAPHIC.test(letter(all, at));
}

function letter({ text, starts }: Letters, at: number): string {
  return text.slice(starts[at], starts[at + 1]);
}

function fill(all: Letters, width: number): Range[] {
  const lines: Range[] = [];
  let from = 0;
  let to = 0;
  for (const [start, end] of words(all)) {
    const bare = trimmed(all, start, end);
    if (between(all, from, bare) <= width) to = end;
    else {
      lines.push([from, to]);
      const broken = between(all, start, bare) <= width ? [] : pieces(all, [start, end], width);
      lines.push(...broken);
      from = broken.at(-1)?.[1] ?? start;
      to = end;
    }
  }
  lines.push([from, to]);
  return lines
    .map(([first, last]): Range => [first, trimmed(all, first, last)])
    .filter(([first, last]) => first < last);
}

/**
 * A word wider than a line, broken behind a sign in the second half of the line, else wherever it ends.
 * @returns all pieces but the last, which goes on
 */
function pieces(all: Letters, [start, end]: Range, width: number): Range[] {
  const result: Range[] = [];
  let from = start;
  while (between(all, from, trimmed(all, from, end)) > width) {
    let count = 1;
    while (between(all, from, from + count + 1) <= width) count += 1;
    let at = count;
    while (at > count / 2 && !BREAKS_BEHIND.test(letter(all, from + at - 1))) at -= 1;
    if (at <= count / 2) at = count;
    result.push([from, from + at]);
    from += at;
  }
  return result;
}

/** The end without blanks. */
function trimmed(all: Letters, from: number, to: number): number {
  let end = to;
  while (end > from && isBlank(all, end - 1)) end -= 1;
  return end;
}

function between({ edges }: Letters, from: number, to: number): number {
  return (edges[to] ?? Infinity) - (edges[from] ?? 0);
}

function toLine(all: Letters, [from, to]: Range): Line {
  const runs: { face: Face | null; text: string }[] = [];
  let first = from;
  for (let at = from + 1; at <= to; at += 1) {
    const face = all.faces[first] ?? null;
    if (at < to && all.faces[at] === face) continue;
    runs.push({ face, text: all.text.slice(all.starts[first], all.starts[at]) });
    first = at;
  }
  return { runs, width: between(all, from, to) };
}

/** An ideograph is a word, but no blank parts it from the next. */
function isTorn(all: Letters, [, to]: Range): boolean {
  return to < all.faces.length && !isBlank(all, to);
}

function joined(a: Line, b: Line): Line {
  const [last, first] = [a.runs.at(-1), b.runs[0]];
  const width = a.width + b.width;
  if (last === undefined || first === undefined || last.face !== first.face)
    return { runs: [...a.runs, ...b.runs], width };
  const middle = { face: last.face, text: last.text + first.text };
  return { runs: [...a.runs.slice(0, -1), middle, ...b.runs.slice(1)], width };
}
