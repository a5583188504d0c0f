/** openchargeback journal: layouts, their values, a dry run, the accounting date, taking a journal back. */
import { readFileSync, writeFileSync } from "node:fs";
import { focusText } from "../support/focus";
import { Cli } from "../support/cli";

const PERIOD = ["--period", "2025-01"] as const;
const GURFEED = ["--format", "banner-gurfeed"] as const;
const ADA = "ada.quill@bio.example.edu";
const cli = new Cli("journal");
afterAll(() => cli.remove());

beforeAll(async () => {
  const file = (name: string, text: string): string => {
    writeFileSync(cli.path(name), text);
    return cli.path(name);
  };
  await cli.json("init");
  await cli.json("sources", "add", "HPC", "--pattern", "hpc*", "--credit-fund", "RCC-90030", "--debit-account", "07420", "--credit-account", "05920"); // prettier-ignore
  await cli.json("projects", "import", file("projects.csv", `Project,Title,PI,Default Fund Org\ncoral,Coral,${ADA},BIO-10000\n`)); // prettier-ignore
  await cli.json("people", "import", file("people.csv", `Email,Name\n${ADA},Ada Quill\n`));
  const rows = focusText([{ billed: "12.5", pi: ADA, project: "coral" }]);
  await cli.json("import", file("hpc_2025-01.csv", rows));
  await cli.json("review", "approve", "--all", "--note", "as agreed", ...PERIOD);
  expect((await cli.run("statements", ...PERIOD)).code).toBe(0);
});

test("layouts are listed with what each is known from; values are listed and set", async () => {
  const { stdout } = await cli.run("journal", "formats");
  expect(stdout).toMatch(
    /^banner-gurfeed +Banner general feed \(GURFEED\) +from vendor documentation +needs values$/m,
  );
  const listed = await cli.run("journal", "values", "list", ...GURFEED);
  expect(listed.stdout).toMatch(/^Rule Class +\(needed\) +The rule class of the entries\.$/m);

  const refused = await cli.run("journal", ...PERIOD, ...GURFEED);
  expect([refused.code, refused.stderr]).toEqual([
    1,
    expect.stringContaining("The value System ID is needed and not entered"),
  ]);

  const set = (...fields: string[]) => cli.run("journal", "values", "set", ...fields, ...GURFEED);
  expect((await set("Company=1")).stderr).toMatch(/banner-gurfeed has no value "Company"; it has: System ID/);
  expect((await set("Chart")).stderr).toMatch(/"Chart" is not field=value/);
  const done = await set("System ID=XFEED", "User ID=XFEED", "Rule Class=JE16", "Chart=1");
  expect(done.stdout).toBe("Set: System ID, User ID, Rule Class, Chart.\n");
});

test("a dry run says what would be written, and writes nothing", async () => {
  const before = cli.state("book.xlsx");
  const { code, stdout } = await cli.run("journal", ...PERIOD, ...GURFEED, "--dry-run");
  expect([code, stdout]).toEqual([
    0,
    expect.stringMatching(/would be written to 2025-01-J1_banner-gurfeed\.csv.*\nNothing was written\.\n$/),
  ]);
  expect(cli.state("book.xlsx")).toBe(before);
  expect(cli.files().filter((f) => f.startsWith("journal"))).toEqual([]);
});

test("exported with an accounting date, tied out, taken back with a reason on the same date", async () => {
  const wrong = await cli.run("journal", ...PERIOD, ...GURFEED, "--date", "2025-02-30");
  expect([wrong.code, wrong.stderr]).toEqual([
    1,
    expect.stringContaining('--date "2025-02-30" is not a day'),
  ]);
  const { json } = await cli.json("journal", ...PERIOD, ...GURFEED, "--date", "2025-02-03");
  expect(json).toMatchObject({
    journalId: "2025-01-J1",
    accountingDate: "2025-02-03",
    files: ["journal/2025-01-J1_banner-gurfeed.csv"],
    control: "journal/2025-01-J1_control.csv",
  });
  expect(readFileSync(cli.path("journal", "2025-01-J1_control.csv"), "utf8")).toContain(
    "Hash total (debits + credits),25.00",
  );
  expect((await cli.json("tie-out", ...PERIOD)).json["difference"]).toBe("0.00");

  const silent = await cli.run("journal", ...PERIOD, "--reverse", "2025-01-J1");
  expect([silent.code, silent.stderr]).toEqual([
    1,
    expect.stringContaining('Say why 2025-01-J1 is taken back: --reason "…"'),
  ]);
  const back = await cli.json(
    "journal",
    ...PERIOD,
    "--reverse",
    "2025-01-J1",
    "--reason",
    "wrong rule class",
  );
  expect(back.json).toMatchObject({
    journalId: "2025-01-J1-R",
    format: "banner-gurfeed",
    accountingDate: "2025-02-03",
  });
});

test("a file name of one's own", async () => {
  const { json } = await cli.json(
    "journal",
    ...PERIOD,
    "--format",
    "template",
    "--out",
    cli.path("out", "january.csv"),
  );
  expect([json["path"], json["control"]]).toEqual(["out/january.csv", "out/january_control.csv"]);
});

test("--out names a folder where it ends in / or is one; a bare name gets the layout's ending", async () => {
  await cli.json("journal", ...PERIOD, "--reverse", "2025-01-J2", "--reason", "names");
  const written = async (format: string, out: string): Promise<unknown> => {
    const args = ["journal", ...PERIOD, "--format", format, "--out", out, "--dry-run"];
    const { json } = await cli.json(...args);
    return json["error"] ?? [json["path"], json["control"]];
  };
  const usual = ["2025-01-J3_banner-gurfeed.csv", "2025-01-J3_control.csv"];
  expect(await written("banner-gurfeed", cli.path("new", "/"))).toEqual(usual);
  expect(await written("banner-gurfeed", cli.path("out"))).toEqual(usual);
  expect(await written("banner-gurfeed", cli.path("new"))).toEqual(["new.csv", "new_control.csv"]);
  const { json } = await cli.json("journal", ...PERIOD, "--format", "general", "--out", cli.path("new", "/"));
  expect(json["path"]).toBe("new/2025-01-J3_general.csv");
});
