/** npm run check: types, lint, formatting. */
import { bin, ensureInstalled, node } from "./setup.mjs";

ensureInstalled();
const steps = [
  ["Types", [bin("typescript", "tsc"), "-b"]],
  ["Lint", [bin("eslint"), ".", "--max-warnings", "0"]],
  ["Format", [bin("prettier"), "--check", "--log-level", "warn", "."]],
];
const failed = steps.filter(([name, args]) => {
  process.stdout.write(`${name} …\n`);
  return node(args) !== 0;
});
if (failed.length > 0) process.stdout.write(`Failed: ${failed.map(([name]) => name).join(", ")}\n`);
process.exit(failed.length === 0 ? 0 : 1);
