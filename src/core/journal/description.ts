/** Description templates of journal lines: {source} {period} {fund_org} {pi_email} {project_id} {journal_id} {subsidy}. */
import { fillTemplate } from "../template";

/** What the settings Debit Description and Credit Description may name. */
export const DESCRIPTION_PLACEHOLDERS = [
  "source",
  "period",
  "fund_org",
  "pi_email",
  "project_id",
  "journal_id",
  "subsidy",
] as const;

/**
 * @param where the setting's heading, for the message
 * @throws Refusal naming a placeholder that does not exist
 */
export function fillDescription(
  template: string,
  values: Readonly<Record<string, string>>,
  where: string,
): string {
  return fillTemplate(template, values, where).replace(/\s+/g, " ").trim();
}
