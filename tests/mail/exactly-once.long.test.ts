/** Mail goes out exactly once, whatever fails: a failure at every request and a death at every write in turn. */
import { FAULTS, type Fault } from "../../src/testing/graph-host";
import { LONG, someOf } from "../../src/testing/runs";
import { expectOnce, MailWorld, PIS, readyMonth, type Death, type ReadyMonth } from "./mail-world";

/** A first, a last, and some between; with more, the same requests only come again. */
const SOME = PIS.slice(0, 5);

let month: ReadyMonth;
/** Requests and writes of a run in which nothing fails. */
let calm: { readonly requests: number; readonly writes: number };
let cases = 0;
const injected = new Map<string, { cases: number; unknown: number; runs: number }>();

beforeAll(async () => {
  month = await readyMonth(SOME);
  const world = await MailWorld.open(month);
  const result = await world.run();
  expect(result).toMatchObject({ failed: [], unknown: [], open: [], left: [], warnings: [] });
  expect(await expectOnce(world, [world.workbook], SOME)).toBe(0);
  calm = { requests: world.requests, writes: world.writes };
  await world.close();
});

afterAll(() => {
  const all = [...injected].map(
    ([kind, c]) => `${kind}: ${c.cases} failures, ${c.unknown} Unknown, ${c.runs} runs`,
  );
  process.stdout.write(
    `${SOME.length} mails, ${calm.requests} requests, ${calm.writes} writes.\n${all.join("\n")}\n`,
  );
});

/** Runs Send until nothing is left to do, with time between. */
async function untilDone(first: MailWorld): Promise<{ world: MailWorld; runs: number }> {
  let world = first;
  for (let runs = 1; runs <= 4; runs += 1) {
    const result = await world.run();
    if (result !== "died" && result.failed.length + result.open.length + result.left.length === 0)
      return { world, runs };
    world = await world.restarted(3);
  }
  throw new Error("Four runs did not end it");
}

async function oneCase(kind: string, prepare: (world: MailWorld) => void): Promise<void> {
  const start = await MailWorld.open(month);
  try {
    // In every other case an accepted mail still reads as a draft for a while.
    start.host.mail.staysDraft = cases % 2 === 0 ? 0 : 4000;
    cases += 1;
    prepare(start);
    const { world, runs } = await untilDone(start);
    await world.clock.wait(4000);
    const unknown = await expectOnce(world, [world.workbook], SOME);
    const count = injected.get(kind) ?? { cases: 0, unknown: 0, runs: 0 };
    injected.set(kind, {
      cases: count.cases + 1,
      unknown: count.unknown + unknown,
      runs: Math.max(count.runs, runs),
    });
  } finally {
    await start.close();
  }
}

/** In a short run every nineteenth: as a mail takes six requests, each of them has its turn. */
function some(count: number, from: number): readonly number[] {
  const all = Array.from({ length: count }, (_, i) => i + 1);
  return LONG ? all : all.filter((number) => number % 19 === from % 19);
}

test.each(Object.entries(FAULTS).map(([kind, fault], i): [string, Fault, number] => [kind, fault, i]))(
  "%s at every request",
  async (kind, fault, i) => {
    for (const number of some(calm.requests, i + 1)) {
      await oneCase(kind, (world) => world.host.faults.add(number, fault));
    }
  },
  LONG ? 600_000 : 30_000,
);

test.each(["before", "after"] as const)(
  "the program dies %s a request, at every one",
  async (when) => {
    for (const number of some(calm.requests, 12)) await dies({ at: "request", number, when });
  },
  LONG ? 600_000 : 30_000,
);

test.each(["before", "after"] as const)(
  "the program dies %s a write, at every one",
  async (when) => {
    for (const number of someOf(everyWrite(), 4)) await dies({ at: "write", number, when });
  },
  LONG ? 600_000 : 30_000,
);

const everyWrite = (): readonly number[] => Array.from({ length: calm.writes }, (_, i) => i + 1);

async function dies(death: Death): Promise<void> {
  await oneCase(`dies ${death.when} a ${death.at}`, (world) => (world.death = death));
}
