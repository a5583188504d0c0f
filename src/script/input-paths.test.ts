/** Files named with * and ?, as shells that leave them alone hand them over. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { existingFiles } from "./input-paths";

const folder = mkdtempSync(join(tmpdir(), "input-paths-"));
afterAll(() => rmSync(folder, { recursive: true }));

const NAMES = ["hpc_2025-01-10.csv", "hpc_2025-01-9.csv", "HPC_2025-02.csv", "odd[1]*.csv", "storage.csv"];
for (const name of NAMES) writeFileSync(join(folder, name), "x");
mkdirSync(join(folder, "hpc_folder.csv"));

const found = (...names: string[]): string[] =>
  existingFiles(names.map((name) => join(folder, name))).map((path) => path.slice(folder.length + 1));

test.each<[string, string[]]>([
  ["storage.csv", ["storage.csv"]],
  ["hpc_2025-01-*.csv", ["hpc_2025-01-9.csv", "hpc_2025-01-10.csv"]],
  ["hpc_*.csv", ["HPC_2025-02.csv", "hpc_2025-01-9.csv", "hpc_2025-01-10.csv"]],
  ["s?orage.*", ["storage.csv"]],
  ["odd[1]*.csv", ["odd[1]*.csv"]],
])("%s is %j", (name, files) => {
  expect(found(name)).toEqual(files);
});

test.each(["no.csv", "no*.csv", "hpc_folder.csv", "hpc_folder.csv/*.csv", "no/*.csv"])(
  "%s is refused",
  (name) => {
    expect(() => found("storage.csv", name)).toThrow(/^There is no file .*Nothing was written\.$/);
  },
);
