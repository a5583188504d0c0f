/**
 * node scripts/pictures.mjs: makes every picture in docs/images from the preview, and scripts/pictures/buttons.txt.
 *   --check  writes nothing: says which pictures or buttons differ, and ends with 1 if any does
 *   --walk   writes nothing: ends with 1 if a button is new, gone or called otherwise, or a mark finds none. Pictures
 *            may differ from machine to machine by the browser's version; this may not
 */
import { ensureInstalled, typescript } from "./setup.mjs";

ensureInstalled();
process.exit(typescript("scripts/pictures/main.ts", process.argv.slice(2)));
