/** Where PI, project, fund and account stand in a file: the grammar of the Tag settings. */
import { z } from "zod";

/** One place to look: a tag, a column of the file, or the Lookups table by a column's or tag's value. */
export interface Place {
  readonly kind: "tag" | "column" | "lookup";
  readonly name: string;
}

const KINDS = ["column", "lookup"] as const;

/** `pi_email; column:x_Project; lookup:SubAccountId` → the places in order. */
export function placesOf(text: string): Place[] {
  return text
    .split(";")
    .map((item) => item.trim())
    .filter((item) => item !== "")
    .map((item) => {
      const kind = KINDS.find((word) => item.toLowerCase().startsWith(`${word}:`));
      return kind === undefined
        ? { kind: "tag", name: item }
        : { kind, name: item.slice(kind.length + 1).trim() };
    });
}

/** What is wrong with such a list, in words that follow the setting's name; null when nothing is. */
function mappingProblem(
  text: string,
  may: { readonly blank: boolean; readonly lookup: boolean },
): string | null {
  const places = placesOf(text);
  if (places.length === 0 && !may.blank) return "must name a tag, column:… or lookup:…";
  const nameless = places.findIndex((place) => place.name === "");
  if (nameless !== -1) return `names no column behind the colon, at place ${nameless + 1} of the list`;
  const lookup = places.findIndex((place) => place.kind === "lookup");
  if (lookup !== -1 && !may.lookup)
    return `cannot use lookup: (place ${lookup + 1} of the list): the Lookups table has no such column`;
  return null;
}

/** The schema of a setting with such a list. */
export function mappingSetting(may: { readonly blank: boolean; readonly lookup: boolean }): z.ZodString {
  return z.string().superRefine((text, context) => {
    const problem = mappingProblem(text, may);
    if (problem !== null) context.addIssue({ code: "custom", message: problem });
  });
}
