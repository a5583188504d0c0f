/** What is made from the sources is as the sources are now. */
import { readdirSync, readFileSync } from "node:fs";
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

it("docs/configuration.md tells of every variable of the environment", () => {
  const page = readFileSync(join(ROOT, "docs/configuration.md"), "utf8");
  const read = /\b(?:env|environment)(?:\.|\[")((?:OPENCHARGEBACK|PUBLIC|SOURCE)_[A-Z_]+)/g;
  const names = ["src", "scripts"].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => /\.(ts|mjs)$/.test(name) && !name.endsWith(".test.ts"))
      .flatMap((name) => [...readFileSync(join(ROOT, folder, name), "utf8").matchAll(read)])
      .map(([, name = ""]) => name),
  );
  expect(new Set(names).size).toBeGreaterThan(6);
  expect([...new Set(names)].filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
});
