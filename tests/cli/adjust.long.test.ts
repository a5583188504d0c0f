/** Adjustments and corrections from the command line: entered, approved by a second person, billed, closed, corrected. */
import { join } from "node:path";
import { openXlsxWorkbook } from "../../src/adapters/xlsx/xlsx-workbook";
import { SETTINGS } from "../../src/workbook/tables";
import { Cli, SAMPLES } from "../support/cli";

const cli = new Cli("adjust");
afterAll(() => cli.remove());

const PI = "smith@bio.example.edu";
const JANUARY = ["--period", "2025-01"];
const FEBRUARY = ["--period", "2025-02"];
const TESS = ["--by", "tess"];
const UMA = ["--by", "uma"];

interface ChargeAnswer {
  readonly id: string;
  readonly review: string;
  readonly amount: string;
  readonly fundOrg: string;
}
const of = <T>(value: unknown): T => value as T;

async function ok(...args: string[]): Promise<Record<string, unknown>> {
  const { code, json, stderr } = await cli.json(...args);
  expect([code, json["error"], stderr]).toEqual([0, undefined, ""]);
  return json;
}
const difference = async (period: string[]) => (await cli.json("tie-out", ...period)).json["difference"];

/** All decided, statements made, journal exported, closed. */
async function finish(period: string[]): Promise<void> {
  const before = await cli.json("statements", ...period, ...UMA);
  expect(before.code).not.toBe(1);
  const journal = await cli.json("journal", ...period, ...UMA);
  expect(journal.json["error"]).toBeUndefined();
  expect(await difference(period)).toBe("0.00");
  const closed = await cli.json("periods", "close", ...period, ...UMA, "--reason", "not sent in this test");
  // HPC, of January, has no file in February: the month is closed, and 2 says so.
  expect([closed.json["error"], closed.code]).toEqual([undefined, period === FEBRUARY ? 2 : 0]);
  expect(await difference(period)).toBe("0.00");
}

test("an adjustment is entered, approved by somebody else, billed and closed", async () => {
  await cli.json("init", "--reference", join(SAMPLES, "reference"));
  const workbook = await openXlsxWorkbook(cli.path("book.xlsx"));
  const yes = { Setting: "Second Person Approves", Value: "Yes" };
  await workbook.apply([{ do: "update", table: SETTINGS, rows: [yes] }]);
  await workbook.close();
  await cli.json("import", join(SAMPLES, "hpc_2025-01.csv"), ...TESS);
  await cli.json("review", "reject", ...JANUARY, "--all", "--note", "not in this test");

  const entry = ["--pi", PI, "--project", "field-cameras", "--fund-org", "BIO-10000", "--source", "HPC"];
  const why = ["--amount", "10.51", "--service", "Consulting", "--reason", "four hours, agreed by mail"];
  const before = cli.state("book.xlsx");
  const dry = await cli.json("adjust", "charge", ...JANUARY, ...entry, ...why, ...TESS, "--dry-run");
  expect([dry.code, dry.json["dryRun"], cli.state("book.xlsx")]).toEqual([0, true, before]);
  const entered = await ok("adjust", "charge", ...JANUARY, ...entry, ...why, ...TESS, "--evidence", "a.pdf");
  expect(entered).toMatchObject({
    waits: true,
    warnings: [],
    adjustment: { id: "ADJ-2025-01-0001", amount: "10.51", status: "Entered", evidence: "a.pdf" },
    charges: [{ id: "ADJ-2025-01-0001/1", review: "Pending", fundOrg: "BIO-10000" }],
  });
  const refused = await cli.json("adjust", "credit", ...JANUARY, ...entry, ...why, "--source", "Gas");
  expect([refused.code, refused.json["error"]]).toEqual([1, expect.stringMatching(/There is no source Gas/)]);

  const own = await cli.json("review", "approve", ...JANUARY, "--id", "ADJ-2025-01-0001/1", ...TESS);
  expect([own.code, of<{ reason: string }[]>(own.json["refused"])[0]?.reason]).toEqual([
    2,
    expect.stringMatching(/^entered by tess .*: somebody else approves it$/),
  ]);
  await ok("review", "approve", ...JANUARY, "--id", "ADJ-2025-01-0001/1", ...UMA, "--note", "agreed");
  const list = await ok("adjust", "list", ...JANUARY);
  expect(list).toMatchObject({
    waiting: 0,
    adjustments: [
      { status: "Approved", approvedBy: expect.stringMatching(/^uma/) as string, review: ["Approved"] },
    ],
  });
  await finish(JANUARY);
});

test("the closed month is corrected in the next one, which ties out", async () => {
  const found = await ok("correct", "find", "--of", "2025-01", PI, "consulting", "10.51");
  const [charge] = of<{ id: string; billed: string; left: string; funds: unknown[] }[]>(found["charges"]);
  expect(charge).toMatchObject({
    id: "ADJ-2025-01-0001/1",
    billed: "10.51",
    left: "10.51",
    funds: [{ fundOrg: "BIO-10000", billed: "10.51" }],
  });
  const correct = ["correct", "--of", "2025-01", "--charge", charge!.id, "--reason", "two hours only"];
  const tooMuch = await cli.json(...correct, "--refund", "10.52", ...TESS);
  expect([tooMuch.code, tooMuch.json["error"]]).toEqual([1, expect.stringMatching(/10.51 is left/)]);
  const bare = await cli.json("correct", "--of", "2025-01", "--reason", "x");
  expect([bare.code, bare.json["error"]]).toEqual([1, "Give --charge. Nothing was written."]);
  const corrected = await ok(...correct, "--amount", "6.51", "--into", "2025-02", ...TESS);
  expect(corrected).toMatchObject({
    adjustment: { id: "ADJ-2025-02-0001", kind: "Correction", amount: "-4.00", corrects: charge!.id },
    waits: true,
  });
  expect(of<ChargeAnswer[]>(corrected["charges"]).map((c) => [c.fundOrg, c.amount])).toEqual([
    ["BIO-10000", "-10.51"],
    ["BIO-10000", "6.51"],
  ]);
  await ok("review", "approve", ...FEBRUARY, "--all", ...UMA, "--note", "agreed");
  await finish(FEBRUARY);
  const again = await ok("correct", "find", "--of", "2025-01", charge!.id);
  expect(of<{ left: string }[]>(again["charges"])[0]?.left).toBe("6.51");
});

test("an entry is withdrawn while its month is open", async () => {
  const march = ["--period", "2025-03"];
  const entry = ["--pi", PI, "--to-project", "field-cameras", "--source", "HPC", "--amount", "5"];
  const moved = await ok("adjust", "transfer", ...march, ...entry, "--reason", "wrong project", ...TESS);
  const { id } = of<{ id: string }>(moved["adjustment"]);
  const withdrawn = await ok("adjust", "withdraw", ...march, "--id", id, "--reason", "not needed", ...TESS);
  expect(withdrawn).toMatchObject({ adjustment: { id, status: "Withdrawn" } });
  expect(await difference(["--period", "2025-01"])).toBe("0.00");
});
