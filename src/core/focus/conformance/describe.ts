/** The rule list as Markdown: `npm run docs` puts it into docs/focus.md, below what is written there by hand. */
import { RULES, SEVERITIES, type Severity } from "./rules";

const HEADLINES: Readonly<Record<Severity, string>> = {
  fatal: "Fatal: the file is refused",
  error: "Errors: the row becomes a problem",
  warning: "Warnings: billed, and shown",
  note: "Notes: billed, and counted",
};

/** Where the made part of docs/focus.md begins. */
export const RULES_HEADING = "## The rules";

const INTRODUCTION = `${RULES_HEADING}

Made from the rule list by \`npm run docs\`.
`;

export function describeRules(): string {
  return [INTRODUCTION, ...SEVERITIES.map(describeSeverity)].join("\n");
}

function describeSeverity(severity: Severity): string {
  const rows = RULES.filter((rule) => rule.severity === severity).map(
    ({ code, columns, text }) => `| ${code} | ${columns} | ${text} |`,
  );
  const heading = ["| Code | Looks at | What it says |", "| --- | --- | --- |"];
  return [`### ${HEADLINES[severity]}`, "", ...heading, ...rows, ""].join("\n");
}

/** @returns the document with its made part as the rules are now */
export function withRules(document: string): string {
  const written = document.split(`\n${RULES_HEADING}\n`)[0] ?? "";
  return `${written.trimEnd()}\n\n${describeRules()}`;
}
