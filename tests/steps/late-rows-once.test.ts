/** Whatever comes late, in whatever order: each row of the provider is billed once, and all months tie out. */
import fc from "fast-check";
import { amount, amountToText, sum } from "../../src/core/money";
import { runs } from "../../src/testing/runs";
import { IMPORTS } from "../../src/workbook/tables";
import { JANUARY, newMonth, type FocusRow } from "../support/month";

const MONTHS = [JANUARY, "2025-02", "2025-03"] as const;
const JAN: readonly FocusRow[] = [
  { resource: "a", billed: "10" },
  { resource: "b", billed: "20" },
];
/** Rows of January that may come late, each of a resource of its own. */
const LATE: readonly FocusRow[] = ["1", "-2", "4", "0.01"].map((billed, i) => ({
  resource: `late-${i}`,
  billed,
}));

const someLate = fc.uniqueArray(fc.integer({ min: 0, max: LATE.length - 1 }), { maxLength: LATE.length });
const anyStep = fc.oneof(
  fc.record({ do: fc.constant("file" as const), month: fc.constantFrom(1, 2), late: someLate, known: fc.boolean() }),
  fc.record({ do: fc.constant("again" as const) }),
  fc.record({ do: fc.constant("whole" as const), late: someLate }),
  fc.record({ do: fc.constant("reopen" as const) }),
); // prettier-ignore

test("each row once", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 1, maxLength: 5 }), async (steps) => {
      const month = await newMonth();
      await month.import("hpc_2025-01.csv", JAN);
      await month.finish();
      let last: (() => Promise<unknown>) | null = null;
      /** What each month's last file has, and late rows that the last whole statement of January had. */
      const files = new Map<number, { readonly own: string; readonly late: readonly number[] }>();
      let seen = new Set<number>();
      for (const [n, step] of steps.entries()) {
        if (step.do === "again") {
          if (last === null) continue;
          const before = await month.everything();
          await last();
          expect(await month.everything()).toBe(before);
          continue;
        }
        if (step.do === "reopen") {
          // Not while late rows of it stand elsewhere; else it is closed again as it was.
          const before = await month.everything();
          const standing = (await month.table(IMPORTS)).some(
            (i) => i.status === "Current" && i.format.endsWith(`, late rows of ${JANUARY}`),
          );
          const refused = await month.reopen().catch((error: unknown) => String(error));
          expect(typeof refused === "string").toBe(standing);
          if (standing) expect(await month.everything()).toBe(before);
          else await month.close();
          last = null;
          continue;
        }
        const late = step.late.map((i) => LATE[i]!);
        if (step.do === "whole") {
          const rows = [...JAN, ...late];
          last = async () => await month.import(`hpc_r${n}.csv`, rows, { asCorrection: true, source: "HPC" });
          await last();
          seen = new Set(step.late);
        } else {
          const period = MONTHS[step.month];
          const own: FocusRow = { resource: "own", billed: `${7 + n}`, day: `${period}-02` };
          const rows = [own, ...late, ...(step.known ? [JAN[0]!] : [])];
          last = async () =>
            await month.import(`hpc_${period}.csv`, rows, { lateRows: true, replacePeriods: [period] });
          await last();
          files.set(step.month, { own: own.billed ?? "", late: step.late });
          step.late.forEach((i) => seen.add(i));
        }
        const charges = (await Promise.all(MONTHS.map((period) => month.charges(period)))).flat();
        const billed = (resource: string): string =>
          amountToText(sum(charges.filter((c) => c.resourceId === resource).map((c) => c.amount)));
        expect([billed("a"), billed("b")]).toEqual(["10.00", "20.00"]);
        const own = sum([...files.values()].map((file) => amount(file.own)));
        expect(billed("own")).toBe(amountToText(own));
        const current = step.late;
        LATE.forEach((row, i) => {
          const is = billed(row.resource!);
          const once = amountToText(amount(row.billed!));
          // Never twice, never a part; what was given now is there, and what no file ever had is not.
          expect([once, "0.00"]).toContain(is);
          if (current.includes(i)) expect([i, is]).toEqual([i, once]);
          else if (step.do === "whole") expect([i, is]).toEqual([i, "0.00"]);
          if (!seen.has(i)) expect([i, is]).toEqual([i, "0.00"]);
          // What any month's file of now has is billed, unless January's whole statement took it back since.
          const held = [...files.values()].some((file) => file.late.includes(i));
          if (held && !steps.slice(0, n + 1).some((s) => s.do === "whole"))
            expect([i, is]).toEqual([i, once]);
        });
        for (const period of MONTHS) {
          if (!charges.some((c) => c.period === period)) continue;
          const { tieOut } = await month.tieOut(period);
          expect([period, amountToText(tieOut.difference)]).toEqual([period, "0.00"]);
        }
      }
    }),
    runs(5, 60),
  );
}, 120_000);
