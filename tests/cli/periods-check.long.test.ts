/** periods check by the real program: exit code 0 while a month is as it was closed, 2 with the rows when it is not. */
import { join } from "node:path";
import { openXlsxWorkbook } from "../../src/adapters/xlsx/xlsx-workbook";
import { CHARGES, LOG, PERIODS, type Table } from "../../src/workbook/tables";
import { keyHeading, type Row } from "../../src/workbook/shape";
import { Cli, SAMPLES } from "../support/cli";

const PERIOD = ["--period", "2025-01"] as const;
const cli = new Cli("check");
afterAll(() => cli.remove());

async function rows<R>(table: Table<R>): Promise<readonly Row[]> {
  const workbook = await openXlsxWorkbook(cli.path("book.xlsx"), { readOnly: true });
  const [read = []] = await workbook.read([{ table }]);
  await workbook.close();
  return read;
}

async function type<R>(table: Table<R>, row: Row | undefined, cells: Row): Promise<void> {
  const workbook = await openXlsxWorkbook(cli.path("book.xlsx"));
  const key = { [keyHeading(table)]: row?.[keyHeading(table)] ?? null };
  await workbook.apply([{ do: "update", table, rows: [{ ...key, ...cells }] }]);
  await workbook.close();
}

beforeAll(async () => {
  await cli.json("init", "--reference", join(SAMPLES, "reference"));
  await cli.json("import", join(SAMPLES, "hpc_2025-01.csv"), "--by", "Ada");
  await cli.json("review", "approve", ...PERIOD, "--all", "--note", "looked at");
  // One charge names no fund: it cannot be approved.
  await cli.json("review", "hold", ...PERIOD, "--all", "--note", "asks for its fund");
  await cli.json("statements", ...PERIOD);
});

test("a name on the command line is nobody's proof, and is marked", async () => {
  expect((await rows(LOG)).map((row) => row["By"])).toContain("Ada (unverified)");
});

test("a month that was closed is as it was: exit code 0, and the workbook untouched", async () => {
  const closed = await cli.json(
    "periods",
    "close",
    ...PERIOD,
    "--reason",
    "the ledger is down",
    "--by",
    "Vera",
  );
  expect([closed.code, (await rows(PERIODS))[0]?.["Closed By"]]).toEqual([0, "Vera (unverified)"]);
  const before = cli.state("book.xlsx");
  const [checked, all] = [await cli.json("periods", "check", ...PERIOD), await cli.run("periods", "check")];
  expect([checked.code, checked.json["months"]]).toEqual([
    0,
    [expect.objectContaining({ period: "2025-01", holds: true, findings: [], changed: [] })],
  ]);
  expect(all.stdout).toMatch(/2025-01 +Closed +[0-9a-f]{16} +as it was/);
  expect(cli.state("book.xlsx")).toBe(before);
});

test("what was changed since is named: exit code 2", async () => {
  const [charge] = await rows(CHARGES);
  await type(CHARGES, charge, { Amount: 1234.5 });
  const { code, json } = await cli.json("periods", "check", ...PERIOD);
  const [month] = json["months"] as { changed: { key: string; amount: string }[]; findings: string[] }[];
  expect([code, month?.changed]).toEqual([
    2,
    [expect.objectContaining({ table: "Charges", key: charge?.["Charge ID"], amount: "1234.50" })],
  ]);
  expect(month?.findings.at(-1)).toMatch(/Put it back, or reopen 2025-01/);
  await type(CHARGES, charge, { Amount: charge?.["Amount"] ?? null });
  expect((await cli.json("periods", "check")).code).toBe(0);
});

test("so is a log that was changed; a month that is not there is refused", async () => {
  const [entry] = await rows(LOG);
  await type(LOG, entry, { By: "somebody else" });
  const { code, stdout } = await cli.run("periods", "check");
  expect([code, stdout]).toEqual([2, expect.stringContaining("The log's chain breaks at entry 0000001")]);
  const missing = await cli.json("periods", "check", "--period", "2030-01");
  expect([missing.code, missing.json["error"]]).toEqual([1, expect.stringMatching(/no month 2030-01/)]);
});

test("a month that no journal was exported of is not posted", async () => {
  const { code, json } = await cli.json("periods", "post", ...PERIOD, "--reference", "JE-1", "JE-2");
  expect([code, json["error"]]).toEqual([1, expect.stringMatching(/no journal of it was exported/)]);
});
