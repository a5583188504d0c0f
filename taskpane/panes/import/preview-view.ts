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
import { asksOf, closedMonths, hasOpenMonth } from "./hindrance";
import { invoiceField } from "./invoice-field";
import { lateList } from "./late-list";
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
  const beside = !chosen.asCorrection && hasOpenMonth(shown);
  const special = chosen.asCorrection || chosen.lateRows;
  const saidByCard = asksOf(shown) || (closed.length > 0 && !special);
  return html`<datalist id="sources">
      ${shown.sources.map((s) => html`<option value=${s}></option>`)}
    </datalist>
    ${files(view)}
    ${
      closed.length > 0 && (shown.refusal !== "" || special)
        ? closedCard({
            months: closed,
            beside,
            chosen: special,
            disabled,
            choose: (on) => view.choose({ ...chosen, asCorrection: on && !beside, lateRows: on && beside }),
          })
        : nothing
    }
    ${shown.months.length === 0 ? nothing : months(view)}
    ${
      shown.result === null || shown.result.corrections.length === 0
        ? nothing
        : section(words.corrections.title, correctionList(shown.result.corrections, shown.currency))
    }
    ${
      shown.result === null || shown.result.late.length === 0
        ? nothing
        : section(words.late.title, lateList(shown.result.late, shown.currency))
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
