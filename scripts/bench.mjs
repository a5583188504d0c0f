/** npm run bench [-- CHARGES...]: see bench/main.ts. */
import { ensureInstalled, typescript } from "./setup.mjs";

ensureInstalled();
process.exit(typescript("bench/main.ts", process.argv.slice(2)));
