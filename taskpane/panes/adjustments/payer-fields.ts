/** Whom something is for: PI, project and fund, three fields of a form. */
import { html, type TemplateResult } from "lit";
import { choiceField } from "../../parts/choice-field";
import type { Found } from "../../parts/find-people";
import "../../parts/pi-picker";
import type { Choice } from "../../../src/steps/review-board";

export interface Payer {
  readonly pi: string;
  readonly project: string;
  readonly fundOrg: string;
}

export const NOBODY: Payer = { pi: "", project: "", fundOrg: "" };

/** Who and what can be chosen. */
export interface Choices {
  readonly people: readonly Found[];
  readonly projects: readonly Choice[];
  readonly funds: readonly Choice[];
}

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

/** Without blanks around it. */
export function trimmed({ pi, project, fundOrg }: Payer): Payer {
  return { pi: pi.trim(), project: project.trim(), fundOrg: fundOrg.trim() };
}
