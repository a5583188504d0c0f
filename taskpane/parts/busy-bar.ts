/** What the running step does, how far it is, and Cancel. */
import "@fluentui/web-components/progress-bar.js";
import { html, nothing, type TemplateResult } from "lit";
import type { Busy } from "../run-step";
import { text } from "../text";
import { button } from "./button";

export function busyBar(busy: Busy, cancel: () => void): TemplateResult {
  const words = busy.doing === "" ? `${busy.step}…` : busy.doing;
  const known = busy.total > 0;
  return html`<div class="stack tight">
    <div class="row between">
      <span class="small break" role="status">${busy.cancelling ? text.shell.cancelling : words}</span>
      ${button({ label: text.shell.cancel, look: "subtle", small: true, disabled: busy.cancelling, click: cancel })}
    </div>
    <fluent-progress-bar
      role="progressbar"
      aria-label=${busy.step}
      aria-valuemin="0"
      aria-valuemax=${known ? busy.total : nothing}
      aria-valuenow=${known ? busy.done : nothing}
      max=${known ? busy.total : nothing}
      value=${known ? busy.done : nothing}
    ></fluent-progress-bar>
  </div>`;
}
