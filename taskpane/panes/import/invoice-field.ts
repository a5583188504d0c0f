/** The vendor's invoice total of a single file, and whether the file agrees with it. */
import { html, nothing, type TemplateResult } from "lit";
import { notCompared, withinInvoiceTolerance } from "../../../src/core/import/invoice";
import { amount } from "../../../src/core/money";
import type { ImportPreview } from "../../../src/steps/import-preview";
import { amountWords } from "../../parts/money";
import { imports as words } from "../../text/import";

export function invoiceField(
  { result, currency }: ImportPreview,
  disabled: boolean,
  change: (typed: string) => void,
): TemplateResult {
  const file = result?.files.find((f) => f.invoiceDifference !== null);
  const difference = amount(file?.invoiceDifference ?? "0");
  const others = file === undefined || result === null ? [] : notCompared(file, result);
  const agrees = file !== undefined && withinInvoiceTolerance(difference, file.rows);
  return html`<label class="field"
      >${words.invoice}
      <input
        inputmode="decimal"
        ?disabled=${disabled}
        @change=${(event: Event) => {
          if (event.target instanceof HTMLInputElement) change(event.target.value);
        }}
      />
    </label>
    ${
      file === undefined
        ? nothing
        : html`<p class="small ${agrees ? "good" : "warn"}">
            ${agrees ? words.invoiceAgrees : words.invoiceDiffers(amountWords(difference, currency))}
            ${others.length === 0 ? nothing : words.invoiceCompares(file.period, others)}
          </p>`
    }`;
}
