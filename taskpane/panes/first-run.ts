/** The first run: sets up the workbook, or loads the sample month into it. */
import { html, type PropertyDeclarations } from "lit";
import { initWorkbook } from "../../src/steps/init";
import { Pane } from "../pane";
import { button } from "../parts/button";
import { section } from "../parts/section";
import { text } from "../text";

const words = text.firstRun;

export class FirstRunPane extends Pane {
  static override properties: PropertyDeclarations = {};

  override render(): unknown {
    const busy = this.session.runner.busy !== null;
    return html`<div class="stack">
      <h2>${words.title}</h2>
      <p>${words.about}</p>
      ${section(
        words.setUpTitle,
        html`<details class="small">
            <summary>${words.adds}</summary>
            <dl class="stack tight">
              ${words.sheets.map(
                ([group, sheets]) =>
                  html`<div>
                    <dt class="strong">${group}</dt>
                    <dd>${sheets}</dd>
                  </div>`,
              )}
            </dl>
          </details>
          <p class="small quiet">${words.stays}</p>
          <div class="row">
            ${button({
              label: words.setUp,
              look: "primary",
              disabled: busy,
              click: () => void this.setUp(),
            })}
          </div>`,
      )}
      ${section(
        words.sampleTitle,
        html`<p class="small quiet">${words.sampleAbout}</p>
          <div class="row">
            ${button({ label: words.sample, disabled: busy, click: () => void this.loadSample() })}
          </div>`,
      )}
    </div>`;
  }

  private async setUp(): Promise<void> {
    const { structure } = this.session.host;
    await this.session.run(
      words.step,
      (host) => initWorkbook(host, structure, []),
      ({ added, warnings }) => words.done(added, warnings),
    );
  }

  private async loadSample(): Promise<void> {
    const { structure } = this.session.host;
    const { sampleMonth, sampleReference } = await import("./first-run/sample-files");
    this.session.offered = sampleMonth;
    const done = await this.session.run(
      words.step,
      (host) => initWorkbook(host, structure, sampleReference),
      () => words.sampleDone,
    );
    if (done === null) this.session.offered = [];
  }
}

customElements.define("ocb-first-run", FirstRunPane);
