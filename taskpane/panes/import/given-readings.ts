/** How a person said that a file's amounts and dates are to be read, with a way back. */
import { html, nothing, type TemplateResult } from "lit";
import { button } from "../../parts/button";
import { imports as importsWords } from "../../text/import";
import type { ChosenFile, FileChange } from "./chosen";

const words = importsWords.question;

export function givenReadings(
  { input, amounts, dates }: ChosenFile,
  disabled: boolean,
  change: (change: FileChange) => void,
): TemplateResult {
  const line = (said: string, name: string, undo: FileChange): TemplateResult =>
    html`<div class="title small">
      <span class="break">${said}</span>
      ${button({ label: words.askAgain, name, look: "subtle", small: true, disabled, click: () => change(undo) })}
    </div>`;
  return html`${
    amounts === null
      ? nothing
      : line(words.given.amounts(words.amounts[amounts]), words.askAgainOf("amounts", input.name), {
          amounts: null,
        })
  }
  ${
    dates === null
      ? nothing
      : line(words.given.dates(words.dates[dates]), words.askAgainOf("dates", input.name), { dates: null })
  }`;
}
