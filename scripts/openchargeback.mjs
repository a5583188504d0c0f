/** The command line from the sources: npm run -s openchargeback -- ARGS. */
import { ensureInstalled, typescript } from "./setup.mjs";

ensureInstalled();
// Paths are meant from where npm was called, not from the package's folder.
process.exit(
  typescript("src/script/main.ts", process.argv.slice(2), { cwd: process.env.INIT_CWD ?? process.cwd() }),
);
