/** Findings of imported files as the Conformance table keeps them: they come and go with their import. */
import type { Finding } from "../focus/conformance/findings";
import { ruleOf, type Severity } from "../focus/conformance/rules";
import type { FindingRecord, ImportRecord } from "./records";

const SHOWN: Readonly<Record<Severity, FindingRecord["severity"]>> = {
  fatal: "Error",
  error: "Error",
  warning: "Warning",
  note: "Note",
};

export function severityOf({ severity }: Pick<Finding, "severity">): FindingRecord["severity"] {
  return SHOWN[severity];
}

/** @param record the import of the file's main month, or the one that stands for it */
export function findingRecords(
  record: Pick<ImportRecord, "importId" | "period" | "source" | "fileName">,
  findings: readonly Finding[],
): FindingRecord[] {
  const { importId, period, source, fileName } = record;
  return findings.map((finding) => {
    const { columns, text, severity } = ruleOf(finding.code);
    const milder = finding.severity === severity ? "" : ` ${SHOWN[finding.severity]}`;
    const example = finding.examples[0];
    const missing = finding.code === "F05";
    return {
      findingId: `${importId} ${finding.code}${milder}`,
      importId,
      period,
      source,
      fileName,
      severity: severityOf(finding),
      code: finding.code,
      // Of a heading that lacks columns it is their names that a person needs.
      columns: missing ? finding.examples.map(({ column }) => column).join(", ") : columns,
      count: finding.count,
      exampleRow: example?.row ?? 1,
      exampleColumn: example?.column ?? "",
      exampleValue: example?.value ?? "",
      says: text,
    };
  });
}

/** The Conformance table after an import: findings of imports that are not current any more are gone. */
export function findingsAfter(
  before: readonly FindingRecord[],
  fresh: readonly FindingRecord[],
  imports: readonly ImportRecord[],
): FindingRecord[] {
  const current = new Set(imports.filter((i) => i.status === "Current").map((i) => i.importId));
  const anew = new Set(fresh.map((f) => f.importId));
  return [...before.filter((f) => current.has(f.importId) && !anew.has(f.importId)), ...fresh];
}
