/** What sheets look like: a host that lacks a decoration loses it, never the data. */
import type { Side } from "../../workbook/looks";
import type { Look } from "../../workbook/looks";
import type { Requests } from "./requests";

export type Decoration = (context: Excel.RequestContext) => void;

/** All in one request; where that fails each in its own, so that one that is unknown takes no other with it. */
export async function decorate(requests: Requests, decorations: readonly Decoration[]): Promise<void> {
  if (decorations.length === 0) return;
  if (await attempt(requests, decorations)) return;
  for (const decoration of decorations) await attempt(requests, [decoration]);
}

async function attempt(requests: Requests, decorations: readonly Decoration[]): Promise<boolean> {
  try {
    await requests.once((context) => {
      for (const decoration of decorations) decoration(context);
      return () => undefined;
    });
    return true;
  } catch {
    // This Excel has no such decoration.
    return false;
  }
}

const EDGES: Readonly<Record<Side, "EdgeLeft" | "EdgeRight" | "EdgeTop" | "EdgeBottom">> = {
  left: "EdgeLeft",
  right: "EdgeRight",
  top: "EdgeTop",
  bottom: "EdgeBottom",
};

/** Gives a range a look, its number format excepted. */
export function dressRange(range: Excel.Range, look: Look): void {
  const { format } = range;
  const { font } = format;
  if (look.bold === true) font.bold = true;
  if (look.italic === true) font.italic = true;
  if (look.strike === true) font.strikethrough = true;
  if (look.underline === true) font.underline = "Single";
  if (look.size !== undefined) font.size = look.size;
  if (look.color !== undefined) font.color = `#${look.color}`;
  if (look.font !== undefined) font.name = look.font;
  if (look.fill !== undefined) format.fill.color = `#${look.fill}`;
  if (look.wrap === true) format.wrapText = true;
  if (look.vertical !== undefined) format.verticalAlignment = look.vertical === "top" ? "Top" : "Center";
  if (look.right === true) format.horizontalAlignment = "Right";
  if (look.left === true) format.horizontalAlignment = "Left";
  if (look.indent !== undefined) format.indentLevel = look.indent;
  for (const { side, color, medium } of look.lines ?? []) {
    const border = format.borders.getItem(EDGES[side]);
    border.style = "Continuous";
    border.weight = medium === true ? "Medium" : "Thin";
    border.color = `#${color}`;
  }
}

/** A look by a formula, whatever the rows say later. @param formula without the leading "=" */
export function highlight(range: Excel.Range, formula: string, look: Look): void {
  const { custom } = range.conditionalFormats.add("Custom");
  custom.rule.formula = `=${formula}`;
  const { format } = custom;
  if (look.fill !== undefined) format.fill.color = `#${look.fill}`;
  if (look.color !== undefined) format.font.color = `#${look.color}`;
  if (look.bold === true) format.font.bold = true;
  if (look.italic === true) format.font.italic = true;
  if (look.strike === true) format.font.strikethrough = true;
  for (const { side, color } of look.lines ?? []) {
    const border = format.borders[side];
    border.style = "Continuous";
    border.color = `#${color}`;
  }
}
