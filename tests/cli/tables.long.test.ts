/** Problems, review, reference tables and the month command by the real program. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { focusText } from "../support/focus";
import { Cli, SAMPLES } from "../support/cli";

const PERIOD = ["--period", "2025-01"] as const;
const cli = new Cli("tables");
afterAll(() => cli.remove());

beforeAll(async () => {
  expect((await cli.json("init", "--reference", join(SAMPLES, "reference"))).code).toBe(0);
});

interface Problem {
  readonly id: string;
  readonly row: number;
  readonly status: string;
}
const list = <T>(value: unknown): T[] => value as T[];

test("rows that cannot be read: refused, then kept as problems, fixed and waived", async () => {
  const file = join(SAMPLES, "trouble", "hpc_unreadable_amounts.csv");
  const before = cli.state("book.xlsx");
  const refused = await cli.json("import", file);
  expect([refused.code, list(refused.json["details"])]).toEqual([
    1,
    expect.arrayContaining([expect.stringMatching(/row 2: BilledCost "1,234.56"/)]),
  ]);
  expect(refused.json["error"]).toMatch(/5 rows cannot be billed.*--accept-problems.*Nothing was imported/);
  expect(cli.state("book.xlsx")).toBe(before);

  const taken = await cli.json("import", file, "--accept-problems", "--invoice-total", "12.50");
  expect([taken.code, list(taken.json["files"])[0]]).toEqual([
    2,
    expect.objectContaining({
      rows: 6,
      charges: 1,
      problems: 5,
      billedTotal: "12.50",
      invoiceDifference: "0.00",
    }),
  ]);
  const problems = list<Problem>((await cli.json("problems", "list", ...PERIOD)).json["problems"]);
  expect(problems.map((p) => [p.row, p.status])).toEqual([2, 3, 4, 5, 6].map((row) => [row, "Open"]));

  const [first, second] = problems;
  const fixed = await cli.json(
    ...["problems", "fix", ...PERIOD, "--id", first!.id, "--amount", "1234.56", "--reason", "invoice 17"],
  );
  expect([fixed.code, fixed.json["review"]]).toEqual([0, "OK"]);
  const bad = await cli.run("problems", "fix", ...PERIOD, "--id", second!.id, "--amount", "1,5");
  expect([bad.code, bad.stderr]).toEqual([1, expect.stringMatching(/--amount "1,5" is not a plain number/)]);
  const [, , third, fourth] = problems;
  const two = ["--id", second!.id, "--id", third!.id];
  const unfixed = await cli.run("problems", "fix", ...PERIOD, ...two, "--amount", "1");
  expect([unfixed.code, unfixed.stderr]).toEqual([1, expect.stringMatching(/one row.*Nothing was written/)]);
  const twice = ["--amount", "ListCost=1", "--amount", "ListCost=2"];
  const doubled = await cli.run("problems", "fix", ...PERIOD, "--id", second!.id, ...twice);
  expect([doubled.code, doubled.stderr]).toEqual([1, expect.stringMatching(/ListCost=2: .*given .* before/)]);
  const state = cli.state("book.xlsx");
  const asked = await cli.run("problems", "fix", ...PERIOD, "--id", second!.id);
  expect([asked.code, asked.stdout]).toEqual([2, expect.stringContaining("Nothing was written.")]);
  expect(asked.stdout).toContain(`problems fix --period 2025-01 --id ${second!.id} --amount BilledCost=…`);
  expect(cli.state("book.xlsx")).toBe(state);

  const waive = ["problems", "waive", ...PERIOD, "--reason", "a test"] as const;
  const waived = await cli.json(...waive, ...two, "--id", `${third!.id},${second!.id}`);
  expect(waived.json["problem"]).toMatchObject({ id: second!.id, status: "Waived", reason: "a test" });
  expect(list<Problem>(waived.json["problems"]).map((p) => [p.id, p.status])).toEqual(
    [second, third].map((p) => [p!.id, "Waived"]),
  );
  const named = ["--id", fourth!.id, "--amount", "BilledCost=3"];
  const last = await cli.json("problems", "fix", ...PERIOD, ...named);
  expect(last.json).toMatchObject({ amounts: { BilledCost: "3.00" }, unreadable: [] });

  const tie = await cli.json("tie-out", ...PERIOD);
  expect([tie.code, tie.json]).toEqual([
    2,
    expect.objectContaining({
      imported: "12.50",
      adjustments: "1237.56",
      billed: "1250.06",
      difference: "0.00",
    }),
  ]);
});

test("month stops where a person must decide with exit code 2, and goes on without files", async () => {
  writeFileSync(cli.path("cloud_2025-03.csv"), focusText([{ billed: "10", day: "2025-03-03", project: "nmr-archive",
    pi: "smith@chem.example.edu" }, { billed: "5", pi: "", day: "2025-03-04" }])); // prettier-ignore
  const march = ["--period", "2025-03"] as const;
  writeFileSync(cli.path("odd 3.csv"), focusText([{ billed: "12,50", day: "2025-03-03" }]));
  const odd = await cli.json("month", ...march, cli.path("odd 3.csv"));
  expect([odd.code, odd.json["error"]]).toEqual([1, expect.stringMatching(
    /import "[^"]*odd 3\.csv" --period 2025-03 --accept-problems, then openchargeback month --period 2025-03 without files/)]); // prettier-ignore
  const stopped = await cli.json("month", ...march, cli.path("cloud_2025-03.csv"), "--out", cli.path("März"));
  expect([stopped.code, stopped.json["pending"]]).toEqual([2, 1]);
  expect(stopped.json["stopped"]).toMatch(/review list --period 2025-03/);
  expect(stopped.json).toMatchObject({ import: { newSources: ["cloud"] }, tieOut: { difference: "0.00" } });
  expect(cli.files().some((name) => name.includes("März"))).toBe(false);

  expect((await cli.json("review", "reject", ...march, "--all")).code).toBe(0);
  const noFund = await cli.json("month", ...march, "--out", cli.path("März"));
  expect([noFund.code, noFund.json["stopped"], noFund.json["send"]]).toEqual([
    2,
    expect.stringMatching(/source cloud has no Credit Fund Org.*no mail went out/),
    undefined,
  ]);
  writeFileSync(
    cli.path("Sources.csv"),
    "Source,Credit Fund Org,Debit Account,Credit Account\nCloud,RCC-90010,07410,05910\n",
  );
  expect((await cli.json("sources", "import", cli.path("Sources.csv"))).json).toMatchObject({
    rows: 1,
    changed: true,
  });
  // HPC, of January, has no file here.
  const through = await cli.json("month", ...march, "--allow-missing", "--out", cli.path("März"));
  expect([through.code, through.json["stopped"]]).toEqual([0, ""]);
  expect(through.json).toMatchObject({
    journal: { debits: "10.00", credits: "10.00" },
    tieOut: { difference: "0.00" },
  });
  expect(cli.files().filter((name) => /März.*\.(pdf|eml|csv)$/.test(name))).toHaveLength(4);
});

test("reference tables are listed and read from files", async () => {
  const names = ["people", "projects", "funds", "splits", "sources", "rules"] as const;
  const counts = { people: 11, projects: 20, funds: 22, splits: 7, sources: 5, rules: 31 };
  const answers = await Promise.all(names.map((name) => cli.json(name, "list")));
  answers.forEach(({ code, json }, i) => {
    const name = names[i]!;
    expect([name, code, list(json[name]).length]).toEqual([name, 0, counts[name]]);
  });
  const shares = await cli.json("splits", "import", join(SAMPLES, "trouble", "split_shares", "Splits.csv"));
  expect([shares.code, shares.json["warnings"]]).toEqual([
    2,
    [expect.stringMatching(/plant-atlas.*90 %, not 100 %/)],
  ]);

  const added = await cli.json(
    "sources",
    "add",
    "Backup",
    "--pattern",
    "backup*",
    "--credit-fund",
    "RCC-90040",
  );
  expect([added.code, added.json["source"]]).toEqual([0, "Backup"]);
  const before = cli.state("book.xlsx");
  const twice = await cli.run("sources", "add", "BACKUP");
  const basis = await cli.run("sources", "add", "Other", "--cost-basis", "Guessed");
  expect([twice.code, twice.stderr]).toEqual([1, expect.stringMatching(/There is a source BACKUP already/)]);
  expect([basis.code, basis.stderr]).toEqual([
    1,
    expect.stringMatching(/"Guessed" is not one of Billed, Effective/),
  ]);
  expect(cli.state("book.xlsx")).toBe(before);
});
