/** What is in the way of closing, each with the way to where it is put right. */
import { html, nothing, type TemplateResult } from "lit";
import type { Obstacle } from "../../../src/core/closing";
import type { StepName } from "../../steps";
import { button } from "../../parts/button";
import { section } from "../../parts/section";
import { close as words } from "../../text/close";

export function obstacleList(
  obstacles: readonly Obstacle[],
  go: (to: StepName) => void,
): TemplateResult | typeof nothing {
  if (obstacles.length === 0) return nothing;
  return section(
    words.obstacles,
    html`<ul class="stack tight">
      ${obstacles.map((obstacle) => item(obstacle, go))}
    </ul>`,
  );
}

function item({ reason, where, overridable }: Obstacle, go: (to: StepName) => void) {
  return html`<li class="card stack tight">
    <div class="break">${reason.charAt(0).toUpperCase()}${reason.slice(1)}.</div>
    <div class="row between middle">
      <span class="small ${overridable ? "quiet" : "bad"}">${overridable ? words.soft : words.hard}</span>
      ${
        where === "tie-out"
          ? nothing
          : button({ label: words.goTo[where], small: true, look: "subtle", click: () => go(where) })
      }
    </div>
  </li>`;
}
