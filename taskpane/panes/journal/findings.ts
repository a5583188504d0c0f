/** What the ledger would refuse, and what else to look at: by line, with what to change. */
import { html, nothing, type TemplateResult } from "lit";
import type { JournalFinding } from "../../../src/core/journal/presets/preset";
import { note } from "../../parts/note";
import { layout as words } from "../../text/journal-layout";

/** More are told by number: the first ones put right, most of the others often go with them. */
const SHOWN = 20;

export function findingsView(findings: readonly JournalFinding[]): TemplateResult {
  const of = (severity: JournalFinding["severity"]) => findings.filter((f) => f.severity === severity);
  const [errors, warnings] = [of("Error"), of("Warning")];
  return html`${
    errors.length === 0
      ? nothing
      : note(
          "error",
          html`<h3>${words.errors(errors.length)}</h3>
            <p class="small">${words.errorsHint}</p>
            ${list(errors)}`,
        )
  }
  ${
    warnings.length === 0
      ? nothing
      : note(
          "warning",
          html`<h3>${words.warnings(warnings.length)}</h3>
            ${list(warnings)}`,
        )
  }`;
}

function list(findings: readonly JournalFinding[]) {
  return html`<ul class="stack tight small">
    ${findings
      .slice(0, SHOWN)
      .map(
        ({ line, column, value, says }) =>
          html`<li class="break">
            <span class="strong"
              >${[line === 0 ? words.whole : words.line(line), column, value].filter((part) => part !== "").join(" · ")}</span
            ><br />${words.inPane(says)}
          </li>`,
      )}
    ${findings.length > SHOWN ? html`<li>${words.more(findings.length - SHOWN)}</li>` : nothing}
  </ul>`;
}
