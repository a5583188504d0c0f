/** The base of every pane: it is given the session and draws again whenever the session changes. */
import { LitElement, type CSSResultGroup, type PropertyDeclarations } from "lit";
import type { Session } from "./session";
import type { Place, StepName } from "./steps";
import { styles } from "./styles";

/** The event by which a pane leads on to another; its detail is the name. */
export const GO = "ocb-go";

export abstract class Pane extends LitElement {
  static override properties: PropertyDeclarations = { session: { attribute: false } };
  /** A pane with styles of its own: `[...Pane.shared, css`…`]`. */
  static readonly shared: CSSResultGroup[] = [styles];
  static override styles: CSSResultGroup = [styles];
  declare session: Session;
  private unsubscribe: (() => void) | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.unsubscribe = this.session.subscribe(() => this.changed());
    // What it shows is from when it was left, perhaps while a step ran.
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    this.unsubscribe?.();
    super.disconnectedCallback();
  }

  /** Opens another step or place, as if the person had pressed its heading. */
  protected go(to: StepName | Place): void {
    this.dispatchEvent(new CustomEvent(GO, { detail: to, bubbles: true, composed: true }));
  }

  /** The session changed: another month, an edit in the sheet, progress. */
  protected changed(): void {
    this.requestUpdate();
  }
}
