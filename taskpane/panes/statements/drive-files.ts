/** Where the PDFs lie on OneDrive, the button that saves them there, and how the saving is told. */
import { html, nothing, type TemplateResult } from "lit";
import type { Period } from "../../../src/core/period";
import { Cancelled } from "../../../src/core/problem";
import type { FileSaver, Progress } from "../../../src/ports/ports";
import type { ShownStatement } from "../../../src/steps/statements-preview";
import { button } from "../../parts/button";
import { text } from "../../text";
import { statements as statementsWords } from "../../text/statements";

const words = statementsWords.oneDrive;

/** Below the workbook's folder, as the command line has it. */
export function driveFolder(period: Period): string {
  return `Statements/${period}`;
}

export interface DriveFilesOptions {
  readonly statements: readonly ShownStatement[];
  readonly period: Period;
  /** Whether the workbook lies there. */
  readonly isThere: boolean;
  /** Whether statements can be made: a closed month keeps what it has. */
  readonly isOpen: boolean;
  readonly busy: boolean;
  readonly save: () => void;
}

export function driveFiles(options: DriveFilesOptions): TemplateResult {
  const { statements, period, isThere, isOpen, busy, save } = options;
  const lying = statements.filter(({ record }) => record.link !== "").length;
  const where =
    lying === 0 ? "" : lying === statements.length ? words.all(lying) : words.some(lying, statements.length);
  return html`${where === "" ? nothing : html`<p class="small">${where}</p>`}
  ${
    !isOpen
      ? nothing
      : !isThere
        ? html`<p class="small quiet">${words.notThere}</p>`
        : html`<p class="small quiet">${words.about(driveFolder(period))}</p>
            <div class="row">
              ${button({ label: text.preview.oneDrive.save, disabled: busy, click: save })}
            </div>`
  }`;
}

/** What is saved stays: the next time it is found to be there. */
function stoppedAfter(saved: number, all: number): Error {
  return Object.assign(new Cancelled(), { message: words.cancelled(saved, all) });
}

/** Keeps each file in the pane too, says which is under way, and stops between two when the person cancels. */
export function toldSaver(
  drive: FileSaver,
  pane: FileSaver,
  all: number,
  progress: Pick<Progress, "report" | "cancelled">,
): FileSaver {
  let saved = 0;
  return {
    async save(name, bytes, keep) {
      if (progress.cancelled()) throw stoppedAfter(saved, all);
      progress.report(saved, all, words.saving(name));
      await pane.save(name, bytes, keep);
      const answer = await drive.save(name, bytes, keep);
      saved += 1;
      return answer;
    },
    ...(drive.before === undefined ? {} : { before: drive.before }),
  };
}
