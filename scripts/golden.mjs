/** npm run golden: renews sample_data/expected. Read the diff before committing it. */
import { bin, ensureInstalled, node, root } from "./setup.mjs";
import { join } from "node:path";

ensureInstalled();
const env = { ...process.env, WRITE_GOLDEN: "1" };
process.exit(
  node([bin("jest"), "--runTestsByPath", join(root, "tests/golden/golden.test.ts"), "-t", "in memory"], {
    env,
  }),
);
