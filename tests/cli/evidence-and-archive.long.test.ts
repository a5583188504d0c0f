/** A month packed for an auditor, its charges archived and brought back, by the real program on real files. */
import { createHash } from "node:crypto";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { Cli, SAMPLES } from "../support/cli";
import { focusText } from "../support/focus";

const PERIOD = ["--period", "2025-01"] as const;
const FILES = ["aws", "azure", "hpc", "storage"].map((name) => `${name}_2025-01.csv`);

const cli = new Cli("evidence");
afterAll(() => {
  // To look at the pack: OPENCHARGEBACK_KEEP=1 leaves the folder.
  if (process.env["OPENCHARGEBACK_KEEP"] === undefined) cli.remove();
  else process.stdout.write(`Kept: ${cli.folder}\n`);
});

const sha = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
const of = <T>(value: unknown): T => value as T;

async function done(...args: string[]): Promise<Record<string, unknown>> {
  const { code, json, stdout } = await cli.json(...args);
  if (code !== 0) throw new Error(`${args.join(" ")}: ${stdout}`);
  return json;
}

beforeAll(async () => {
  await done("init", "--reference", join(SAMPLES, "reference"));
  for (const name of FILES) cpSync(join(SAMPLES, name), cli.path(name));
  await done("import", ...FILES.map((name) => cli.path(name)));
  await done("review", "reject", ...PERIOD, "--all", "--note", "not ours");
  await done("statements", ...PERIOD);
  await done("send", ...PERIOD);
  await done("journal", ...PERIOD);
  await done("periods", "close", ...PERIOD);
  await done("periods", "post", ...PERIOD, "--reference", "JE-7781");
});

test("the pack finds the inputs beside the workbook and lacks nothing", async () => {
  const result = await done("evidence", ...PERIOD);
  expect(result).toMatchObject({ path: "evidence/2025-01_evidence.zip", missing: [], difference: "0.00" });
  const zip = readFileSync(cli.path("evidence", "2025-01_evidence.zip"));
  expect(sha(zip)).toBe(result["sha256"]);
  const files = unzipSync(zip);
  for (const { path, sha256 } of of<{ path: string; sha256: string }[]>(result["files"]))
    expect([path, sha(files[path] ?? new Uint8Array())]).toEqual([path, sha256]);
  for (const name of FILES)
    expect(files[`inputs/${name}`]).toEqual(new Uint8Array(readFileSync(cli.path(name))));
  const text = (path: string): string => new TextDecoder().decode(files[path]);
  expect(text("index.html")).toContain("Nothing was changed");
  expect(text("index.html")).not.toContain("printed again from the workbook");
});

test("an earlier month's file beside the workbook is found, where its charges were carried", async () => {
  const own = new Cli("evidence-carried");
  try {
    const file = (period: string): string => {
      const pi = "ada.quill@bio.example.edu";
      writeFileSync(
        own.path(`hpc_${period}.csv`),
        focusText([{ billed: "12.5", pi, project: "coral", period }]),
      );
      return own.path(`hpc_${period}.csv`);
    };
    await own.json("init");
    await own.json("sources", "add", "HPC", "--pattern", "hpc*", "--credit-fund", "RCC-90030");
    await own.json("import", file("2024-12"));
    await own.json("review", "hold", "--period", "2024-12", "--all", "--note", "ask first");
    await own.json("periods", "close", "--period", "2024-12");
    await own.json("import", file("2025-01"));
    const { json } = await own.json("evidence", "--period", "2025-01", "--dry-run");
    expect(json["missing"]).toEqual([]);
    const paths = of<{ path: string }[]>(json["files"]).map(({ path }) => path);
    expect(paths.filter((path) => path.startsWith("inputs/"))).toEqual([
      "inputs/hpc_2024-12.csv",
      "inputs/hpc_2025-01.csv",
    ]);
  } finally {
    own.remove();
  }
});

test("what is not among the inputs named is said, with exit code 2", async () => {
  const { code, json } = await cli.json("evidence", ...PERIOD, "--dry-run", "--inputs", cli.path(FILES[0]!));
  expect([code, of<{ name: string }[]>(json["missing"]).map((m) => m.name)]).toEqual([2, FILES.slice(1)]);
  const wrong = await cli.json("evidence", ...PERIOD, "--inputs", "nowhere");
  expect([wrong.code, wrong.json["error"]]).toEqual([1, expect.stringMatching(/no file or folder nowhere/)]);
});

test("archived, listed, refused where charges are needed, and brought back", async () => {
  const before = await done("tie-out", ...PERIOD);
  const early = await cli.json("archive");
  expect([early.code, early.json["error"]]).toEqual([1, expect.stringMatching(/Name the month/)]);
  expect(await done("archive", "--older")).toMatchObject({ archived: [], waiting: [] });
  const dry = await cli.run("archive", ...PERIOD, "--dry-run");
  expect([dry.code, dry.stdout]).toEqual([
    0,
    expect.stringMatching(/would go to .*Columns that you added to Charges yourself would not go along/),
  ]);
  const archived = await done("archive", ...PERIOD);
  const file = "archive/2025-01_charges.xlsx";
  expect(archived).toMatchObject({ file, changed: true });
  expect(sha(readFileSync(cli.path(file)))).toBe(archived["sha256"]);
  expect(await done("archive", "list")).toMatchObject({ months: [{ period: "2025-01", archiveFile: file }] });
  const refused = await cli.json("tie-out", ...PERIOD);
  expect([refused.code, refused.json["error"]]).toEqual([
    1,
    expect.stringMatching(/archived in archive\/2025-01_charges.xlsx.*archive restore --period 2025-01/),
  ]);
  const pack = await done("evidence", ...PERIOD);
  expect(pack).toMatchObject({ missing: [], difference: "0.00" });

  writeFileSync(cli.path("other.xlsx"), "no archive");
  const other = await cli.json("archive", "restore", ...PERIOD, "--file", cli.path("other.xlsx"));
  expect([other.code, other.json["error"]]).toEqual([1, expect.stringMatching(/not the archive of 2025-01/)]);
  const restored = await done("archive", "restore", ...PERIOD, "--file", cli.path(file));
  expect(restored).toMatchObject({ charges: archived["charges"], changed: true });
  expect(await done("tie-out", ...PERIOD)).toEqual(before);
});
