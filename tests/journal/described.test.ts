/** docs/journal-layouts.md tells of every layout as it is now. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describeJournals } from "../../scripts/describe-journals";

it("docs/journal-layouts.md is up to date (npm run docs)", () => {
  const root = join(__dirname, "../..");
  const examples = join(root, "sample_data/expected-journals");
  expect(readFileSync(join(root, "docs/journal-layouts.md"), "utf8")).toBe(describeJournals(examples));
});
