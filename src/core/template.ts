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
  const known = (name: string) => Object.hasOwn(values, name);
  const names = Array.from(template.matchAll(PLACEHOLDER), (match) => match[1] ?? "");
  const unknown = [...new Set(names.filter((name) => !known(name)))];
  if (unknown.length > 0) {
    const list = (items: readonly string[]) => items.map((name) => `{${name}}`).join(" ");
    throw new Refusal(
      `The setting "${where}" has a placeholder that is not known: ${list(unknown)}. ` +
        `Known are ${list(Object.keys(values))}. Correct it on the Settings sheet.`,
      unknown,
    );
  }
  return template.replace(PLACEHOLDER, (_, name: string) => values[name] ?? "");
}
