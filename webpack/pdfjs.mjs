/**
 * What pdf.js loads by itself when a statement is shown as printed: its worker. In a folder with its version, since both
 * halves must be of one version, and as .js: not every web server knows .mjs, and a browser runs no module of an unknown
 * type. Fonts it needs none: statements bring theirs.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./shared.mjs";

const library = join(root, "node_modules/pdfjs-dist");
const { version } = JSON.parse(readFileSync(join(library, "package.json"), "utf8"));

/** Minified by its makers; the build for browsers that lack what is newest, as Excel's may. */
export const pdfjsAliases = {
  "pdfjs-dist/legacy/build/pdf.mjs$": join(library, "legacy/build/pdf.min.mjs"),
};

/** The name in the output → the file's path; taskpane/panes/statements/pdf-pages.ts knows the name. */
export const pdfjsFiles = {
  [`pdfjs/${version}/worker.js`]: join(library, "legacy/build/pdf.worker.min.mjs"),
};
