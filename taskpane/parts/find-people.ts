/** Finds a PI by name, address, alias or department. */
import type { Person } from "../../src/core/reference";

export type Found = Pick<Person, "email" | "name" | "department" | "aliases">;

/** Every word begins a word of the person; the closest first. @param most how many at most */
export function findPeople(people: readonly Found[], text: string, most: number): readonly Found[] {
  const words = wordsOf(text);
  if (words.length === 0) return [];
  return people
    .filter((person) => {
      const own = wordsOf([person.name, person.email, person.aliases, person.department].join(" "));
      return words.every((word) => own.some((o) => o.startsWith(word)));
    })
    .sort((a, b) => rank(a, words) - rank(b, words) || (a.name < b.name ? -1 : 1))
    .slice(0, most);
}

/** Those whose name has the words stand before those whose address or department has them. */
function rank(person: Found, words: readonly string[]): number {
  const own = wordsOf(person.name);
  return words.every((word) => own.some((o) => o.startsWith(word))) ? 0 : 1;
}

/** Whole addresses count as words too; accents do not matter. */
function wordsOf(text: string): string[] {
  const plain = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const whole = plain.split(/[\s;,]+/);
  return [...new Set([...whole, ...plain.split(/[^\p{L}\p{N}]+/u)])].filter((word) => word !== "");
}
