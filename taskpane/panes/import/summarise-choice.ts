/** Adding a file's rows up on the way in: asked where it has too many, offered where it has many. */
import { html, nothing, type TemplateResult } from "lit";
import { GRAINS, type Grain } from "../../../src/core/import/summarise";
import { button } from "../../parts/button";
import { imports as importsWords } from "../../text/import";
import type { ShownFile } from "./by-file";

/** As many rows as make Excel slow to open and people slow to review. */
const MANY_ROWS = 20_000;

const words = importsWords.summarise;

export function summariseChoice(
  { chosen, tables }: ShownFile,
  disabled: boolean,
  choose: (grain: Grain | null) => void,
): TemplateResult | typeof nothing {
  const { name } = chosen.input;
  const buttons = GRAINS.map((grain) =>
    button({
      label: words.by[grain],
      name: words.byOf(grain, name),
      small: true,
      disabled,
      pressed: chosen.summarise === grain,
      click: () => choose(grain),
    }),
  );
  if (tables.some((table) => table.tooMany)) {
    return html`<div class="stack tight">
      <p class="small">${words.ask}</p>
      <div class="row">${buttons}</div>
    </div>`;
  }
  if (chosen.summarise !== null) {
    return html`<div class="row">
      ${buttons}
      ${button({
        label: words.rowByRow,
        name: words.rowByRowOf(name),
        look: "subtle",
        small: true,
        disabled,
        click: () => choose(null),
      })}
    </div>`;
  }
  if (tables.reduce((n, table) => n + table.rows, 0) < MANY_ROWS) return nothing;
  return html`<details class="small">
    <summary>${words.offer}</summary>
    <div class="stack tight">
      <p>${words.about}</p>
      <div class="row">${buttons}</div>
    </div>
  </details>`;
}
