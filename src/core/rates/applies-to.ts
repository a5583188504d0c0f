/** Applies To of a rate: `partition=gpu*; qos=high|urgent`. All conditions must hold; one of the values of each. */
import { globMatcher } from "../glob";

export interface Condition {
  /** In lower case: partition, qos, account, … */
  readonly key: string;
  /** Globs in lower case, one of which must match the whole value. */
  readonly globs: readonly string[];
  readonly holds: (value: string) => boolean;
}

export interface AppliesTo {
  readonly conditions: readonly Condition[];
  /** What is wrong with the text; "" when nothing is. */
  readonly problem: string;
}

const EXAMPLE = "Write it as partition=gpu*; qos=high|urgent";

export function readAppliesTo(text: string): AppliesTo {
  const conditions: Condition[] = [];
  for (const part of text.split(";").map((p) => p.trim().toLowerCase())) {
    if (part === "") continue;
    const at = part.indexOf("=");
    const key = part.slice(0, Math.max(at, 0)).trim();
    const globs = part
      .slice(at + 1)
      .split("|")
      .map((glob) => glob.trim());
    if (key === "" || globs.some((glob) => glob === ""))
      return { conditions: [], problem: `"${part}" is not a name, = and a value. ${EXAMPLE}` };
    if (conditions.some((other) => other.key === key))
      return { conditions: [], problem: `${key} stands there twice. ${EXAMPLE}` };
    const matchers = globs.map(globMatcher);
    conditions.push({ key, globs, holds: (value) => matchers.some((matches) => matches(value)) });
  }
  return { conditions, problem: "" };
}

/** What a rate asks of a piece of usage, by names in lower case. What the usage does not say is blank. */
export type Facts = Readonly<Record<string, string>>;

export function appliesTo(conditions: readonly Condition[], facts: Facts): boolean {
  return conditions.every(({ key, holds }) => holds((facts[key] ?? "").toLowerCase()));
}

/**
 * Whether some usage can fulfil both: `no` where a name that both ask for has no value in common, `yes` where they name
 * the same value, else `perhaps`.
 */
export function canBothHold(
  one: readonly Condition[],
  other: readonly Condition[],
): "yes" | "perhaps" | "no" {
  const keys = new Set([...one, ...other].map(({ key }) => key));
  let answer: "yes" | "perhaps" = "yes";
  for (const key of keys) {
    const [a, b] = [one, other].map((conditions) => conditions.find((condition) => condition.key === key));
    const pairs = (a?.globs ?? []).flatMap((x) => (b?.globs ?? []).map((y) => [x, y] as const));
    const meeting = pairs.filter(([x, y]) => globsMeet(x, y));
    if (a !== undefined && b !== undefined && meeting.length === 0) return "no";
    if (!meeting.some(([x, y]) => x === y || !/[*?]/.test(x) || !/[*?]/.test(y))) answer = "perhaps";
  }
  return answer;
}

/** Whether some text matches both globs. */
function globsMeet(a: string, b: string): boolean {
  if (a === "" && b === "") return true;
  if (a.startsWith("*")) return globsMeet(a.slice(1), b) || (b !== "" && globsMeet(a, b.slice(1)));
  if (b.startsWith("*")) return globsMeet(b, a);
  if (a === "" || b === "") return false;
  const same = a[0] === b[0] || a[0] === "?" || b[0] === "?";
  return same && globsMeet(a.slice(1), b.slice(1));
}
