/** Rows that could not become charges: what is wrong with each, and fixing or waiving it. */
import { css, html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import type { ProblemRecord } from "../../../src/core/import/records";
import { fixProblem, waiveProblem } from "../../../src/steps/problems";
import { PROBLEMS } from "../../../src/workbook/tables";
import { Pane } from "../../pane";
import { button } from "../../parts/button";
import { facts } from "../../parts/facts";
import { amountWords } from "../../parts/money";
import { typedAmount } from "../../parts/typed-amount";
import { review as words } from "../../text/review";
import { pageOf } from "./filter";
import { pager } from "./pager";

const PAGE = 20;

/** `<ocb-problem-list>` */
export class ProblemList extends Pane {
  static override properties: PropertyDeclarations = {
    problems: { attribute: false },
    currency: {},
    open: { type: Boolean },
    all: { state: true },
    page: { state: true },
    editing: { state: true },
    fault: { state: true },
  };
  static override styles = [
    ...Pane.shared,
    css`
      .between {
        gap: var(--spacingHorizontalM);
      }
    `,
  ];
  declare problems: readonly ProblemRecord[];
  declare currency: string;
  /** Whether the month is open. */
  declare open: boolean;
  /** Fixed and waived rows too. */
  declare all: boolean;
  declare page: number;
  declare editing: { readonly id: string; readonly how: "fix" | "waive" } | null;
  declare fault: string;

  constructor() {
    super();
    this.problems = [];
    this.currency = "USD";
    this.open = true;
    this.all = false;
    this.page = 0;
    this.editing = null;
    this.fault = "";
  }

  override render(): unknown {
    if (this.problems.length === 0) return html`<p class="small quiet">${words.problemEmpty}</p>`;
    const wanted = this.problems.filter((p) => this.all || p.status === "Open");
    const shown = pageOf(wanted, this.page, PAGE);
    return html`<div class="stack tight">
      <label class="check"
        ><input
          type="checkbox"
          .checked=${this.all}
          @change=${(event: Event) =>
            (this.all = event.target instanceof HTMLInputElement && event.target.checked)}
        />${words.showAllProblems}</label
      >
      <ul class="stack tight">
        ${shown.items.map((problem) => this.problem(problem))}
      </ul>
      ${pager(shown, wanted.length, PAGE, (page) => (this.page = page))}
    </div>`;
  }

  private problem(problem: ProblemRecord): TemplateResult {
    const { message, column, value, status, reason } = problem;
    const what = words.problemRow(problem.source, problem.sourceRow);
    const editing = this.editing?.id === problem.problemId ? this.editing.how : "";
    return html`<li class="card stack tight">
      <div class="row between">
        <span class="strong break">${what}</span>
        <span class="small quiet">${status}</span>
      </div>
      <p class="small break">${message}</p>
      ${facts([
        ...(column === "" ? [] : ([[words.column, column]] as const)),
        [words.value, value === "" ? words.blank : value],
        [
          words.amount,
          problem.billedCost === "" ? words.noAmount : amountWords(problem.amount, this.currency),
        ],
      ])}
      ${reason === "" ? nothing : html`<p class="small quiet break">${reason}</p>`}
      ${editing === "" ? this.actions(problem, what) : this.form(problem, editing)}
    </li>`;
  }

  private actions(problem: ProblemRecord, what: string) {
    const { problemId: id, status } = problem;
    const disabled = !this.open || this.session.runner.busy !== null;
    const edit = (how: "fix" | "waive"): void => {
      this.fault = "";
      this.editing = { id, how };
      void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>("form input")?.focus());
    };
    return html`<div class="row">
      ${
        status === "Open"
          ? [
              button({
                label: words.fix,
                name: words.fixName(what),
                small: true,
                disabled,
                click: () => edit("fix"),
              }),
              button({
                label: words.waive,
                name: words.waiveName(what),
                small: true,
                disabled,
                click: () => edit("waive"),
              }),
            ]
          : nothing
      }
      ${button({
        label: words.showInSheet,
        name: words.showName(what),
        look: "subtle",
        small: true,
        click: () => void this.session.host.view.showRows(PROBLEMS, [id]),
      })}
    </div>`;
  }

  private form(problem: ProblemRecord, how: "fix" | "waive") {
    const byAmount = how === "fix" && problem.code.startsWith("N");
    const submit = how === "fix" ? () => void this.fix(problem, byAmount) : () => void this.waive(problem);
    const label = how === "waive" ? words.doWaive : byAmount ? words.doFix : words.readAgain;
    return html`<form
      class="stack tight"
      @submit=${(event: Event) => {
        event.preventDefault();
        submit();
      }}
    >
      ${
        byAmount
          ? html`<label class="field"
              >${words.rightValue(problem.column)}<input name="amount" inputmode="decimal"
            /></label>`
          : nothing
      }
      ${how === "fix" && !byAmount ? html`<p class="small">${words.correctInSheet}</p>` : nothing}
      <label class="field"
        >${words.reason}
        <input name="reason" placeholder=${how === "fix" ? words.reasonHintFix : words.reasonHintWaive} />
      </label>
      ${this.fault === "" ? nothing : html`<p class="small bad" role="alert">${this.fault}</p>`}
      <div class="row">
        ${button({ label, small: true, disabled: this.session.runner.busy !== null, click: submit })}
        ${button({ label: words.cancel, small: true, look: "subtle", click: () => (this.editing = null) })}
      </div>
    </form>`;
  }

  private async fix({ period, problemId: id }: ProblemRecord, byAmount: boolean): Promise<void> {
    const amount = byAmount ? typedAmount(this.value("amount")) : null;
    this.fault = byAmount && amount === null ? words.badValue : "";
    if (this.fault !== "") return;
    const reason = this.value("reason");
    const done = await this.session.run(
      words.stepProblems,
      (host) => fixProblem(host, { period, id, amount, reason }),
      ({ charge, troubles, taken }) =>
        charge === null
          ? words.stillBad(
              troubles.map(({ message }) => message),
              taken,
            )
          : words.fixed(amountWords(charge.amount, this.currency), charge.review),
    );
    if (done !== null) this.editing = null;
  }

  private async waive({ period, problemId }: ProblemRecord): Promise<void> {
    const reason = this.value("reason");
    this.fault = reason === "" ? words.needReason : "";
    if (this.fault !== "") return;
    const done = await this.session.run(
      words.stepProblems,
      (host) => waiveProblem(host, period, problemId, reason),
      () => words.waived,
    );
    if (done !== null) this.editing = null;
  }

  private value(name: string): string {
    return this.renderRoot.querySelector<HTMLInputElement>(`input[name="${name}"]`)?.value.trim() ?? "";
  }
}

customElements.define("ocb-problem-list", ProblemList);
