/** Description templates of journal lines: {source} {period} {fund_org} {pi_email} {project_id} {journal_id}. */
import { Refusal } from "../problem";

/** @throws Refusal naming a placeholder that does not exist */
export function fillDescription(template: string, values: Readonly<Record<string, string>>): string {
  const filled = template.replace(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value !== undefined) return value;
    const known = Object.keys(values)
      .map((n) => `{${n}}`)
      .join(" ");
    throw new Refusal(
      `The journal description "${template}" uses {${name}}, which does not exist. Known: ${known}. Change it in Settings.`,
    );
  });
  return filled.replace(/\s+/g, " ").trim();
}
