/** The flagged charges: filtered, selected, and decided. */
import { html, nothing, type PropertyDeclarations } from "lit";
import type { Charge } from "../../../src/core/charge";
import { sum } from "../../../src/core/money";
import type { Decision } from "../../../src/core/review/decision";
import { decideCharges, type DecisionResult } from "../../../src/steps/review";
import { reviewBoard, type ReviewBoard } from "../../../src/steps/review-board";
import { CHARGES } from "../../../src/workbook/tables";
import { Pane } from "../../pane";
import { button } from "../../parts/button";
import { amountWords } from "../../parts/money";
import "../../parts/reason-form";
import { sameView } from "../../parts/same-view";
import { section } from "../../parts/section";
import { approvals } from "../../text/approvals";
import { review as words } from "../../text/review";
import "./approval-form";
import { approvableFlags } from "./approval-form";
import "./approval-list";
import { filtered, haveRuleInCommon, NO_FILTER, ofRule, pageOf, rulesOf, type Filter } from "./filter";
import { filterBar } from "./filter-bar";
import { noneFit, refusedNote } from "./list-notes";
import "./reassign-form";
import { ruleList } from "./rule-list";
import { selectableList } from "./selectable-list";
import { listStyles } from "./styles";

const PAGE = 25;
type Simple = "approve" | "reject" | "hold";

/** `<ocb-charge-list .session .board>` */
export class ChargeList extends Pane {
  static override properties: PropertyDeclarations = {
    board: { attribute: false },
    filter: { state: true },
    page: { state: true },
    selected: { state: true },
    reassigning: { state: true },
    approving: { state: true },
    asking: { state: true },
    refused: { state: true },
    said: { state: true },
  };
  static override styles = [...Pane.shared, listStyles];
  declare board: ReviewBoard;
  declare filter: Filter;
  declare page: number;
  /** Charge IDs. */
  declare selected: ReadonlySet<string>;
  declare reassigning: boolean;
  /** The like of the selected charge is about to be approved until a day. */
  declare approving: boolean;
  /** Whether charges of several rules are to be approved at once. */
  declare asking: boolean;
  declare refused: DecisionResult["refused"];
  /** A word about what did not happen; "" for none. */
  declare said: string;

  constructor() {
    super();
    this.filter = NO_FILTER;
    this.page = 0;
    this.selected = new Set();
    this.reassigning = false;
    this.approving = false;
    this.asking = false;
    this.refused = [];
    this.said = "";
  }

  override render(): unknown {
    const { charges, currency, rules } = this.board;
    const fitting = filtered(charges, this.filter);
    return html`<div class="stack">
      ${
        rules.length === 0
          ? nothing
          : section(
              words.rules,
              ruleList({
                rules,
                currency,
                waiting: charges.filter((c) => c.review === "Pending").length,
                chosen: this.filter.rule,
                choose: (rule) => this.setFilter(ofRule(this.filter, rule, this.board)),
              }),
            )
      }
      <ocb-approval-list .session=${this.session} currency=${currency}></ocb-approval-list>
      ${filterBar(charges, this.filter, (filter) => this.setFilter(filter))}
      ${this.refused.length === 0 ? nothing : refusedNote(this.refused, charges, currency)}
      ${
        fitting.length === 0
          ? noneFit(sameView(this.filter, NO_FILTER), () => this.setFilter({ ...NO_FILTER, state: "All" }))
          : selectableList({
              fitting,
              page: pageOf(fitting, this.page, PAGE),
              pageSize: PAGE,
              payers: this.board.payers,
              currency: this.board.currency,
              selected: this.selected,
              disabled: this.busy,
              select: (charges, on) => this.select(charges, on),
              turn: (page) => (this.page = page),
            })
      }
      ${fitting.length === 0 ? nothing : this.decideBar()}
    </div>`;
  }

  /** Stays in sight at the bottom while the list is read. */
  private decideBar() {
    const chosen = this.chosen;
    const money = amountWords(sum(chosen.map((c) => c.amount)), this.board.currency);
    const disabled = this.busy || chosen.length === 0 || this.board.status !== "Open";
    const decide = (what: Simple, look?: "primary") =>
      button({
        label: words[what],
        small: true,
        disabled,
        ...(look === undefined ? {} : { look }),
        click: () => this.decideOrAsk({ do: what }),
      });
    const [one] = chosen;
    const single = chosen.length === 1 && one !== undefined && approvableFlags(one).length > 0 ? one : null;
    if (this.approving && single !== null) return this.approvalForm(single);
    const sticks = chosen.length === 0 ? "" : this.reassigning ? "sticks tall" : "sticks";
    return html`<div class="decide stack tight ${sticks}">
      ${this.said === "" ? nothing : html`<p class="small warn" role="alert">${this.said}</p>`}
      <p class="small" role="status">
        ${chosen.length === 0 ? words.noneSelected : words.selected(chosen.length, money)}
      </p>
      ${
        chosen.length === 0
          ? nothing
          : html`<label class="field"
                >${words.note}<input name="note" maxlength="500" placeholder=${words.noteHint}
              /></label>
              ${this.reassigning ? this.reassignForm(chosen.length) : nothing}`
      }
      ${this.asking && chosen.length > 0 ? this.question(chosen, money) : nothing}
      ${
        (this.reassigning || this.asking) && chosen.length > 0
          ? nothing
          : html`<div class="row">
              ${decide("approve", "primary")} ${decide("reject")} ${decide("hold")}
              ${button({
                label: words.reassign,
                small: true,
                disabled,
                click: () => (this.reassigning = true),
              })}
              ${
                single === null
                  ? nothing
                  : button({
                      label: approvals.open,
                      small: true,
                      disabled,
                      click: () => (this.approving = true),
                    })
              }
              ${button({
                label: words.showInSheet,
                look: "subtle",
                small: true,
                disabled: chosen.length === 0,
                click: () => void this.showInSheet(chosen),
              })}
            </div>`
      }
    </div>`;
  }

  private question(chosen: readonly Charge[], money: string) {
    return html`<ocb-reason-form
      plain
      question=${words.approveAsk(chosen.length, money, rulesOf(chosen))}
      go=${words.approveGo(chosen.length)}
      ?disabled=${this.busy}
      @confirm=${() => {
        this.asking = false;
        void this.decide({ do: "approve" });
      }}
      @leave=${() => (this.asking = false)}
    ></ocb-reason-form>`;
  }

  private reassignForm(count: number) {
    const { people, projects, funds } = this.board;
    return html`<ocb-reassign-form
      .count=${count}
      .people=${people}
      .projects=${projects}
      .funds=${funds}
      .disabled=${this.busy}
      @reassign=${(event: CustomEvent<Decision>) => void this.decide(event.detail)}
      @cancel=${() => (this.reassigning = false)}
    ></ocb-reassign-form>`;
  }

  private approvalForm(charge: Charge) {
    return html`<div class="decide stack tight">
      <ocb-approval-form
        .session=${this.session}
        .charge=${charge}
        currency=${this.board.currency}
        @granted=${() => this.setFilter(this.filter)}
        @leave=${() => (this.approving = false)}
      ></ocb-approval-form>
    </div>`;
  }

  private get busy(): boolean {
    return this.session.runner.busy !== null;
  }

  /** Selected charges that are still there; also those that the filter hides. */
  private get chosen(): readonly Charge[] {
    return this.board.charges.filter((c) => this.selected.has(c.chargeId));
  }

  /** A new filter begins a new selection: nothing is decided that is out of sight. */
  private setFilter(filter: Filter): void {
    this.filter = filter;
    this.page = 0;
    this.selected = new Set();
    this.reassigning = false;
    this.approving = false;
    this.asking = false;
  }

  private select(charges: readonly Charge[], on: boolean): void {
    const selected = new Set(this.selected);
    for (const { chargeId } of charges) selected[on ? "add" : "delete"](chargeId);
    this.selected = selected;
    this.asking = false;
    this.said = "";
  }

  /** Charges that no one rule has in common are not approved by one press of a button. */
  private decideOrAsk(decision: Decision): void {
    this.asking = decision.do === "approve" && !haveRuleInCommon(this.chosen);
    if (!this.asking) void this.decide(decision);
  }

  private async decide(decision: Decision): Promise<void> {
    const { period } = this.board;
    const seen = this.chosen;
    const ids = seen.map((c) => c.chargeId);
    const why = this.renderRoot.querySelector<HTMLInputElement>('input[name="note"]')?.value.trim() ?? "";
    this.refused = [];
    this.said = "";
    const outcome = await this.session.run(
      words.step,
      async (host) => {
        const fresh = await reviewBoard({ ...host, dryRun: true }, period);
        const now = fresh.charges.filter((c) => ids.includes(c.chargeId));
        if (!sameView(seen, now)) return { result: null };
        return { result: await decideCharges(host, period, { ids, where: [], all: false }, decision, why) };
      },
      ({ result }) => (result === null || result.decided.length === 0 ? "" : saidOf(decision, result)),
    );
    if (outcome === null) return;
    if (outcome.result === null) {
      this.said = words.changed;
      return;
    }
    this.reassigning = false;
    this.refused = outcome.result.refused;
    if (outcome.result.decided.length === 0) this.said = words.noneDecided(this.refused.length);
    this.selected = new Set(this.refused.map((r) => r.chargeId));
  }

  private async showInSheet(charges: readonly Charge[]): Promise<void> {
    const found = await this.session.host.view.showRows(
      CHARGES,
      charges.map((c) => c.chargeId),
    );
    this.said = found === 0 ? words.notInSheet : "";
  }
}

const saidOf = (decision: Decision, { decided, refused, pending }: DecisionResult): string =>
  words.decided(words.did[decision.do], decided.length, refused.length, pending);

customElements.define("ocb-charge-list", ChargeList);
