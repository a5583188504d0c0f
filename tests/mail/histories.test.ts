/**
 * Any history of a month's mail: runs that fail and die, drafts, people in Outlook, statements made again. No statement
 * goes out twice with the same content, none is forgotten, and what the Mail Log says is so.
 */
import fc from "fast-check";
import { standingOf } from "../../src/core/mail-standing";
import { isInForce } from "../../src/core/statements/lines";
import { checkMails } from "../../src/steps/check-mails";
import { FAULTS } from "../../src/testing/graph-host";
import { LONG, runs } from "../../src/testing/runs";
import { MAIL_LOG, STATEMENTS } from "../../src/workbook/tables";
import { TestMonth } from "../support/month";
import {
  chargesOf,
  MAILBOX,
  MailWorld,
  PERIOD,
  PIS,
  readyMonth,
  timesSent,
  type Death,
  type ReadyMonth,
} from "./mail-world";

const SOME = PIS.slice(0, 3);
const MINUTE = 60_000;

interface Run {
  readonly do: "run";
  readonly finish: "send" | "draft";
  readonly faults: readonly { readonly at: number; readonly fault: keyof typeof FAULTS }[];
  readonly death: Death | null;
  readonly staysDraft: number;
}
type Event =
  | Run
  | { readonly do: "wait"; readonly minutes: number }
  | { readonly do: "change"; readonly pi: number; readonly amount: number }
  | { readonly do: "by hand"; readonly pi: number; readonly what: "send" | "delete" }
  | { readonly do: "check" };

const anyRun: fc.Arbitrary<Event> = fc.record({
  do: fc.constant("run" as const),
  finish: fc.constantFrom("send" as const, "send" as const, "draft" as const),
  faults: fc.array(
    fc.record({
      at: fc.integer({ min: 1, max: 25 }),
      fault: fc.constantFrom(...(Object.keys(FAULTS) as (keyof typeof FAULTS)[])),
    }),
    { maxLength: 3 },
  ),
  death: fc.option(
    fc.record({
      at: fc.constantFrom("request" as const, "write" as const),
      number: fc.integer({ min: 1, max: 20 }),
      when: fc.constantFrom("before" as const, "after" as const),
    }),
    { nil: null },
  ),
  staysDraft: fc.constantFrom(0, 4_000, 12 * MINUTE),
});
const who = fc.nat({ max: SOME.length - 1 });
const anyEvent: fc.Arbitrary<Event> = fc.oneof(
  { weight: 4, arbitrary: anyRun },
  fc.record({ do: fc.constant("wait" as const), minutes: fc.constantFrom(1, 5, 15) }),
  fc.record({ do: fc.constant("change" as const), pi: who, amount: fc.integer({ min: 10, max: 12 }) }),
  fc.record({ do: fc.constant("by hand" as const), pi: who, what: fc.constantFrom("send", "delete") }),
  fc.record({ do: fc.constant("check" as const) }),
);

let ready: ReadyMonth;
beforeAll(async () => {
  ready = await readyMonth(SOME);
});

class History {
  private readonly amounts = SOME.map((_, i) => `${i + 1}.00`);
  /** Contents of all statements that ever were, by their PDF. */
  private readonly printed = new Map<string, string>();

  constructor(private world: MailWorld) {
    this.remember();
  }

  async happens(event: Event): Promise<void> {
    const { world } = this;
    switch (event.do) {
      case "wait":
        await world.clock.wait(event.minutes * MINUTE);
        break;
      case "change":
        this.amounts[event.pi] = `${event.amount}.00`;
        await this.makeStatements();
        break;
      case "by hand":
        this.byHand(SOME[event.pi]!, event.what);
        break;
      case "check":
        await checkMails(world.person(), PERIOD, world.sender());
        break;
      case "run":
        await this.run(event);
    }
  }

  /** What is left to do is done, with time between, and nothing fails any more. */
  async ends(): Promise<void> {
    for (let turn = 0; turn < 4; turn += 1) {
      await this.run({ do: "run", finish: "send", faults: [], death: null, staysDraft: 0 });
      await this.world.clock.wait(15 * MINUTE);
    }
  }

  async expectRight(): Promise<void> {
    const { world } = this;
    expect(world.host.complaints).toEqual([]);
    expect(Math.max(0, ...timesSent(world))).toBeLessThanOrEqual(1);
    const mails = world.host
      .deliveries()
      .map((d) => ({ to: d.to, pdf: d.attachments.map((a) => textOf(a.bytes)).join() }));
    expect(new Set(mails.map((mail) => mail.pdf)).size).toBe(mails.length);
    for (const { to, pdf } of mails) expect(this.printed.get(pdf)).toBe(to);
    const log = await world.table(MAIL_LOG);
    for (const statement of (await world.table(STATEMENTS)).filter(isInForce)) {
      const pdf = textOf(world.pdfs.get(statement.statementNo)!);
      const left = mails.some((mail) => mail.pdf === pdf);
      expect([statement.statementNo, left ? "left" : "not left", standingOf(statement, log)]).toEqual([
        statement.statementNo,
        left ? "left" : "not left",
        left ? expect.stringMatching(/^(sent|unknown)$/) : "unknown",
      ]);
    }
  }

  private async run({ finish, faults, death, staysDraft }: Run): Promise<void> {
    const { host } = this.world;
    host.mail.staysDraft = staysDraft;
    for (const { at, fault } of faults) host.faults.add(at, FAULTS[fault]);
    this.world.death = death;
    await this.world.run({ request: { finish } });
    host.faults.clear();
    this.world = await this.world.restarted(0);
  }

  private async makeStatements(): Promise<void> {
    const month = new TestMonth(this.world.workbook);
    await month.import("hpc_2025-01.csv", chargesOf(this.amounts));
    this.world.pdfs = (await month.statements()).pdfs;
    this.remember();
  }

  private remember(): void {
    for (const [no, pdf] of this.world.pdfs)
      this.printed.set(textOf(pdf), SOME[Number(no.slice(8, 12)) - 1]!);
  }

  private byHand(pi: string, what: "send" | "delete"): void {
    const mailbox = this.world.host.state.mailbox(MAILBOX);
    const draft = mailbox
      .all()
      .find((m) => m.isDraft && m.folder === "drafts" && m.leaves === null && isTo(m.body.toRecipients, pi));
    if (draft === undefined || draft.attachments.length === 0) return;
    if (what === "send") mailbox.send(draft);
    else mailbox.remove(draft);
  }
}

function isTo(
  list: readonly { readonly emailAddress: { readonly address: string } }[] | undefined,
  pi: string,
): boolean {
  return list?.[0]?.emailAddress.address === pi;
}

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString("latin1");

test(
  "any history",
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyEvent, { minLength: 1, maxLength: 8 }), async (events) => {
        const world = await MailWorld.open(ready);
        try {
          const history = new History(world);
          for (const event of events) await history.happens(event);
          await history.ends();
          await history.expectRight();
        } finally {
          await world.close();
        }
      }),
      { ...runs(12, 80), endOnFailure: !LONG },
    );
  },
  LONG ? 1_200_000 : 90_000,
);
