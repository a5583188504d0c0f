/**
 * npm run check: types, lint, formatting. Lint takes as long as the others together, each is work for one core: so these
 * run beside it, and what each has to say is shown when it has ended.
 */
import { spawn } from "node:child_process";
import { bin, ensureInstalled, root } from "./setup.mjs";

ensureInstalled();
const types = ["Types", [bin("typescript", "tsc"), "-b"]];
const lint = ["Lint", [bin("eslint"), ".", "--max-warnings", "0"]];
const format = ["Format", [bin("prettier"), "--check", "--log-level", "warn", "."]];

process.stdout.write("Types, lint, format …\n");
const failed = (await Promise.all([inTurn([lint]), inTurn([types, format])])).flat();
if (failed.length > 0) process.stdout.write(`Failed: ${failed.join(", ")}\n`);
process.exit(failed.length === 0 ? 0 : 1);

/** @returns the names of those that failed */
async function inTurn(steps) {
  const names = [];
  for (const [name, args] of steps) if (!(await passes(name, args))) names.push(name);
  return names;
}

function passes(name, args) {
  const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (bytes) => said.push(bytes));
  return new Promise((done, cannot) => {
    child.once("error", cannot);
    child.once("close", (code) => {
      process.stdout.write(`${name}: ${code === 0 ? "passed" : "failed"}\n${Buffer.concat(said)}`);
      done(code === 0);
    });
  });
}
