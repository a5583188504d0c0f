/** A charge of a closed month: what it was, what each fund was billed, and what is left of that. */
import { html, nothing, type TemplateResult } from "lit";
import type { BilledPart } from "../../../src/core/adjustments/billed-then";
import { formatDay } from "../../../src/render/format";
import type { FoundCharge } from "../../../src/steps/correct-charge";
import { facts } from "../../parts/facts";
import { centsWords } from "../../parts/money";
import { corrections as words } from "../../text/adjustments";

/** What a charge is called, for buttons and headings. */
export function nameOfCharge({ serviceName, resource, chargeId }: FoundCharge): string {
  return [serviceName, resource].filter((part) => part !== "").join(", ") || chargeId;
}

export function foundCharge(charge: FoundCharge, currency: string): TemplateResult {
  const { pi, project, source, day, description, funds, billed, left, standing, corrections, why } = charge;
  const place = [source, pi, project].filter((part) => part !== "").join(" · ");
  return html`<p class="strong break">${nameOfCharge(charge)}</p>
    <p class="small quiet break">
      ${[day === "" ? "" : formatDay(day), place].filter((p) => p !== "").join(" · ")}
    </p>
    ${description === "" ? nothing : html`<p class="small break">${description}</p>`}
    ${facts([
      ...funds.map(fundFact(currency)),
      [words.billed, centsWords(billed, currency)],
      ...(left === billed ? [] : ([[words.left, centsWords(left, currency)]] as const)),
    ])}
    ${
      corrections.length === 0
        ? nothing
        : html`<p class="small break">${words.correctedBefore(corrections)}</p>
            ${facts(standing.map(fundFact(currency)))}`
    }
    ${why === "" ? nothing : html`<p class="small warn break">${why}</p>`}`;
}

function fundFact(currency: string) {
  return ({ fundOrg, billed }: BilledPart) =>
    [fundOrg === "" ? words.projectsFunds : fundOrg, centsWords(billed, currency)] as const;
}
