/** What every export is checked for before it is written: what the ledger would refuse, by line, with what to change. */
import { Refusal } from "../../problem";
import { checkBalance } from "./check-balance";
import { fieldFindings } from "./check-fields";
import type { JournalFinding, JournalInput, JournalPreset } from "./preset";

/** @returns errors first, each in the order of the lines */
export function checkJournal(preset: JournalPreset, input: JournalInput): JournalFinding[] {
  // Without them every line would be found wrong.
  const missing = valueFindings(preset, input);
  if (missing.length > 0) return missing;
  const found = [
    ...preset.records(input).flatMap((record) => fieldFindings(record, preset.facts.characters)),
    ...checkBalance(preset, input),
    ...(preset.check?.(input) ?? []),
  ];
  const byLine = found.sort((a, b) => a.line - b.line);
  return [...byLine.filter((f) => f.severity === "Error"), ...byLine.filter((f) => f.severity === "Warning")];
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

/** A finding in one sentence: `Line 3, Fund "123456789": …`. */
export function findingText({ line, column, value, says }: JournalFinding): string {
  if (line === 0 && says.includes(column)) return says;
  return `${line === 0 ? "" : `Line ${line}, `}${subject(column, value)}: ${says}`;
}

/** @throws Refusal listing each error; warnings do not stop the export */
export function refuseErrors(preset: JournalPreset, findings: readonly JournalFinding[]): void {
  const errors = findings.filter((f) => f.severity === "Error");
  if (errors.length === 0) return;
  const texts = joinedByLine(errors, ({ column, value, says }) => [column, value, says]);
  const shown = texts.slice(0, SHOWN).join(" ");
  const more = texts.length > SHOWN ? ` And ${texts.length - SHOWN} more.` : "";
  throw new Refusal(`The journal does not fit ${preset.label}: ${shown}${more} Nothing was written.`, texts);
}

const SHOWN = 5;
const LINES_SHOWN = 10;

/** Warnings for people, without the stop: who shows them joins them. What was cut is said once a column. */
export function warningTexts(findings: readonly JournalFinding[]): string[] {
  const warnings = findings.filter((f) => f.severity === "Warning");
  return joinedByLine(warnings, ({ column, says }) => [column, says]).map((text) => text.replace(/\.$/, ""));
}

/** The same of several lines is said once, with the lines. */
function joinedByLine(
  findings: readonly JournalFinding[],
  keyOf: (finding: JournalFinding) => readonly string[],
): string[] {
  const groups = new Map<string, JournalFinding[]>();
  for (const finding of findings) {
    const key = JSON.stringify(keyOf(finding));
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return [...groups.values()].map((group) => {
    const [first] = group;
    if (group.length === 1) return findingText(first!);
    const alike = group.every((f) => f.value === first!.value) ? first!.value : "";
    return `${linesText(group.map((f) => f.line))}, ${subject(first!.column, alike)}: ${first!.says}`;
  });
}

function linesText(lines: readonly number[]): string {
  const more = lines.length - LINES_SHOWN;
  const shown = lines.slice(0, LINES_SHOWN).join(", ");
  return `Lines ${shown}${more > 0 ? ` and ${more} more` : ""}`;
}

function subject(column: string, value: string): string {
  if (value === "") return column;
  return `${column} "${value.length > 60 ? `${value.slice(0, 60)}…` : value}"`;
}
