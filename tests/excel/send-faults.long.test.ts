/**
 * Two mails sent from Excel through Outlook, while every request of Excel's fails in turn, before and after it took
 * effect: Send pressed again, in a pane opened anew, ends with each mail once, or with none and the row Unknown. `npm run test:long` tries every request.
 */
import { outlookSender } from "../../src/adapters/graph/outlook";
import { HostFailure } from "../../src/core/problem";
import { sendStatements } from "../../src/steps/send";
import { ExcelHost, type HostWorkbook } from "../../src/testing/excel-host";
import { GraphHost, HandClock, signInAs } from "../../src/testing/graph-host";
import { someOf } from "../../src/testing/runs";
import { MAIL_LOG, STATEMENTS } from "../../src/workbook/tables";
import { copyOf, openExcel, underLease, type OpenExcel } from "../support/excel";
import { ADA, BEN, newMonthOn, TestMonth } from "../support/month";

const MAILBOX = "billing@example.edu";

/** Excel does not get over it by trying again. */
const CODE = "AccessDenied";

let ready: HostWorkbook;
let pdfs: ReadonlyMap<string, Uint8Array>;
let outlook: GraphHost;
let clock: HandClock;

beforeAll(async () => {
  const pane = await openExcel();
  const month = await newMonthOn(pane.workbook, pane.workbook);
  await underLease(pane.workbook, "Import", () =>
    month.import("hpc_2025-01.csv", [{ billed: "10" }, { billed: "20", pi: BEN, project: "polymer" }]),
  );
  await underLease(pane.workbook, "Statements", async () => ({ pdfs } = await month.statements()));
  ready = copyOf(pane.host.workbook);
  pane.host.close();
});

async function press({ workbook }: OpenExcel, takeOver = false): Promise<void> {
  const sender = outlookSender({
    signIn: signInAs(outlook, MAILBOX),
    baseUrl: outlook.baseUrl,
    wait: clock.wait,
    now: () => clock.now(),
  });
  const now = (): string => `${new Date(clock.now()).toISOString().slice(0, 19)}Z`;
  const month = new TestMonth(workbook);
  const request = { period: "2025-01", finish: "send", printed: pdfs } as const;
  const send = () => sendStatements(month.host({ clock: { now } }), request, sender, month.fonts, clock.wait);
  await underLease(workbook, "Send", send, { takeOver });
}

async function withOutlook(work: () => Promise<void>): Promise<void> {
  clock = new HandClock();
  outlook = await GraphHost.start({ clock });
  outlook.accounts.add({ address: MAILBOX, name: "Billing" });
  try {
    await work();
    expect(outlook.complaints).toEqual([]);
  } finally {
    await outlook.stop();
  }
}

interface Ended {
  /** Whether the failure stopped the run. */
  readonly stopped: boolean;
  readonly requests: number;
  readonly unknown: number;
}

async function disturbed(n: number, when: "before" | "after"): Promise<Ended> {
  const workbook = copyOf(ready);
  const pane = await openExcel(new ExcelHost({ workbook }));
  pane.host.failAt(n, CODE, when);
  const failure = await press(pane).catch((error: unknown) => error);
  const { requests } = pane.host.traffic;
  pane.host.close();
  if (failure !== undefined) expect(failure).toBeInstanceOf(HostFailure);
  await clock.wait(3 * 60_000);
  const again = await openExcel(new ExcelHost({ workbook }));
  await press(again, true);
  const month = new TestMonth(again.workbook);
  let unknown = 0;
  for (const row of await month.table(MAIL_LOG)) {
    const mails = outlook.deliveries().filter((delivery) => delivery.to === row.to);
    // It said Sending, and the run ended before it was sent: that looks as if it had been.
    if (row.status === "Unknown") unknown += 1;
    expect([row.to, row.attempt, row.status, mails.length]).toEqual([
      row.to,
      1,
      mails.length === 1 ? "Sent" : "Unknown",
      mails.length === 1 ? 1 : 0,
    ]);
    expect(mails.flatMap((mail) => mail.attachments)).toHaveLength(mails.length);
  }
  expect((await month.table(MAIL_LOG)).map((row) => row.to)).toEqual([ADA, BEN]);
  expect((await month.table(STATEMENTS)).map((s) => s.status)).toEqual(["Issued", "Issued"]);
  again.host.close();
  return { stopped: failure !== undefined, requests, unknown };
}

test("whatever request of Excel fails, each mail leaves once", async () => {
  let requests = 0;
  await withOutlook(async () => {
    ({ requests } = await disturbed(10_000, "before"));
  });
  const cases = (["before", "after"] as const).flatMap((when) =>
    Array.from({ length: requests }, (_, i) => ({ n: i + 1, when })),
  );
  let stopped = 0;
  let unknown = 0;
  const tried = someOf(cases, 16);
  for (const { n, when } of tried) {
    await withOutlook(async () => {
      try {
        const ended = await disturbed(n, when);
        if (ended.stopped) stopped += 1;
        unknown += ended.unknown;
      } catch (error) {
        throw new Error(`${when} request ${n} of ${requests}`, { cause: error });
      }
    });
  }
  process.stdout.write(
    `Send in Excel: ${tried.length} of ${cases.length} failures injected, ${stopped} stopped the run, ${unknown} Unknown\n`,
  );
  expect(stopped).toBeGreaterThan(tried.length / 3);
});
