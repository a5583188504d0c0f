/** npm run demo: the whole month on the sample data, into out/ (or a folder that is named). */
import { ensureInstalled, typescript } from "./setup.mjs";

ensureInstalled();
process.exit(typescript("src/script/demo/main.ts", process.argv.slice(2)));
