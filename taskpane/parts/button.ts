/** A Fluent button whose role and state stand in the markup, where tests and assistive tools can read them. */
import "@fluentui/web-components/button.js";
import { html, nothing, type TemplateResult } from "lit";

export interface ButtonOptions {
  readonly label: string;
  readonly click: (event: Event) => void;
  /** One primary button a step. */
  readonly look?: "primary" | "outline" | "subtle" | "transparent";
  readonly disabled?: boolean;
  /** Keeps the focus while it is disabled: for those that a person presses until there is no more. */
  readonly keepsFocus?: boolean;
  readonly small?: boolean;
  /** A longer accessible name where several buttons have the same label: "Approve all of Missing PI". */
  readonly name?: string;
  readonly pressed?: boolean;
}

export function button(options: ButtonOptions): TemplateResult {
  const { label, click, look, disabled = false, keepsFocus = false, small = false, name, pressed } = options;
  return html`<fluent-button
    role="button"
    appearance=${look ?? nothing}
    size=${small ? "small" : nothing}
    ?disabled=${disabled && !keepsFocus}
    ?disabled-focusable=${disabled && keepsFocus}
    aria-disabled=${disabled ? "true" : nothing}
    aria-pressed=${pressed === undefined ? nothing : String(pressed)}
    aria-label=${name ?? nothing}
    @click=${(event: Event) => {
      if (!disabled) click(event);
    }}
    >${label}</fluent-button
  >`;
}
