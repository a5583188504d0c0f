/** Holds charges whose tags cannot be read: who pays may stand in them. */
import { isCut } from "../../focus/fit-cell";
import { readTags } from "../../focus/tags";
import type { Rule } from "../rule";
import { remember } from "../values";

export const unreadableTags: Rule = {
  name: "Unreadable tags",
  whatItChecks:
    "The tags are neither blank nor a JSON object, nor could they be repaired, so PI, project or fund in them are not seen.",
  severity: "Hold",
  on: true,
  value: "",
  check() {
    const reason = remember((tags) =>
      // Of a text that was cut for the sheet nothing can be said any more.
      isCut(tags) || readTags(tags.trim()).state !== "bad" ? null : `the tags are no JSON object: ${tags}`,
    );
    return (charge) => reason(charge.tags);
  },
};
