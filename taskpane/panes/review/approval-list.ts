/** Approvals that stand: what each lets through, until when and why; and their end. */
import { html, nothing, type PropertyDeclarations } from "lit";
import type { StandingApproval } from "../../../src/core/standing/standing-approval";
import { formatDay } from "../../../src/render/format";
import type { Host } from "../../../src/steps/host";
import { runReview } from "../../../src/steps/review";
import {
  approvalsBoard,
  revokeApproval,
  type ApprovalsBoard,
  type ShownApproval,
} from "../../../src/steps/standing-approvals";
import { PeekPane } from "../../peek-pane";
import { button } from "../../parts/button";
import { amountWords } from "../../parts/money";
import "../../parts/reason-form";
import { when } from "../../parts/when";
import { approvals as words } from "../../text/approvals";

/** `<ocb-approval-list .session currency>` */
export class ApprovalList extends PeekPane<ApprovalsBoard> {
  static override properties: PropertyDeclarations = {
    ...PeekPane.properties,
    currency: {},
    revoking: { state: true },
  };
  declare currency: string;
  /** The ID of the one that is about to end; "" for none. */
  declare revoking: string;

  constructor() {
    super();
    this.currency = "";
    this.revoking = "";
  }

  protected override async read(host: Host): Promise<ApprovalsBoard> {
    return await approvalsBoard(host);
  }

  override render(): unknown {
    const approvals = this.board?.approvals ?? [];
    if (approvals.length === 0) return nothing;
    const standing = approvals.filter((a) => a.state === "Active");
    return html`<details>
      <summary>${words.listed(standing.length)}</summary>
      ${standing.length === 0 ? html`<p class="small quiet">${words.none}</p>` : nothing}
      <ul class="stack tight">
        ${approvals.map((shown) => this.item(shown))}
      </ul>
    </details>`;
  }

  private item({ approval, state, problem, letThrough }: ShownApproval) {
    const { approvalId, rule, limit, until, reason, approvedBy, approvedAt } = approval;
    const money = limit === null ? "" : amountWords(limit, this.currency);
    const at = when(approvedAt, new Date(this.session.host.clock.now()));
    return html`<li class="card stack tight">
      <div class="row between">
        <span class="strong break">${rule}</span>
        <span class="small ${state === "Active" ? "good" : "quiet"}">${words.states[state]}</span>
      </div>
      <p class="small break">${about(approval)} · ${words.line(formatDay(until), money)}</p>
      <p class="small quiet break">${words.grantedBy(approvedBy, at, reason)}</p>
      ${problem === "" ? nothing : html`<p class="small bad break">${words.problem(problem)}</p>`}
      ${
        letThrough.length === 0
          ? nothing
          : html`<p class="small break">
              ${words.letThrough(letThrough.map(({ period, charges }) => `${period}: ${charges}`))}
            </p>`
      }
      ${
        state === "Revoked"
          ? html`<p class="small warn break">
              ${words.revokedBy(approval.revokedBy, approval.revokedReason)}
            </p>`
          : this.revoking === approvalId
            ? this.form(approval)
            : html`<div class="row">
                ${button({
                  label: words.revoke,
                  name: words.revokeName(`${rule}, ${about(approval)}`),
                  small: true,
                  look: "subtle",
                  disabled: this.busy,
                  click: () => (this.revoking = approvalId),
                })}
              </div>`
      }
    </li>`;
  }

  private form(approval: StandingApproval) {
    return html`<ocb-reason-form
      question=${words.revokeAsk(`${approval.rule}, ${about(approval)}`)}
      go=${words.revokeGo}
      ?disabled=${this.busy}
      @confirm=${(event: CustomEvent<string>) => void this.revoke(approval, event.detail)}
      @leave=${() => (this.revoking = "")}
    ></ocb-reason-form>`;
  }

  private async revoke({ approvalId }: StandingApproval, reason: string): Promise<void> {
    const { period } = this.session;
    const done = await this.session.run(
      words.step,
      async (host) => {
        await revokeApproval(host, { approvalId, reason });
        return await runReview(host, period);
      },
      ({ becamePending }) => words.revoked(becamePending),
    );
    if (done !== null) this.revoking = "";
  }
}

/** Whose charges, of what. */
function about({ pi, project, source, serviceName, resource }: StandingApproval): string {
  const parts = [pi, project, source, serviceName, resource].filter((part) => part !== "");
  return parts.length === 0 ? words.everything : parts.join(" · ");
}

customElements.define("ocb-approval-list", ApprovalList);
