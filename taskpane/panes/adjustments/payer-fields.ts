/** Whom something is for: PI, project and fund, three fields of a form. */
import { html, type TemplateResult } from "lit";
import { choiceField } from "../../parts/choice-field";
import "../../parts/pi-picker";
import type { Choices, Payer } from "./payer";

export interface PayerFields {
  /** Unique in its component. */
  readonly name: string;
  readonly labels: {
    readonly find: string;
    readonly pi: string;
    readonly project: string;
    readonly fund: string;
  };
  readonly choices: Choices;
  readonly value: Payer;
  /** A PI is needed and not given. */
  readonly missing: boolean;
  readonly change: (value: Payer) => void;
}

export function payerFields({ name, labels, choices, value, missing, change }: PayerFields): TemplateResult {
  return html`<ocb-pi-picker
      label=${labels.find}
      chosenLabel=${labels.pi}
      .people=${choices.people}
      .value=${value.pi}
      ?missing=${missing}
      @pick=${(event: CustomEvent<string>) => change({ ...value, pi: event.detail })}
    ></ocb-pi-picker>
    ${choiceField({
      name: `${name}-project`,
      label: labels.project,
      choices: choices.projects,
      value: value.project,
      type: (project) => change({ ...value, project }),
    })}
    ${choiceField({
      name: `${name}-fund`,
      label: labels.fund,
      choices: choices.funds,
      value: value.fundOrg,
      type: (fundOrg) => change({ ...value, fundOrg }),
    })}`;
}
