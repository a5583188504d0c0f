/** Writes docs/workbook.md. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describeTables } from "../src/workbook/describe";

writeFileSync(join(import.meta.dirname, "../docs/workbook.md"), describeTables());
