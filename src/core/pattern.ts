/** Patterns that people type: RE2 syntax, matched in linear time, so that no pattern can hang the program. */
import { globMatcher } from "./glob";
import { RE2JS, RE2JSSyntaxException } from "re2js";

/** A compiled pattern. */
export interface Pattern {
  /** Whether it is found anywhere in the text, whatever the case. */
  found(text: string): boolean;
  /** The named groups of the first match, or null. */
  groups(text: string): Readonly<Record<string, string>> | null;
}

/** @throws Error with the place, when the pattern is not valid; use patternProblem to ask first. */
export function compilePattern(pattern: string, options: { matchCase?: boolean } = {}): Pattern {
  const compiled = RE2JS.compile(pattern, options.matchCase === true ? 0 : RE2JS.CASE_INSENSITIVE);
  const names = Object.keys(compiled.namedGroups());
  return {
    found: (text) => compiled.test(text),
    groups(text) {
      const matcher = compiled.matcher(text);
      if (!matcher.find()) return null;
      return Object.fromEntries(names.map((name) => [name, matcher.group(name) ?? ""]));
    },
  };
}

/** What is wrong with a pattern, with the place, or null. */
export function patternProblem(pattern: string): string | null {
  try {
    RE2JS.compile(pattern);
    return null;
  } catch (error) {
    if (!(error instanceof RE2JSSyntaxException)) throw error;
    return describe(pattern, error);
  }
}

function describe(pattern: string, error: RE2JSSyntaxException): string {
  const piece = error.getPattern();
  const at = piece === null || piece === "" ? -1 : pattern.indexOf(piece);
  const place = at < 0 ? "" : ` at character ${at + 1}: ${piece}`;
  return `is not a valid pattern (${error.getDescription()}${place})`;
}

/** Compiles a file name pattern (`aws*; amazon-??.csv`) that must match a whole name, whatever the case. */
export function compileGlobs(globs: readonly string[]): (name: string) => boolean {
  const fits = globs.map((glob) => globMatcher(glob.toLowerCase()));
  return (name) => fits.some((isFit) => isFit(name.toLowerCase()));
}
