/**
 * Mails of a workbook on OneDrive leave once, however the workbook meets other people: a mail is given away only when
 * its row stands on OneDrive, and a run that cannot write there sends nothing more.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { outlookSender } from "../../src/adapters/graph/outlook";
import { smtpSender, type SmtpSender } from "../../src/adapters/smtp/sender";
import { smtpServer } from "../../src/adapters/smtp/server";
import { openXlsxWorkbook } from "../../src/adapters/xlsx/xlsx-workbook";
import { ZipArchive } from "../../src/adapters/xlsx/zip";
import { HostFailure } from "../../src/core/problem";
import { placeOnOneDrive } from "../../src/script/remote-place";
import type { MailSender } from "../../src/ports/mail-sender";
import { sendStatements } from "../../src/steps/send";
import type { SendResult } from "../../src/steps/send/types";
import { signInAs } from "../../src/testing/graph-host";
import { MailServer, PASSWORD, USER } from "../../src/testing/mail-server";
import { MAIL_LOG } from "../../src/workbook/tables";
import { ADA, BEN, focusFile } from "../support/focus";
import { JANUARY, newMonthOn } from "../support/month";
import { OneDrive, SAM } from "../support/one-drive";

let ready: Buffer;
let one: OneDrive;
let server: MailServer;
const environment = { ...process.env };

/** Statements of two PIs, nothing sent. */
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), "ready-"));
  const path = join(folder, "book.xlsx");
  const workbook = await openXlsxWorkbook(path, { create: true });
  const month = await newMonthOn(workbook, workbook);
  const rows = [{ billed: "10" }, { billed: "20", pi: BEN, project: "polymer" }];
  await month.importFiles([focusFile("hpc_2025-01.csv", rows)]);
  await month.statements();
  await workbook.close();
  ready = readFileSync(path);
  rmSync(folder, { recursive: true, force: true });
});

beforeEach(async () => {
  // The test server's own certificate is public, as it says whenever it starts.
  jest.spyOn(console, "error").mockImplementation(() => undefined);
  await open();
});
afterEach(async () => {
  await close();
  jest.restoreAllMocks();
});

async function open(): Promise<void> {
  one = await OneDrive.start(ready);
  server = await MailServer.start();
  Object.assign(process.env, one.environment);
}

async function close(): Promise<void> {
  process.env = { ...environment };
  await server.stop();
  await one.stop();
}

type Kind = "SMTP" | "Outlook";

function smtp(): SmtpSender {
  const login = `${encodeURIComponent(USER)}:${encodeURIComponent(PASSWORD)}`;
  const address = smtpServer(`smtp://${login}@localhost:${String(server.port)}`);
  return smtpSender(address, { tls: { rejectUnauthorized: false } });
}

function outlook(): MailSender {
  const { baseUrl } = one.host;
  return outlookSender({ signIn: signInAs(one.host, SAM), baseUrl, wait: () => Promise.resolve() });
}

/** One run of the program's Send on the workbook's address. */
async function send(
  kind: Kind,
  now = "2025-02-03T09:00:00Z",
  finish: "send" | "draft" = "send",
): Promise<SendResult | HostFailure> {
  const place = await placeOnOneDrive(one.url, {});
  const server = smtp();
  try {
    const clock = { now: () => now };
    const progress = { report: () => undefined, cancelled: () => false };
    const host = { workbook: place.workbook, clock, by: "tess", progress, dryRun: false };
    const fonts = { fontFor: () => Promise.resolve(null) };
    const request = { period: JANUARY, finish };
    const sender = kind === "SMTP" ? server : outlook();
    return await sendStatements(host, request, sender, fonts, () => Promise.resolve());
  } catch (error) {
    if (error instanceof HostFailure) return error;
    throw error;
  } finally {
    server.close();
    await place.close();
  }
}

function arrivedAt(pi: string, kind: Kind): number {
  if (kind === "SMTP") return server.delivered.filter(({ to }) => to.includes(pi)).length;
  return one.host.deliveries().filter(({ to }) => to === pi).length;
}

const statusOf = async (pi: string): Promise<string> =>
  (await one.table(MAIL_LOG)).find((row) => row.to === pi)?.status ?? "";

const isWorkbook = (method: string, path: string): boolean =>
  method === "PUT" && path.endsWith(`/${one.item.id}/content`);

/** Something happens at the nth time the workbook is written from now. */
function atWrite(n: number, happen: () => { readonly kind: "reset"; readonly when: "after" } | null): void {
  let writes = 0;
  one.host.faults.hook = ({ method, path }) => (isWorkbook(method, path) && ++writes === n ? happen() : null);
}

test("every mail's row stands on OneDrive before the mail is given away", async () => {
  const seen: string[] = [];
  server.watch = async ([pi = ""]) => void seen.push(`${pi} ${await statusOf(pi)}`);
  const result = await send("SMTP");
  expect(result).toMatchObject({ sent: [{ status: "Sent" }, { status: "Sent" }] });
  expect(seen).toEqual([`${ADA} Sending`, `${BEN} Sending`]);
  expect([await statusOf(ADA), await statusOf(BEN)]).toEqual(["Sent", "Sent"]);
});

test("a site's library that writes properties into every workbook is nobody", async () => {
  one.drive.enrich = (bytes) => {
    const archive = ZipArchive.read(bytes);
    archive.set("docProps/custom.xml", "<Properties>of the library</Properties>");
    return archive.write();
  };
  const result = await send("SMTP");
  expect(result).toMatchObject({ sent: [{ status: "Sent" }, { status: "Sent" }] });
  expect([await statusOf(ADA), await statusOf(BEN), one.versions > 4]).toEqual(["Sent", "Sent", true]);
});

const HAPPENINGS = {
  "somebody opens it in Excel": () => {
    one.item.locked = true;
    return null;
  },
  "somebody changes it": () => {
    one.edit();
    return null;
  },
  "the answer is lost": () => ({ kind: "reset", when: "after" }) as const,
};
type Happening = keyof typeof HAPPENINGS;

const CASES = (["SMTP", "Outlook"] as const).flatMap((kind) =>
  (Object.keys(HAPPENINGS) as Happening[]).map((what) => [kind, what] as const),
);
const counted = { happened: 0, unknown: 0 };
afterAll(() => {
  process.stdout.write(
    `Workbook on OneDrive, mail once: ${String(counted.happened)} writes disturbed, ${String(counted.unknown)} mails Unknown.\n`,
  );
});

test.each(CASES)("%s, %s: no mail twice, none lost unsaid", async (kind, what) => {
  for (let n = 1; ; n++) {
    let happened = false;
    atWrite(n, () => {
      happened = true;
      counted.happened++;
      return HAPPENINGS[what]();
    });
    const first = await send(kind);
    one.host.faults.clear();
    one.item.locked = false;
    if (happened) expect(first instanceof HostFailure).toBe(what !== "the answer is lost");
    // By then a mail that was leaving has left.
    await send(kind, "2025-02-03T09:30:00Z");
    for (const pi of [ADA, BEN]) {
      const mails = arrivedAt(pi, kind);
      const status = await statusOf(pi);
      if (status === "Unknown") counted.unknown++;
      else expect([pi, status, mails]).toEqual([pi, "Sent", 1]);
      expect(mails).toBeLessThanOrEqual(1);
    }
    if (!happened) break;
    await close();
    await open();
  }
  expect(counted.happened).toBeGreaterThan(2);
});

test.each<readonly [Kind, string]>([
  ["SMTP", "nothing"],
  ["Outlook", "nothing"],
  ["Outlook", "drafts"],
])(
  "two runs by %s at once that write the same words in the same second, before them %s: each mail leaves once",
  async (kind, before) => {
    if (before === "drafts") await send(kind, "2025-02-03T08:00:00Z", "draft");
    // Each write waits for the other run's, so that both were made from the same version; or for that run's end.
    let met: (() => void) | null = null;
    let running = 2;
    const meet = (): void => {
      met?.();
      met = null;
    };
    one.host.faults.hook = async ({ method, path }) => {
      if (!isWorkbook(method, path)) return null;
      if (met !== null || running < 2) meet();
      else await new Promise<void>((resolve) => (met = resolve));
      return null;
    };
    const run = async () => {
      const end = await send(kind);
      running -= 1;
      meet();
      return end;
    };
    const ends = await Promise.all([run(), run()]);
    one.host.faults.hook = null;
    await send(kind);
    expect([arrivedAt(ADA, kind), arrivedAt(BEN, kind)]).toEqual([1, 1]);
    const given = one.host.log.filter(({ path }) => path.endsWith("/send")).map(({ path }) => path);
    expect(new Set(given).size).toBe(given.length);
    const failed = ends.filter((end) => end instanceof HostFailure).map((end) => end.message);
    expect(failed).toEqual([expect.stringMatching(/changed by someone else/)]);
  },
);
