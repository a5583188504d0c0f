/** Funds, standing approvals, completeness and recovery by the real program. */
import { writeFileSync } from "node:fs";
import { focusText } from "../support/focus";
import { Cli } from "../support/cli";

const PERIOD = ["--period", "2025-01"] as const;
const ADA = "ada.quill@bio.example.edu";
const cli = new Cli("books");
afterAll(() => cli.remove());

const file = (name: string, text: string): string => {
  writeFileSync(cli.path(name), text);
  return cli.path(name);
};

beforeAll(async () => {
  await cli.json("init");
  await cli.json("sources", "add", "HPC", "--pattern", "hpc*", "--credit-fund", "RCC-1");
  const people = `Email,Name\n${ADA},Ada Quill\n`;
  const projects = `Project,Title,PI,Default Fund Org\ncoral,Coral reefs,${ADA},BIO-10000\n`;
  const funds =
    "Fund Org,Title,Award End,Cap,Fallback Fund Org\nBIO-10000,Reef award,2099-12-31,20000,RCC-1\nRCC-1,Computing,,,\n";
  for (const [table, text] of Object.entries({ people, projects, funds })) {
    expect((await cli.json(table, "import", file(`${table}.csv`, text))).code).toBe(0);
  }
  const rows = [{ billed: "12000", resource: "big", pi: ADA, project: "coral" }];
  expect((await cli.json("import", file("hpc_2025-01.csv", focusText(rows)))).code).toBe(0);
});

test("funds list: the table, or with a month what is used and left", async () => {
  const plain = await cli.run("funds", "list");
  expect(plain.stdout).toMatch(/^Fund Org +Title .*Cap/);
  const { json } = await cli.json("funds", "list", ...PERIOD);
  expect(json["funds"]).toEqual([
    expect.objectContaining({
      fundOrg: "BIO-10000",
      cap: "20000.00",
      used: "12000.00",
      left: "8000.00",
      fallback: "RCC-1",
      closed: "",
    }),
    expect.objectContaining({ fundOrg: "RCC-1", cap: null, left: null, daysToEnd: null }),
  ]);
  const shown = await cli.run("funds", "list", ...PERIOD);
  expect(shown.stdout).toMatch(/BIO-10000 .* 20000\.00 +12000\.00 +12000\.00 +8000\.00 +falls back on RCC-1/);
});

test("approvals: granted from a charge, listed, revoked", async () => {
  const pending = (await cli.json("review", "list", ...PERIOD)).json["charges"] as { id: string }[];
  const from = ["--from-charge", pending[0]!.id, "--limit", "13000", "--until", "2099-06-30"];
  const asked = ["approvals", "grant", ...from, "--reason", "as agreed"];
  const refused = await cli.run(...asked);
  expect([refused.code, refused.stderr]).toEqual([
    1,
    expect.stringMatching(/Name the month of --from-charge/),
  ]);
  const granted = await cli.run(...asked, ...PERIOD);
  expect(granted.stdout).toBe(
    "SA-0001 stands until 2099-06-30. 1 waiting charge fits it: run the review again.\n",
  );
  expect((await cli.json("review", "run", ...PERIOD)).json).toMatchObject({ changed: true, pending: 0 });
  const listed = await cli.run("approvals", "list");
  expect(listed.stdout).toMatch(
    /SA-0001 +Active +Amount above limit +ada.quill@bio.example.edu +HPC, Compute, big +13000\.00 +2099-06-30 .*1 in 2025-01/,
  );
  const revoked = await cli.json("approvals", "revoke", "--id", "SA-0001", "--reason", "gone");
  expect(revoked.json["approval"]).toMatchObject({ status: "Revoked", limit: "13000.00" });
  expect((await cli.json("review", "run", ...PERIOD)).json).toMatchObject({ pending: 1 });
});

test("completeness: what is missing asks for a look, exit code 2", async () => {
  const rows = [
    { billed: "5", resource: "other", pi: "visitor@example.edu", project: "kelp", day: "2025-02-03" },
  ];
  expect((await cli.json("import", file("hpc_2025-02.csv", focusText(rows)))).code).toBe(0);
  const found = await cli.run("completeness", "--period", "2025-02");
  expect([found.code, found.stdout.split("\n").slice(0, 4)]).toEqual([
    2,
    [
      "To look at in 2025-02:",
      `  PI: Ada Quill (${ADA}) had 12000.00 USD in 2025-01; nothing this month.`,
      "New:",
      "  PI: visitor@example.edu is billed for the first time: 5.00 USD.",
    ],
  ]);
  expect((await cli.json("completeness", ...PERIOD)).code).toBe(0);
});

test("recovery: costs from a file, over and under by service", async () => {
  const costs = "Source,Service Name,Fiscal Year,Cost\nHPC,,2025,16000\n";
  expect((await cli.json("service-costs", "import", file("service-costs.csv", costs))).code).toBe(0);
  const pending = (await cli.json("review", "list", ...PERIOD)).json["charges"] as { id: string }[];
  await cli.json("review", "approve", ...PERIOD, "--id", pending[0]!.id);
  expect((await cli.json("statements", ...PERIOD)).code).toBe(0);
  const { json } = await cli.json("recovery", "--fiscal-year", "FY2025");
  expect(json["rows"]).toEqual([
    {
      source: "HPC",
      serviceName: "",
      billed: "12000.00",
      paidByOthers: "0.00",
      recovered: "12000.00",
      cost: "16000.00",
      result: "-4000.00",
      percent: "75.0",
      carried: "0.00",
      balance: "-4000.00",
    },
  ]);
  const shown = await cli.run("recovery", "--fiscal-year", "2025");
  expect(shown.stdout).toMatch(/^FY2025, 2025-01 to 2025-12: statements of 1 of 12 months, USD\./);
});
