/** Drafts, people in Outlook, changes in between, deciding: what a person does between two runs of Send. */
import { checkMails, listMails } from "../../src/steps/check-mails";
import { readMonthState } from "../../src/steps/month-state";
import { settleMail } from "../../src/steps/settle-mail";
import { Refusal } from "../../src/core/problem";
import type { MailSender } from "../../src/ports/mail-sender";
import { FAULTS } from "../../src/testing/graph-host";
import { LOG, PEOPLE, STATEMENTS } from "../../src/workbook/tables";
import { TestMonth } from "../support/month";
import { chargesOf, expectOnce, MAILBOX, type MailWorld, PERIOD, PIS, useMailWorld } from "./mail-world";

let world: MailWorld;
useMailWorld((opened) => (world = opened));

const [FIRST = "", SECOND = "", THIRD = ""] = PIS;
const MINUTE = 60_000;
const mailbox = () => world.host.state.mailbox(MAILBOX);
const messageTo = (pi: string) =>
  mailbox()
    .all()
    .find((m) => m.folder !== "deleteditems" && m.body.toRecipients?.[0]?.emailAddress.address === pi)!;
const draftsLeft = () =>
  mailbox()
    .all()
    .filter((m) => m.folder === "drafts")
    .map((m) => m.body.toRecipients?.[0]?.emailAddress.address);
const mailsTo = (pi: string): number => world.host.deliveries().filter((d) => d.to === pi).length;
const states = async (pi: string): Promise<string[]> =>
  (await world.rows()).filter((row) => row.to === pi).map((row) => `${row.attempt} ${row.status}`);
const check = () => checkMails(world.person(), PERIOD, world.sender());
const month = () => new TestMonth(world.workbook);
/** The charge of one PI costs something else, and the statements are made again. */
async function changed(): Promise<void> {
  const rows = chargesOf(PIS.map((pi, i) => (pi === FIRST ? "99.00" : `${i + 1}.00`)));
  await month().import("hpc_2025-01.csv", rows);
  const { pdfs } = await month().statements();
  world.pdfs = pdfs;
}

describe("drafts only", () => {
  test("lie in the mailbox; their statements are issued; again changes nothing; Send sends these", async () => {
    const result = await world.run({ request: { finish: "draft" } });
    expect(result).toMatchObject({ sent: [], failed: [], changed: true });
    expect(result === "died" ? 0 : result.drafted).toHaveLength(12);
    expect(world.host.deliveries()).toEqual([]);
    expect(new Set((await world.table(STATEMENTS)).map((s) => s.status))).toEqual(new Set(["Issued"]));
    expect(await world.run({ request: { finish: "draft" } })).toMatchObject({ changed: false });
    await world.run();
    expect(await expectOnce(world)).toBe(0);
    expect(mailbox().all()).toHaveLength(12);
  });

  test("one that a person sent is found sent; one thrown away is Unknown, and is not made again", async () => {
    await world.run({ request: { finish: "draft" } });
    mailbox().send(messageTo(FIRST));
    mailbox().remove(messageTo(SECOND));
    mailbox().remove(
      mailbox()
        .all()
        .find((m) => m.folder === "deleteditems")!,
    );
    const { found, open } = await check();
    expect(found.map((row) => [row.to, row.status])).toEqual([
      [FIRST, "Sent"],
      [SECOND, "Unknown"],
    ]);
    expect(open).toHaveLength(11);
    const sendState = (await readMonthState(world.workbook, PERIOD)).steps.find((s) => s.step === "send");
    expect(sendState).toMatchObject({
      state: "attention",
      attention: 11,
      why: "10 statements are not sent; 1 mail may have left: decide",
    });
    await world.run();
    expect(world.host.deliveries()).toHaveLength(11);
    expect(mailsTo(SECOND)).toBe(0);
    expect(await world.run()).toMatchObject({ sent: [], unknown: [{ to: SECOND }], changed: false });

    const { mailKey } = (await listMails(world.person(), PERIOD)).open[0]!;
    await settleMail(world.person(), { mailKey, as: "Not sent", reason: "She had nothing" });
    await world.run();
    expect(await states(SECOND)).toEqual(["1 Failed", "2 Sent"]);
    expect(await expectOnce(world)).toBe(0);
  });

  test("one thrown away for good, and nobody looked before: Unknown too, whoever sends the others", async () => {
    await world.run({ request: { finish: "draft" } });
    mailbox().remove(messageTo(SECOND));
    mailbox().remove(
      mailbox()
        .all()
        .find((m) => m.folder === "deleteditems")!,
    );
    expect(await world.run()).toMatchObject({ unknown: [{ to: SECOND }], failed: [] });
    expect([world.host.deliveries().length, mailsTo(SECOND)]).toEqual([11, 0]);
    expect(await expectOnce(world)).toBe(1);
  });

  test("what was made again since throws the old draft away and sends the new revision only", async () => {
    await world.run({ request: { finish: "draft" } });
    await changed();
    await world.run();
    expect(mailsTo(FIRST)).toBe(1);
    expect(await states(FIRST)).toEqual(["1 Failed", "1 Sent"]);
    const row = (await world.rows()).find((r) => r.to === FIRST && r.status === "Failed");
    expect(row?.error).toMatch(/made again/);
    const delivery = world.host.deliveries().find((d) => d.to === FIRST);
    expect(delivery?.attachments.map((a) => a.name)).toEqual([`2025-01-0001-R2_${FIRST}.pdf`]);
  });

  test("another text or another address: the drafts are made anew, and the old ones thrown away", async () => {
    const drafts = { request: { finish: "draft" as const } };
    await world.run(drafts);
    await month().setting("Mail Text", "Dear {name}, see the file.");
    await world.workbook.apply([
      { do: "update", table: PEOPLE, rows: [{ Email: FIRST, "Send To": "office@example.edu" }] },
    ]);
    const result = await world.run(drafts);
    expect(result === "died" ? 0 : result.drafted.length).toBe(12);
    expect(draftsLeft().sort()).toEqual(["office@example.edu", ...PIS.slice(1)].sort());
    expect(await states(SECOND)).toEqual(["1 Failed", "2 Drafted"]);
    expect((await world.rows())[0]?.error).toMatch(/receivers, subject or text are others/);
    await world.run();
    expect(
      world.host
        .deliveries()
        .map((d) => d.to)
        .sort(),
    ).toEqual(["office@example.edu", ...PIS.slice(1)].sort());
    expect(world.host.deliveries()[0]?.html).toContain("see the file");
  });

  test("what was made again after its draft was sent by hand goes out as a revision, and this is said", async () => {
    await world.run({ request: { finish: "draft" } });
    mailbox().send(messageTo(FIRST));
    await changed();
    const result = await world.run();
    expect(mailsTo(FIRST)).toBe(2);
    expect(await states(FIRST)).toEqual(["1 Sent", "1 Sent"]);
    expect(result).toMatchObject({ warnings: [expect.stringMatching(/2025-01-0001 .*was sent by hand/)] });
  });
});

test("a run that died after its draft was made: a statement made again takes its number, not its draft", async () => {
  world.death = { at: "write", number: 2, when: "before" };
  expect(await world.run()).toBe("died");
  world = await world.restarted(1);
  expect(messageTo(FIRST).isDraft).toBe(true);
  await changed();
  await world.run();
  expect(await states(FIRST)).toEqual(["1 Failed", "2 Sent"]);
  expect(await expectOnce(world)).toBe(0);
});

describe("in doubt", () => {
  const send = (pi: string) => ({ request: { only: pi } });
  /** The answer to the one request that sends is lost. */
  function loseTheAnswer(when: "reset before" | "504 after"): void {
    world.host.faults.hook = ({ path }) => {
      if (!path.endsWith("/send")) return null;
      world.host.faults.hook = null;
      return FAULTS[when];
    };
  }

  test("a mail that leaves minutes after its answer was lost is waited for", async () => {
    world.host.mail.staysDraft = 3 * MINUTE;
    loseTheAnswer("504 after");
    const before = world.clock.now();
    expect(await world.run(send(FIRST))).toMatchObject({ sent: [{ to: FIRST }], unknown: [] });
    expect(world.clock.now() - before).toBeLessThan(5 * MINUTE);
    expect(mailsTo(FIRST)).toBe(1);
  });

  test("after ten minutes it is Unknown; a later look finds it all the same", async () => {
    world.host.mail.staysDraft = 20 * MINUTE;
    loseTheAnswer("504 after");
    expect(await world.run(send(FIRST))).toMatchObject({ sent: [], unknown: [{ to: FIRST }] });
    await world.clock.wait(15 * MINUTE);
    expect(await check()).toMatchObject({ found: [{ to: FIRST, status: "Sent", error: "" }], open: [] });
  });

  test("nobody waits who cancels; the mail stays in doubt, and the next run looks again", async () => {
    loseTheAnswer("reset before");
    let looks = 0;
    const cancelled = () => mailbox().all().length > 0 && (looks += 1) > 3;
    expect(await world.run({ ...send(FIRST), cancelled })).toMatchObject({
      open: [{ to: FIRST }],
      unknown: [],
    });
    await world.clock.wait(11 * MINUTE);
    expect(await world.run(send(FIRST))).toMatchObject({ open: [], unknown: [{ to: FIRST }] });
    expect(mailsTo(FIRST)).toBe(0);
  });

  test("a person decides, with a reason that is kept: sent is not sent again", async () => {
    loseTheAnswer("reset before");
    await world.run(send(FIRST));
    const { mailKey } = (await world.rows())[0]!;
    const decide = (reason: string) => settleMail(world.person("uma"), { mailKey, as: "Sent", reason });
    await expect(decide(" ")).rejects.toThrow(/Say how you know/);
    expect(await decide("He called")).toMatchObject({ status: "Sent", reason: "He called", by: "tess" });
    expect((await world.table(LOG)).at(-1)).toMatchObject({
      step: "Send",
      by: "uma",
      what: mailKey,
      before: "Unknown",
      after: "Sent",
      reason: "He called",
    });
    await expect(decide("again")).rejects.toThrow(/is Sent already/);
    expect(await world.run(send(FIRST))).toMatchObject({ sent: [], already: [FIRST] });
    expect(mailsTo(FIRST)).toBe(0);
  });

  test("not sent: a new mail goes out, and the old draft is thrown away", async () => {
    loseTheAnswer("reset before");
    await world.run(send(FIRST));
    const { mailKey } = (await world.rows())[0]!;
    await settleMail(world.person(), { mailKey, as: "Not sent", reason: "It lies in Drafts" });
    await world.run(send(FIRST));
    expect(await states(FIRST)).toEqual(["1 Failed", "2 Sent"]);
    expect(mailsTo(FIRST)).toBe(1);
    expect(draftsLeft()).toEqual([]);
  });

  test("what may be leaving just now cannot be decided", async () => {
    world.death = { at: "request", number: 7, when: "before" };
    await world.run(send(FIRST));
    world = await world.restarted(1);
    const { mailKey, status } = (await world.rows())[0]!;
    expect(status).toBe("Sending");
    await expect(settleMail(world.person(), { mailKey, as: "Not sent", reason: "I saw it" })).rejects.toThrow(
      /may be leaving just now/,
    );
  });

  test("sent again on purpose, it says that the first may have gone too", async () => {
    loseTheAnswer("reset before");
    await world.run(send(FIRST));
    const result = await world.run({ request: { only: FIRST, resend: { reason: "He has nothing" } } });
    expect(result).toMatchObject({
      sent: [{ attempt: 2, reason: "He has nothing" }],
      warnings: [expect.stringMatching(/may have gone to .* before/)],
    });
    expect(mailsTo(FIRST)).toBe(1);
  });
});

describe("sent again", () => {
  const again = { request: { only: FIRST, resend: { reason: "it bounced" } } };

  test("needs a reason", async () => {
    await world.run();
    const blank = { request: { resend: { reason: " " } } };
    await expect(world.run(blank)).rejects.toThrow(/Say why/);
  });

  test("a run that died on the way is finished by a plain Send, once", async () => {
    await world.run();
    world = await world.restarted(5);
    world.death = { at: "write", number: 2, when: "before" };
    expect(await world.run(again)).toBe("died");
    world = await world.restarted(5);
    await world.run();
    expect(await states(FIRST)).toEqual(["1 Sent", "2 Sent"]);
    expect(mailsTo(FIRST)).toBe(2);
    expect((await world.table(LOG)).at(-1)).toMatchObject({ what: "2025-01-0001", reason: "it bounced" });
  });

  test("asked for once more after a death, what had left is not sent a third time", async () => {
    await world.run();
    world = await world.restarted(5);
    world.death = { at: "write", number: 3, when: "before" };
    expect(await world.run(again)).toBe("died");
    world = await world.restarted(5);
    expect(await world.run(again)).toMatchObject({ sent: [{ to: FIRST, attempt: 2 }] });
    expect(mailsTo(FIRST)).toBe(2);
  });
});

describe("one mailbox", () => {
  beforeEach(() => {
    world.host.accounts.add({ address: "other@example.edu", name: "Other" });
  });

  test("another one is refused, naming the first; nothing is asked of it", async () => {
    await world.run({ request: { only: FIRST } });
    const before = world.requests;
    await expect(world.run({ address: "other@example.edu" })).rejects.toThrow(
      /go out from billing@example\.edu; this is other@example\.edu/,
    );
    expect(world.requests).toBe(before);
  });

  test("who has nothing to send is not asked to sign in", async () => {
    await world.run();
    const before = world.requests;
    expect(await world.run({ address: "other@example.edu" })).toMatchObject({ changed: false, sent: [] });
    expect(world.requests).toBe(before);
  });
});

test("cancelled between two mails, it says who is left, and goes on from there", async () => {
  const cancelled = () => world.host.deliveries().length >= 5;
  const result = await world.run({ cancelled });
  if (result === "died") throw new Error("It died");
  expect([result.sent.length, result.left.length]).toEqual([5, 7]);
  await world.run();
  expect(await expectOnce(world)).toBe(0);
});

test("a mailbox that does not answer is not asked a dozen times; later it goes on", async () => {
  world.host.faults.add(8, FAULTS["reset before"], true);
  const result = await world.run();
  if (result === "died") throw new Error("It died");
  expect([result.sent.length, result.failed.length, result.left.length]).toEqual([1, 3, 8]);
  expect(result.warnings).toEqual([expect.stringMatching(/3 mails in a row got no answer from Outlook/)]);
  expect(result.failed[0]?.error).toMatch(/could not be reached/);
  world.host.faults.clear();
  await world.run();
  expect(await expectOnce(world)).toBe(0);
});

test("whoever is not signed in any more is asked once, not for every mail", async () => {
  const sender = world.sender();
  let asked = 0;
  const gone: MailSender = {
    ...sender,
    find(key) {
      if (world.host.deliveries().length < 2) return sender.find(key);
      asked += 1;
      return Promise.reject(new Refusal("Nobody is signed in. Sign in and try again."));
    },
  };
  const result = await world.run({ sender: gone });
  if (result === "died") throw new Error("It died");
  expect([result.sent.length, result.failed.length, result.left.length, asked]).toEqual([2, 1, 9, 1]);
  expect(result.failed[0]).toMatchObject({
    status: "Drafted",
    error: expect.stringMatching(/signed in/) as string,
  });
  await world.run();
  expect(await expectOnce(world)).toBe(0);
});

test("mails that fail again and again keep nobody else's from going out in the end", async () => {
  const bad = PIS.slice(0, 4);
  world.host.faults.hook = ({ path }) =>
    path.endsWith("/send") && bad.some((pi) => path.includes(messageTo(pi)?.immutableId ?? "none"))
      ? { kind: "status", status: 400, code: "ErrorInvalidRecipients", when: "before" }
      : null;
  await world.run();
  await world.run();
  expect(world.host.deliveries().map((d) => d.to)).toEqual(PIS.slice(4));
});

test("one mail that Outlook refuses keeps nobody else's from going out", async () => {
  world.host.faults.hook = ({ path }) =>
    path.endsWith("/send") && path.includes(messageTo(THIRD)?.immutableId ?? "none")
      ? { kind: "status", status: 400, code: "ErrorInvalidRecipients", when: "before" }
      : null;
  const result = await world.run();
  expect(result).toMatchObject({ failed: [{ to: THIRD, status: "Failed" }] });
  expect(world.host.deliveries()).toHaveLength(11);
  world.host.faults.clear();
  await world.run();
  expect(await states(THIRD)).toEqual(["1 Failed", "2 Sent"]);
  expect(await expectOnce(world)).toBe(0);
  expect(draftsLeft()).toEqual([]);
});

test("a statement that is made again while its draft is being made: the old PDF does not leave", async () => {
  world.host.faults.hook = async ({ method, path }) => {
    if (method !== "POST" || !path.endsWith("/messages")) return null;
    world.host.faults.hook = null;
    await changed();
    return null;
  };
  expect(await world.run()).toMatchObject({ failed: [{ to: FIRST, status: "Failed" }] });
  expect([mailsTo(FIRST), world.host.deliveries().length, draftsLeft()]).toEqual([0, 11, []]);
  await world.run();
  expect(await expectOnce(world)).toBe(0);
});
