/** Review: what the rules have flagged and what could not be read, for a person to decide. */
import { html, nothing, type PropertyDeclarations } from "lit";
import { sum } from "../../src/core/money";
import { runReview } from "../../src/steps/review";
import { reviewBoard, type ReviewBoard } from "../../src/steps/review-board";
import { Pane } from "../pane";
import { button } from "../parts/button";
import { amountWords } from "../parts/money";
import { note } from "../parts/note";
import { review as words } from "../text/review";
import "./review/charge-list";
import "./review/problem-list";

/** Several edits in a row are read once. */
const SETTLE_MS = 400;

export class ReviewPane extends Pane {
  static override properties: PropertyDeclarations = {
    board: { state: true },
    failed: { state: true },
    view: { state: true },
  };
  declare board: ReviewBoard | null;
  /** The board could not be read: not tried again until the person asks. */
  declare failed: boolean;
  /** What the person chose to see; null: whatever waits. */
  declare view: "charges" | "problems" | null;
  private readAt = -1;
  private reading = false;
  private timer = 0;

  constructor() {
    super();
    this.board = null;
    this.failed = false;
    this.view = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.changed();
  }

  override disconnectedCallback(): void {
    window.clearTimeout(this.timer);
    super.disconnectedCallback();
  }

  override render(): unknown {
    if (this.session.period === "" || this.board?.all === 0) {
      return html`<div class="stack">
        <p class="small">${words.empty}</p>
        <div class="row">${button({ label: words.toImport, click: () => this.go("import") })}</div>
      </div>`;
    }
    if (this.failed) {
      return note(
        "error",
        words.failed,
        button({ label: words.lookAgain, small: true, click: () => this.again() }),
      );
    }
    const { board } = this;
    return board === null || board.period !== this.session.period
      ? html`<p class="small quiet" role="status">${words.reading}</p>`
      : this.shown(board);
  }

  private shown(board: ReviewBoard) {
    const waiting = board.charges.filter((c) => c.review === "Pending");
    const money = amountWords(sum(waiting.map((c) => c.amount)), board.currency);
    const busy = this.session.runner.busy !== null;
    return html`<div class="stack">
      <div class="stack tight">
        <p>${words.waiting(waiting.length, board.all, money)}</p>
        <div class="row">
          ${button({
            label: words.runRules,
            look: "subtle",
            small: true,
            disabled: busy || board.status !== "Open",
            click: () => void this.runRules(board),
          })}
          ${button({
            label: words.ruleSettings,
            look: "subtle",
            small: true,
            click: () => this.go("settings"),
          })}
        </div>
        ${board.status === "Open" ? nothing : note("info", words.closed(board.status))}
      </div>
      ${this.isDone(board) ? this.toStatements() : nothing}
      ${board.problems.length === 0 ? nothing : this.parts(board)}
      ${
        this.shownView(board) === "problems" && board.problems.length > 0
          ? html`<ocb-problem-list
              .session=${this.session}
              .problems=${board.problems}
              .currency=${board.currency}
              .open=${board.status === "Open"}
            ></ocb-problem-list>`
          : this.charges(board)
      }
    </div>`;
  }

  private charges(board: ReviewBoard) {
    if (board.charges.length > 0) {
      return html`<ocb-charge-list .session=${this.session} .board=${board}></ocb-charge-list>`;
    }
    return html`<p class="small">${words.allClear}</p>
      ${this.isDone(board) ? nothing : this.toStatements()}`;
  }

  private toStatements() {
    const click = (): void => this.go("statements");
    return html`<div class="row">${button({ label: words.toStatements, look: "primary", click })}</div>`;
  }

  /** Whether nothing is left to decide in an open month. */
  private isDone({ status, charges, problems }: ReviewBoard): boolean {
    const waits = charges.some((c) => c.review === "Pending") || problems.some((p) => p.status === "Open");
    return status === "Open" && !waits;
  }

  /** Problem rows come by themselves when nothing else waits. */
  private shownView({
    charges,
    problems,
  }: Pick<ReviewBoard, "charges" | "problems">): "charges" | "problems" {
    const waits = charges.some((c) => c.review === "Pending");
    const open = problems.some((p) => p.status === "Open");
    return this.view ?? (open && !waits ? "problems" : "charges");
  }

  private parts({ charges, problems }: ReviewBoard) {
    const open = problems.filter((p) => p.status === "Open").length;
    const pending = charges.filter((c) => c.review === "Pending").length;
    const shown = this.shownView({ charges, problems });
    const choice = (part: "charges" | "problems", label: string) =>
      button({ label, small: true, pressed: shown === part, click: () => (this.view = part) });
    return html`<div class="row" role="group" aria-label=${words.parts}>
      ${choice("charges", words.charges(pending))} ${choice("problems", words.problems(open))}
    </div>`;
  }

  private async runRules({ period }: ReviewBoard): Promise<void> {
    await this.session.run(
      words.step,
      (host) => runReview(host, period),
      ({ pending, becamePending }) => words.ran(pending, becamePending),
    );
  }

  private again(): void {
    this.failed = false;
    this.changed();
  }

  /** Reads the board when it was never read, is of another month, or the workbook changed since. */
  protected override changed(): void {
    super.changed();
    const { session } = this;
    const ofMonth = this.board?.period === session.period;
    const old = !ofMonth || this.readAt !== session.revision;
    const asks = session.askName.open || session.askAgain.open;
    const waits = session.runner.busy !== null || session.unread !== null || asks;
    if (!old || waits || this.reading || this.failed || session.period === "") return;
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(
      () => void this.read(),
      session.edits.length > 0 && ofMonth ? SETTLE_MS : 0,
    );
  }

  private async read(): Promise<void> {
    const { session } = this;
    const { period, revision } = session;
    if (this.reading || session.runner.busy !== null) return;
    this.reading = true;
    const board =
      this.board?.period === period
        ? await session.peek((host) => reviewBoard(host, period))
        : await session.preview(words.step, (host) => reviewBoard(host, period));
    this.reading = false;
    this.readAt = revision;
    if (board !== null) this.board = board;
    else if (this.board?.period !== period) this.failed = true;
    this.changed();
  }
}

customElements.define("ocb-review", ReviewPane);
