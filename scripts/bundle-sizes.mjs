/** How much script a built page loads at first, and how much on demand: node scripts/bundle-sizes.mjs FOLDER PAGE */
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

/** Bytes, gzipped. */
export const INITIAL_LIMIT = 150_000;

/**
 * Own scripts only: Office.js comes from Microsoft.
 * @returns bytes, gzipped: `initial` of the scripts that the page names, `onDemand` of the folder's others
 */
export function bundleSizes(folder, page) {
  const html = readFileSync(join(folder, page), "utf8");
  const named = new Set(
    [...html.matchAll(/<script[^>]* src="?([^"?\s>]+)/g)]
      .map(([, name]) => name)
      .filter((name) => !OTHERS.has(name) && !name.includes("://")),
  );
  const scripts = readdirSync(folder).filter((name) => name.endsWith(".js") && !OTHERS.has(name));
  const size = (names) =>
    names.reduce((sum, name) => sum + gzipSync(readFileSync(join(folder, name)), { level: 9 }).length, 0);
  return {
    initial: size([...named]),
    onDemand: size(scripts.filter((name) => !named.has(name) && !name.startsWith("preview."))),
  };
}

/** What only the preview loads, in place of Office.js. */
const OTHERS = new Set(["excel-client.js", "connect.js"]);

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [folder = "dist/taskpane", page = "taskpane.html"] = process.argv.slice(2);
  process.stdout.write(`${JSON.stringify(bundleSizes(folder, page))}\n`);
}
