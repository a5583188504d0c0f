/** A mailbox that asks to wait, or that answers nobody: the run ends, and nothing is given away into the unknown. */
import { checkMails } from "../../src/steps/check-mails";
import type { SendResult } from "../../src/steps/send";
import { FAULTS, type Fault } from "../../src/testing/graph-host";
import { expectOnce, type MailWorld, PERIOD, PIS, useMailWorld } from "./mail-world";

let world: MailWorld;
useMailWorld((opened) => (world = opened));

const busy: Fault = {
  kind: "status",
  status: 429,
  when: "before",
  code: "ApplicationThrottled",
  retryAfter: "2400",
};
const lived = (result: SendResult | "died"): SendResult => {
  if (result === "died") throw new Error("It died");
  return result;
};
const tally = ({ sent, failed, open, unknown, left }: SendResult) => ({
  sent: sent.length,
  failed: failed.length,
  open: open.length,
  unknown: unknown.length,
  left: left.length,
});
/** As the clock of this machine shows 40 minutes from now. */
function inFortyMinutes(): string {
  const at = new Date(world.clock.now() + 2_400_000);
  return [at.getHours(), at.getMinutes()].map((number) => String(number).padStart(2, "0")).join(":");
}

/** Six requests a mail: at its search, its making, its claim, its sending. */
test.each(Array.from({ length: 12 }, (_, i) => i + 1))(
  "asked at request %d to wait 40 minutes: it asks for nothing more, and says until when",
  async (number) => {
    world.host.faults.add(number, busy, true);
    const until = inFortyMinutes();
    const result = lived(await world.run());
    expect(world.requests).toBe(number);
    const gone = world.host.deliveries().length;
    expect(tally(result)).toEqual({ sent: gone, failed: 0, open: 0, unknown: 0, left: 12 - gone });
    expect(result.warnings).toEqual([`Outlook asks to wait until ${until}; go on then.`]);
    expect((await world.rows()).filter((row) => row.status === "Failed" || row.error !== "")).toEqual([]);
    world.host.faults.clear();
    world = await world.restarted(41);
    await world.run();
    expect(await expectOnce(world)).toBe(0);
    expect((await world.rows()).map((row) => row.attempt)).toEqual(PIS.map(() => 1));
  },
);

test("while it waits the same sender asks for nothing; afterwards it goes on", async () => {
  const sender = world.sender();
  world.host.faults.add(1, busy);
  await world.run({ sender });
  const before = world.requests;
  const again = lived(await world.run({ sender }));
  expect([world.requests, again.left.length]).toEqual([before, 12]);
  await world.clock.wait(2_400_000);
  await world.run({ sender });
  expect(await expectOnce(world)).toBe(0);
});

test("asked to wait while mails in doubt are looked for: nothing is sent, and what was found is kept", async () => {
  world.host.mail.staysDraft = 15 * 60_000;
  world.host.faults.hook = ({ path }) => (path.endsWith("/send") ? FAULTS["504 after"] : null);
  expect(tally(lived(await world.run()))).toMatchObject({ unknown: 3, left: 9 });
  world.host.faults.clear();
  world.host.mail.staysDraft = 0;
  world = await world.restarted(20);
  world.host.faults.add(2, busy, true);
  await expect(world.run()).rejects.toThrow(/asks to wait until \d\d:\d\d; go on then/);
  expect(world.requests).toBe(2);
  expect((await world.rows()).slice(0, 3).map((row) => row.status)).toEqual(["Sent", "Unknown", "Unknown"]);
  await expect(checkMails(world.person(), PERIOD, world.sender())).rejects.toThrow(/asks to wait until/);
  world.host.faults.clear();
  world = await world.restarted(41);
  await world.run();
  expect(await expectOnce(world)).toBe(0);
});

test("three mails in a row whose sending nobody answers: the others are not given away", async () => {
  world.host.faults.hook = ({ path }) => (path.endsWith("/send") ? { kind: "reset", when: "before" } : null);
  const result = lived(await world.run());
  expect(tally(result)).toEqual({ sent: 0, failed: 0, open: 0, unknown: 3, left: 9 });
  expect(result.warnings).toEqual([expect.stringMatching(/3 mails in a row got no answer from Outlook/)]);
  world.host.faults.clear();
  await world.run();
  expect(await expectOnce(world)).toBe(3);
});
