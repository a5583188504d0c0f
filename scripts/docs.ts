/** Writes docs/workbook.md, and the rules into docs/focus.md. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withRules } from "../src/core/focus/conformance/describe";
import { describeTables } from "../src/workbook/describe";

const docs = join(import.meta.dirname, "../docs");
writeFileSync(join(docs, "workbook.md"), describeTables());
const focus = join(docs, "focus.md");
writeFileSync(focus, withRules(readFileSync(focus, "utf8")));
