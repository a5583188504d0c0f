/** Two people press Send at once from one mailbox: no mail goes out twice, none is forgotten. */
import { FAULTS, type Fault } from "../../src/testing/graph-host";
import { LONG } from "../../src/testing/runs";
import { expectOnce, MailWorld, readyMonth, timesSent, type ReadyMonth } from "./mail-world";

let month: ReadyMonth;
beforeAll(async () => {
  month = await readyMonth();
});

/** Numbers that look random and are the same in every run. */
function dice(seed: number): () => number {
  let state = seed * 2_654_435_761 + 1;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

interface Ended {
  readonly unknown: number;
  readonly most: number;
}

/** Both runs side by side, then each alone until nothing is left to do. */
async function together(copies: boolean, seed: number, fault: Fault | null): Promise<Ended> {
  const random = dice(seed);
  const world = await MailWorld.open(month, () => Math.floor(random() * 4));
  try {
    Object.assign(world.host.mail, { staysDraft: seed % 2 === 0 ? 0 : 4000, idsChange: seed % 3 === 0 });
    if (fault !== null) world.host.faults.add(1 + Math.floor(random() * 140), fault);
    const books = [world.workbook, copies ? world.workbook.copy() : world.workbook];
    // The second one starts at once, or finds rows that the first has begun.
    const runs = books.map((workbook, i) => async () => {
      if (i === 1 && seed % 4 !== 0) await world.clock.wait((seed % 4) * 3_500);
      return await world.run({ workbook, by: i === 0 ? "tess" : "uma" });
    });
    await world.clock.together(runs);
    for (let turn = 0; turn < 3; turn += 1) {
      await world.clock.wait(5 * 60_000);
      for (const workbook of new Set(books)) await world.run({ workbook });
    }
    const unknown = await expectOnce(world, [...new Set(books)]);
    return { unknown, most: Math.max(...timesSent(world)) };
  } finally {
    await world.close();
  }
}

describe.each([
  ["on one workbook", false],
  ["on two copies of it", true],
])("%s", (where, copies) => {
  test(
    "each mail leaves once",
    async () => {
      for (let seed = 1; seed <= (LONG ? 15 : 3); seed += 1) {
        expect([seed, await together(copies, seed, null)]).toEqual([seed, { unknown: 0, most: 1 }]);
      }
    },
    LONG ? 600_000 : 60_000,
  );

  test(
    "also when something fails",
    async () => {
      let unknown = 0;
      let cases = 0;
      for (const [i, fault] of Object.values(FAULTS).entries()) {
        for (let seed = i; seed < i + (LONG ? 6 : 1); seed += 1) {
          const ended = await together(copies, seed, fault);
          expect(ended.most).toBe(1);
          unknown += ended.unknown;
          cases += 1;
        }
      }
      process.stdout.write(`Two at once ${where}: ${cases} failures, ${unknown} Unknown.\n`);
    },
    LONG ? 600_000 : 60_000,
  );
});
