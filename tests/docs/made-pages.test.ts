/** What is made from the sources is as the sources are now. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { madePages } from "../../scripts/made-pages";
import { ROOT } from "./pages";
import { EVERYTHING } from "./program";

it.each(madePages(ROOT).map(({ name, text }) => [name, text] as const))(
  "%s is up to date (npm run docs)",
  (name, text) => {
    expect(readFileSync(join(ROOT, name), "utf8")).toBe(text);
  },
);

it("every command, argument and option has words", () => {
  expect(EVERYTHING.filter(({ words }) => words.trim() === "").map(({ term }) => term)).toEqual([]);
});

it("docs/command-line.md tells of every command and option", () => {
  const page = readFileSync(join(ROOT, "docs/command-line.md"), "utf8").replaceAll("\\|", "|");
  expect(EVERYTHING.filter(({ term }) => !page.includes(term)).map(({ term }) => term)).toEqual([]);
});
