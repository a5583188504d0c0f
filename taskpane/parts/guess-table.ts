/** Which reference table a file is for, by its name. */
import { commandOf, REFERENCE_TABLES, type ReferenceTable } from "../../src/steps/reference";

/** "People.csv", "2025 funds (new).csv"; null where the name tells none, or more than one. */
export function guessTable(fileName: string): ReferenceTable | null {
  const words = fileName.toLowerCase().split(/[^a-z]+/);
  const says = (word: string): boolean => words.includes(word) || words.includes(word.replace(/s$/, ""));
  const named = REFERENCE_TABLES.filter((table) => commandOf(table).split("-").every(says));
  return named.length === 1 ? (named[0] ?? null) : null;
}
