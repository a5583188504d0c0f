/**
 * npm run docs: makes all that is made of the documentation: the pages and parts of pages that come from the sources
 * (scripts/made-pages.ts), then the pictures from the preview, which takes a browser and some minutes.
 *   --no-pictures  the pages alone
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { ensureInstalled, node, root, typescript } from "./setup.mjs";

ensureInstalled();
const pages = typescript("scripts/docs.ts", []);
const pictures = join(root, "scripts", "pictures.mjs");
const wanted = !process.argv.includes("--no-pictures") && existsSync(pictures);
process.exit(pages !== 0 || !wanted ? pages : node([pictures]));
