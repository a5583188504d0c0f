/** Accounting segments of Oracle: how many there are and what they mean differs by chart, so that finance staff name them. */
import type { JournalLine } from "../journal";
import { fillValues, lineValues, valueProblem } from "../line-values";
import type { Field } from "./fields";
import type { JournalFinding, JournalInput, PresetValue } from "./preset";

const MOST = 30;
const LONGEST = 25;

export const SEGMENTS: PresetValue = {
  field: "Segments",
  meaning: "What stands in SEGMENT1, SEGMENT2 …, in the order of your chart of accounts, divided by |",
  example: "{fund}|{org}|{account}|{program}|{project}|00000",
  standard: "{fund}|{org}|{account}",
  needed: true,
};

/** SEGMENT1 to SEGMENT30. */
export const SEGMENT_FIELDS: readonly Field<JournalLine>[] = Array.from({ length: MOST }, (_, index) => ({
  heading: `SEGMENT${index + 1}`,
  holds: `part ${index + 1} of the value Segments`,
  maxLength: LONGEST,
  identifies: true,
  cell: (line, input) => {
    const template = templates(input)[index] ?? "";
    return { text: template === "" ? "" : fillValues(template, lineValues(line, input)) };
  },
}));

function templates(input: Pick<JournalInput, "value">): string[] {
  return input
    .value(SEGMENTS.field)
    .split("|")
    .map((part) => part.trim());
}

/** A segment that the chart has and a line lacks would post elsewhere. */
export function segmentFindings(input: JournalInput): JournalFinding[] {
  const parts = templates(input);
  const value = input.value(SEGMENTS.field);
  const whole = (says: string): JournalFinding => ({
    severity: "Error",
    line: 0,
    column: SEGMENTS.field,
    value,
    says: `The value ${SEGMENTS.field} ${says}`,
  });
  if (parts.length > MOST) return [whole(`has ${parts.length} parts; Oracle has 30 segments.`)];
  const problems = parts.flatMap((part) => valueProblem(part) ?? []);
  if (problems.length > 0) return [...new Set(problems)].map(whole);
  return input.lines.flatMap((line) => {
    const values = lineValues(line, input);
    return parts.flatMap((part, index): JournalFinding[] =>
      part === "" || fillValues(part, values).trim() !== ""
        ? []
        : [
            {
              severity: "Error",
              line: line.line,
              column: `SEGMENT${index + 1}`,
              value: "",
              says: `${part} is blank. Fill it in for ${line.fundOrg}, or write a standard in the value ${SEGMENTS.field}.`,
            },
          ],
    );
  });
}
