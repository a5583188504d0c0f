/** What the conformance rules found in a file, by severity and with plain words: what the report shows. */
import type { Finding } from "../../../src/core/focus/conformance/findings";
import { ruleOf, SEVERITIES, type Severity } from "../../../src/core/focus/conformance/rules";
import type { BadRow } from "../../../src/steps/import-preview";

export interface Place {
  readonly row: number;
  readonly column: string;
  readonly value: string;
  /** What is wrong with just this row; "" where the rule says enough. */
  readonly message: string;
}

export interface RuleFound {
  readonly code: string;
  readonly severity: Severity;
  readonly columns: string;
  readonly text: string;
  readonly count: number;
  readonly places: readonly Place[];
}

export interface ReportCounts {
  /** Rows that cannot be billed. */
  readonly problems: number;
  /** Rules that applied. */
  readonly warnings: number;
  readonly notes: number;
}

/** Worst first, and in the rules' order. */
export function rulesFound(findings: readonly Finding[], badRows: readonly BadRow[]): RuleFound[] {
  const messages = new Map(badRows.map(({ row, column, message }) => [`${row} ${column}`, message]));
  const found = findings.map(({ code, severity, count, examples }): RuleFound => {
    // Of a date with two readings the rule and the question say all there is to say.
    const isProblem = (severity === "error" || severity === "fatal") && code !== "D04";
    const { columns, text } = ruleOf(code);
    const places = examples.map((example) => {
      return { ...example, message: (isProblem && messages.get(`${example.row} ${example.column}`)) || "" };
    });
    return { code, severity, columns, text, count, places };
  });
  const rank = ({ severity }: RuleFound): number => SEVERITIES.indexOf(severity);
  return found.sort((a, b) => rank(a) - rank(b));
}

export function reportCounts(findings: readonly Finding[], badRows: readonly BadRow[]): ReportCounts {
  const rules = (severity: Severity): number => findings.filter((f) => f.severity === severity).length;
  return { problems: badRows.length, warnings: rules("warning"), notes: rules("note") };
}
