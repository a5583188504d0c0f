/** Browse: charges of the month in Excel by saved views, one PI, what changed, and the way to the report sheets. */
import { css, html, nothing, type PropertyDeclarations } from "lit";
import type { Period } from "../../src/core/period";
import { ALL_CHARGES, type ChargeFilter } from "../../src/ports/charge-views";
import { amountOfLargest, readBrowser, type BrowserView } from "../../src/steps/browse";
import type { Host } from "../../src/steps/host";
import { addMissing } from "../parts/add-missing";
import { DASHBOARD, PI_PAGE, PIVOT } from "../../src/workbook/reports";
import type { ReportShape, ReportValues } from "../../src/workbook/shape";
import { button } from "../parts/button";
import { amountWords } from "../parts/money";
import { section } from "../parts/section";
import { typed } from "../parts/typed";
import { PreviewPane } from "../preview-pane";
import { browse as words } from "../text/browse";
import "./browse/recovery";
import { changedList } from "./browse/changed-list";
import { largestOf, MANY, ofChanged, ofPi, pendingOf } from "./browse/views";

/** Changes listed before the person asks for more. */
const FEW = 10;
type View = "pending" | "largest" | "changed" | "all" | "pi" | "change";

export class BrowsePane extends PreviewPane<BrowserView> {
  static override properties: PropertyDeclarations = {
    ...PreviewPane.properties,
    view: { state: true },
    said: { state: true },
    pi: { state: true },
    most: { state: true },
    lacking: { state: true },
  };
  static override styles = [
    ...PreviewPane.shared,
    css`
      li {
        padding-bottom: var(--spacingVerticalS);
        border-bottom: 1px solid var(--colorNeutralStroke2);
      }
    `,
  ];
  /** What the person last asked to see; "" for nothing yet. */
  declare view: View | "";
  /** What came of it. */
  declare said: string;
  /** The PI chosen; "" for the first of the list. */
  declare pi: string;
  declare most: number;
  /** A sheet that was asked for and is not there; "" for none. */
  declare lacking: string;
  protected override readonly step = words.step;

  constructor() {
    super();
    this.forget();
    this.pi = "";
  }

  protected override async read(host: Host, period: Period): Promise<BrowserView> {
    return await readBrowser(host, period);
  }

  protected override forget(): void {
    this.view = "";
    this.said = "";
    this.most = FEW;
    this.lacking = "";
  }

  override render(): unknown {
    const { shown } = this;
    if (shown === null || shown.period !== this.session.period) return this.nothingShown();
    return html`<div class="stack">
      ${this.notices()}
      <div class="stack tight">
        <p class="small">${words.about(shown.period)}</p>
        ${this.views(shown)}
        <p class="small strong" role="status">${this.said}</p>
      </div>
      ${this.view === "changed" || this.view === "change" ? this.changes(shown) : nothing}
      ${section(words.onePi, this.onePi(shown))} ${section(words.sheets, this.sheets())}
      <ocb-recovery .session=${this.session}></ocb-recovery>
      <p class="small quiet">${words.coWorkers}</p>
    </div>`;
  }

  private views({ period, before }: BrowserView) {
    const choice = (view: View, label: string, filter: () => ChargeFilter | Promise<ChargeFilter>) =>
      button({
        label,
        small: true,
        pressed: this.view === view,
        disabled: this.busy,
        click: () => void this.showCharges(view, label, filter),
      });
    return html`<div class="row" role="group" aria-label=${words.views}>
      ${choice("pending", words.pending, () => pendingOf(period))}
      ${choice("largest", words.largest(MANY), async () => largestOf(period, await this.amountOfLargest()))}
      ${before === "" ? nothing : this.changedChoice(before)} ${choice("all", words.all, () => ALL_CHARGES)}
    </div>`;
  }

  /** Where nothing changed that much, the list says so and no filter is set. */
  private changedChoice(before: Period) {
    return button({
      label: words.changed(before),
      small: true,
      pressed: this.view === "changed" || this.view === "change",
      disabled: this.busy,
      click: () => void this.showChanged(before),
    });
  }

  private async showChanged(before: Period): Promise<void> {
    const changed = (this.shown?.changed ?? []).filter((one) => one.pi !== "");
    if (changed.length > 0) {
      const filter = ofChanged(this.session.period, changed);
      await this.showCharges("changed", words.changed(before), () => filter);
    } else {
      this.view = "changed";
      this.said = "";
    }
  }

  private changes(view: BrowserView) {
    return section(
      words.changes(view.before),
      html`${
        this.view === "changed" && view.changed.length > 1
          ? html`<p class="small quiet">${words.crossing}</p>`
          : nothing
      }
      ${changedList({
        view,
        busy: this.busy,
        most: this.most,
        more: (most) => (this.most = most),
        show: (change) =>
          void this.showCharges("change", `${change.name}, ${change.serviceName}`, () =>
            ofChanged(view.period, [change]),
          ),
      })}`,
    );
  }

  private onePi({ people, period }: BrowserView) {
    const chosen = people.find(({ pi }) => pi === this.pi) ?? people[0];
    if (chosen === undefined) return html`<p class="small">${words.noPeople}</p>`;
    return html`<label class="field"
        >${words.pi}
        <select @change=${(event: Event) => (this.pi = typed(event))}>
          ${people.map(
            ({ pi, name }) =>
              html`<option value=${pi} .selected=${pi === chosen.pi}>
                ${name === pi ? pi : `${name} (${pi})`}
              </option>`,
          )}
        </select>
      </label>
      <div class="row">
        ${button({
          label: words.showPi,
          small: true,
          pressed: this.view === "pi",
          disabled: this.busy,
          click: () => void this.showCharges("pi", chosen.name, () => ofPi(period, chosen.pi)),
        })}
        ${button({
          label: words.piPage,
          small: true,
          disabled: this.busy,
          click: () =>
            void this.showReport(PI_PAGE, { month: period, pi: chosen.pi }, words.piPageShown(chosen.name)),
        })}
      </div>`;
  }

  private sheets() {
    const open = (label: string, report: ReportShape) =>
      button({
        label,
        small: true,
        disabled: this.busy,
        click: () => void this.showReport(report, {}, ""),
      });
    return html`<div class="row">${open(words.dashboard, DASHBOARD)} ${open(words.pivot, PIVOT)}</div>
      ${this.lacking === "" ? nothing : this.addSheets()}`;
  }

  private addSheets() {
    return html`<p class="small" role="status">${words.noSheet(this.lacking)}</p>
      <div class="row">
        ${button({
          label: words.addSheets,
          small: true,
          disabled: this.busy,
          click: () => void this.makeSheets(),
        })}
      </div>`;
  }

  private async makeSheets(): Promise<void> {
    if (await addMissing(this.session)) this.lacking = "";
  }

  private async showCharges(
    view: View,
    label: string,
    filter: () => ChargeFilter | Promise<ChargeFilter>,
  ): Promise<void> {
    const sight = await this.session.preview(words.step, async ({ progress }) => {
      const wanted = await filter();
      progress.report(0, 0, label);
      return await this.session.host.view.showCharges(wanted);
    });
    if (sight === null) return;
    this.view = view;
    this.said = words.inSight(label, sight.rows, amountWords(sight.amount, this.shown?.currency ?? ""));
  }

  private async amountOfLargest(): Promise<number | null> {
    const { host, period } = this.session;
    return await amountOfLargest(host.workbook, period, MANY);
  }

  private async showReport(report: ReportShape, values: ReportValues, say: string): Promise<void> {
    const { session } = this;
    const there = await session.preview(words.step, () => session.host.view.showReport(report, values));
    if (there === null) return;
    this.said = there ? say : "";
    this.lacking = there ? "" : report.sheet;
  }
}

customElements.define("ocb-browse", BrowsePane);
