/**
 * node scripts/pictures.mjs: makes every picture in docs/images from the preview, and scripts/pictures/buttons.txt.
 *   --check     writes nothing: says which pictures would differ, and ends with 1 if any would
 *   --only A,B  only those whose names begin so (the walk is the whole one all the same)
 */
import { ensureInstalled, typescript } from "./setup.mjs";

ensureInstalled();
process.exit(typescript("scripts/pictures/main.ts", process.argv.slice(2)));
