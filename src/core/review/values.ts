/** What people may type into the Value column of the Rules table, by kind. */
import { parseAmount, parsePercent, type Amount, type Share, SHARE_WHOLE } from "../money";
import { compilePattern, patternProblem, type Pattern } from "../pattern";

export interface ValueKind<T> {
  /** What is wrong with the value, or null. */
  readonly problem: (value: string) => string | null;
  /** @throws Error when the value has a problem; ask first. */
  readonly read: (value: string) => T;
}

function kind<T>(parse: (text: string) => T | null, mustBe: string): ValueKind<T> {
  return {
    problem: (value) => (parse(value.trim()) === null ? `Value "${value}" must be ${mustBe}` : null),
    read(value) {
      const parsed = parse(value.trim());
      if (parsed === null) throw new Error(`Value "${value}" must be ${mustBe}`);
      return parsed;
    },
  };
}

export const LIMIT: ValueKind<Amount> = kind((text) => {
  const limit = parseAmount(text);
  return limit !== null && limit >= 0n ? limit : null;
}, "an amount such as 10000, without separators or a currency");

export const PERCENT: ValueKind<Share> = kind((text) => {
  const share = parsePercent(text.replace(/\s*%$/, ""));
  return share !== null && share >= 0n && share <= SHARE_WHOLE ? share : null;
}, "a percentage from 0 to 100, such as 50");

export const FACTOR: ValueKind<number> = kind(
  (text) => (/^\d{1,6}(\.\d{1,6})?$/.test(text) && Number(text) >= 1 ? Number(text) : null),
  "a factor of 1 or more, such as 3",
);

export const DAYS: ValueKind<number> = kind(
  (text) => (/^\d{1,4}$/.test(text) ? Number(text) : null),
  "a whole number of days, such as 31",
);

/** A pattern with the text it was typed as, for reasons. */
export interface NamedPattern extends Pattern {
  readonly text: string;
}

/** Patterns separated by ";" or on lines of their own; blank for none. */
export const PATTERNS: ValueKind<readonly NamedPattern[]> = {
  problem(value) {
    const problems = separate(value).flatMap((text) => {
      const problem = patternProblem(text);
      return problem === null ? [] : [`"${text}" ${problem}`];
    });
    return problems.length === 0 ? null : problems.join(", ");
  },
  read: (value) => separate(value).map((text) => ({ ...compilePattern(text), text })),
};

function separate(value: string): string[] {
  return value
    .split(/[;\r\n]/)
    .map((text) => text.trim())
    .filter((text) => text !== "");
}

/** Remembers results by text: a month has few different funds, services and tags, and many charges. */
export function remember<T>(decide: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const result = decide(text);
    known.set(text, result);
    return result;
  };
}
