/** The conformance report of a file, for people: what was found, worst first, with the rules' words. */
import type { Example, Finding } from "./findings";
import { ruleOf, SEVERITIES, type RuleCode, type Severity } from "./rules";

export interface ReportLine {
  readonly code: RuleCode;
  readonly severity: Severity;
  /** What the rule looks at. */
  readonly columns: string;
  readonly count: number;
  readonly text: string;
  readonly examples: readonly Example[];
}

export interface ConformanceReport {
  /** Rules that applied, by severity. */
  readonly rules: Readonly<Record<Severity, number>>;
  /** By severity, then by how often it applied. */
  readonly lines: readonly ReportLine[];
}

export function conformanceReport(findings: readonly Finding[]): ConformanceReport {
  const lines = findings.map(({ code, severity, count, examples }) => {
    const { columns, text } = ruleOf(code);
    return { code, severity, columns, count, text, examples };
  });
  lines.sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || b.count - a.count);
  const applied = (severity: Severity): number => lines.filter((line) => line.severity === severity).length;
  return {
    rules: {
      fatal: applied("fatal"),
      error: applied("error"),
      warning: applied("warning"),
      note: applied("note"),
    },
    lines,
  };
}
