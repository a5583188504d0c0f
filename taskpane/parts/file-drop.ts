/** Where files are dropped, or chosen with a button. */
import { css, html, LitElement, type PropertyDeclarations } from "lit";
import type { InputFile } from "../../src/ports/ports";
import { styles } from "../styles";
import { button } from "./button";
import { inputFileOf } from "./input-file";

export class FileDrop extends LitElement {
  static override properties: PropertyDeclarations = {
    label: {},
    hint: {},
    accept: {},
    primary: { type: Boolean },
    disabled: { type: Boolean },
    over: { state: true },
  };
  static override styles = [
    styles,
    css`
      .drop {
        padding: var(--spacingVerticalM);
        border: 1px dashed var(--colorNeutralStrokeAccessible);
        border-radius: var(--borderRadiusMedium);
        text-align: center;
        justify-items: center;
      }
      .drop.over {
        border-style: solid;
        background: var(--colorBrandBackground2);
      }
    `,
  ];
  /** On the button. */
  declare label: string;
  declare hint: string;
  /** What the chooser offers; anything may be dropped. */
  declare accept: string;
  declare primary: boolean;
  declare disabled: boolean;
  declare over: boolean;

  constructor() {
    super();
    this.label = "";
    this.hint = "";
    this.accept = ".csv,text/csv";
    this.primary = false;
    this.disabled = false;
    this.over = false;
  }

  override render(): unknown {
    return html`<div
      class="drop stack tight ${this.over ? "over" : ""}"
      @dragover=${(event: DragEvent) => {
        event.preventDefault();
        this.over = !this.disabled;
      }}
      @dragleave=${() => (this.over = false)}
      @drop=${this.dropped}
    >
      <span class="small quiet">${this.hint}</span>
      ${button({
        label: this.label,
        look: this.primary ? "primary" : "outline",
        disabled: this.disabled,
        click: () => this.input?.click(),
      })}
      <input
        type="file"
        multiple
        accept=${this.accept}
        hidden
        aria-label=${this.label}
        @change=${this.chosen}
      />
    </div>`;
  }

  private get input(): HTMLInputElement | null {
    return this.renderRoot.querySelector("input");
  }

  private readonly dropped = (event: DragEvent): void => {
    event.preventDefault();
    this.over = false;
    if (!this.disabled) this.give(event.dataTransfer?.files);
  };

  private readonly chosen = (): void => {
    this.give(this.input?.files);
    // So that the same file can be chosen again.
    if (this.input !== null) this.input.value = "";
  };

  private give(files: FileList | null | undefined): void {
    const detail: InputFile[] = [...(files ?? [])].map(inputFileOf);
    if (detail.length > 0) this.dispatchEvent(new CustomEvent("files", { detail }));
  }
}

customElements.define("ocb-file-drop", FileDrop);
