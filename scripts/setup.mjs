/** Installs the packages when they are missing, so that each npm command is all the set-up there is. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Whether node_modules holds what the lock file says. */
function installed() {
  const inner = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(inner)) return false;
  const packages = (file) => JSON.parse(readFileSync(file, "utf8")).packages ?? {};
  const have = packages(inner);
  return Object.entries(packages(join(root, "package-lock.json"))).every(
    ([name, { version, optional, peer }]) =>
      name === "" || optional || peer || have[name]?.version === version,
  );
}

export function ensureInstalled() {
  if (installed()) return;
  process.stderr.write("Installing packages (npm ci) …\n");
  const npm = process.env.npm_execpath;
  const result =
    npm === undefined
      ? spawnSync("npm", ["ci"], { cwd: root, stdio: ["ignore", 2, 2], shell: process.platform === "win32" })
      : spawnSync(process.execPath, [npm, "ci"], { cwd: root, stdio: ["ignore", 2, 2] });
  if (result.status !== 0) {
    process.stderr.write(
      "The packages could not be installed. Check the network and run the command again.\n",
    );
    process.exit(1);
  }
}

/** Runs a tool of node_modules or a script with Node; returns its exit code. */
export function node(args, options = {}) {
  const result = spawnSync(process.execPath, args, { cwd: root, stdio: "inherit", ...options });
  if (result.error) throw result.error;
  return result.status ?? 1;
}

/** Runs a TypeScript file from the sources. */
export function typescript(file, args, options = {}) {
  const loader = pathToFileURL(join(root, "node_modules", "tsx", "dist", "loader.mjs")).href;
  return node(["--import", loader, join(root, file), ...args], options);
}

/** The path of a package's command-line program, without a shell. */
export function bin(packageName, command = packageName) {
  const folder = join(root, "node_modules", packageName);
  const { bin: bins } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return join(folder, typeof bins === "string" ? bins : bins[command]);
}
