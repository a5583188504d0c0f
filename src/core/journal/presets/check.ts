/** What every export is checked for before it is written: what the ledger would refuse, by line, with what to change. */
import { Refusal } from "../../problem";
import { checkBalance } from "./check-balance";
import { fieldFindings } from "./check-fields";
import type { JournalFinding, JournalInput, JournalPreset } from "./preset";

/** @returns errors first, each in the order of the lines */
export function checkJournal(preset: JournalPreset, input: JournalInput): JournalFinding[] {
  const found = [
    ...valueFindings(preset, input),
    ...preset.records(input).flatMap((record) => fieldFindings(record, preset.facts.characters)),
    ...checkBalance(preset, input),
    ...(preset.check?.(input) ?? []),
  ];
  return [...found.filter((f) => f.severity === "Error"), ...found.filter((f) => f.severity === "Warning")];
}

/** What was entered once for the preset. */
function valueFindings(preset: JournalPreset, input: JournalInput): JournalFinding[] {
  return preset.values.flatMap(({ field, needed, maxLength }): JournalFinding[] => {
    const value = input.value(field);
    const problem =
      value === "" && needed
        ? `is needed and not entered`
        : maxLength !== undefined && value.length > maxLength
          ? `has ${value.length} characters, ${maxLength} are allowed`
          : "";
    if (problem === "") return [];
    const says = `The value ${field} ${problem}. Enter it under Journal Values of ${preset.valuesFrom ?? preset.name}.`;
    return [{ severity: "Error", line: 0, column: field, value, says }];
  });
}

/** A finding in one sentence: "Line 3, Fund "123456789": …". */
export function findingText({ line, column, value, says }: JournalFinding): string {
  const where = line === 0 ? "" : `Line ${line}, `;
  const what = value === "" ? column : `${column} "${value.length > 60 ? `${value.slice(0, 60)}…` : value}"`;
  return line === 0 && says.includes(column) ? says : `${where}${what}: ${says}`;
}

/** @throws Refusal listing each error; warnings do not stop the export */
export function refuseErrors(preset: JournalPreset, findings: readonly JournalFinding[]): void {
  const errors = findings.filter((f) => f.severity === "Error").map(findingText);
  if (errors.length === 0) return;
  const shown = errors.slice(0, SHOWN).join(" ");
  const more = errors.length > SHOWN ? ` And ${errors.length - SHOWN} more.` : "";
  throw new Refusal(`The journal does not fit ${preset.label}: ${shown}${more} Nothing was written.`, errors);
}

const SHOWN = 5;

/** Warnings for people: what was cut is said once a column, with its lines. */
export function warningTexts(findings: readonly JournalFinding[]): string[] {
  const warnings = findings.filter((f) => f.severity === "Warning");
  const groups = new Map<string, JournalFinding[]>();
  for (const finding of warnings) {
    const key = JSON.stringify([finding.column, finding.says]);
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return [...groups.values()].map((group) => {
    const [first] = group;
    if (group.length === 1) return withoutStop(findingText(first!));
    const lines = group.map((f) => f.line);
    const listed =
      lines.length > 10 ? `${lines.slice(0, 10).join(", ")} and ${lines.length - 10} more` : lines.join(", ");
    return withoutStop(`${first!.column} of ${group.length} lines (${listed}): ${first!.says}`);
  });
}

/** Warnings are joined as sentences by who shows them. */
function withoutStop(text: string): string {
  return text.replace(/\.$/, "");
}
