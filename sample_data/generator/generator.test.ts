/** The committed sample data is what the generator makes, byte for byte. */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { makeSampleData } from "./make";

const ROOT = join(__dirname, "..");
const made = makeSampleData();

test.each([...made.keys()])("%s is as the generator makes it", (path) => {
  const committed = readFileSync(join(ROOT, path), "utf8");
  // Compared as a whole: a diff of a file with a thousand long lines helps nobody.
  expect(committed === made.get(path)).toBe(true);
});

test("nothing else lies beside the generated files", () => {
  expect(committedFiles().sort()).toEqual([...made.keys()].sort());
});

test("a second run makes the same", () => {
  expect([...makeSampleData()]).toEqual([...made]);
});

/** What is not generated: the generator itself, the fixtures of the exporters, the decisions of the demo, the golden results. */
const KEPT_BY_HAND = ["generator/", "exporters/", "expected/", "expected-journals/", "decisions.json"];

/** All CSV files and what is beside them. */
function committedFiles(): string[] {
  return readdirSync(ROOT, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter((path) => !KEPT_BY_HAND.some((kept) => path.startsWith(kept)));
}
