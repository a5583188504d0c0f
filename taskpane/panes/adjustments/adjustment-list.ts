/** The month's adjustments: what each is, how it stands, who entered it and why. */
import { css, html, nothing, type PropertyDeclarations } from "lit";
import { withdrawAdjustment } from "../../../src/steps/adjust";
import type { AdjustmentsBoard, ShownAdjustment } from "../../../src/steps/adjustments-board";
import { Pane } from "../../pane";
import { button } from "../../parts/button";
import { amountWords } from "../../parts/money";
import "../../parts/reason-form";
import { when } from "../../parts/when";
import { adjustments as words } from "../../text/adjustments";

/** `<ocb-adjustment-list .session .board>` */
export class AdjustmentList extends Pane {
  static override properties: PropertyDeclarations = {
    board: { attribute: false },
    withdrawing: { state: true },
  };
  static override styles = [
    ...Pane.shared,
    css`
      a {
        color: var(--colorBrandForegroundLink);
      }
    `,
  ];
  declare board: AdjustmentsBoard;
  /** The ID of the one that is about to be withdrawn; "" for none. */
  declare withdrawing: string;

  constructor() {
    super();
    this.withdrawing = "";
  }

  override render(): unknown {
    return html`<ul class="stack tight">
      ${this.board.adjustments.map((adjustment) => this.item(adjustment))}
    </ul>`;
  }

  private item(adjustment: ShownAdjustment) {
    const { adjustmentId, kind, amount, status, outcome, reason, serviceName, source } = adjustment;
    const waits = status === "Entered";
    return html`<li class="card stack tight">
      <div class="row between">
        <span class="strong">${words.titles[kind]}</span>
        <span class="money ${status === "Withdrawn" || status === "Rejected" ? "quiet" : "strong"}"
          >${amountWords(amount, this.board.currency)}</span
        >
      </div>
      <div class="row between small">
        <span class="quiet">${adjustmentId}</span>
        <span class=${waits ? "warn" : status === "Approved" ? "good" : "quiet"}
          >${[words.states[status], words.outcomes[outcome]].filter((part) => part !== "").join(", ")}</span
        >
      </div>
      <p class="small break">${whom(adjustment)}</p>
      <p class="small quiet break">${[source, serviceName].filter((part) => part !== "").join(" · ")}</p>
      ${adjustment.originalPeriod === "" ? nothing : html`<p class="small">${words.ofMonth(adjustment.originalPeriod)}</p>`}
      <p class="small break">${words.reason}: ${reason}</p>
      ${
        adjustment.explanation === ""
          ? nothing
          : html`<p class="small break">${words.late(adjustment.explanation, adjustment.certifier)}</p>`
      }
      ${evidence(adjustment.evidence)}
      <p class="small quiet break">${this.story(adjustment)}</p>
      ${waits ? this.waiting(adjustment) : nothing}
      ${this.withdrawing === adjustmentId ? this.form(adjustmentId) : this.withdrawal(adjustment)}
    </li>`;
  }

  private story({ enteredBy, enteredAt, approvedBy, approvedAt }: ShownAdjustment): string {
    const now = new Date(this.session.host.clock.now());
    const entered = words.enteredBy(enteredBy, when(enteredAt, now));
    return approvedBy === "" ? entered : `${entered}. ${words.approvedBy(approvedBy, when(approvedAt, now))}`;
  }

  private waiting({ enteredBy, isOwn, canApprove }: ShownAdjustment) {
    const { secondPerson } = this.board;
    return html`${
      secondPerson
        ? html`<p class="small break">${isOwn ? words.youEntered : words.secondPerson(enteredBy)}</p>`
        : nothing
    }
    ${
      !canApprove
        ? nothing
        : html`<div class="row">
            ${button({ label: words.toReview, small: true, click: () => this.go("review") })}
          </div>`
    }`;
  }

  private withdrawal({ adjustmentId, status, isCarried }: ShownAdjustment) {
    if (status === "Withdrawn" || isCarried || this.board.status !== "Open") return nothing;
    return html`<div class="row">
      ${button({
        label: words.withdraw,
        name: words.withdrawName(adjustmentId),
        small: true,
        look: "subtle",
        disabled: this.session.runner.busy !== null,
        click: () => (this.withdrawing = adjustmentId),
      })}
    </div>`;
  }

  private form(adjustmentId: string) {
    return html`<ocb-reason-form
      question=${words.withdrawAsk(adjustmentId)}
      go=${words.withdrawGo}
      ?disabled=${this.session.runner.busy !== null}
      @confirm=${(event: CustomEvent<string>) => void this.withdraw(adjustmentId, event.detail)}
      @leave=${() => (this.withdrawing = "")}
    ></ocb-reason-form>`;
  }

  private async withdraw(adjustmentId: string, reason: string): Promise<void> {
    const { period } = this.board;
    const done = await this.session.run(
      words.step,
      (host) => withdrawAdjustment(host, { period, adjustmentId, reason }),
      () => words.withdrawn(adjustmentId),
    );
    if (done === null) return;
    this.withdrawing = "";
    this.dispatchEvent(new CustomEvent("done"));
  }
}

/** Who, and for a transfer or correction to whom. */
function whom({ pi, project, fundOrg, toPi, toProject, toFundOrg }: ShownAdjustment): string {
  const joined = (...parts: readonly string[]): string => parts.filter((part) => part !== "").join(" · ");
  const [from, to] = [joined(pi, project, fundOrg), joined(toPi, toProject, toFundOrg)];
  return to === "" || to === from ? from : words.toLine(from, to);
}

/** Only an address of the web becomes a link. */
function evidence(what: string) {
  if (what === "") return nothing;
  if (!/^https?:\/\//i.test(what)) return html`<p class="small break">${words.evidenceIs(what)}</p>`;
  return html`<p class="small break">
    <a href=${what} target="_blank" rel="noreferrer">${words.openEvidence}</a>
  </p>`;
}

customElements.define("ocb-adjustment-list", AdjustmentList);
