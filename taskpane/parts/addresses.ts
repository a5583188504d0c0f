/** A text with mail addresses, of which a long one breaks behind its "@" rather than in a word. */
import { html, type TemplateResult } from "lit";

export function addresses(text: string): TemplateResult {
  const [first = "", ...rest] = text.split("@");
  return html`${first}${rest.map((part) => html`@<wbr />${part}`)}`;
}
