/** The three ways in which mails leave, to choose from. */
import { html, nothing, type TemplateResult } from "lit";
import { WAYS, type Way } from "../../preferences";
import { send as sendWords } from "../../text/send";

const words = sendWords.ways;

export interface WayOptions {
  readonly way: Way;
  readonly disabled: boolean;
  readonly choose: (way: Way) => void;
}

export function wayForm({ way, disabled, choose }: WayOptions): TemplateResult {
  return html`<fieldset class="stack tight">
    <legend class="strong">${words.title}</legend>
    ${WAYS.map(
      (each) =>
        html`<label class="check">
          <input
            type="radio"
            name="way"
            value=${each}
            .checked=${each === way}
            ?disabled=${disabled}
            aria-describedby=${each === way ? "way-about" : nothing}
            @change=${() => choose(each)}
          />
          <span>${words[each]}</span>
        </label>`,
    )}
    <p id="way-about" class="small quiet">${words.about[way]}</p>
  </fieldset>`;
}
