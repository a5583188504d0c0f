/** npm run docs: makes docs/workbook.md from the table shapes, docs/journal-layouts.md from the layouts and their
 * expected files, and the rules in docs/focus.md from the rule list. */
import { ensureInstalled, typescript } from "./setup.mjs";

ensureInstalled();
process.exit(typescript("scripts/docs.ts", []));
