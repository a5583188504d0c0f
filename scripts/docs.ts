/** Writes the pages of docs that are made from the sources, and the made parts of others. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { madePages } from "./made-pages";

const root = join(import.meta.dirname, "..");
for (const { name, text } of madePages(root)) writeFileSync(join(root, name), text);
