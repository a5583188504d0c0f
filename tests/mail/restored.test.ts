/** An earlier version of the workbook is restored after mails went out: it finds them, whichever attempt they were. */
import { settleMails } from "../../src/steps/settle-mail";
import { FAULTS } from "../../src/testing/graph-host";
import { TestMonth } from "../support/month";
import { expectOnce, type MailWorld, PIS, useMailWorld } from "./mail-world";

const SOME = PIS.slice(0, 2);
let world: MailWorld;
useMailWorld((opened) => (world = opened), SOME);

/** What happened between the version that is restored and the mails that arrived. */
const HISTORIES: Readonly<Record<string, () => Promise<void>>> = {
  nothing: () => Promise.resolve(),
  "drafts whose text was changed": async () => {
    await world.run({ request: { finish: "draft" } });
    await new TestMonth(world.workbook).setting("Mail Text", "Dear {name}, see the file.");
  },
  "drafts whose subject was changed, twice": async () => {
    for (const subject of ["One", "Two"]) {
      await world.run({ request: { finish: "draft" } });
      await new TestMonth(world.workbook).setting("Mail Subject", subject);
    }
  },
  "a mail in doubt that a person found not sent": async () => {
    world.host.faults.hook = ({ path }) => (path.endsWith("/send") ? FAULTS["reset before"] : null);
    await world.run();
    world.host.faults.clear();
    const rows = await world.rows();
    const settlements = rows.map(({ mailKey }) => ({
      mailKey,
      as: "Not sent" as const,
      reason: "They have nothing",
    }));
    // One that cannot be decided, and none is.
    const unknown = { ...settlements[0]!, mailKey: "2025-01 nobody 1" };
    await expect(settleMails(world.person(), [...settlements, unknown])).rejects.toThrow(/has no mail/);
    expect(await world.rows()).toEqual(rows);
    expect((await settleMails(world.person(), settlements)).map(({ status }) => status)).toEqual(
      settlements.map(() => "Failed"),
    );
  },
};

test.each(Object.keys(HISTORIES))("after %s", async (history) => {
  const before = world.workbook.copy();
  await HISTORIES[history]!();
  await world.run();
  expect(world.host.deliveries().map((d) => d.to)).toEqual(SOME);
  await world.clock.wait(60_000);
  await world.run({ workbook: before });
  await world.run({ workbook: before });
  expect(await expectOnce(world, [world.workbook, before], SOME)).toBe(0);
});

test("what was sent again on purpose is not sent a third time", async () => {
  const before = world.workbook.copy();
  await world.run();
  await world.run({ request: { resend: { reason: "it bounced" } } });
  await world.run({ workbook: before });
  expect(world.host.deliveries()).toHaveLength(4);
});
