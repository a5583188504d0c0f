/** Holds charges whose tags cannot be read: who pays may stand in them. */
import type { Rule } from "../rule";
import { remember } from "../values";

export const unreadableTags: Rule = {
  name: "Unreadable tags",
  whatItChecks: "The tags are neither blank nor a JSON object, so PI, project or fund in them are not seen.",
  severity: "Hold",
  on: true,
  value: "",
  check() {
    const reason = remember(problemOf);
    return (charge) => reason(charge.tags);
  },
};

function problemOf(tags: string): string | null {
  if (tags.trim() === "") return null;
  try {
    const value: unknown = JSON.parse(tags);
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    return isObject ? null : `the tags are valid JSON but no object: ${tags}`;
  } catch {
    return `the tags are no JSON object: ${tags}`;
  }
}
