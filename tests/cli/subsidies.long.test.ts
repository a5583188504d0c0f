/** The command line: subsidies read from a file, applied to a month, listed with what each paid. */
import { readFileSync, writeFileSync } from "node:fs";
import { Cli } from "../support/cli";
import { ADA, focusText } from "../support/focus";

const cli = new Cli("subsidies");
const file = (name: string, text: string): string => {
  writeFileSync(cli.path(name), text);
  return cli.path(name);
};
const PERIOD = ["--period", "2025-01"];

beforeAll(async () => {
  expect((await cli.json("init")).code).toBe(0);
});
afterAll(() => cli.remove());
test("a file of subsidies, a month's statements, and what each paid", async () => {
  await cli.json("sources", "add", "HPC", "--credit-fund", "RCC-90030", "--debit-account", "07420");
  const people = `Email,Name\n${ADA},Ada Quill\n`;
  await cli.json("people", "import", file("People.csv", people));
  await cli.json(
    "projects",
    "import",
    file("Projects.csv", `Project,PI,Default Fund Org\ncoral,${ADA},BIO-1\n`),
  );
  await cli.json(
    "funds",
    "import",
    file("Funds.csv", "Fund Org,Title\nBIO-1,Reef award\nVPR-1,Research office\n"),
  );
  const subsidies = [
    "Subsidy ID,Title,Kind,Share %,Amount,Per,Each,To,Paid By Fund Org",
    "HALF,Research office,Share,50,,PI,,2025-02-15,VPR-1",
    "ADVANCE,Paid in advance,Prepaid,,4,PI,Once,,",
  ];
  const taken = await cli.json("subsidies", "import", file("Subsidies.csv", `${subsidies.join("\n")}\n`));
  expect([taken.code, taken.json["rows"], taken.json["warnings"]]).toEqual([0, 2, []]);
  expect((await cli.run("subsidies", "list")).stdout).toMatch(/HALF +Research office +Share/);

  const rows = file("hpc_2025-01.csv", focusText([{ billed: "10.01", list: "12" }]));
  await cli.json("import", rows, "--source", "HPC");
  await cli.json("review", "approve", "--all", "--note", "known", ...PERIOD);
  const made = await cli.run("statements", ...PERIOD);
  expect(made.stdout).toMatch(/List +Discount +Credits +Amount/);
  expect(made.stdout).toMatch(/12\.00 +1\.99 +9\.01 +1\.00/);
  const list = await cli.json("subsidies", "list", ...PERIOD);
  expect(list.json).toMatchObject({
    subsidies: [
      { subsidyId: "HALF", paid: "5.01", paidBy: ["VPR-1"], pis: [ADA], balances: [] },
      {
        subsidyId: "ADVANCE",
        paid: "4.00",
        paidBy: ["RCC-90030"],
        balances: [{ beneficiary: ADA, opening: "0.00", granted: "4.00", used: "4.00", left: "0.00" }],
      },
    ],
    notices: [
      "HALF ends on 2025-02-15: renew it, or let its PIs know.",
      `ADVANCE of ${ADA} is used up: the last 4.00 went into 2025-01.`,
    ],
  });
  expect((await cli.json("tie-out", ...PERIOD)).code).toBe(0);
  const journal = await cli.json("journal", ...PERIOD);
  const path = cli.path(String((journal.json["files"] as string[] | undefined)?.[0] ?? journal.json["file"]));
  expect(readFileSync(path, "utf8")).toMatch(/5\.01/);
});
