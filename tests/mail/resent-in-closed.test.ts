/** A PI who lost a statement of a closed month gets it again: the month stays closed as it was, and Check knows the mail. */
import { checkMails } from "../../src/steps/check-mails";
import { checkMonth, type MonthCheck } from "../../src/steps/check-closing";
import { postPeriod } from "../../src/steps/periods";
import { sendStatements } from "../../src/steps/send";
import { settleMail } from "../../src/steps/settle-mail";
import { makeAgain } from "../../src/steps/statements-again";
import { CHARGES, LOG, MAIL_LOG, PEOPLE, PERIODS, SEALS, STATEMENTS } from "../../src/workbook/tables";
import type { SendRequest } from "../../src/steps/send/types";
import type { Mail } from "../../src/core/mail";
import type { MailCopy, MailSender } from "../../src/ports/mail-sender";
import { MemoryMail } from "../support/memory-mail";
import { ADA, BEN, JANUARY, newMonth, type TestMonth } from "../support/month";

const AGAIN = { only: ADA, resend: { reason: "she lost it" } };
const LATER = "2025-03-01T09:00:00Z";

/** A mailbox whose drafts a person sends. */
class Drafts extends MemoryMail {
  override readonly name = "Outlook";
  override readonly place = "mailbox";
  private readonly copies = new Map<string, MailCopy>();

  override mailbox(): Promise<string> {
    return Promise.resolve("billing@example.edu");
  }

  override find(key = ""): Promise<null> {
    return Promise.resolve((this.copies.get(key) ?? null) as null);
  }

  override draft(mail?: Mail): Promise<MailCopy> {
    const copy: MailCopy = { messageId: `draft ${this.copies.size + 1}`, state: "Draft" };
    this.copies.set(mail!.key, copy);
    return Promise.resolve(copy);
  }

  sendByHand(): void {
    for (const [key, copy] of this.copies) this.copies.set(key, { ...copy, state: "Sent" });
  }
}

const by = async (mail: MailSender, request: Partial<SendRequest>) =>
  await sendStatements(month.host(), { period: JANUARY, finish: "draft", ...request }, mail, month.fonts);

let month: TestMonth;

async function closedMonth(): Promise<TestMonth> {
  const made = await newMonth();
  await made.import("hpc_2025-01.csv", [{ billed: "100" }, { billed: "40", pi: BEN, project: "polymer" }]);
  await made.finish();
  made.now = LATER;
  return made;
}

beforeEach(async () => {
  month = await closedMonth();
});

const check = async (of = month): Promise<MonthCheck> => await checkMonth(of.host(), JANUARY);
const again = async (request: Partial<SendRequest> = AGAIN) => await month.send(request);
/** All that closing froze. */
const frozen = async (): Promise<string> =>
  JSON.stringify(
    await month.workbook.read([PERIODS, SEALS, STATEMENTS, CHARGES].map((table) => ({ table }))),
  );
const newest = async () => (await month.table(MAIL_LOG)).at(-1)!;

test("it goes out again, with a row and its reason, and nothing else of the month changes", async () => {
  const before = await frozen();
  const sent = await month.table(MAIL_LOG);
  const { sent: now, already, notices } = await again();
  expect(now.map(({ to, status, reason, attempt }) => [to, status, reason, attempt])).toEqual([
    [ADA, "Sent", "she lost it", 2],
  ]);
  expect([already, notices]).toEqual([[], []]);
  const rows = await month.table(MAIL_LOG);
  expect(rows.slice(0, sent.length)).toEqual(sent);
  expect(rows).toHaveLength(sent.length + 1);
  expect(rows.at(-1)?.mailKey).toMatch(/ 2\.?2?$/);
  expect(await frozen()).toBe(before);
  expect((await month.log("Send")).find((e) => e.what === "2025-01-0001" && e.reason !== "")).toMatchObject({
    before: "Issued",
    after: "Issued",
    reason: "she lost it",
    by: "tess",
  });
  expect(await check()).toMatchObject({ holds: true, findings: [], contentHash: { ok: true } });
});

test("its PDF is the one that was sent, and that statements --again makes", async () => {
  await again();
  const [first, , second] = month.mail.mails;
  expect(second?.attachments.map((a) => a.name)).toEqual(first?.attachments.map((a) => a.name));
  expect(Buffer.compare(second!.attachments[0]!.bytes, first!.attachments[0]!.bytes)).toBe(0);
  const { statements } = await makeAgain(
    month.host({ dryRun: true }),
    { period: JANUARY, only: ADA },
    month.statementFiles,
    month.fonts,
  );
  expect(statements.map((s) => s.verdict)).toEqual(["same"]);
});

test("where the letterhead is another by now, the answer says that it does not look as it was sent", async () => {
  await month.setting("Institution", "Another University");
  const { sent, notices } = await again();
  expect(sent).toHaveLength(1);
  expect(notices).toEqual([
    expect.stringMatching(/^2025-01-0001 does not look as it was sent: the letterhead/),
  ]);
});

test("it goes out as often as somebody asks, of a posted month too, and Check still holds", async () => {
  await again();
  await postPeriod(month.host(), JANUARY, "JE-7781", "2025-03-02");
  await again({ only: ADA, resend: { reason: "lost again" } });
  await again({ only: BEN, resend: { reason: "he too" } });
  expect((await month.table(MAIL_LOG)).map((row) => row.reason)).toEqual([
    "",
    "",
    "she lost it",
    "lost again",
    "he too",
  ]);
  expect(new Set((await month.table(MAIL_LOG)).map((row) => row.mailKey)).size).toBe(5);
  expect(await check()).toMatchObject({ holds: true, status: "Posted", findings: [] });
});

test("reopened and closed again, the month is sealed with it", async () => {
  await again();
  await month.reopen();
  await month.close();
  expect(await check()).toMatchObject({ holds: true, findings: [] });
  const { mailKey } = await newest();
  expect((await month.table(SEALS)).map((s) => s.part)).toContain(mailKey);
  await again();
  expect(await check()).toMatchObject({ holds: true });
  await month.type(MAIL_LOG, mailKey, { To: "someone@example.edu" });
  expect((await check()).changed.map((row) => row.key)).toEqual([mailKey]);
});

test("a dry run writes nothing", async () => {
  const before = await month.everything();
  expect((await month.send(AGAIN, month.host({ dryRun: true }))).sent).toHaveLength(1);
  expect(await month.everything()).toBe(before);
});

describe("Check still finds", () => {
  test("a mail of before that was typed over", async () => {
    await again();
    const [first] = await month.table(MAIL_LOG);
    await month.type(MAIL_LOG, first!.mailKey, { To: "someone@example.edu" });
    expect(await check()).toMatchObject({ holds: false, changed: [{ key: first!.mailKey }], added: [] });
  });

  test("a mail of before that is gone", async () => {
    await again();
    const [first] = await month.table(MAIL_LOG);
    await month.workbook.apply([{ do: "remove", table: MAIL_LOG, keys: [first!.mailKey] }]);
    expect(await check()).toMatchObject({ holds: false, missing: [{ part: first!.mailKey, rows: 1 }] });
  });

  test("one that was sent again and typed over", async () => {
    await again();
    const { mailKey } = await newest();
    await month.type(MAIL_LOG, mailKey, { Reason: "never" });
    expect(await check()).toMatchObject({ holds: false, changed: [{ key: mailKey }], added: [] });
    await month.type(MAIL_LOG, mailKey, { Reason: "she lost it" });
    expect(await check()).toMatchObject({ holds: true });
  });

  test("one that was sent again and is gone", async () => {
    await again();
    const { mailKey } = await newest();
    await month.workbook.apply([{ do: "remove", table: MAIL_LOG, keys: [mailKey] }]);
    const { holds, missing, findings } = await check();
    expect([holds, missing.map((m) => m.part)]).toEqual([false, [mailKey]]);
    expect(findings[0]).toBe(`Mail Log of ${mailKey}: 1 row is missing.`);
  });

  test("a row that somebody made, with the look of one that was sent again", async () => {
    await again();
    const faked = { ...(await newest()), mailKey: `${(await newest()).mailKey.slice(0, -3)}3.3`, attempt: 3 };
    await month.add(MAIL_LOG, [faked]);
    expect(await check()).toMatchObject({ holds: false, added: [{ key: faked.mailKey }] });
  });

  test("a log entry that was written for a faked row without the chain", async () => {
    await again();
    const last = (await month.log("Send")).at(-1)!;
    await month.type(LOG, last.entry, { What: `${JANUARY} faked` });
    expect((await check()).log.broken?.entry).toBe(last.entry);
  });
});

describe("it is refused", () => {
  test.each<readonly [string, Partial<SendRequest>, RegExp]>([
    ["without --resend", { only: ADA }, /2025-01 is closed. Nothing was written. Reopen it first/],
    [
      "for all PIs",
      { resend: { reason: "all lost it" } },
      /2025-01 is closed: .* one PI at a time, with --only/,
    ],
  ])("%s", async (_, request, message) => {
    const before = await month.everything();
    await expect(again(request)).rejects.toThrow(message);
    expect(await month.everything()).toBe(before);
  });

  test("where the charges were typed over", async () => {
    const [charge] = await month.charges();
    await month.type(CHARGES, charge!.chargeId, { Amount: 1 });
    await expect(again()).rejects.toThrow(/not those that its files brought/);
  });

  test("where its lines are not what its charges come to", async () => {
    await month.type(STATEMENTS, "2025-01-0001", { Amount: 99 });
    await expect(again()).rejects.toThrow(/2025-01-0001 cannot be sent again/);
    expect(month.mail.mails).toHaveLength(2);
  });

  test("where the month was opened in the sheet", async () => {
    await month.type(PERIODS, JANUARY, { Status: "Open" });
    await expect(again()).rejects.toThrow(/was opened in the sheet/);
  });

  test("where the statement had not gone out when the month was closed", async () => {
    month = await newMonth();
    await month.import("hpc_2025-01.csv", [{ billed: "100" }]);
    await month.statements();
    await month.journal();
    await month.close(JANUARY, "she reads it here");
    await expect(again()).rejects.toThrow(/2025-01-0001 was not sent before 2025-01 was closed.*reopen/);
  });

  test("where its draft may leave still", async () => {
    month = await newMonth();
    await month.import("hpc_2025-01.csv", [{ billed: "100" }]);
    await month.statements();
    await by(new Drafts(), {});
    await month.journal();
    await month.close(JANUARY, "goes out later");
    await expect(again()).rejects.toThrow(
      /the mail of 2025-01-0001 to ada\S+ was Drafted: it may leave still/,
    );
  });
});

test("it goes to the address that the PI has by now", async () => {
  await month.type(PEOPLE, ADA, { "Send To": "ada.elsewhere@example.edu" });
  expect((await again()).sent.map((row) => row.to)).toEqual(["ada.elsewhere@example.edu"]);
  expect(await check()).toMatchObject({ holds: true });
});

test("a draft that a person sends later is looked for, though the month is closed", async () => {
  await expect(checkMails(month.host(), JANUARY, month.mail)).rejects.toThrow(/2025-01 is closed/);
  const mailbox = new Drafts();
  await by(mailbox, AGAIN);
  expect(await newest()).toMatchObject({ status: "Drafted" });
  expect(await check()).toMatchObject({ holds: true });
  const { mailKey } = await newest();
  mailbox.sendByHand();
  expect((await checkMails(month.host(), JANUARY, mailbox)).found).toMatchObject([
    { mailKey, status: "Sent" },
  ]);
  expect(await check()).toMatchObject({ holds: true, findings: [] });
});

test("a person decides about one of which nobody knows whether it left, and about none of before", async () => {
  await by(new Drafts(), AGAIN);
  const [first, last] = [(await month.table(MAIL_LOG))[0]!, await newest()];
  await expect(
    settleMail(month.host(), { mailKey: first.mailKey, as: "Not sent", reason: "asked" }),
  ).rejects.toThrow(/2025-01 is closed/);
  await settleMail(month.host(), { mailKey: last.mailKey, as: "Not sent", reason: "asked" });
  expect(await newest()).toMatchObject({ status: "Failed", reason: "she lost it; asked" });
  expect(await check()).toMatchObject({ holds: true, findings: [] });
});
