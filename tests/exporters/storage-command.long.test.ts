/** export storage and export vm on the command line: options from the line and from a file, exit codes, what is refused. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Cli, SAMPLES } from "../support/cli";

const STORAGE = join(SAMPLES, "exporters", "storage");
const VM = join(SAMPLES, "exporters", "vm");
let cli: Cli;

beforeEach(() => {
  cli = new Cli("export-reports");
});
afterEach(() => {
  cli.remove();
});

const report = (name: string, text: string): string => {
  writeFileSync(cli.path(name), text);
  return cli.path(name);
};
const storage = async (...args: string[]) =>
  await cli.bare(
    "export",
    "storage",
    "--period",
    "2025-01",
    "--json",
    "--out",
    cli.path("storage_2025-01.csv"),
    ...args,
  );
const card = (...folder: string[]): string[] => [
  "--rates",
  join(STORAGE, ...folder, "rates.csv"),
  "--owners",
  join(STORAGE, ...folder, "owners.csv"),
];

test("names of columns, units and a preset from an options file; the same bytes when it runs again", async () => {
  const file = report(
    "q.json",
    '{"shares":[{"where":{"dir":"/research/chem/a"},"level":"active","bytes":"3"}]}',
  );
  const options = {
    files: [file],
    column: ["Path=where.dir", "Used=bytes"],
    fact: ["tier=level"],
    "size-unit": "TB",
    date: "2025-01-10",
    rates: join(STORAGE, "rates.csv"),
    owners: join(STORAGE, "owners.csv"),
  };
  const first = await storage("--options", report("options.json", JSON.stringify(options)));
  expect([first.code, first.json["rows"], first.json["billedTotal"]]).toEqual([0, 2, "17.00"]);
  const made = readFileSync(cli.path("storage_2025-01.csv"), "utf8");
  await storage("--options", cli.path("options.json"));
  expect(readFileSync(cli.path("storage_2025-01.csv"), "utf8")).toBe(made);
});

test("2 where a person has to look: a path without an owner, and paths within others", async () => {
  const text =
    "Path,Tier,Used\n/research/chem,active,2 TB\n/research/chem/a,active,1 TB\n/elsewhere,active,2 TB";
  const { code, json } = await storage(report("q_2025-01-01.csv", text), ...card());
  const said = JSON.stringify(json["notes"]);
  expect(code).toBe(2);
  expect(said).toContain("No PI is known for /elsewhere");
  expect(said).toContain("--nested outer");
  const settled = await storage(
    cli.path("q_2025-01-01.csv"),
    "--nested",
    "outer",
    "--only",
    "path=/research/chem",
    ...card(),
  );
  expect([settled.code, settled.json["billedTotal"]]).toEqual([0, "8.50"]);
});

test("the preset leaves user quotas out", async () => {
  const files = ["isilon_2025-01-01.json", "isilon_2025-01-17.json"].map((name) =>
    join(STORAGE, "isilon", name),
  );
  const { code, json } = await storage(
    ...files,
    "--preset",
    "isilon",
    "--charge",
    "larger",
    ...card("isilon"),
  );
  expect([code, json["billedTotal"]]).toEqual([0, "79.306452"]);
});

test("machines: what a stopped one costs is said by an option", async () => {
  const run = async (policy: string): Promise<unknown> => {
    const common = [
      "--period",
      "2025-01",
      "--json",
      "--rates",
      join(VM, "rates.csv"),
      "--owners",
      join(VM, "owners.csv"),
    ];
    const { json } = await cli.bare(
      "export",
      "vm",
      join(VM, "vms_2025-01.csv"),
      "--stopped",
      policy,
      "--dry-run",
      ...common,
    );
    return json["billedTotal"];
  };
  // vm-103, 2 vCPU, 8 GiB and 200 GB, is off: 744 h × (2 × 0.015 + 8 × 0.004) more when charged, 20 less for nothing.
  expect([await run("disk-only"), await run("charge"), await run("nothing")]).toEqual([
    "786.2701936",
    "832.3981936",
    "766.2701936",
  ]);
});

test.each<[string, string[], RegExp]>([
  ["--charge", ["--charge", "free"], /--charge "free" is not one of usage, quota, larger/],
  ["--measure", ["--measure", "median"], /--measure "median" is not one of average, month-end, peak/],
  ["--preset", ["--preset", "netapp"], /--preset "netapp" is not one of isilon, qumulo, vast, ceph, zfs/],
  ["--size-unit", ["--size-unit", "blocks"], /--size-unit "blocks" is not one of bytes/],
  ["--date", ["--date", "31.01.2025"], /--date "31.01.2025" is not a day/],
  ["a tier without a rate", [], /No rate fits 1 TB-Months of tier scratch.*--leave-out-unrated/],
])("refused, and no file: %s", async (_what, options, message) => {
  const file = report("q_2025-01-01.csv", "Path,Tier,Used\n/research/chem,scratch,1 TB");
  const { code, json } = await storage(file, ...options, ...card());
  expect(code).toBe(1);
  expect(json["error"]).toMatch(message);
  expect(existsSync(cli.path("storage_2025-01.csv"))).toBe(false);
});
