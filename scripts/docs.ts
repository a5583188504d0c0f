/** Writes docs/workbook.md and docs/journal-layouts.md, and the rules into docs/focus.md. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withRules } from "../src/core/focus/conformance/describe";
import { describeTables } from "../src/workbook/describe";
import { describeJournals } from "./describe-journals";

const docs = join(import.meta.dirname, "../docs");
writeFileSync(join(docs, "workbook.md"), describeTables());
const focus = join(docs, "focus.md");
writeFileSync(focus, withRules(readFileSync(focus, "utf8")));
writeFileSync(
  join(docs, "journal-layouts.md"),
  describeJournals(join(docs, "../sample_data/expected-journals")),
);
