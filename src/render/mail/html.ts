/** The HTML version of a mail: the text template's paragraphs, its amounts as a small table. Inline styles only. */
import type { Settings } from "../../core/settings";
import { fillTemplate } from "../../core/template";
import { escapeHtml } from "../html-text";
import { amountRows, paragraphsOf, type AmountRow } from "./amounts";

const FONT = "font-family:'Segoe UI',Helvetica,Arial,sans-serif;font-size:15px;line-height:1.5;color:#242424";

/**
 * A paragraph whose lines all read `Label: {list}` (or discount, amount) becomes a table.
 * @param values by placeholder, plain text
 * @throws Refusal when the template has a placeholder that is not known
 */
export function htmlBody(
  template: string,
  values: Readonly<Record<string, string>>,
  settings: Settings,
): string {
  const escaped = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, escapeHtml(value)]),
  );
  const blocks = paragraphsOf(template).map((paragraph) => {
    const rows = amountRows(paragraph);
    return rows === null ? htmlParagraph(paragraph, escaped) : amountTable(rows, escaped, settings);
  });
  return page(blocks, settings);
}

function htmlParagraph(paragraph: string, escaped: Readonly<Record<string, string>>): string {
  const text = fillTemplate(escapeHtml(paragraph.trim()), escaped, "Mail Text");
  return `<p style="margin:0 0 16px">${text.replace(/\n/g, "<br>\n")}</p>`;
}

function amountTable(
  rows: readonly AmountRow[],
  escaped: Readonly<Record<string, string>>,
  settings: Settings,
): string {
  const lines = rows.map(({ label, name }) => {
    const due = name === "amount";
    const strong = due ? `font-weight:600;color:${settings.accentColour};border-top:1px solid #d1d1d1;` : "";
    const cell = `padding:6px 0;${strong}`;
    return (
      `<tr><th scope="row" style="${cell}text-align:left;${due ? "" : "font-weight:400;"}padding-right:48px">` +
      `${escapeHtml(label)}</th>` +
      `<td style="${cell}text-align:right;white-space:nowrap">${escaped[name] ?? ""}</td></tr>`
    );
  });
  return (
    `<table style="border-collapse:collapse;margin:0 0 20px;border-top:2px solid ${settings.primaryColour};` +
    `font-size:15px;font-variant-numeric:tabular-nums">\n${lines.join("\n")}\n</table>`
  );
}

function page(blocks: readonly string[], settings: Settings): string {
  return [
    "<!DOCTYPE html>",
    '<html lang="en">',
    '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">' +
      `<title>${escapeHtml(settings.department || settings.institution)}</title></head>`,
    `<body style="margin:0;padding:24px;${FONT}">`,
    '<div style="max-width:600px">',
    ...blocks,
    "</div>",
    "</body>",
    "</html>",
    "",
  ].join("\n");
}
