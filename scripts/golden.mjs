/** npm run golden: renews sample_data/expected and sample_data/expected-journals. Read the diff before committing it. */
import { bin, ensureInstalled, node, root } from "./setup.mjs";
import { join } from "node:path";

ensureInstalled();
const env = { ...process.env, WRITE_GOLDEN: "1", LONG_TESTS: "1" };
const renew = (test, named) =>
  node([bin("jest"), "--runTestsByPath", join(root, test), "-t", named], { env });
process.exit(
  renew("tests/golden/golden.test.ts", "in memory") || renew("tests/journal/presets.long.test.ts", "golden:"),
);
