/**
 * Fault 10 of the program that this one replaces: regenerating mailed everyone again and marked the wrong statement as
 * sent; there was no retry.
 */
import { MAIL_LOG, STATEMENTS } from "../../src/workbook/tables";
import { madeOnce } from "../support/made-once";
import { ADA, BEN, newMonth, type TestMonth } from "../support/month";

const ROWS = [{ billed: "10" }, { billed: "20", pi: BEN, project: "polymer" }];

let month: TestMonth;
const ready = madeOnce(async () => {
  month = await newMonth();
  await month.import("hpc_2025-01.csv", ROWS);
  await month.statements();
  return month;
});
beforeEach(async () => {
  month = await ready();
});

const states = async (): Promise<string[]> =>
  (await month.table(STATEMENTS)).map((s) => `${s.statementNo} ${s.pi} ${s.status}`);

test("making the statements again mails nobody", async () => {
  await month.send();
  expect(month.mail.mails.flatMap((m) => m.to)).toEqual([ADA, BEN]);
  await month.statements();
  const again = await month.send();
  expect(month.mail.mails).toHaveLength(2);
  expect(again).toMatchObject({ sent: [], already: [ADA, BEN], changed: false });
});

test("only the statement that changed goes out again, as the next revision", async () => {
  await month.send();
  await month.import("hpc_2025-01b.csv", [
    ...ROWS,
    { billed: "5", pi: BEN, project: "polymer", resource: "new" },
  ]);
  await month.statements();
  await month.send();

  expect(month.mail.mails.slice(2).map((m) => [m.to, m.attachments.map((a) => a.name)])).toEqual([
    [[BEN], [`2025-01-0002-R2_${BEN}.pdf`]],
  ]);
  expect(await states()).toEqual([
    `2025-01-0001 ${ADA} Issued`,
    `2025-01-0002 ${BEN} Superseded`,
    `2025-01-0002-R2 ${BEN} Issued`,
  ]);
});

test("of a PI's statements a project each, only the one that changed goes out again", async () => {
  month = await newMonth();
  await month.setting("Statement Per", "PI and Project");
  const two = [{ billed: "10" }, { billed: "20", project: "atlas" }];
  await month.import("hpc_2025-01.csv", two);
  await month.statements();
  await month.send();
  expect(month.mail.mails.map((m) => m.attachments.length)).toEqual([2]);

  await month.import("hpc_2025-01b.csv", [two[0]!, { billed: "21", project: "atlas" }]);
  await month.statements();
  await month.send();
  expect(month.mail.mails[1]?.attachments.map((a) => a.name)).toEqual([
    expect.stringContaining("2025-01-0001-R2_"),
  ]);
});

test("one recipient that fails stops nobody else, is not marked as sent, and is tried again", async () => {
  month.mail.broken.add(ADA);
  const result = await month.send();
  expect(result.failed.map((e) => [e.to, e.error])).toEqual([[ADA, "The mailbox is full. Try again."]]);
  expect(await states()).toEqual([`2025-01-0001 ${ADA} Draft`, `2025-01-0002 ${BEN} Issued`]);

  month.mail.broken.clear();
  await month.send();
  expect(month.mail.mails.flatMap((m) => m.to)).toEqual([BEN, ADA]);
  expect(await states()).toEqual([`2025-01-0001 ${ADA} Issued`, `2025-01-0002 ${BEN} Issued`]);
  expect((await month.table(MAIL_LOG)).map((e) => `${e.to} ${e.attempt} ${e.status}`)).toEqual([
    `${ADA} 1 Failed`,
    `${BEN} 1 Sent`,
    `${ADA} 2 Sent`,
  ]);
});

test("a person can have it sent again, with a reason that the log keeps", async () => {
  await month.send();
  await month.send({ only: ADA, resend: { reason: "the first one bounced" } });
  expect(month.mail.mails.flatMap((m) => m.to)).toEqual([ADA, BEN, ADA]);
  const keys = month.mail.mails.map((m) => m.key);
  expect(new Set(keys).size).toBe(3);
  expect((await month.log("Send")).at(-1)).toMatchObject({
    what: "2025-01-0001",
    reason: "the first one bounced",
  });
});

test("statements that no longer say what the charges say are not sent", async () => {
  await month.import("hpc_2025-01b.csv", [{ billed: "11" }]);
  await expect(month.send()).rejects.toThrow(
    /out of date.*Make the statements first: openchargeback statements --period 2025-01/,
  );
  expect(month.mail.mails).toEqual([]);
});
