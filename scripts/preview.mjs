/**
 * npm run preview: builds the preview and serves it on http://localhost:3100, until Ctrl+C.
 *   --port N       another port; 0 takes a free one
 *   --with-parent  stops when its standard input closes: for tests
 */
import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { bin, ensureInstalled, root } from "./setup.mjs";
import { serve } from "./static-server.mjs";

const { values } = parseArgs({
  options: { port: { type: "string", default: "3100" }, "with-parent": { type: "boolean", default: false } },
});
ensureInstalled();
const folder = join(root, "build", "preview");
/** The stand-in for Graph, once it is wanted. */
let graph;
/** Its time says when the build was begun: webpack leaves files alone whose content stays the same. */
const stamp = join(root, "build", "preview.stamp");

if (values["with-parent"]) process.stdin.on("end", () => process.exit(0)).resume();
await build();
try {
  const address = await serve(folder, Number(values.port), { "/deployment.json": deployment });
  process.stdout.write(`The preview is at ${address}\n`);
  if (!values["with-parent"]) process.stdout.write("Open it in a browser. Stop it with Ctrl+C.\n");
} catch (error) {
  if (error.code !== "EADDRINUSE") throw error;
  process.stderr.write(
    `Port ${values.port} is in use. Stop what uses it, or run: npm run preview -- --port 3101\n`,
  );
  process.exit(1);
}

/** Outlook begins when the pane first wants something of it: a stand-in for Graph on a port of its own. */
async function deployment() {
  graph ??= startGraph();
  const { baseUrl } = await graph;
  return JSON.stringify({ clientId: "preview", tenant: "preview", graph: baseUrl });
}

async function startGraph() {
  const { register } = await import("tsx/esm/api");
  register();
  const { exampleHost } = await import("../src/testing/graph-host/example.ts");
  return await exampleHost();
}

/** Once for several that ask at the same time, and only when a source is younger than what was built. */
async function build() {
  const { default: lockfile } = await import("proper-lockfile");
  mkdirSync(join(root, "build"), { recursive: true });
  const lock = { lockfilePath: join(root, "build", "preview.lock"), realpath: false };
  // A quarter of an hour: a slow machine may need some minutes, and whoever waits would have to build it, too.
  const patience = { retries: 1800, factor: 1, minTimeout: 500, maxTimeout: 500 };
  const release = await lockfile.lock(folder, { ...lock, stale: 120_000, retries: patience });
  try {
    if (isFresh()) return;
    process.stderr.write("Building the preview, which takes a minute or more the first time …\n");
    const begun = new Date();
    const config = ["--config", join(root, "webpack.config.js"), "--config-name", "preview"];
    if (!(await passes([bin("webpack-cli"), ...config, "--stats", "errors-warnings"]))) process.exit(1);
    writeFileSync(stamp, "");
    utimesSync(stamp, begun, begun);
  } finally {
    await release();
  }
}

/** Beside this process, which says all the time that it holds the lock: one that says nothing counts as dead. */
function passes(args) {
  const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", 2, 2] });
  process.once("exit", () => child.kill());
  return new Promise((done, cannot) => {
    child.once("error", cannot);
    child.once("close", (code) => done(code === 0));
  });
}

function isFresh() {
  const time = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const folders = ["src", "taskpane", "preview", "webpack", "sample_data"];
  const sources = folders.flatMap((name) =>
    readdirSync(join(root, name), { recursive: true })
      .filter((file) => !file.endsWith(".test.ts"))
      .map((file) => join(root, name, file)),
  );
  return time(stamp) > Math.max(...sources.map(time), time(join(root, "package-lock.json")));
}
