/**
 * node scripts/pictures.mjs: makes every picture in docs/images from the preview, with their sums in
 * scripts/pictures/pictures.txt, and the list of the pane's buttons, buttons.txt.
 *   --check  writes nothing: says which pictures or buttons differ, and ends with 1 if any does
 *   --walk   writes nothing: ends with 1 if a button is new, gone or called otherwise, or a mark finds none; and if a
 *            picture differs, where the browser is of the version that has drawn them: another may draw otherwise
 */
import { ensureInstalled, typescript } from "./setup.mjs";

ensureInstalled();
process.exit(typescript("scripts/pictures/main.ts", process.argv.slice(2)));
