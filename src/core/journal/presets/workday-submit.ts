/** What an EIB asks Workday to do with what it loads. */
import { oneOf } from "./one-of";
import type { JournalFinding, JournalInput, PresetValue } from "./preset";

const yesOrNo = (field: string, standard: string, example: string): PresetValue => ({
  field,
  meaning: "Y or N",
  example,
  standard,
  needed: true,
  maxLength: 1,
  choices: ["Y", "N"],
});

export const SUBMIT: readonly PresetValue[] = [
  yesOrNo("Submit", "Y", "N"),
  yesOrNo("Auto Complete", "N", "Y"),
];

export function submitFindings(input: JournalInput): JournalFinding[] {
  return SUBMIT.flatMap(({ field, choices = [] }) => oneOf(input, field, choices));
}
