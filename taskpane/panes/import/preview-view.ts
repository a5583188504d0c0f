/** What an import would do: the files, the months they change, and what comes of it. */
import { html, nothing, type TemplateResult } from "lit";
import type { ImportPreview } from "../../../src/steps/import-preview";
import { note } from "../../parts/note";
import { section } from "../../parts/section";
import { imports as words } from "../../text/import";
import { byFile } from "./by-file";
import { withMonth, withoutFile, type Chosen, type FileChange } from "./chosen";
import { closedCard } from "./closed-card";
import { fileCard } from "./file-card";
import { correctionList } from "./correction-list";
import { asksOf, closedMonths } from "./hindrance";
import { invoiceField } from "./invoice-field";
import { isPlainlyNew, monthChange, newMonths } from "./month-change";
import { outcome } from "./outcome";

export interface PreviewView {
  readonly shown: ImportPreview;
  /** What it is the preview of. */
  readonly chosen: Chosen;
  readonly disabled: boolean;
  /** To be looked at again. */
  readonly choose: (chosen: Chosen) => void;
  readonly change: (indices: readonly number[], change: FileChange) => void;
  readonly typedInvoice: (typed: string) => void;
  /** Changes nothing of what is shown. */
  readonly accept: (on: boolean) => void;
}

export function previewView(view: PreviewView): TemplateResult {
  const { shown, chosen, disabled } = view;
  const closed = closedMonths(shown, chosen);
  const saidByCard = asksOf(shown) || (closed.length > 0 && !chosen.asCorrection);
  return html`<datalist id="sources">
      ${shown.sources.map((s) => html`<option value=${s}></option>`)}
    </datalist>
    ${files(view)}
    ${
      closed.length > 0 && (shown.refusal !== "" || chosen.asCorrection)
        ? closedCard({
            months: closed,
            asCorrection: chosen.asCorrection,
            disabled,
            choose: (asCorrection) => view.choose({ ...chosen, asCorrection }),
          })
        : nothing
    }
    ${shown.months.length === 0 ? nothing : months(view)}
    ${
      shown.result === null || shown.result.corrections.length === 0
        ? nothing
        : section(words.corrections.title, correctionList(shown.result.corrections, shown.currency))
    }
    ${shown.refusal === "" || saidByCard ? nothing : note("error", shown.refusal)}
    ${chosen.files.length === 1 ? invoiceField(shown, disabled, view.typedInvoice) : nothing}
    ${outcome(shown, chosen.acceptProblems, disabled, view.accept)}`;
}

function files({ shown, chosen, disabled, choose, change }: PreviewView) {
  const all = byFile(shown, chosen);
  const cards = all.map((file) =>
    fileCard({
      file,
      all,
      currency: shown.currency,
      disabled,
      change,
      remove: () => choose(withoutFile(chosen, file.index)),
    }),
  );
  return section(
    words.files,
    html`<ul class="stack tight">
      ${cards}
    </ul>`,
  );
}

function months({ shown, chosen, disabled, choose }: PreviewView) {
  const { months: all, currency } = shown;
  const cards = all
    .filter((month) => !isPlainlyNew(month))
    .map((month) =>
      monthChange({
        month,
        currency,
        disabled,
        choose: (how) => choose(withMonth(chosen, { source: month.source, period: month.period, how })),
      }),
    );
  return section(
    words.changes,
    html`${newMonths(all, currency)}
      <ul class="stack tight">
        ${cards}
      </ul>`,
  );
}
