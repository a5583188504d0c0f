/** The outbox holds no mail whose statement has ended: a person who sends all that lies there sends no old one. */
import { sendStatements } from "../../src/steps/send";
import { outboxSender } from "../../src/steps/send/outbox";
import { ADA, BEN, JANUARY, MemoryFiles, newMonth, type FocusRow, type TestMonth } from "../support/month";

const OF_ADA: FocusRow = { billed: "10" };
const OF_BEN: FocusRow = { billed: "20", pi: BEN, project: "polymer" };

let month: TestMonth;
let outbox: MemoryFiles;
beforeEach(async () => {
  month = await newMonth();
  outbox = new MemoryFiles("outbox");
  await month.import("hpc_2025-01.csv", [OF_ADA, OF_BEN]);
  await month.statements();
  await send();
});

const send = (host = month.host()) =>
  sendStatements(host, { period: JANUARY, finish: "send" }, outboxSender(outbox), month.fonts);
/** Without the key's hash. */
const names = (): string[] => outbox.names.map((name) => name.replace(/_[0-9a-f]{10}\.eml$/, ""));

test("the mail of a revision takes the place of the one before", async () => {
  await month.import("hpc_2025-01.csv", [OF_ADA, { ...OF_BEN, billed: "21" }]);
  await month.statements();
  await send(month.host({ dryRun: true }));
  expect(names()).toEqual([`outbox/2025-01-0001_${ADA}`, `outbox/2025-01-0002_${BEN}`]);
  const { sent, warnings } = await send();
  expect(sent.map(({ to }) => to)).toEqual([BEN]);
  expect(warnings).toEqual([
    expect.stringMatching(
      /^The mail of 2025-01-0002 to ben\.ortho@chem\.example\.edu is not in force: it lies in outbox\/superseded\/2025-01-0002_\S+\.eml now\. If it was not sent yet, do not send it\.$/,
    ),
  ]);
  expect(names()).toEqual([
    `outbox/2025-01-0001_${ADA}`,
    `outbox/2025-01-0002-R2_${BEN}`,
    `outbox/superseded/2025-01-0002_${BEN}`,
  ]);
  expect(await send()).toMatchObject({ sent: [], warnings: [], changed: false });
});

test("a mail whose charges went is laid aside; one that a person took away is no matter", async () => {
  await month.import("hpc_2025-01.csv", [OF_ADA]);
  await month.statements();
  expect((await send()).warnings).toHaveLength(1);
  expect(names()).toEqual([`outbox/2025-01-0001_${ADA}`, `outbox/superseded/2025-01-0002_${BEN}`]);
  outbox.files.clear();
  expect((await send()).warnings).toEqual([]);
});
