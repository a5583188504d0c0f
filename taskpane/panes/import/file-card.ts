/** One chosen file: its source and month, what is asked of it, and the tables in it. */
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { FilePreview } from "../../../src/steps/import-preview";
import { button } from "../../parts/button";
import { note } from "../../parts/note";
import { typed } from "../../parts/typed";
import { imports as words } from "../../text/import";
import { askedOf, type ShownFile } from "./by-file";
import type { FileChange } from "./chosen";
import { givenReadings } from "./given-readings";
import type { Answered } from "./question-form";
import "./question-form";
import { summariseChoice } from "./summarise-choice";
import { isManifest, tableView } from "./table-view";

export interface FileCard {
  readonly file: ShownFile;
  readonly all: readonly ShownFile[];
  readonly currency: string;
  readonly disabled: boolean;
  /** @param indices of the chosen files that are meant */
  readonly change: (indices: readonly number[], change: FileChange) => void;
  readonly remove: () => void;
}

export function fileCard(card: FileCard): TemplateResult {
  const { file, currency, disabled } = card;
  const { name } = file.chosen.input;
  const readable = file.tables.filter((table) => table.refusal === "" && !isManifest(table));
  // A refusal may name a file inside the chosen one.
  const named = file.tables.length > 1 || file.tables.some((table) => table.file !== name);
  return html`<li class="card stack tight">
    <div class="title">
      <span class="strong break">${name}</span>
      ${button({
        label: words.remove,
        name: words.removeFile(name, file.tables.length),
        look: "subtle",
        small: true,
        disabled,
        click: card.remove,
      })}
    </div>
    ${file.tables.length > 1 ? html`<p class="small quiet">${words.tables(file.tables.length)}</p>` : nothing}
    ${file.tables.length === 0 ? html`<p class="small quiet">${words.noTable}</p>` : nothing}
    ${readable.length === 0 ? nothing : sourceAndMonth(card, readable)}
    ${readable.some((table) => table.newSource) ? html`<p class="small warn">${words.newSource}</p>` : nothing}
    ${file.tables.map((table) =>
      table.refusal === "" ? tableView(table, currency, named) : note("error", table.refusal),
    )}
    ${questions(card)} ${givenReadings(file.chosen, disabled, (change) => card.change([file.index], change))}
    ${summariseChoice(file, disabled, (summarise) => card.change([file.index], { summarise }))}
  </li>`;
}

function sourceAndMonth({ file, disabled, change }: FileCard, tables: readonly FilePreview[]) {
  const { name } = file.chosen.input;
  const set = (said: FileChange) => change([file.index], said);
  const source = tables[0]?.source ?? "";
  const periods = new Set(tables.map((table) => table.period));
  const period = periods.size === 1 ? (tables[0]?.period ?? "") : file.chosen.period;
  return html`<div class="pair">
    <label class="field"
      >${words.source}
      <input
        list="sources"
        aria-label=${words.sourceOf(name)}
        .value=${source}
        ?disabled=${disabled}
        @change=${(event: Event) => set({ source: typed(event).trim() })}
      />
    </label>
    <label class="field"
      >${words.month}
      <input
        aria-label=${words.monthOf(name)}
        maxlength="7"
        placeholder=${periods.size > 1 ? words.severalMonths : nothing}
        .value=${period}
        ?disabled=${disabled}
        @change=${(event: Event) => set({ period: typed(event).trim() })}
      />
    </label>
  </div>`;
}

function questions({ file, all, disabled, change }: FileCard) {
  // Each its own form: what was ticked for one question is no answer to the next.
  return repeat(
    askedOf(file, all),
    ({ question }) => question.about,
    (asked) =>
      html`<ocb-import-question
        .asked=${asked}
        file=${file.chosen.input.name}
        ?disabled=${disabled}
        @answer=${({ detail }: CustomEvent<Answered>) =>
          change([file.index, ...(detail.forAll ? asked.alike : [])], detail.change)}
      ></ocb-import-question>`,
  );
}
