/** A source that the month before had: month and periods close name it and end with 2; neither is refused. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { focusText } from "../support/focus";
import { Cli, SAMPLES } from "../support/cli";

const PI = { pi: "smith@chem.example.edu", project: "nmr-archive" };
const FEBRUARY = ["--period", "2025-02"] as const;
const cli = new Cli("missing");
afterAll(() => cli.remove());

const file = (name: string, day: string, billed: string): string => {
  writeFileSync(cli.path(name), focusText([{ ...PI, billed, day }]));
  return cli.path(name);
};
const asks = [
  expect.stringMatching(
    /^Is the month whole\? No file of HPC was imported; it came to 20\.00 USD in 2025-01\.$/,
  ),
];

beforeAll(async () => {
  expect((await cli.json("init", "--reference", join(SAMPLES, "reference"))).code).toBe(0);
  for (const [name, billed] of [
    ["aws", "10"],
    ["hpc", "20"],
  ] as const)
    expect(
      (await cli.json("import", file(`${name}_2025-01.csv`, "2025-01-03", billed), "--source", name)).json[
        "error"
      ],
    ).toBeUndefined();
  await cli.json("review", "approve", "--period", "2025-01", "--all", "--note", "as agreed");
  await cli.json("import", file("aws_2025-02.csv", "2025-02-03", "10"));
  await cli.json("review", "approve", ...FEBRUARY, "--all", "--note", "as agreed");
});

test("the month goes through, names it and ends with 2; with 0 where that is meant so", async () => {
  const ran = await cli.json("month", ...FEBRUARY);
  expect([ran.code, ran.json["stopped"], ran.json["missingSources"]]).toEqual([2, "", asks]);
  const allowed = await cli.run("month", ...FEBRUARY, "--allow-missing");
  expect([allowed.code, allowed.stdout]).toEqual([
    0,
    expect.stringContaining("Is the month whole? No file of HPC"),
  ]);
});

test("the month is closed, and closing says the same", async () => {
  const closed = await cli.json("periods", "close", ...FEBRUARY);
  expect([closed.code, closed.json["missingSources"]]).toEqual([2, asks]);
  const { json } = await cli.json("periods", "list");
  expect(json["periods"]).toEqual(
    expect.arrayContaining([expect.objectContaining({ period: "2025-02", status: "Closed" })]),
  );
});

test("a first month, and one that has all its sources, is closed without a word", async () => {
  expect((await cli.json("month", "--period", "2025-01")).code).toBe(0);
  const closed = await cli.json("periods", "close", "--period", "2025-01");
  expect([closed.code, closed.json["missingSources"]]).toEqual([0, []]);
});
