/** A month of twelve statements, a mailbox at the stand-in for Graph, and runs of Send that can die at any moment. */
import { outlookSender } from "../../src/adapters/graph/outlook";
import { brokenEntry } from "../../src/core/log";
import type { MailLogEntry } from "../../src/core/mail";
import type { MailSender } from "../../src/ports/mail-sender";
import type { Change, Workbook } from "../../src/ports/ports";
import type { Host } from "../../src/steps/host";
import { sendStatements, type SendRequest, type SendResult } from "../../src/steps/send";
import { GraphHost, HandClock, signInAs, type Delivery } from "../../src/testing/graph-host";
import { MemoryWorkbook } from "../../src/testing/memory-workbook";
import { person, project } from "../../src/testing/review-cases";
import { toRecords } from "../../src/workbook/codec";
import { LOG, MAIL_LOG, STATEMENTS, type Table } from "../../src/workbook/tables";
import { newMonthOn, type FocusRow, type TestMonth } from "../support/month";

export const PERIOD = "2025-01";
export const MAILBOX = "billing@example.edu";
export const PIS = Array.from({ length: 12 }, (_, i) => `pi.${String(i + 1).padStart(2, "0")}@example.edu`);

/** Statements made, nothing sent. */
export interface ReadyMonth {
  readonly workbook: MemoryWorkbook;
  readonly pdfs: ReadonlyMap<string, Uint8Array>;
}

export async function readyMonth(pis = PIS): Promise<ReadyMonth> {
  const month = await monthOf(new MemoryWorkbook(), pis);
  return { workbook: month.workbook, pdfs: (await month.statements()).pdfs };
}

async function monthOf<W extends Workbook>(workbook: W, pis: readonly string[]): Promise<TestMonth<W>> {
  const month = await newMonthOn(
    workbook,
    { ensure: () => Promise.resolve([]) },
    {
      people: pis.map((email, i) => person({ email, name: `Person ${i + 1}` })),
      projects: pis.map((pi, i) => project({ project: `project-${i + 1}`, pi, defaultFundOrg: "BIO-10000" })),
    },
  );
  await month.import("hpc_2025-01.csv", chargesOf(pis.map((_, i) => `${i + 1}.00`)));
  return month;
}

/** One charge a PI, in the order of the PIs. */
export function chargesOf(billed: readonly string[]): FocusRow[] {
  return billed.map((amount, i) => ({
    billed: amount,
    pi: PIS[i]!,
    project: `project-${i + 1}`,
    fund: "BIO-10000",
  }));
}

/** Where a run dies: at which request or write, and whether that still had its effect. */
export interface Death {
  readonly at: "request" | "write";
  readonly number: number;
  readonly when: "before" | "after";
}

export class MailWorld {
  readonly clock = new HandClock();
  requests = 0;
  writes = 0;
  death: Death | null = null;
  private readonly died: Promise<"died">;
  private die: () => void = () => undefined;

  private constructor(
    readonly host: GraphHost,
    readonly workbook: MemoryWorkbook,
    public pdfs: ReadonlyMap<string, Uint8Array>,
    clock: HandClock,
  ) {
    this.clock = clock;
    this.died = new Promise((resolve) => (this.die = () => resolve("died")));
  }

  /** @param latency milliseconds a request takes */
  static async open(month: ReadyMonth, latency = (): number => 0): Promise<MailWorld> {
    const clock = new HandClock();
    const host = await GraphHost.start({ clock, latency });
    host.accounts.add({ address: MAILBOX, name: "Billing" });
    return new MailWorld(host, month.workbook.copy(), month.pdfs, clock);
  }

  async close(): Promise<void> {
    await this.host.stop();
  }

  /** A run of Send; "died" where it was told to. */
  async run(changes: RunChanges = {}): Promise<SendResult | "died"> {
    const { workbook = this.workbook, by = "tess", request = {}, cancelled = () => false } = changes;
    const host: Host = { ...this.person(by), workbook: this.mortal(workbook) };
    const watched: Host = { ...host, progress: { report: () => undefined, cancelled } };
    const asked: SendRequest = { period: PERIOD, finish: "send", printed: this.pdfs, ...request };
    const fonts = { fontFor: () => Promise.resolve(null) };
    const run = sendStatements(
      watched,
      asked,
      changes.sender ?? this.sender(changes.address),
      fonts,
      this.clock.wait,
    );
    return await Promise.race([run, this.died]);
  }

  /** Who looks and decides between runs. */
  person(by = "tess"): Host {
    return {
      workbook: this.workbook,
      clock: { now: () => `${new Date(this.clock.now()).toISOString().slice(0, 19)}Z` },
      by,
      signedIn: true,
      progress: { report: () => undefined, cancelled: () => false },
      dryRun: false,
    };
  }

  sender(address = MAILBOX): MailSender {
    return outlookSender({
      signIn: signInAs(this.host, address),
      baseUrl: this.host.baseUrl,
      fetch: (url, init) => this.fetch(url, init),
      wait: this.clock.wait,
      now: () => this.clock.now(),
    });
  }

  /** From a workbook as it was left, some minutes later, as a program that was started anew. */
  async restarted(minutes: number): Promise<MailWorld> {
    await this.clock.wait(minutes * 60_000);
    return new MailWorld(this.host, this.workbook, this.pdfs, this.clock);
  }

  async table<R>(table: Table<R>, workbook: Workbook = this.workbook): Promise<R[]> {
    const [rows = []] = await workbook.read([{ table }]);
    return toRecords(table, rows);
  }

  async rows(workbook: Workbook = this.workbook): Promise<MailLogEntry[]> {
    return await this.table(MAIL_LOG, workbook);
  }

  private mortal(workbook: Workbook): Workbook {
    return {
      read: (wanted) => workbook.read(wanted),
      apply: async (changes: readonly Change[]) => {
        this.writes += 1;
        await this.mayDie("write", this.writes, () => workbook.apply(changes));
      },
    };
  }

  private async fetch(...[url, init]: Parameters<typeof fetch>): Promise<Response> {
    this.requests += 1;
    return await this.mayDie("request", this.requests, () => fetch(url, init));
  }

  private async mayDie<T>(at: Death["at"], number: number, work: () => Promise<T>): Promise<T> {
    const dies = this.death?.at === at && this.death.number === number;
    if (dies && this.death?.when === "before") return await this.never();
    const done = await work();
    return dies ? await this.never() : done;
  }

  private never(): Promise<never> {
    this.die();
    return new Promise(() => undefined);
  }
}

/**
 * A new world for each test of a file, all of one month.
 * @param take gets it before each test
 * @returns opens another in its place, within a test that has closed it
 */
export function useMailWorld(take: (world: MailWorld) => void, pis = PIS): () => Promise<void> {
  let ready: ReadyMonth;
  let opened: MailWorld;
  const open = async (): Promise<void> => {
    opened = await MailWorld.open(ready);
    take(opened);
  };
  beforeAll(async () => {
    ready = await readyMonth(pis);
  });
  beforeEach(open);
  afterEach(async () => {
    await opened.close();
  });
  return open;
}

export interface RunChanges {
  readonly workbook?: Workbook;
  readonly by?: string;
  readonly address?: string;
  /** Instead of Outlook. */
  readonly sender?: MailSender;
  readonly request?: Partial<SendRequest>;
  readonly cancelled?: () => boolean;
}

/** What a month must be like at its end, whatever happened. @returns how many mails are Unknown */
export async function expectOnce(
  world: MailWorld,
  workbooks: readonly Workbook[] = [world.workbook],
  pis: readonly string[] = PIS,
): Promise<number> {
  const deliveries = world.host.deliveries();
  expect(world.host.complaints).toEqual([]);
  // Not left to Exchange, which might take the same message twice.
  expect(Math.max(0, ...timesSent(world))).toBeLessThanOrEqual(1);
  const unknown = new Set<string>();
  for (const workbook of workbooks) {
    const rows = await world.rows(workbook);
    const statements = await world.table(STATEMENTS, workbook);
    expect(brokenEntry(await world.table(LOG, workbook))).toBeUndefined();
    for (const pi of pis) {
      const statement = statements.find((s) => s.pi === pi)!;
      const mails = deliveries.filter((d) => d.to === pi);
      const last = rows.filter((row) => row.to === pi).at(-1);
      expect([pi, last?.status, mails.length]).toEqual([
        pi,
        mails.length === 1 && last?.status === "Sent" ? "Sent" : "Unknown",
        mails.length === 0 ? 0 : 1,
      ]);
      expect(statement.status).toBe("Issued");
      expectRightPdf(mails, statement.file, world.pdfs.get(statement.statementNo)!);
      if (last?.status === "Unknown") unknown.add(pi);
    }
  }
  return unknown.size;
}

/** How often each message was given away for sending and accepted. */
export function timesSent({ host }: MailWorld): number[] {
  const times = new Map<string, number>();
  for (const { method, path, status } of host.log) {
    if (method === "POST" && path.endsWith("/send") && status === 202)
      times.set(path, (times.get(path) ?? 0) + 1);
  }
  return [...times.values()];
}

function expectRightPdf(mails: readonly Delivery[], file: string, pdf: Uint8Array): void {
  for (const { attachments } of mails) {
    expect(attachments.map((a) => a.name)).toEqual([file]);
    expect(Buffer.compare(attachments[0]!.bytes, pdf)).toBe(0);
  }
}
