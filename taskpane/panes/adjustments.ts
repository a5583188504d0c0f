/** Adjustments: what is charged, credited or moved beyond the invoices, and corrections of closed months. */
import { html, type PropertyDeclarations } from "lit";
import { periodName, type Period } from "../../src/core/period";
import { enterAdjustment } from "../../src/steps/adjust";
import { adjustmentsBoard, type AdjustmentsBoard } from "../../src/steps/adjustments-board";
import type { Host } from "../../src/steps/host";
import { button } from "../parts/button";
import { note } from "../parts/note";
import { section } from "../parts/section";
import { PreviewPane } from "../preview-pane";
import { adjustments as words } from "../text/adjustments";
import "./adjustments/adjustment-list";
import "./adjustments/correction-form";
import { payerDoubts } from "./adjustments/doubts";
import "./adjustments/entry-form";
import type { Entry, EntryKind } from "./adjustments/entry-form";

const KINDS = [
  ["Charge", words.charge],
  ["Credit", words.credit],
  ["Transfer", words.transfer],
] as const;

export class AdjustmentsPane extends PreviewPane<AdjustmentsBoard> {
  static override properties: PropertyDeclarations = {
    ...PreviewPane.properties,
    form: { state: true },
    doubts: { state: true },
  };
  /** The form that is open; "" for none. */
  declare form: EntryKind | "Correction" | "";
  /** What the rules said of the entry that is about to be made. */
  declare doubts: readonly string[];
  protected override readonly step = words.step;

  constructor() {
    super();
    this.form = "";
    this.doubts = [];
  }

  protected override async read(host: Host, period: Period): Promise<AdjustmentsBoard> {
    return await adjustmentsBoard(host, period);
  }

  protected override forget(): void {
    this.form = "";
    this.doubts = [];
  }

  override render(): unknown {
    const { shown } = this;
    if (shown === null) return this.nothingShown();
    const { period, status, adjustments } = shown;
    return html`<div class="stack">
      ${this.notices()}
      <p class="small">${words.about(periodName(period))}</p>
      ${status === "Open" ? this.adding(shown) : this.elsewhere(period, status)}
      ${
        adjustments.length === 0
          ? html`<p class="small quiet">${words.none}</p>`
          : section(
              words.listed,
              html`<ocb-adjustment-list
                  .session=${this.session}
                  .board=${shown}
                  @done=${() => void this.look()}
                ></ocb-adjustment-list>
                <div class="row">
                  ${button({
                    label: words.showSheet,
                    small: true,
                    look: "subtle",
                    click: () => void this.session.host.view.showSheet("Adjustments"),
                  })}
                </div>`,
            )
      }
    </div>`;
  }

  /** A closed month takes none: leads to the next one that does, and stays in this pane. */
  private elsewhere(period: Period, status: string) {
    const open = (this.session.state?.months ?? [])
      .filter((month) => month.status === "Open")
      .map((month) => month.period)
      .sort();
    const next = open.find((month) => month > period) ?? open.at(-1);
    if (next === undefined) return note("info", words.closed(period, status, false));
    return note(
      "info",
      words.closed(period, status, true),
      button({
        label: words.toMonth(periodName(next)),
        small: true,
        disabled: this.busy,
        click: () => void this.session.refresh(next),
      }),
    );
  }

  private adding(board: AdjustmentsBoard) {
    if (this.form === "Correction") {
      return html`<ocb-correction-form
        .session=${this.session}
        .board=${board}
        @done=${() => this.entered()}
        @leave=${() => this.open("")}
      ></ocb-correction-form>`;
    }
    if (this.form !== "") {
      const { people, projects, funds, sources, currency, secondPerson } = board;
      return html`<ocb-entry-form
        .kind=${this.form}
        .choices=${{ people, projects, funds }}
        .sources=${sources}
        .doubts=${this.doubts}
        currency=${currency}
        ?secondperson=${secondPerson}
        ?disabled=${this.busy}
        @enter=${(event: CustomEvent<Entry>) => void this.enter(event.detail)}
        @leave=${() => this.open("")}
      ></ocb-entry-form>`;
    }
    const opens = (form: EntryKind | "Correction", label: string) =>
      button({ label, small: true, disabled: this.busy, click: () => this.open(form) });
    return html`<div class="row">
      ${KINDS.map(([kind, label]) => opens(kind, label))} ${opens("Correction", words.correct)}
    </div>`;
  }

  private async enter({ kind, payer, to, ...rest }: Entry): Promise<void> {
    const { period } = this.session;
    const { pi: toPi, project: toProject, fundOrg: toFundOrg } = to;
    const request = { period, kind, ...payer, toPi, toProject, toFundOrg, ...rest };
    const tried = await this.session.preview(words.step, (host) => enterAdjustment(host, request));
    if (tried === null) return;
    const doubts = payerDoubts(tried.charges);
    const isNew = doubts.some((doubt) => !this.doubts.includes(doubt));
    this.doubts = doubts;
    if (isNew) return;
    const done = await this.session.run(
      words.step,
      (host) => enterAdjustment(host, request),
      (r) => words.entered(r.adjustmentId, r.waits, r.warnings),
    );
    if (done !== null) this.entered();
  }

  private open(form: EntryKind | "Correction" | ""): void {
    this.form = form;
    this.doubts = [];
  }

  private entered(): void {
    this.open("");
    void this.look();
  }
}

customElements.define("ocb-adjustments", AdjustmentsPane);
