/** What may be missing from the month, by the months before: to look at, not in the way. */
import { html, nothing } from "lit";
import type { Period } from "../../../src/core/period";
import { completeness, type Completeness, type Gap } from "../../../src/steps/completeness";
import type { Host } from "../../../src/steps/host";
import { PeekPane } from "../../peek-pane";
import { section } from "../../parts/section";
import { things as words } from "../../text/closing";

/** More are told by number. */
const MOST = 12;

/** `<ocb-things .session>` */
export class ThingsToLookAt extends PeekPane<Completeness> {
  protected override async read(host: Host, period: Period): Promise<Completeness> {
    return await completeness(host, period);
  }

  override render(): unknown {
    const { board } = this;
    if (board === null || board.missing.length + board.new.length === 0) return nothing;
    return section(
      words.title,
      html`<p class="small quiet">${words.about}</p>
        ${list(words.missing(board.missing.length), board.missing)}
        ${list(words.fresh(board.new.length), board.new)}`,
    );
  }
}

function list(title: string, gaps: readonly Gap[]) {
  if (gaps.length === 0) return nothing;
  return html`<details>
    <summary>${title}</summary>
    <ul class="stack tight small">
      ${gaps.slice(0, MOST).map((gap) => html`<li class="break">${gap.words}</li>`)}
      ${gaps.length > MOST ? html`<li class="quiet">${words.more(gaps.length - MOST)}</li>` : nothing}
    </ul>
  </details>`;
}

customElements.define("ocb-things", ThingsToLookAt);
