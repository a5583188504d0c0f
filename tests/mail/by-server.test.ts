/** Mails by a mail server, which answers no questions, and by an outbox: what is not known is not sent again. */
import PostalMime from "postal-mime";
import { smtpSender, type SmtpSender } from "../../src/adapters/smtp/sender";
import { smtpServer } from "../../src/adapters/smtp/server";
import { settleMail } from "../../src/steps/settle-mail";
import { outboxSender } from "../../src/steps/send/outbox";
import { MailServer } from "../../src/testing/mail-server";
import { STATEMENTS } from "../../src/workbook/tables";
import { MemoryFiles } from "../support/month";
import { type MailWorld, PIS, useMailWorld } from "./mail-world";

let world: MailWorld;
let server: MailServer;
let sender: SmtpSender;
const another = useMailWorld((opened) => (world = opened));
beforeEach(async () => {
  server = await MailServer.start({ plain: true });
  sender = smtpSender(smtpServer(`smtp://localhost:${server.port}?tls=none`));
});
afterEach(async () => {
  sender.close();
  await server.stop();
});

const [FIRST = "", SECOND = ""] = PIS;
const run = () => world.run({ sender });
const arrived = (pi: string): number => server.delivered.filter(({ to }) => to.includes(pi)).length;
const states = async (pi: string): Promise<string[]> =>
  (await world.rows()).filter((row) => row.to === pi).map((row) => `${row.attempt} ${row.status}`);

test("each mail is handed over once, with its PDF", async () => {
  await run();
  expect(await run()).toMatchObject({ changed: false, already: PIS });
  expect(PIS.map(arrived)).toEqual(PIS.map(() => 1));
  const statements = await world.table(STATEMENTS);
  for (const { to, bytes } of server.delivered) {
    const { attachments } = await PostalMime.parse(bytes);
    const statement = statements.find((s) => s.pi === to[0])!;
    expect(attachments.map((a) => a.filename)).toEqual([statement.file]);
    const pdf = Buffer.from(attachments[0]!.content as ArrayBuffer);
    expect(Buffer.compare(pdf, world.pdfs.get(statement.statementNo)!)).toBe(0);
  }
});

test("a server that breaks off after it took a mail: Unknown at once, and not handed over again", async () => {
  server.next = "take and break off";
  expect(await run()).toMatchObject({ unknown: [{ to: FIRST }], failed: [] });
  expect(await run()).toMatchObject({ unknown: [{ to: FIRST }], sent: [] });
  expect(PIS.map(arrived)).toEqual(PIS.map(() => 1));
  const row = (await world.rows()).find(({ to }) => to === FIRST)!;
  await settleMail(world.person(), { mailKey: row.mailKey, as: "Sent", reason: "She has it" });
  expect(await run()).toMatchObject({ unknown: [], already: PIS });
});

test("a mail that is refused is tried again, the others are not", async () => {
  server.unknown.add(SECOND);
  expect(await run()).toMatchObject({ failed: [{ to: SECOND, status: "Failed" }] });
  server.unknown.clear();
  await run();
  expect(await states(SECOND)).toEqual(["1 Failed", "2 Sent"]);
  expect(PIS.map(arrived)).toEqual(PIS.map(() => 1));
});

test.each([1, 2, 3, 4, 5, 12, 24])(
  "the program dies at write %d: nothing is handed over twice",
  async (number) => {
    for (const when of ["before", "after"] as const) {
      server.delivered.length = 0;
      await world.close();
      await another();
      world.death = { at: "write", number, when };
      await run();
      for (let turn = 0; turn < 2; turn += 1) {
        world = await world.restarted(15);
        await run();
      }
      for (const pi of PIS) {
        const [state, ...others] = await states(pi);
        expect(others).toEqual([]);
        expect([state, arrived(pi)]).toEqual(
          state === "1 Sent" ? ["1 Sent", 1] : ["1 Unknown", Math.min(arrived(pi), 1)],
        );
      }
    }
  },
);

test("a mail server and an outbox keep no drafts", async () => {
  await expect(world.run({ sender, request: { finish: "draft" } })).rejects.toThrow(/SMTP keeps no drafts/);
});

test("what lies as a draft in Outlook waits there when an outbox is made", async () => {
  await world.run({ request: { finish: "draft", only: FIRST } });
  const files = new MemoryFiles("outbox");
  const result = await world.run({ sender: outboxSender(files) });
  expect(files.names).toHaveLength(11);
  expect(result).toMatchObject({
    open: [{ to: FIRST, via: "Outlook" }],
    warnings: [expect.stringMatching(/waits: its draft may lie with Outlook, billing@example\.edu/)],
  });
});
