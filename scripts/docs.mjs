/** npm run docs: makes docs/workbook.md from the table shapes. */
import { ensureInstalled, typescript } from "./setup.mjs";

ensureInstalled();
process.exit(typescript("scripts/docs.ts", []));
