/** Jobs of an XDMoD export, cut at midnight, to hours that the README reckons by hand. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { amount } from "../../../src/core/money";

const folder = mkdtempSync(join(tmpdir(), "xdmod-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (name: string): string => readFileSync(join(__dirname, name), "utf8");

function list(jobs: string): { readonly code: number | null; readonly said: string } {
  writeFileSync(join(folder, "jobs.csv"), jobs);
  const args = [join(__dirname, "xdmod_to_list.mjs"), join(folder, "list.csv"), join(folder, "jobs.csv")];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  return { code: status, said: `${stdout}${stderr}` };
}

test("the list is the expected one, and says what it left out", () => {
  expect(list(read("jobs_2025-01.csv"))).toEqual({
    code: 0,
    said: "atlas/5004[3] left out: it lasted no second\n4 jobs, 5 rows\n",
  });
  expect(readFileSync(join(folder, "list.csv"), "utf8")).toBe(read("expected-list.csv"));
  rmSync(join(folder, "list.csv"));
});

test.each([
  ["Core-Hours", "68"],
  ["GPU-Hours", "6"],
])("%s of January come to %s", (unit, hours) => {
  const sum = read("expected-list.csv")
    .split("\n")
    .filter((row) => row.startsWith("2025-01") && row.includes(`,${unit},`))
    .reduce((total, row) => total + amount(new RegExp(`,${unit},([\\d.]+),`).exec(row)?.[1] ?? ""), 0n);
  expect(sum).toBe(amount(hours));
});

test.each([
  ["a job twice", (jobs: string) => jobs.replace(/\n5002,[^\n]*/, (row) => row + row), /atlas\/5002 stands there twice/],
  ["a missing column", (jobs: string) => jobs.replace("Cores", "CPUs"), /has no column Cores/],
  ["a time that is none", (jobs: string) => jobs.replace("1736157600", "running"), /Start Time "running" is no number/],
])("stops at %s, and writes nothing", (_name, change, message) => {
  const { code, said } = list(change(read("jobs_2025-01.csv")));
  expect(code).toBe(1);
  expect(said).toMatch(message);
  expect(readdirSync(folder)).toEqual(["jobs.csv"]);
}); // prettier-ignore
