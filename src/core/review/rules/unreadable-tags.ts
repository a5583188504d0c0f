/** Holds charges whose tags cannot be read: who pays may stand in them. */
import { parseTags } from "../../focus/tags";
import type { Rule } from "../rule";
import { remember } from "../values";

export const unreadableTags: Rule = {
  name: "Unreadable tags",
  whatItChecks: "The tags are neither blank nor a JSON object, so PI, project or fund in them are not seen.",
  severity: "Hold",
  on: true,
  value: "",
  check() {
    const reason = remember((tags) =>
      tags.trim() === "" || parseTags(tags) !== null ? null : `the tags are no JSON object: ${tags}`,
    );
    return (charge) => reason(charge.tags);
  },
};
