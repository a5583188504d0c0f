/** npm run build: dist/openchargeback.cjs, the command line without the sources. */
import { chmodSync, copyFileSync } from "node:fs";
import { join } from "node:path";
import { bin, ensureInstalled, node, root } from "./setup.mjs";

ensureInstalled();
const status = node([
  bin("webpack-cli"),
  "--config",
  join(root, "webpack.config.js"),
  ...process.argv.slice(2),
]);
if (status === 0) {
  chmodSync(join(root, "dist", "openchargeback.cjs"), 0o755);
  // Excelize's program, which makes sheets and tables: looked for beside the script first.
  copyFileSync(
    join(root, "node_modules/excelize-wasm/excelize.wasm.gz"),
    join(root, "dist/excelize.wasm.gz"),
  );
}
process.exit(status);
