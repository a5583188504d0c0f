/**
 * npm test: types, lint, format, then every test. npm run test:long: the tests with many cases again, with more, and
 * those that take too long for every time (*.long.test.ts). What follows `--` is given to Jest: parts of paths, -t NAME.
 * The counts are left in build/test-results*.json.
 */
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ensureBrowser } from "./browser.mjs";
import { bin, ensureInstalled, node, root } from "./setup.mjs";

ensureInstalled();
ensureBrowser();
const long = process.argv.includes("--long");
const patterns = process.argv.slice(2).filter((arg) => arg !== "--long");
mkdirSync(join(root, "build"), { recursive: true });
const results = join(root, "build", long ? "test-results-long.json" : "test-results.json");

const checked = long || patterns.length > 0 ? 0 : node([join(root, "scripts", "check.mjs")]);
const tested = node(
  [
    "--experimental-vm-modules",
    bin("jest"),
    ...(long && patterns.length === 0 ? ["--runTestsByPath", ...testsOfLongRuns()] : []),
    ...patterns,
    "--json",
    `--outputFile=${results}`,
  ],
  { env: { ...process.env, NODE_NO_WARNINGS: "1", ...(long ? { LONG_TESTS: "1" } : {}) } },
);

/** Tests that try generated cases, or one fault after another: in a long run many more of them; and those of long runs only. */
function testsOfLongRuns() {
  return ["src", "tests", "sample_data"]
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true }).map((name) => join(root, folder, name)),
    )
    .filter((path) => path.endsWith(".test.ts"))
    .filter((path) => path.endsWith(".long.test.ts") || isOfManyCases(readFileSync(path, "utf8")));
}

function isOfManyCases(source) {
  return source.includes('from "fast-check"') || /from "[^"]*\/testing\/runs"/.test(source);
}

const { numPassedTests, numFailedTests, numPendingTests, testResults } = JSON.parse(
  readFileSync(results, "utf8"),
);
const skipped = testResults
  .flatMap((file) => file.assertionResults)
  .filter(({ status }) => status === "pending")
  .map(({ fullName }) => `  ${fullName}`);
if (skipped.length > 0) {
  process.stdout.write(`Skipped, because a program is missing on this machine:\n${skipped.join("\n")}\n`);
}
process.stdout.write(`${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests} skipped\n`);
process.exit(checked === 0 && tested === 0 ? 0 : 1);
