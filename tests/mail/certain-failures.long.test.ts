/** Mails that certainly did not leave and are tried again, also from another copy of the workbook: one arrives. */
import type { Fault } from "../../src/testing/graph-host";
import { expectOnce, type MailWorld, MAILBOX, PIS, timesSent, useMailWorld } from "./mail-world";

let world: MailWorld;
useMailWorld((opened) => (world = opened));

const status = (code: number, name: string, retryAfter?: string): Fault => ({
  kind: "status",
  status: code,
  when: "before",
  code: name,
  ...(retryAfter === undefined ? {} : { retryAfter }),
});
const REFUSALS: readonly (readonly [string, Fault])[] = [
  ["403", status(403, "ErrorSendAsDenied")],
  ["429 again and again", status(429, "ApplicationThrottled", "1")],
  ["429 for 400 seconds", status(429, "ApplicationThrottled", "400")],
  ["400", status(400, "ErrorInvalidRecipients")],
];
const drafts = (): number =>
  world.host.state
    .mailbox(MAILBOX)
    .all()
    .filter((m) => m.folder === "drafts").length;

/** The copies run in this order; the first runs are refused, then it is mended. */
const ORDERS = ["a | a", "a | b a", "a b | a b", "a b | b a", "a b a b | b a", "a a | b"] as const;

const CASES = REFUSALS.flatMap(([name, fault]) =>
  ORDERS.map((order): [string, string, Fault] => [name, order, fault]),
);

test.each(CASES)("%s at every send, copies in the order %s", async (_, order, fault) => {
  const books = { a: world.workbook, b: world.workbook.copy() };
  const runs = async (names: string): Promise<void> => {
    for (const name of names.trim().split(" ")) {
      await world.run({ workbook: books[name as keyof typeof books], by: name });
      await world.clock.wait(7 * 60_000);
    }
  };
  const [refused = "", mended = ""] = order.split("|");
  world.host.faults.hook = ({ method, path }) => (method === "POST" && path.endsWith("/send") ? fault : null);
  await runs(refused);
  expect(world.host.deliveries()).toEqual([]);
  world.host.faults.clear();
  await runs(`${mended.trim()} ${mended.trim()} a b`);
  expect(await expectOnce(world, [books.a, books.b])).toBe(0);
  expect(world.host.deliveries()).toHaveLength(PIS.length);
  expect([Math.max(...timesSent(world)), drafts()]).toEqual([1, 0]);
});
