/** Attachments of any size: byte for byte, each once, whatever fails on the way. */
import { HostFailure } from "../../core/problem";
import type { Attachment } from "../../core/mail";
import { FAULTS } from "../../testing/graph-host";
import { aMail } from "../../testing/mail-sender-contract";
import { startOutlook } from "../../testing/outlook";
import type { Outlook } from "../../testing/outlook";
import { someOf } from "../../testing/runs";

const TO = "robin.smith@example.edu";
const MB = 1024 * 1024;

let outlook: Outlook;
beforeEach(async () => {
  outlook = await startOutlook();
});
afterEach(async () => {
  await outlook.stop();
});

function file(name: string, length: number, start = 0): Attachment {
  const bytes = new Uint8Array(length);
  for (let i = 0; i < length; i += 1) bytes[i] = i * 131 + (i >> 8) * 7 + start;
  return { name, contentType: "application/pdf", bytes };
}

const requests = (pattern: RegExp): number =>
  outlook.host.log.filter(({ method, path }) => pattern.test(`${method} ${path}`)).length;

function expectArrived(files: readonly Attachment[]): void {
  const [mail] = outlook.arrivedAt(TO);
  expect(outlook.arrivedAt(TO)).toHaveLength(1);
  expect(mail?.attachments.map(({ name, contentType, bytes }) => [name, contentType, bytes.length])).toEqual(
    files.map(({ name, contentType, bytes }) => [name, contentType, bytes.length]),
  );
  for (const [i, { bytes }] of files.entries()) {
    expect(Buffer.from(mail?.attachments[i]?.bytes ?? []).equals(bytes)).toBe(true);
  }
}

describe.each([
  ["none", [], 0],
  ["two small ones in one request", [file("a.pdf", 100_000), file("b.pdf", 2_000_000)], 0],
  ["one just above what goes along", [file("a.pdf", 2_300_000)], 0],
  ["three that are too much together", [1, 2, 3].map((i) => file(`${String(i)}.pdf`, 1_500_000, i)), 0],
  ["one that Outlook finds too small for a session", [file("a.pdf", 3_050_000)], 1],
  ["one of exactly 3 MB", [file("a.pdf", 3 * MB)], 1],
  [
    "large ones beside small ones",
    [file("s.pdf", 900), file("l.pdf", 10 * MB + 1), file("m.pdf", 2 * MB)],
    1,
  ],
  ["more than a page of them", Array.from({ length: 12 }, (_, i) => file(`${String(i)}.pdf`, 250_000, i)), 0],
  ["two of one name", [file("a.pdf", 1_600_000, 1), file("a.pdf", 1_600_000, 2)], 0],
] as const)("%s", (_, attachments, sessions) => {
  test("arrive byte for byte", async () => {
    const sender = outlook.open();
    const mail = aMail({ attachments });
    const { messageId } = await sender.draft(mail);
    expect(await sender.send(mail, messageId)).toBe("Sent");
    expectArrived(attachments);
    expect(requests(/createUploadSession$/)).toBe(sessions);
  });
});

test("40 MB go in ranges of at most 4 MB, to an address without a token", async () => {
  const attachments = [file("big.pdf", 40 * MB + 12_345)];
  const sender = outlook.open();
  const mail = aMail({ attachments });
  await sender.send(mail, (await sender.draft(mail)).messageId);
  expectArrived(attachments);
  const ranges = outlook.host.log.filter(({ method }) => method === "PUT");
  expect(ranges).toHaveLength(11);
  expect(Math.max(...ranges.map(({ bytes }) => bytes))).toBeLessThanOrEqual(4 * MB);
  expect(ranges.filter(({ headers }) => "authorization" in headers)).toEqual([]);
});

const FILES = [file("s.pdf", 900), file("l.pdf", 4 * MB)];
/** Search, make, search, Deleted Items, attachments, small file, session, two ranges, mark. */
const REQUESTS = Array.from({ length: 10 }, (_, i) => i + 1);

const KINDS = Object.keys(FAULTS) as (keyof typeof FAULTS)[];
const FAILURES = REQUESTS.flatMap((n) => KINDS.map((kind) => [kind, n] as const));

test.each(someOf(FAILURES, 27))("%s at request %d: each file is there once", async (kind, n) => {
  const mail = aMail({ attachments: FILES });
  outlook.host.faults.add(n, FAULTS[kind]);
  const first = await outlook.open().draft(mail).catch(failed);
  const { messageId } = first ?? (await outlook.open().draft(mail));
  expect(await outlook.open().send(mail, messageId)).toBe("Sent");
  expectArrived(FILES);
});

test.each(REQUESTS)("a run that ends at request %d is completed by the next", async (n) => {
  const mail = aMail({ attachments: FILES });
  let requests = 0;
  const dying: typeof fetch = async (input, init) => {
    requests += 1;
    if (requests > n) throw new TypeError("the program has ended");
    return await fetch(input, init);
  };
  await outlook.open({ fetch: dying }).draft(mail).catch(failed);
  // Half-made: neither found nor sent before it is complete.
  const found = await outlook.open().find(mail.key);
  const { messageId } = found ?? (await outlook.open().draft(mail));
  await outlook.open().send(mail, messageId);
  expectArrived(FILES);
});

function failed(error: unknown): null {
  if (error instanceof HostFailure) return null;
  throw error;
}
