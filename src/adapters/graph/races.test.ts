/** Several senders at once for the same mail, in any interleaving: one mail, one draft, the same message for all. */
import fc from "fast-check";
import { HostFailure } from "../../core/problem";
import { FAULTS } from "../../testing/graph-host";
import type { HandClock } from "../../testing/graph-host";
import { aMail } from "../../testing/mail-sender-contract";
import { startOutlook } from "../../testing/outlook";
import type { Outlook } from "../../testing/outlook";
import { runs } from "../../testing/runs";
import { DRAFT, KEY, MAKER } from "./marks";

const TO = "robin.smith@example.edu";
const LARGE = {
  name: "details.pdf",
  contentType: "application/pdf",
  bytes: new Uint8Array(3_200_000).fill(7),
};

let outlook: Outlook;
beforeEach(async () => {
  outlook = await startOutlook();
});
afterEach(async () => {
  await outlook.stop();
});

/** Requests take as long as told, there and back; then no time at all. */
function slow(clock: HandClock, delays: readonly number[]): typeof fetch {
  let at = 0;
  const pause = async (): Promise<void> => {
    const delay = delays[at] ?? 0;
    at += 1;
    if (delay > 0) await clock.wait(delay);
  };
  return async (input, init) => {
    await pause();
    const answer = await fetch(input, init);
    await pause();
    return answer;
  };
}

interface Racer {
  readonly delays: readonly number[];
  readonly random: number;
}

interface Ended {
  readonly messageId: string;
  readonly outcome: "Sent" | "Unknown" | "failed";
}

async function race(racers: readonly Racer[], mail = aMail()): Promise<Ended[]> {
  const { clock } = outlook;
  return await clock.together(
    racers.map(({ delays, random }, i) => async (): Promise<Ended> => {
      let seed = random + i;
      const next = (): number => (seed = (seed * 16807) % 2147483647) / 2147483647;
      const sender = outlook.open({ fetch: slow(clock, delays), random: next });
      try {
        const { messageId, state } = await sender.draft(mail);
        return { messageId, outcome: state === "Sent" ? "Sent" : await sender.send(mail, messageId) };
      } catch (error) {
        if (!(error instanceof HostFailure)) throw error;
        return { messageId: "", outcome: "failed" };
      }
    }),
  );
}

const arrived = (key: string): number[] =>
  outlook
    .arrivedAt(TO)
    .filter(({ properties }) => [...properties.values()].includes(key))
    .map(({ number }) => number);

const drafts = (key: string): number =>
  outlook.host.state
    .mailbox("billing@example.edu")
    .all()
    .filter(({ folder, properties }) => folder === "drafts" && properties.get(KEY) === key).length;

/** Drafts that the program would send. */
const ready = (key: string): number =>
  outlook.host.state
    .mailbox("billing@example.edu")
    .all()
    .filter(
      ({ folder, properties }) => folder === "drafts" && properties.get(KEY) === key && properties.has(DRAFT),
    ).length;

let keys = 0;
const freshMail = () => {
  keys += 1;
  return aMail({ key: `2025-01 robin.smith@example.edu ${String(keys)}` });
};

const racer = (longest: number): fc.Arbitrary<Racer> =>
  fc.record({
    delays: fc.array(fc.integer({ min: 0, max: longest }), { maxLength: 16 }),
    random: fc.integer({ min: 1, max: 2147483646 }),
  });

test("however the requests of two or three interleave, everybody has the same message and one mail leaves", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(racer(3000), { minLength: 2, maxLength: 3 }),
      fc.constantFrom(0, 3000),
      fc.constantFrom(0, 0, 700, 9000),
      async (racers, staysDraft, searchLags) => {
        Object.assign(outlook.host.mail, { staysDraft, searchLags });
        const mail = freshMail();
        const ended = await race(racers, mail);
        await outlook.clock.wait(60_000);
        expect(arrived(mail.key)).toHaveLength(1);
        expect(new Set(ended.map(({ messageId }) => messageId)).size).toBe(1);
        expect(ended.map(({ outcome }) => outcome)).toEqual(ended.map(() => "Sent"));
        expect(drafts(mail.key)).toBe(0);
      },
    ),
    runs(20, 200),
  );
});

test("also where requests hang for a minute, so that a maker looks dead: never two mails", async () => {
  const hanging = fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: 0, max: 3000 }) },
    { weight: 1, arbitrary: fc.integer({ min: 15_000, max: 90_000 }) },
  );
  const racers = fc.array(
    fc.record({
      delays: fc.array(hanging, { maxLength: 16 }),
      random: fc.integer({ min: 1, max: 2147483646 }),
    }),
    { minLength: 2, maxLength: 3 },
  );
  await fc.assert(
    fc.asyncProperty(racers, async (several) => {
      const mail = freshMail();
      const ended = await race(several, mail);
      await outlook.clock.wait(60_000);
      expect(arrived(mail.key).length).toBeLessThanOrEqual(1);
      if (ended.some(({ outcome }) => outcome === "Sent")) expect(arrived(mail.key)).toHaveLength(1);
    }),
    runs(15, 150),
  );
});

test("also with failures on the way: never two mails, and a later run brings what certainly did not leave", async () => {
  const kind = fc.constantFrom(...(Object.keys(FAULTS) as (keyof typeof FAULTS)[]));
  const failures = fc.array(fc.record({ at: fc.integer({ min: 1, max: 24 }), kind }), { maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(racer(3000), { minLength: 2, maxLength: 3 }),
      failures,
      fc.constantFrom(0, 5000),
      async (racers, faults, staysDraft) => {
        Object.assign(outlook.host.mail, { staysDraft, searchLags: 0 });
        const mail = freshMail();
        for (const { at, kind } of faults) outlook.host.faults.add(at, FAULTS[kind]);
        const ended = await race(racers, mail);
        outlook.host.faults.clear();
        await outlook.clock.wait(60_000);
        const outcomes = ended.map(({ outcome }) => outcome);
        expect(arrived(mail.key).length).toBeLessThanOrEqual(1);
        if (outcomes.includes("Sent")) expect(arrived(mail.key)).toHaveLength(1);
        if (outcomes.every((outcome) => outcome === "failed")) expect(arrived(mail.key)).toHaveLength(0);
        if (outcomes.includes("Unknown")) return;
        await race([{ delays: [], random: 7 }], mail);
        await outlook.clock.wait(60_000);
        expect(arrived(mail.key)).toHaveLength(1);
        expect(ready(mail.key)).toBe(0);
      },
    ),
    runs(20, 200),
  );
});

test("two that start in the same second both give way, and then agree", async () => {
  const same = { delays: [], random: 1 };
  const ended = await race([
    { ...same, random: 3 },
    { ...same, random: 5 },
  ]);
  expect(new Set(ended.map(({ messageId }) => messageId)).size).toBe(1);
  expect(arrived(aMail().key)).toHaveLength(1);
  const made = outlook.host.log.filter(({ method, path }) => method === "POST" && path.endsWith("/messages"));
  expect(made.length).toBeGreaterThan(2);
});

test("with a large attachment, too, each has it once", async () => {
  const mail = aMail({ attachments: [...aMail().attachments, LARGE] });
  await race(
    [
      { delays: [], random: 3 },
      { delays: [100, 0, 700], random: 5 },
    ],
    mail,
  );
  const [delivery] = outlook.arrivedAt(TO);
  expect(outlook.arrivedAt(TO)).toHaveLength(1);
  expect(delivery?.attachments.map(({ name }) => name)).toEqual(["2025-01-0007.pdf", "details.pdf"]);
});

test("a draft that was taken over while its maker hung is not thrown away by the maker", async () => {
  const { clock, host } = outlook;
  const mail = aMail();
  const mailbox = host.state.mailbox("billing@example.edu");
  // Another draft of the same second, whose maker is dead: it appears just before ours does.
  host.faults.hook = ({ method, path }) => {
    if (method === "POST" && path.endsWith("/messages") && mailbox.all().length === 0) {
      const marks = [KEY, MAKER].map((id) => ({ id, value: id === KEY ? mail.key : "dead" }));
      mailbox.create({ subject: "Statement", singleValueExtendedProperties: marks }).immutableId = "zzz";
    }
    return null;
  };
  const hanging: typeof fetch = async (input, init) => {
    const looksAtOwn = init?.method === "GET" && /messages\/[^/?]+\?/.test(input as string);
    if (looksAtOwn) await clock.wait(60_000);
    return await fetch(input, init);
  };
  const [hung, next] = await clock.together([
    () => outlook.open({ fetch: hanging }).draft(mail),
    async () => {
      await clock.wait(1000);
      return await outlook.open().draft(mail);
    },
  ]);
  expect(next).toEqual(hung);
  expect(await outlook.open().state(next?.messageId ?? "")).toBe("Draft");
  expect(next?.messageId).not.toBe("zzz");
});

test("a maker at work is waited for, however long its files take", async () => {
  const { clock } = outlook;
  const slowly: typeof fetch = async (input, init) => {
    if (init?.method !== "GET") await clock.wait(12_000);
    return await fetch(input, init);
  };
  const mail = aMail({ attachments: [LARGE, { ...LARGE, name: "more.pdf" }] });
  const [maker, waiting] = await clock.together([
    () => outlook.open({ fetch: slowly }).draft(mail),
    async () => {
      await clock.wait(20_000);
      return await outlook.open().draft(mail);
    },
  ]);
  expect(waiting).toEqual({ ...maker, made: false });
});

test("a search that lags makes no second draft; one that never finds it is told, and leaves nothing behind", async () => {
  outlook.host.mail.searchLags = 5000;
  await outlook.open().draft(aMail());
  expect(drafts(aMail().key)).toBe(1);
  outlook.host.mail.searchLags = 3_600_000;
  const mail = freshMail();
  const lost = outlook.open().draft(mail);
  await expect(lost).rejects.toThrow(
    "Outlook does not find the draft to robin.smith@example.edu that it has just been given. Try again in some minutes.",
  );
  expect(drafts(mail.key)).toBe(0);
});
