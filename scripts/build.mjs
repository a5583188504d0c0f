/**
 * npm run build: what runs without the sources. dist/openchargeback.cjs is the command line; dist/taskpane the files of
 * the add-in for a web server; with their address, `npm run build -- https://…` or PUBLIC_URL, also dist/manifest.xml,
 * which leads Excel to them.
 */
import { chmodSync, copyFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundleSizes, INITIAL_LIMIT } from "./bundle-sizes.mjs";
import { productionManifest } from "./manifest.mjs";
import { bin, ensureInstalled, node, root } from "./setup.mjs";

const publicUrl = process.argv[2] ?? process.env.PUBLIC_URL ?? "";
process.env.PUBLIC_URL = publicUrl; // webpack.config.js reads it
const manifest = publicUrl === "" ? null : refusing(() => productionManifest(publicUrl));
ensureInstalled();
const dist = join(root, "dist");
rmSync(dist, { recursive: true, force: true });
const names = ["--config-name", "command-line", "--config-name", "taskpane"];
const status = node([bin("webpack-cli"), "--config", join(root, "webpack.config.js"), ...names]);
if (status !== 0) process.exit(status);

chmodSync(join(dist, "openchargeback.cjs"), 0o755);
// Excelize's program, which makes sheets and tables: looked for beside the script first.
copyFileSync(join(root, "node_modules/excelize-wasm/excelize.wasm.gz"), join(dist, "excelize.wasm.gz"));

const { initial, onDemand } = bundleSizes(join(dist, "taskpane"), "taskpane.html");
const kb = (bytes) => `${(bytes / 1000).toFixed(1)} KB`;
process.stdout.write(
  `The pane loads ${kb(initial)} of script (gzipped) and another ${kb(onDemand)} on demand; ` +
    `at most ${kb(INITIAL_LIMIT)} may load at first.\n`,
);
if (manifest === null) {
  process.stdout.write(
    "For a manifest, build with the address that dist/taskpane will have: npm run build -- https://…\n",
  );
} else {
  writeFileSync(join(dist, "manifest.xml"), manifest);
  process.stdout.write(
    `Copy dist/taskpane to ${publicUrl}, then give dist/manifest.xml to your Microsoft 365 administrator: docs/add-in.md\n`,
  );
}
process.exit(initial <= INITIAL_LIMIT ? 0 : 1);

function refusing(make) {
  try {
    return make();
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
