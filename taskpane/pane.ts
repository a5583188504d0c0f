/** The base of every pane: it is given the session and draws again whenever the session changes. */
import { LitElement, type PropertyDeclarations } from "lit";
import type { Session } from "./session";

export abstract class Pane extends LitElement {
  static override properties: PropertyDeclarations = { session: { attribute: false } };
  declare session: Session;
  private unsubscribe: (() => void) | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.unsubscribe = this.session.subscribe(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    this.unsubscribe?.();
    super.disconnectedCallback();
  }
}
