/** Values that are a choice: what else is entered is an error that names the choices. */
import { sameName } from "../../reference";
import type { JournalFinding, JournalInput } from "./preset";

export function oneOf(
  input: Pick<JournalInput, "value">,
  field: string,
  choices: readonly string[],
): JournalFinding[] {
  const value = input.value(field);
  if (choices.some((choice) => sameName(choice, value))) return [];
  const says = `The value ${field} is one of: ${choices.join(", ")}. Correct it under Journal Values.`;
  return [{ severity: "Error", line: 0, column: field, value, says }];
}
