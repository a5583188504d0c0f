/** Programs that some tests need: a test is skipped, with the reason in its title, where one is not installed. */
import { spawnSync } from "node:child_process";

const known = new Map<string, boolean>();

export function toolAvailable(name: string): boolean {
  const found = known.get(name) ?? (name === "openpyxl" ? openpyxlPython() !== null : starts(name));
  known.set(name, found);
  return found;
}

/** The Python that has openpyxl; null where none has. */
export function openpyxlPython(): string | null {
  const pythons = ["/usr/bin/python3", "python3"];
  const has = (python: string): boolean =>
    spawnSync(python, ["-c", "import openpyxl"], { stdio: "ignore" }).status === 0;
  return pythons.find(has) ?? null;
}

function starts(name: string): boolean {
  return spawnSync(name, ["--version"], { stdio: "ignore" }).error === undefined;
}

/** A `describe` that is skipped where the program is not installed. */
export function describeWith(name: string, title: string, tests: () => void): void {
  if (toolAvailable(name)) describe(title, tests);
  else describe.skip(`${title} (skipped: ${name} is not installed)`, tests);
}
