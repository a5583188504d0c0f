/** Outlook's limits: waits as they are told, sends with time between them, never many requests at once. */
import { HostFailure } from "../../core/problem";
import type { Fault } from "../../testing/graph-host";
import { aMail } from "../../testing/mail-sender-contract";
import { startOutlook } from "../../testing/outlook";
import type { Outlook } from "../../testing/outlook";

let outlook: Outlook;
beforeEach(async () => {
  outlook = await startOutlook();
});
afterEach(async () => {
  await outlook.stop();
});

const throttled = (retryAfter?: string): Fault => ({
  kind: "status",
  status: 429,
  when: "before",
  code: "ApplicationThrottled",
  ...(retryAfter === undefined ? {} : { retryAfter }),
});

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = outlook.clock.now();
  await work();
  return outlook.clock.now() - start;
}

test.each([
  ["seconds", "17", 17_000],
  ["no seconds", "0", 0],
  ["a date", "Mon, 03 Feb 2025 09:00:40 GMT", 40_000],
  ["a date that is over", "Mon, 03 Feb 2025 08:59:00 GMT", 0],
  ["nothing", undefined, 1000],
  ["something that is neither", "soon", 1000],
])("waits for %s", async (_, retryAfter, expected) => {
  outlook.host.faults.add(1, throttled(retryAfter));
  expect(await timed(() => outlook.open().find("a key"))).toBe(expected);
});

test("a throttled send certainly did not leave: it waits and sends, once", async () => {
  const sender = outlook.open();
  const { messageId } = await sender.draft(aMail());
  outlook.host.faults.add(1, throttled("30"));
  outlook.host.faults.add(2, throttled("30"));
  expect(await timed(async () => expect(await sender.send(aMail(), messageId)).toBe("Sent"))).toBe(60_000);
  expect(outlook.arrivedAt("robin.smith@example.edu")).toHaveLength(1);
});

const AT = new Date(Date.parse("2025-02-03T09:06:40Z") + 60_000);
const clock = `${String(AT.getHours()).padStart(2, "0")}:${String(AT.getMinutes()).padStart(2, "0")}`;

test.each([
  ["1", "Microsoft 365 asks to wait: too many requests. Wait some minutes and try again."],
  ["400", `Microsoft 365 asks to wait until ${clock}; go on then.`],
  ["31536000", /Microsoft 365 asks to wait until 2026-02-03 \d\d:\d\d; go on then\./],
])("gives up when it is to wait %s seconds for ever", async (retryAfter, why) => {
  const sender = outlook.open();
  const { messageId } = await sender.draft(aMail());
  outlook.host.faults.add(1, throttled(retryAfter), true);
  const error: unknown = await sender.send(aMail(), messageId).catch((e: unknown) => e);
  expect(error).toBeInstanceOf(HostFailure);
  expect(error).toMatchObject({
    message: expect.stringMatching(why) as string,
    written: "the draft stays in Outlook",
  });
  expect(outlook.host.log.filter(({ path }) => path.endsWith("/send")).length).toBeLessThanOrEqual(6);
  expect(outlook.arrivedAt("robin.smith@example.edu")).toEqual([]);
});

test("reading goes on after failures, waiting longer each time", async () => {
  const failing: Fault = { kind: "status", status: 503, when: "before", code: "ServiceUnavailable" };
  for (const n of [1, 2, 3]) outlook.host.faults.add(n, failing);
  expect(await timed(() => outlook.open().find("a key"))).toBe(1000 + 2000 + 4000);
});

test("a token that ran out is asked for once more, whatever failed before; a second time it is told", async () => {
  const failing = (status: number): Fault => ({ kind: "status", status, when: "before", code: "Failed" });
  for (const [i, status] of [503, 401, 503].entries()) outlook.host.faults.add(i + 1, failing(status));
  expect(await outlook.open().find("a key")).toBeNull();
  for (const [i, status] of [401, 503, 401].entries()) outlook.host.faults.add(i + 1, failing(status));
  await expect(outlook.open().find("a key")).rejects.toThrow("Sign in again");
});

test("65 mails in a row keep 30 a minute without being throttled once", async () => {
  outlook.host.throttle.on = true;
  const sender = outlook.open();
  for (let i = 0; i < 65; i += 1) {
    const mail = aMail({ key: `mail ${String(i)}` });
    await sender.send(mail, (await sender.draft(mail)).messageId);
  }
  expect(outlook.host.log.filter(({ status }) => status === 429)).toEqual([]);
  const times = outlook.arrivedAt("robin.smith@example.edu").map(({ at }) => at);
  expect(times).toHaveLength(65);
  for (const [i, at] of times.entries()) {
    if (i > 0) expect(at - (times[i - 1] ?? 0)).toBeGreaterThanOrEqual(2100);
  }
});

test("two runs at once go over 30 a minute, are told to wait, and every mail leaves once", async () => {
  outlook.host.throttle.on = true;
  outlook.host.throttle.as = "date";
  const run = (name: string) => async (): Promise<void> => {
    const sender = outlook.open();
    for (let i = 0; i < 25; i += 1) {
      const mail = aMail({ key: `${name} ${String(i)}` });
      expect(await sender.send(mail, (await sender.draft(mail)).messageId)).toBe("Sent");
    }
  };
  await outlook.clock.together([run("a"), run("b")]);
  expect(outlook.host.log.filter(({ status }) => status === 429).length).toBeGreaterThan(0);
  expect(outlook.arrivedAt("robin.smith@example.edu")).toHaveLength(50);
});
