/** Texts with {placeholders} from the Settings sheet. */
import { Refusal } from "./problem";

const PLACEHOLDER = /\{([^{}]*)\}/g;

/**
 * Puts values into a template.
 * @param where the setting's heading, for the message
 * @throws Refusal naming each placeholder that is not known
 */
export function fillTemplate(
  template: string,
  values: Readonly<Record<string, string>>,
  where: string,
): string {
  const names = Object.keys(values);
  const problem = templateProblem(template, names);
  if (problem !== null) {
    const message = `The setting "${where}" ${problem} Correct it on the Settings sheet.`;
    throw new Refusal(message, unknownPlaceholders(template, names));
  }
  return template.replace(PLACEHOLDER, (_, name: string) => values[name] ?? "");
}

/** What is wrong with a template, in words that follow its name; null when nothing is. */
export function templateProblem(template: string, known: readonly string[]): string | null {
  const unknown = unknownPlaceholders(template, known);
  if (unknown.length === 0) return null;
  const list = (items: readonly string[]) => items.map((name) => `{${name}}`).join(" ");
  return `has a placeholder that is not known: ${list(unknown)}. Known are ${list(known)}.`;
}

function unknownPlaceholders(template: string, known: readonly string[]): string[] {
  const names = Array.from(template.matchAll(PLACEHOLDER), (match) => match[1] ?? "");
  return [...new Set(names.filter((name) => !known.includes(name)))];
}
