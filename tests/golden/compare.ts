/** The files that the sample months leave beside those of sample_data/expected; `npm run golden` renews these. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { EXPECTED, expectedFiles } from "./sample-months";

/** The first line that differs, which says more than two long texts. */
function firstDifference(actual: string, expected: string): string {
  if (actual === expected) return "";
  const [a, b] = [actual.split("\n"), expected.split("\n")];
  const line = a.findIndex((text, i) => text !== b[i]);
  return `line ${line + 1}: got "${a[line] ?? ""}", expected "${b[line] ?? ""}"`;
}

/** Fails with the first difference of each file. */
export function compare(actual: ReadonlyMap<string, string>): void {
  if (process.env["WRITE_GOLDEN"] === "1") renew(actual);
  const expected = expectedFiles();
  expect([...actual.keys()].sort()).toEqual([...expected.keys()].sort());
  const differences = [...actual]
    .map(([name, text]) => `${name}: ${firstDifference(text, expected.get(name) ?? "")}`)
    .filter((difference) => !difference.endsWith(": "));
  expect(differences).toEqual([]);
}

function renew(actual: ReadonlyMap<string, string>): void {
  rmSync(EXPECTED, { recursive: true, force: true });
  for (const [name, text] of actual) {
    mkdirSync(dirname(join(EXPECTED, name)), { recursive: true });
    writeFileSync(join(EXPECTED, name), text);
  }
}
