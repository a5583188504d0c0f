/** Runs a TypeScript file: node scripts/run.mjs FILE ARGS. */
import { ensureInstalled, typescript } from "./setup.mjs";

ensureInstalled();
const [file, ...args] = process.argv.slice(2);
process.exit(typescript(file, args));
