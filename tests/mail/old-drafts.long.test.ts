/** Drafts that lie in the mailbox from before: outdated ones do not stay, changed ones do not leave unseen. */
import { MAIL_LOG, PEOPLE } from "../../src/workbook/tables";
import { TestMonth } from "../support/month";
import { chargesOf, expectOnce, MAILBOX, type MailWorld, PIS, useMailWorld } from "./mail-world";

const SOME = PIS.slice(0, 2);
const [FIRST = "", SECOND = ""] = SOME;
let world: MailWorld;
useMailWorld((opened) => (world = opened), SOME);
afterEach(() => {
  expect(world.host.complaints).toEqual([]);
});

const mailbox = () => world.host.state.mailbox(MAILBOX);
const drafts = () =>
  mailbox()
    .all()
    .filter((m) => m.folder === "drafts");
const draftTo = (pi: string) => drafts().find((m) => m.body.toRecipients?.[0]?.emailAddress.address === pi)!;
const arrived = () => world.host.deliveries().map((d) => [d.to, d.attachments.map((a) => a.name)]);
const states = async () => (await world.rows()).map((row) => `${row.to} ${row.attempt} ${row.status}`);

describe("a run died while it made a draft", () => {
  /** Requests of the first mail: two looks, the draft, a look, ready; then the claim. */
  const EVERY = [1, 2, 3, 4, 5, 6].flatMap((number) =>
    (["before", "after"] as const).map((when) => ({ number, when })),
  );

  test.each(EVERY)(
    "$when request $number; made again since, no old draft is left",
    async ({ number, when }) => {
      world.death = { at: "request", number, when };
      expect(await world.run()).toBe("died");
      world = await world.restarted(3);
      const month = new TestMonth(world.workbook);
      await month.import("hpc_2025-01.csv", chargesOf(["5.00", "2.00"]));
      world.pdfs = (await month.statements()).pdfs;
      await world.run();
      expect(drafts()).toEqual([]);
      const pdf = (await world.rows()).find((r) => r.to === FIRST && r.status === "Sent")!.statementNo;
      expect(arrived().filter(([to]) => to === FIRST)).toEqual([[FIRST, [`${pdf}_${FIRST}.pdf`]]]);
    },
  );

  test.each(EVERY)("$when request $number; another address since, it goes there alone", async (death) => {
    world.death = { at: "request", ...death };
    expect(await world.run()).toBe("died");
    world = await world.restarted(3);
    const to = "office@example.edu";
    await world.workbook.apply([{ do: "update", table: PEOPLE, rows: [{ Email: FIRST, "Send To": to }] }]);
    await world.run();
    expect(drafts()).toEqual([]);
    expect((await states()).filter((row) => !row.startsWith(SECOND)).at(-1)).toBe(`${to} 2 Sent`);
    expect(
      arrived()
        .map(([pi]) => pi)
        .sort(),
    ).toEqual([to, SECOND]);
  });

  test("where Outlook does not let the old draft go, a warning names it", async () => {
    world.death = { at: "request", number: 5, when: "after" };
    await world.run();
    world = await world.restarted(3);
    const month = new TestMonth(world.workbook);
    await month.import("hpc_2025-01.csv", chargesOf(["5.00", "2.00"]));
    world.pdfs = (await month.statements()).pdfs;
    world.host.faults.hook = ({ method }) =>
      method === "DELETE" ? { kind: "status", status: 403, when: "before", code: "ErrorAccessDenied" } : null;
    expect(await world.run()).toMatchObject({
      warnings: [expect.stringMatching(/2025-01-0001 to pi\.01@example\.edu: .*mailbox still: delete it/)],
    });
  });
});

describe("drafts that people could open", () => {
  beforeEach(async () => {
    await world.run({ request: { finish: "draft" } });
  });

  test("a file that was taken out is there again when it leaves", async () => {
    const draft = draftTo(FIRST);
    mailbox().detach(draft, draft.attachments[0]!.id);
    expect(await world.run()).toMatchObject({ failed: [], sent: [{ to: FIRST }, { to: SECOND }] });
    expect(await expectOnceOfSome()).toBe(0);
  });

  const person = (address: string) => ({ emailAddress: { address } });
  test.each<readonly [string, () => void, RegExp]>([
    [
      "another receiver",
      () => mailbox().change(draftTo(FIRST), { toRecipients: [person(FIRST), person("dean@example.edu")] }),
      /To is pi\.01@example\.edu; dean@example\.edu, not pi\.01@example\.edu/,
    ],
    [
      "a copy to somebody",
      () => mailbox().change(draftTo(FIRST), { ccRecipients: [person("dean@example.edu")] }),
      /Cc is dean@example\.edu, not blank/,
    ],
    ["a file besides", () => attach("note.txt", 20), /It carries note\.txt, too/],
    [
      "another file of the same name",
      () => {
        const draft = draftTo(FIRST);
        const { id, name } = draft.attachments[0]!;
        mailbox().detach(draft, id);
        attach(name, 3);
      },
      /Its file 2025-01-0001_pi\.01@example\.edu\.pdf is another one/,
    ],
  ])("%s: it does not leave, and its row says why", async (_, edit, says) => {
    edit();
    const result = await world.run();
    expect(result).toMatchObject({ failed: [{ to: FIRST, status: "Drafted" }], sent: [{ to: SECOND }] });
    const row = (await world.table(MAIL_LOG)).find(({ to }) => to === FIRST);
    expect(row?.error).toMatch(says);
    expect(arrived().map(([to]) => to)).toEqual([SECOND]);
  });

  function attach(name: string, bytes: number): void {
    const draft = draftTo(FIRST);
    mailbox().attach(draft, { id: "x", name, contentType: "text/plain", bytes: Buffer.alloc(bytes) });
  }

  test("put right in Outlook it leaves with the next Send, and so does one whose words were changed", async () => {
    mailbox().change(draftTo(FIRST), { ccRecipients: [person("dean@example.edu")] });
    mailbox().change(draftTo(SECOND), {
      body: { contentType: "html", content: "<p>Dear Ann, as we said</p>" },
    });
    await world.run();
    mailbox().change(draftTo(FIRST), { ccRecipients: [] });
    await world.run();
    expect(await states()).toEqual([`${FIRST} 1 Sent`, `${SECOND} 1 Sent`]);
    expect(await expectOnceOfSome()).toBe(0);
  });

  const expectOnceOfSome = async (): Promise<number> => await expectOnce(world, [world.workbook], SOME);
});
