/** Over and under recovery: which lines and costs count, years, what is carried, and that nothing is counted twice. */
import fc from "fast-check";
import { statement, statementLine } from "../../testing/builders";
import { serviceCost } from "../../testing/book-builders";
import { amount, amountToText, sum } from "../money";
import type { ServiceCost } from "../service-cost";
import type { StatementLine, StatementRecord } from "../statements/statement";
import { recoveryOf, type RecoveryInput } from "./recovery";

const line = (billed: number, more: Partial<StatementLine> = {}) =>
  statementLine({ source: "HPC", billed, period: "2025-01", ...more });
const cost = (value: string, more: Partial<ServiceCost> = {}) =>
  serviceCost({ cost: amount(value), ...more });

function input(
  lines: readonly StatementLine[],
  costs: readonly ServiceCost[],
  more: Partial<RecoveryInput> = {},
) {
  const made = lines.map((one, i) => ({ ...one, statementNo: `S${i}` }));
  const statements = made.map(({ statementNo, period }) => statement({ statementNo, period }));
  return { period: "2025-01", fiscalYearStarts: 1, currency: "USD", statements, lines: made, costs, ...more };
}

const text = (value: bigint | null): string => (value === null ? "none" : amountToText(value));
function rows(...given: Parameters<typeof input>): string[] {
  return recoveryOf(input(...given)).rows.map((r) =>
    [
      r.source,
      r.serviceName || "all",
      text(r.billed),
      text(r.paidByOthers),
      text(r.cost),
      text(r.result),
      r.permille ?? "none",
      text(r.balance),
    ].join(" "),
  );
}

test.each<readonly [string, Parameters<typeof input>, readonly string[]]>([
  ["nothing was billed and nothing entered", [[], []], []],
  [
    "no cost is entered: a row for each service",
    [[line(1000), line(500, { serviceName: "Storage" })], []],
    ["HPC Compute 10.00 0.00 none none none none", "HPC Storage 5.00 0.00 none none none none"],
  ],
  [
    "a cost of the whole source",
    [[line(1000), line(500, { serviceName: "Storage" })], [cost("20")]],
    ["HPC all 15.00 0.00 20.00 -5.00 750 -5.00"],
  ],
  [
    "a cost of one service, the source's for the rest",
    [
      [line(1000), line(500, { serviceName: "Storage" })],
      [cost("20"), cost("4", { costId: "2", serviceName: "storage" })],
    ],
    ["HPC all 10.00 0.00 20.00 -10.00 500 -10.00", "HPC storage 5.00 0.00 4.00 1.00 1250 1.00"],
  ],
  [
    "what others paid was recovered too",
    [
      [line(1000), line(-400, { kind: "Credit" }), line(400, { kind: "Paid by", fundOrg: "PROV-1" })],
      [cost("8", { serviceName: "Compute" })],
    ],
    ["HPC Compute 6.00 4.00 8.00 2.00 1250 2.00"],
  ],
  ["a cost that nothing was billed for", [[], [cost("20")]], ["HPC all 0.00 0.00 20.00 -20.00 0 -20.00"]],
  [
    "a blank cost is none",
    [[line(1000)], [cost("0", { serviceName: "Compute" })]],
    ["HPC Compute 10.00 0.00 none none none none"],
  ],
  [
    "a year typed without FY",
    [[line(1000)], [cost("20", { fiscalYear: " 2025 " })]],
    ["HPC all 10.00 0.00 20.00 -10.00 500 -10.00"],
  ],
  [
    "other years do not count",
    [[line(1000), line(700, { period: "2026-01" }), line(300, { period: "2024-12" })], [cost("20")]],
    ["HPC all 10.00 0.00 20.00 -10.00 500 -10.00"],
  ],
  [
    "the year begins in July",
    [
      [line(1000), line(700, { period: "2024-07" }), line(300, { period: "2025-07" })],
      [cost("20")],
      { fiscalYearStarts: 7 },
    ],
    ["HPC all 17.00 0.00 20.00 -3.00 850 -3.00"],
  ],
  [
    "the balance of the years before is carried on",
    [
      [line(1000), line(2500, { period: "2024-05" }), line(100, { period: "2023-05" })],
      [
        cost("12"),
        cost("20", { costId: "2", fiscalYear: "FY2024" }),
        cost("4", { costId: "3", fiscalYear: "FY2023" }),
      ],
    ],
    ["HPC all 10.00 0.00 12.00 -2.00 833 0.00"],
  ],
  [
    "a year without a cost carries nothing",
    [
      [line(1000), line(2500, { period: "2024-05" }), line(100, { period: "2023-05" })],
      [cost("12"), cost("4", { costId: "3", fiscalYear: "FY2023" })],
    ],
    ["HPC all 10.00 0.00 12.00 -2.00 833 -2.00"],
  ],
])("%s", (_what, given, expected) => {
  expect(rows(...given)).toEqual(expected);
});

test.each<readonly [string, Partial<StatementRecord>]>([
  ["superseded", { status: "Superseded" }],
  ["void", { status: "Void" }],
  ["in another currency", { currency: "EUR" }],
])("lines of a statement that is %s do not count", (_what, overrides) => {
  const given = input([line(1000)], []);
  const statements = given.statements.map((s) => ({ ...s, ...overrides }));
  expect(recoveryOf({ ...given, statements })).toMatchObject({ rows: [], months: [] });
});

test("the months of the year that have statements", () => {
  const given = input([line(1), line(2, { period: "2025-03" }), line(3, { period: "2024-12" })], []);
  expect(recoveryOf(given)).toMatchObject({
    fiscalYear: { name: "FY2025", first: "2025-01", last: "2025-12" },
    months: ["2025-01", "2025-03"],
  });
});

test("each line of the year is recovered once, whatever costs are entered and however the rows stand", () => {
  const names = fc.constantFrom("Compute", "Storage", "compute", "Queue");
  const sources = fc.constantFrom("HPC", "AWS");
  const anyLine = fc.record({
    billed: fc.integer({ min: -5000, max: 5000 }),
    serviceName: names,
    source: sources,
    period: fc.constantFrom("2024-12", "2025-01", "2025-02"),
    kind: fc.constantFrom("Charge" as const, "Credit" as const, "Paid by" as const),
  });
  const anyCost = fc.record({
    serviceName: fc.oneof(names, fc.constant("")),
    source: sources,
    fiscalYear: fc.constantFrom("FY2024", "FY2025"),
  });
  fc.assert(
    fc.property(fc.array(anyLine), fc.array(anyCost, { maxLength: 6 }), (lines, costs) => {
      const given = input(
        lines.map((one) => line(one.billed, one)),
        costs.map((one, i) => cost("100", { ...one, costId: String(i) })),
      );
      const { rows: found } = recoveryOf(given);
      const cents = lines.filter((l) => l.period >= "2025-01").reduce((total, l) => total + l.billed, 0);
      expect(sum(found.map((r) => r.recovered))).toBe(amount(`${cents}E-2`));
      const entered = costs.filter((c) => c.fiscalYear === "FY2025").length;
      expect(sum(found.map((r) => r.cost ?? 0n))).toBe(amount(String(entered * 100)));
      const turned = recoveryOf({
        ...given,
        lines: [...given.lines].reverse(),
        costs: [...given.costs].reverse(),
      });
      expect(turned.rows.map((r) => text(r.balance)).sort()).toEqual(
        found.map((r) => text(r.balance)).sort(),
      );
    }),
  );
});
