/** The command line: the list of charges to review, and filters that nothing fits. */
import { writeFileSync } from "node:fs";
import { Cli } from "../support/cli";
import { focusText } from "../support/focus";

const cli = new Cli("review");
const PERIOD = ["--period", "2025-01"];

beforeAll(async () => {
  expect((await cli.json("init")).code).toBe(0);
  writeFileSync(
    cli.path("aws_2025-01.csv"),
    focusText([
      {
        billed: "1234.5678",
        resource: "unclaimed-gateway",
        pi: "",
        service: "Amazon Simple Storage Service",
      },
      { billed: "2", resource: "bio/orphaned", pi: "" },
    ]),
  );
  expect((await cli.json("import", cli.path("aws_2025-01.csv"))).code).toBeLessThan(3);
});
afterAll(() => cli.remove());

test("names source and resource, marks what is cut, and says what the charges come to", async () => {
  const { stdout } = await cli.run("review", "list", ...PERIOD);
  expect(stdout).toMatch(/Source +Service +Resource +Flags\n/);
  expect(stdout).toMatch(/ 1,234\.57 .*aws +Amazon Simple Storage Servi… +unclaimed-gateway /);
  expect(stdout).toMatch(/ aws .* bio\/orphaned /);
  expect(stdout).toMatch(/\nTotal +1,236\.57\n/);
  expect(stdout).toMatch(/\n2 charges pending \(1,236\.57\), 2 flagged\.\n$/);
  const { json } = await cli.json("review", "list", ...PERIOD);
  expect(json).toMatchObject({ pendingAmount: "1236.5678", unknown: [] });
});

test("a filter that nothing in the month fits is told by name, listing and deciding", async () => {
  const where = ["--where", "Mising PI"];
  const says = 'Nothing in 2025-01 is called "Mising PI"';
  const listed = await cli.run("review", "list", ...PERIOD, ...where);
  expect([listed.code, listed.stdout]).toEqual([0, expect.stringContaining(says)]);
  const decided = await cli.run("review", "approve", ...PERIOD, ...where);
  expect([decided.code, decided.stdout]).toEqual([2, expect.stringContaining(says)]);
});
