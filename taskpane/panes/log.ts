/** Log: who did what, newest first; and whether the chain holds. */
import { css, html, type PropertyDeclarations } from "lit";
import type { LogEntry } from "../../src/core/log";
import type { Host } from "../../src/steps/host";
import { readLog, type LogView } from "../../src/steps/log";
import { button } from "../parts/button";
import { note } from "../parts/note";
import { PAGE, showMore } from "../parts/paging";
import { typed } from "../parts/typed";
import { when } from "../parts/when";
import { PreviewPane } from "../preview-pane";
import { log as words } from "../text/log";
import { choicesOf, EVERYTHING, filterLog, type LogFilter } from "./log/filter";

export class LogPane extends PreviewPane<LogView> {
  static override properties: PropertyDeclarations = {
    ...PreviewPane.properties,
    filter: { state: true },
    most: { state: true },
  };
  static override styles = [
    ...PreviewPane.shared,
    css`
      .pair {
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
        gap: var(--spacingHorizontalS);
      }
      li {
        padding-bottom: var(--spacingVerticalS);
        border-bottom: 1px solid var(--colorNeutralStroke2);
      }
      .change dt {
        float: inline-start;
        margin-inline-end: var(--spacingHorizontalXS);
        color: var(--colorNeutralForeground3);
      }
      .change dt::after {
        content: ":";
      }
    `,
  ];
  declare filter: LogFilter;
  declare most: number;
  protected override readonly step = words.step;
  protected override readonly needsMonth = false;

  constructor() {
    super();
    this.filter = EVERYTHING;
    this.most = PAGE;
  }

  protected override async read(host: Host): Promise<LogView> {
    return await readLog(host);
  }

  override render(): unknown {
    const { shown } = this;
    if (shown === null) return this.nothingShown();
    if (shown.entries.length === 0) return html`<p class="small">${words.empty}</p>`;
    const hits = filterLog(shown.entries, this.filter);
    return html`<div class="stack">
      ${this.notices()}
      ${
        shown.broken === null
          ? html`<p class="small good">${words.holds}</p>`
          : note(
              "error",
              words.broken(shown.broken.entry),
              button({
                label: words.showSheet,
                small: true,
                click: () => void this.session.host.view.showSheet("Log"),
              }),
            )
      }
      ${this.filters(shown)}
      <p class="small quiet" role="status">
        ${hits.length === 0 ? words.noHits : words.entries(hits.length, shown.entries.length)}
      </p>
      <ul class="stack tight">
        ${hits.slice(0, this.most).map((entry) => this.entry(entry))}
      </ul>
      ${showMore(this.most, hits.length, (most) => (this.most = most))}
    </div>`;
  }

  private filters({ entries }: LogView) {
    const { steps, periods } = choicesOf(entries);
    return html`<div class="stack tight">
      <label class="field"
        >${words.search}
        <input
          type="search"
          placeholder=${words.searchHint}
          .value=${this.filter.search}
          @input=${(event: Event) => this.narrow({ search: typed(event) })}
        />
      </label>
      <div class="pair">
        ${choice(words.step_, words.allSteps, steps, this.filter.step, (step) => this.narrow({ step }))}
        ${choice(words.month, words.allMonths, periods, this.filter.period, (period) => this.narrow({ period }))}
      </div>
    </div>`;
  }

  private narrow(change: Partial<LogFilter>): void {
    this.filter = { ...this.filter, ...change };
    this.most = PAGE;
  }

  private entry({ at, by, step, period, what, before, after, reason }: LogEntry) {
    const changes: readonly (readonly [string, string])[] = [
      [words.before, before],
      [words.after, after],
      [words.reason, reason],
    ];
    return html`<li class="stack tight">
      <div class="row between small">
        <span class="strong">${step}${period === "" ? "" : ` · ${period}`}</span>
        <time class="quiet" datetime=${at}>${when(at, new Date(this.session.host.clock.now()))}</time>
      </div>
      <div class="break">${what}</div>
      <dl class="change small">
        ${changes
          .filter(([, value]) => value !== "")
          .map(
            ([name, value]) =>
              html`<div>
                <dt>${name}</dt>
                <dd class="break">${value}</dd>
              </div>`,
          )}
      </dl>
      <div class="small quiet break">${words.by(by)}</div>
    </li>`;
  }
}

function choice(
  label: string,
  all: string,
  values: readonly string[],
  chosen: string,
  choose: (value: string) => void,
) {
  return html`<label class="field"
    >${label}
    <select @change=${(event: Event) => choose(typed(event))}>
      <option value="" .selected=${chosen === ""}>${all}</option>
      ${values.map((value) => html`<option value=${value} .selected=${chosen === value}>${value}</option>`)}
    </select>
  </label>`;
}

customElements.define("ocb-log", LogPane);
