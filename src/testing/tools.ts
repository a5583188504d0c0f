/** Programs that some tests need: a test is skipped, with the reason in its title, where one is not installed. */
import { spawnSync } from "node:child_process";

const known = new Map<string, boolean>();

export function toolAvailable(name: string): boolean {
  const found = known.get(name) ?? spawnSync(name, ["--version"], { stdio: "ignore" }).error === undefined;
  known.set(name, found);
  return found;
}

/** A `describe` that is skipped where the program is not installed. */
export function describeWith(name: string, title: string, tests: () => void): void {
  if (toolAvailable(name)) describe(title, tests);
  else describe.skip(`${title} (skipped: ${name} is not installed)`, tests);
}
