/** Plain HTML: text escaped, tables with captions and headings that a screen reader tells. */
import type { Instant } from "../../core/period";
import { escapeHtml } from "../html-text";

/** A cell: text, a figure to the right, a hash that may break anywhere, or a file of the pack as a link. */
export type HtmlCell =
  | string
  | { readonly figure: string }
  | { readonly hash: string }
  | { readonly file: string; readonly text?: string };

export interface HtmlTable {
  readonly caption: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly HtmlCell[])[];
  /** Rows that stand out: sums. */
  readonly strong?: (row: number) => boolean;
}

/** The first cell of each row is its heading. */
export function tableHtml({ caption, headings, rows, strong }: HtmlTable): string {
  const firsts = rows[0] ?? [];
  const head = headings.map(
    (text, i) => `<th scope="col"${isFigure(firsts[i]) ? ' class="figure"' : ""}>${escapeHtml(text)}</th>`,
  );
  const body = rows.map((row, n) => {
    const cells = row.map((cell, i) =>
      i === 0
        ? `<th scope="row"${look(cell)}>${cellHtml(cell)}</th>`
        : `<td${look(cell)}>${cellHtml(cell)}</td>`,
    );
    return `<tr${strong?.(n) === true ? ' class="sum"' : ""}>${cells.join("")}</tr>`;
  });
  return [
    `<div class="wide" role="region" tabindex="0" aria-label="${escapeHtml(caption)}"><table>`,
    `<caption>${escapeHtml(caption)}</caption>`,
    `<thead><tr>${head.join("")}</tr></thead>`,
    `<tbody>`,
    ...body,
    `</tbody></table></div>`,
  ].join("\n");
}

function isFigure(cell: HtmlCell | undefined): boolean {
  return typeof cell === "object" && "figure" in cell;
}

/** Dates, names of months and files: not broken at their hyphens. */
const SHORT = 20;

function look(cell: HtmlCell | undefined): string {
  if (cell === undefined) return "";
  if (typeof cell === "string") return cell !== "" && cell.length <= SHORT ? ' class="short"' : "";
  if ("figure" in cell) return ' class="figure"';
  return "hash" in cell ? ' class="hash"' : "";
}

function cellHtml(cell: HtmlCell): string {
  if (typeof cell === "string") return escapeHtml(cell);
  if ("figure" in cell) return escapeHtml(cell.figure);
  if ("hash" in cell) return escapeHtml(cell.hash);
  return linkHtml(cell.file, cell.text ?? cell.file);
}

/** "2025-02-03 09:00 UTC"; "" for none. */
export function timeWords(at: Instant): string {
  return at === "" ? "" : `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;
}

/** A link to a file of the pack, beside the page. */
export function linkHtml(path: string, text = path): string {
  const href = path.split("/").map(encodeURIComponent).join("/");
  return `<a href="${escapeHtml(href)}">${escapeHtml(text)}</a>`;
}

export function paragraphs(texts: readonly string[]): string {
  return texts.map((text) => `<p>${escapeHtml(text)}</p>`).join("\n");
}

export function listHtml(texts: readonly string[]): string {
  return `<ul>\n${texts.map((text) => `<li>${escapeHtml(text)}</li>`).join("\n")}\n</ul>`;
}

/** With a heading that the page's contents lead to. */
export function section(id: string, title: string, parts: readonly string[]): string {
  return [
    `<section id="${id}" aria-labelledby="${id}-title">`,
    `<h2 id="${id}-title">${escapeHtml(title)}</h2>`,
    ...parts,
    "</section>",
  ].join("\n");
}
