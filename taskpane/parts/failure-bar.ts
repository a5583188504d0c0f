/** What went wrong: what happened, what was written, what to do; details to copy, and another try where it may help. */
import { html, LitElement, type PropertyDeclarations } from "lit";
import { styles } from "../styles";
import { text } from "../text";
import type { Failure } from "../words";
import { button } from "./button";

/** As many reasons as a person reads; the rest stands in the copied details. */
const SHOWN_REASONS = 20;

export class FailureBar extends LitElement {
  static override properties: PropertyDeclarations = {
    failure: { attribute: false },
    heading: { attribute: false },
    again: { attribute: false },
    canTryAgain: { attribute: false },
    canLeave: { attribute: false },
    copied: { state: true },
  };
  static override styles = [styles];
  declare failure: Failure;
  /** What kind of failure it was when blank. */
  declare heading: string;
  /** On the button that tries once more. */
  declare again: string;
  declare canTryAgain: boolean;
  /** Whether it can be put away. */
  declare canLeave: boolean;
  /** What became of Copy details. */
  declare copied: "" | "copied" | "refused";

  constructor() {
    super();
    this.heading = "";
    this.again = text.shell.tryAgain;
    this.canTryAgain = false;
    this.canLeave = true;
    this.copied = "";
  }

  override render(): unknown {
    const { kind, message, details, report } = this.failure;
    return html`<div class="note error stack tight" role="alert">
      <h2>${this.heading || text.shell.failed[kind]}</h2>
      <p class="break">${message}</p>
      ${details.length > 1 ? this.reasons(details) : null}
      <div class="row">
        ${
          this.canTryAgain
            ? button({ label: this.again, small: true, click: () => this.tell("again") })
            : null
        }
        ${
          this.failure.adds
            ? button({ label: text.shell.addMissing, small: true, click: () => this.tell("add") })
            : null
        }
        ${button({ label: text.shell.copy, small: true, click: () => void this.copy(report) })}
        ${
          this.canLeave
            ? button({
                label: text.shell.close,
                small: true,
                look: "subtle",
                click: () => this.tell("dismiss"),
              })
            : null
        }
      </div>
      ${this.copied === "copied" ? html`<p class="small" role="status">${text.shell.copied}</p>` : null}
      ${
        this.copied === "refused"
          ? html`<label class="field"
              >${text.shell.copyFailed}<textarea readonly rows="6" .value=${report}></textarea>
            </label>`
          : null
      }
    </div>`;
  }

  private reasons(details: readonly string[]) {
    return html`<details class="small">
      <summary>${text.shell.reasons(details.length)}</summary>
      <ul class="stack tight">
        ${details.slice(0, SHOWN_REASONS).map((reason) => html`<li class="break">${reason}</li>`)}
        ${details.length > SHOWN_REASONS ? html`<li>…</li>` : null}
      </ul>
    </details>`;
  }

  private async copy(report: string): Promise<void> {
    this.copied = await navigator.clipboard.writeText(report).then(
      () => "copied" as const,
      () => "refused" as const,
    );
  }

  private tell(event: "again" | "add" | "dismiss"): void {
    this.dispatchEvent(new CustomEvent(event));
  }
}

customElements.define("ocb-failure-bar", FailureBar);
