/** The text of the Flags column, `Rule: reason; Rule: reason`: written, read back, and the flags that stay. */
import { sameName } from "../reference";

export interface Flag {
  /** A rule's name or one of STICKY_FLAGS. */
  readonly rule: string;
  readonly reason: string;
}

/** Flags that come from no rule: what happened to the charge. They stay until a person decides. */
export const CHANGED_AFTER_APPROVAL = "Changed after approval";
export const STICKY_FLAGS = [
  "Amount changed",
  "Carried over",
  "Set to Pending",
  CHANGED_AFTER_APPROVAL,
] as const;

/** Long enough for a sentence, short enough that all flags together fit a cell (32,767 characters). */
const LONGEST_REASON = 240;

/** Text for the Flags column. Reasons quote what files say, so what would split a flag in two is replaced. */
export function formatFlags(flags: readonly Flag[]): string {
  return flags.map(formatFlag).join("; ");
}

function formatFlag({ rule, reason }: Flag): string {
  const clean = shorten(reason.replace(/;/g, ",").replace(/\s+/g, " ").trim());
  return clean === "" ? rule : `${rule}: ${clean}`;
}

/** The text, or its beginning and "…". */
export function shorten(text: string, longest = LONGEST_REASON): string {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest - 1);
  // Half of a surrogate pair is no character and would damage the workbook's XML.
  return `${cut.replace(/[\ud800-\udbff]$/, "")}…`;
}

/** Reads the column back; tolerant of what people type. */
export function parseFlags(text: string): Flag[] {
  return text
    .split(";")
    .map((item) => item.trim())
    .filter((item) => item !== "")
    .map(parseFlag);
}

function parseFlag(item: string): Flag {
  const colon = item.indexOf(":");
  if (colon < 0) return { rule: item, reason: "" };
  return { rule: item.slice(0, colon).trim(), reason: item.slice(colon + 1).trim() };
}

/** The names alone, in order; for filters and counts. */
export function parseFlagNames(text: string): string[] {
  return parseFlags(text).map((flag) => flag.rule);
}

/** The flags of the text that no rule set. */
export function stickyFlags(text: string): Flag[] {
  if (text === "") return [];
  return parseFlags(text).filter((flag) => STICKY_FLAGS.some((name) => sameName(name, flag.rule)));
}
