/** Writes the pages of docs that are made from the sources, the made parts of others, and the Office Script. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { madePages } from "./made-pages";
import { OFFICE_SCRIPT, officeScript } from "./office-script";

const root = join(import.meta.dirname, "..");
for (const { name, text } of madePages(root)) writeFileSync(join(root, name), text);
writeFileSync(join(root, OFFICE_SCRIPT), await officeScript(root));
