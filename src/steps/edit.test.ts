/** Records before and after, as the changes of a table; and importing, which must change nothing the second time. */
import fc from "fast-check";
import { runs } from "../testing/runs";
import { amount, amountFromNumber, amountToNumber } from "../core/money";
import type { ImportState } from "../core/import/plan";
import type { Charge } from "../core/charge";
import type { Change } from "../ports/ports";
import { charge, importRecord, periodRecord } from "../testing/builders";
import { focusRow, importFile, tagText } from "../testing/focus-file";
import { after, NOTHING } from "../testing/import-month";
import { MemoryWorkbook } from "../testing/memory-workbook";
import { toRecords, toRow } from "../workbook/codec";
import { CHARGES, IMPORTS, PERIODS, PROBLEMS, type Table } from "../workbook/tables";
import { edit } from "./edit";

const a = charge({ chargeId: "a" });
const b = charge({ chargeId: "b" });
const shown = (changes: readonly Change[]) =>
  changes.map((c) => ("rows" in c ? [c.do, c.rows] : "keys" in c ? [c.do, c.keys] : []));

test.each<readonly [string, readonly Charge[], readonly Charge[], unknown]>([
  ["nothing where nothing differs", [a, b], [{ ...a }, { ...b }], []],
  ["nothing for another order", [a, b], [b, a], []],
  [
    "only the cells that differ",
    [a, b],
    [a, { ...b, review: "Held", reviewNote: "x" }],
    [["update", [{ "Charge ID": "b", Review: "Held", "Review Note": "x" }]]],
  ],
  [
    "a cell that is emptied",
    [{ ...a, reviewNote: "x" }],
    [a],
    [["update", [{ "Charge ID": "a", "Review Note": null }]]],
  ],
  ["new rows whole, in order", [], [a, b], [["append", [toRow(CHARGES, a), toRow(CHARGES, b)]]]],
  ["rows that are gone by key", [a, b], [b], [["remove", ["a"]]]],
  [
    "removed, changed, new",
    [a, b],
    [{ ...b, pi: "" }, charge({ chargeId: "c" })],
    [
      ["remove", ["a"]],
      ["update", [{ "Charge ID": "b", PI: null }]],
      ["append", [toRow(CHARGES, charge({ chargeId: "c" }))]],
    ],
  ],
  [
    "nothing for the exact amount of the cell's double",
    [charge({ amount: amountFromNumber(amountToNumber(amount("0.12345678901234567890"))) })],
    [charge({ amount: amount("0.12345678901234567890") })],
    [],
  ],
  ["nothing for a row that a person copied", [a, a], [a, a], []],
])("%s", (_what, before, now, changes) => {
  expect(shown(edit(CHARGES, before, now))).toEqual(changes);
});

test("the same list needs no look", () => {
  const list = [periodRecord()];
  expect(edit(PERIODS, list, list)).toEqual([]);
});

test("a copied row whose last twin is changed is changed by its key, never added again", () => {
  expect(shown(edit(CHARGES, [a, a], [a, { ...a, review: "Held" }]))).toEqual([
    ["update", [{ "Charge ID": "a", Review: "Held" }]],
  ]);
});

test("an amount that becomes null, and back", () => {
  const [known, none] = [importRecord({ invoiceTotal: amount("1") }), importRecord()];
  expect(shown(edit(IMPORTS, [known], [none]))).toEqual([
    ["update", [{ "Import ID": "import-1", "Invoice Total": null }]],
  ]);
  expect(shown(edit(IMPORTS, [none], [known]))).toEqual([
    ["update", [{ "Import ID": "import-1", "Invoice Total": 1 }]],
  ]);
});

const anyRow = fc
  .record({
    ResourceId: fc.constantFrom("a", "b"),
    BilledCost: fc.constantFrom(
      "1",
      "0.1",
      "1234.123456789012345678901234",
      "-6.123456789012345E-7",
      "12,50",
    ),
    PricingQuantity: fc.constantFrom("1", "0.333333333333333333"),
    BillingPeriodStart: fc.constantFrom("2025-01-01", "2025-01-01", "2024-12-01"),
    Tags: fc.constantFrom("{}", tagText("ada.quill@example.edu", "00123", "=1+1"), "broken"),
  })
  .map((row) => focusRow(row));
const anyRows = fc.array(anyRow, { minLength: 1, maxLength: 15 });

const TABLES = { charges: CHARGES, imports: IMPORTS, problems: PROBLEMS } as const;

function changes(before: ImportState, now: ImportState): Change[] {
  return (Object.keys(TABLES) as (keyof typeof TABLES)[]).flatMap((name) =>
    edit<object>(TABLES[name] as Table<object>, before[name], now[name]),
  );
}

/** Written to a workbook and read back: amounts are doubles then. */
async function saved(before: ImportState, now: ImportState, workbook: MemoryWorkbook): Promise<ImportState> {
  await workbook.apply(changes(before, now));
  const [charges = [], imports = [], problems = []] = await workbook.read(
    Object.values(TABLES).map((table) => ({ table })),
  );
  return {
    ...now,
    charges: toRecords(CHARGES, charges),
    imports: toRecords(IMPORTS, imports),
    problems: toRecords(PROBLEMS, problems),
  };
}

describe("importing", () => {
  test("the same file twice is once", async () => {
    await fc.assert(
      fc.asyncProperty(anyRows, async (rows) => {
        const files = [importFile(rows)];
        const state = await saved(NOTHING, after(NOTHING, files), new MemoryWorkbook());
        expect(changes(state, after(state, files, { now: "2025-03-01T00:00:00Z" }))).toEqual([]);
      }),
      runs(40),
    );
  });

  test("a reordered file changes where rows stand in it, and nothing else", async () => {
    const shuffled = anyRows.chain((rows) =>
      fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
    );
    await fc.assert(
      fc.asyncProperty(shuffled, async ([rows, other]) => {
        const state = await saved(
          NOTHING,
          after(NOTHING, [importFile(rows, { sha256: "one" })]),
          new MemoryWorkbook(),
        );
        const again = after(state, [importFile(other, { sha256: "two" })], {
          period: state.imports.find((i) => !i.format.endsWith("other month"))!.period,
        });
        for (const change of edit(CHARGES, state.charges, again.charges)) {
          expect(change.do).toBe("update");
          const cells = "rows" in change ? change.rows.flatMap((row) => Object.keys(row)) : [];
          expect(new Set([...cells, "Charge ID", "Source Row", "Import ID"])).toEqual(
            new Set(["Charge ID", "Source Row", "Import ID"]),
          );
        }
        expect(again.problems.map((p) => p.problemId).sort()).toEqual(
          state.problems.map((p) => p.problemId).sort(),
        );
      }),
      runs(40),
    );
  });

  test("changes written to a workbook make what was planned", async () => {
    await fc.assert(
      fc.asyncProperty(anyRows, anyRows, async (first, second) => {
        const workbook = new MemoryWorkbook();
        const one = await saved(NOTHING, after(NOTHING, [importFile(first, { sha256: "one" })]), workbook);
        const period = one.imports[0]!.period;
        const { charges, problems } = importFile(second).reading;
        fc.pre(charges.some((c) => c.period === period));
        const periods = new Set([...charges, ...problems].map((row) => row.period).filter((p) => p !== ""));
        const planned = after(one, [importFile(second, { sha256: "two" })], {
          period,
          replacePeriods: [...periods],
        });
        const two = await saved(one, planned, workbook);
        expect(changes(two, planned)).toEqual([]);
      }),
      runs(40),
    );
  });
});
