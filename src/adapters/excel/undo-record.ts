/** What a batch leaves in the workbook before it writes, so that an interruption can be taken back. */
import { HostFailure } from "../../core/problem";
import { AT_WORK } from "../../workbook/at-work";
import type { Cell } from "../../workbook/shape";

/** A cell before it was overwritten: its value, or its formula. */
export type OldCell = Cell | { readonly formula: string };

export type UndoPart =
  | {
      readonly do: "append";
      readonly table: string;
      /** Its heading of the key. */
      readonly key: string;
      /** So many of the first rows went into blank rows of the table. */
      readonly filled: number;
      /** Keys of the rows, in order. */
      readonly keys: readonly string[];
      /** Of these keys the ones that the table had already, and how many rows of them. */
      readonly again: readonly (readonly [key: string, rows: number])[];
    }
  | {
      readonly do: "update";
      readonly table: string;
      readonly key: string;
      /** Headings of text columns. */
      readonly texts: readonly string[];
      readonly cells: readonly (readonly [key: string, ordinal: number, heading: string, old: OldCell])[];
    }
  | {
      readonly do: "remove";
      readonly table: string;
      readonly key: string;
      readonly keys: readonly string[];
      /** Of these keys the ones whose last row is new and stays. */
      readonly stay: readonly string[];
    }
  | { readonly do: "totals"; readonly table: string; readonly formulas: readonly Cell[] }
  | { readonly do: "input"; readonly sheet: string; readonly at: string; readonly old: Cell };

/** Characters of a cell's text; Excel holds 32,767. */
const SLICE = 32_000;
/** In front of each slice, so that Excel takes it for nothing but text. */
const MARK = "~";

/** The part as rows of text: its number and a slice of it. */
export function encodePart(number: number, part: UndoPart): [number: string, text: string][] {
  // ASCII only: a cell must not split a character.
  const text = JSON.stringify(part).replace(
    /[\u0080-\uffff]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  const rows: [string, string][] = [];
  for (let at = 0; at < text.length; at += SLICE)
    rows.push([String(number), MARK + text.slice(at, at + SLICE)]);
  return rows;
}

/**
 * @param rows as encodePart made them, of all parts in order
 * @throws HostFailure where somebody changed a cell of them
 */
export function decodeParts(rows: readonly (readonly Cell[])[]): UndoPart[] {
  const texts = new Map<string, string>();
  for (const [number, text] of rows) {
    const name = String(number);
    texts.set(name, (texts.get(name) ?? "") + String(text ?? "").slice(MARK.length));
  }
  return [...texts.values()].map(partOf);
}

/** Without its notes nothing can be taken back by the program; a person can, and then lets it go on. */
function partOf(text: string): UndoPart {
  try {
    const part = JSON.parse(text) as Partial<UndoPart> | null;
    if (typeof part?.do === "string") return part as UndoPart;
  } catch (cause) {
    throw unreadable(cause);
  }
  throw unreadable(null);
}

function unreadable(cause: unknown): HostFailure {
  return new HostFailure(
    `What an interrupted step noted on the sheet ${AT_WORK} was changed, so the step cannot be taken back. Take the workbook's version from before that step (File, Info, Version History); or clear row 9 of that sheet, run the tie-out, and put right what it shows.`,
    "what the interrupted step wrote",
    { cause },
  );
}

/** Parts of one kind and table as one. */
export function mergeParts(parts: readonly UndoPart[]): UndoPart[] {
  const merged: UndoPart[] = [];
  for (const part of parts) {
    const last = merged[merged.length - 1];
    const joined = last === undefined ? null : join(last, part);
    if (joined === null) merged.push(part);
    else merged[merged.length - 1] = joined;
  }
  return merged;
}

function join(a: UndoPart, b: UndoPart): UndoPart | null {
  if (a.do === "append" && b.do === "append" && a.table === b.table)
    return {
      ...a,
      filled: a.filled + b.filled,
      keys: [...a.keys, ...b.keys],
      again: [...a.again, ...b.again],
    };
  if (a.do === "update" && b.do === "update" && a.table === b.table)
    return { ...a, cells: [...a.cells, ...b.cells] };
  return null;
}
