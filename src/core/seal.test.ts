/** A seal shows every change of a row that matters, and none that does not. */
import fc from "fast-check";
import { adjustment, monthlyTotal, subsidyBalance } from "../testing/book-builders";
import {
  charge,
  importRecord,
  journalLine,
  mailLogEntry,
  problem,
  statement,
  statementLine,
} from "../testing/builders";
import { runs } from "../testing/runs";
import type { Charge } from "./charge";
import { compareSeals, compareWithoutCharges, sealsHold } from "./closing-check";
import { amount } from "./money";
import {
  contentHash,
  SEALED_ADJUSTMENTS,
  SEALED_CHARGES,
  SEALED_IMPORTS,
  SEALED_JOURNAL,
  SEALED_LINES,
  SEALED_PROBLEMS,
  SEALED_STATEMENTS,
  type SealedTable,
} from "./seal";
import { SEALED_BALANCES, SEALED_TOTALS, serviceTotals } from "./seal-balances";
import { SEALED_MAILS } from "./seal-mails";
import { sealMonth, type SealedRows } from "./seal-month";

const PERIOD = "2025-01";

/** Another value of the same type. */
function other(value: bigint | number | string | null | undefined): unknown {
  if (typeof value === "bigint") return value + amount("0.0000001");
  if (typeof value === "number") return value + 1;
  return value === null ? amount("1") : `${value ?? ""}x`;
}

interface Case {
  readonly of: SealedTable<never>;
  readonly row: object;
  readonly free: readonly string[];
}
const TABLES: readonly Case[] = [
  { of: SEALED_CHARGES, row: charge(), free: ["seal", "sourceRow", "importId"] },
  { of: SEALED_STATEMENTS, row: statement(), free: ["seal", "file", "link", "status"] },
  { of: SEALED_LINES, row: statementLine(), free: ["seal"] },
  { of: SEALED_JOURNAL, row: journalLine(), free: ["seal", "status"] },
  { of: SEALED_IMPORTS, row: importRecord(), free: [] },
  { of: SEALED_PROBLEMS, row: problem(), free: [] },
  { of: SEALED_ADJUSTMENTS, row: adjustment(), free: [] },
  { of: SEALED_BALANCES, row: subsidyBalance(), free: [] },
  { of: SEALED_TOTALS, row: serviceTotals([monthlyTotal()])[0]!, free: [] },
  { of: SEALED_MAILS, row: mailLogEntry(), free: [] },
];
const FIELDS = TABLES.flatMap(({ of, row, free }) =>
  Object.keys(row).map((field) => [of.table, field, free.includes(field), { of, row }] as const),
);

test.each(FIELDS)("%s: another %s (may change: %s)", (_table, field, isFree, { of, row }) => {
  const changed = {
    ...row,
    [field]: other((row as Readonly<Record<string, bigint | number | string | null>>)[field]),
  };
  if (field === "status" && isFree) return;
  expect(of.sealOf(changed as never) === of.sealOf(row as never)).toBe(isFree);
});

test("a draft may become issued, and an exported journal posted; neither may cease to count", () => {
  const [draft, issued, ended] = (["Draft", "Issued", "Void"] as const).map((status) =>
    SEALED_STATEMENTS.sealOf(statement({ status })),
  );
  expect([issued === draft, ended === draft]).toEqual([true, false]);
  const [exported, posted, reversed] = (["Exported", "Posted", "Reversed"] as const).map((status) =>
    SEALED_JOURNAL.sealOf(journalLine({ status })),
  );
  expect([posted === exported, reversed === exported]).toEqual([true, false]);
});

test("a text moved from one field to the next changes the seal", () => {
  const seals = [charge({ pi: "a", project: "" }), charge({ pi: "", project: "a" })].map(
    SEALED_CHARGES.sealOf,
  );
  expect(seals[0]).not.toBe(seals[1]);
});

const MONTH: SealedRows = {
  charges: [
    charge({ chargeId: "a", statementNo: "S1", amount: amount("10") }),
    charge({ chargeId: "b", statementNo: "S1", amount: amount("20") }),
    charge({ chargeId: "c", statementNo: "S2", amount: amount("40") }),
    charge({ chargeId: "d", review: "Held", amount: amount("80") }),
  ],
  statements: [statement({ statementNo: "S1" }), statement({ statementNo: "S2" })],
  lines: [
    statementLine({ lineId: "S1-1", statementNo: "S1" }),
    statementLine({ lineId: "S2-1", statementNo: "S2" }),
  ],
  journal: [journalLine({ lineId: "J-1" }), journalLine({ lineId: "J-2" })],
  imports: [importRecord({ importId: "I1" })],
  problems: [problem({ problemId: "P1", importId: "I1" }), problem({ problemId: "P2", importId: "I1" })],
  adjustments: [adjustment()],
  balances: [subsidyBalance()],
  totals: [monthlyTotal()],
  mails: [mailLogEntry({ mailKey: "2025-01 a 1" }), mailLogEntry({ mailKey: "2025-01 b 1" })],
};
const { rows, seals } = sealMonth(PERIOD, MONTH);

test("parts are statements, sources of what is on none, and journals, with rows and amounts", () => {
  expect(seals.filter((s) => s.table === "Charges").map((s) => [s.part, s.rows, s.amount])).toEqual([
    ["AWS, not billed", 1, amount("80")],
    ["S1", 2, amount("30")],
    ["S2", 1, amount("40")],
  ]);
  expect(seals.filter((s) => s.table !== "Charges").map((s) => s.sealId)).toEqual([
    "2025-01 Statements",
    "2025-01 Statement Lines S1",
    "2025-01 Statement Lines S2",
    `2025-01 Journal ${journalLine().journalId}`,
    "2025-01 Imports I1",
    "2025-01 Problems I1",
    `2025-01 Adjustments ${adjustment().adjustmentId}`,
    `2025-01 Subsidy Balances SUB-1 ${subsidyBalance().beneficiary}`,
    `2025-01 Monthly Totals ${monthlyTotal().source}, ${monthlyTotal().serviceName}`,
    "2025-01 Mail Log 2025-01 a 1",
    "2025-01 Mail Log 2025-01 b 1",
  ]);
});

test("the order of rows does not count", () => {
  const turned = sealMonth(PERIOD, {
    charges: [...MONTH.charges].reverse(),
    statements: [...MONTH.statements].reverse(),
    lines: [...MONTH.lines].reverse(),
    journal: [...MONTH.journal].reverse(),
    imports: MONTH.imports,
    problems: [...MONTH.problems].reverse(),
    adjustments: MONTH.adjustments,
    balances: [...MONTH.balances].reverse(),
    totals: [...MONTH.totals].reverse(),
    mails: [...MONTH.mails].reverse(),
  });
  expect(contentHash(turned.seals)).toBe(contentHash(seals));
});

test("what earlier versions did not seal is passed over; a month without balances has none added", () => {
  const { charges: _charges, ...rest } = rows;
  const later = ["Subsidy Balances", "Monthly Totals", "Mail Log"];
  const old = seals.filter((s) => !later.includes(s.table));
  const none = { ...rest, balances: [], totals: [], mails: [] };
  expect(compareWithoutCharges(PERIOD, rest, old)).toEqual(compareWithoutCharges(PERIOD, none, old));
  expect(compareWithoutCharges(PERIOD, rest, old).hash).toBe(contentHash(old));
  const without = sealMonth(PERIOD, { ...rows, balances: [] }).seals;
  expect(sealsHold(compareSeals(PERIOD, { ...rows, balances: [] }, without))).toBe(true);
  expect(compareSeals(PERIOD, rows, without).added.map((a) => a.key)).toEqual([subsidyBalance().balanceId]);
});

test("what was sealed holds, with the charges or without", () => {
  const whole = compareSeals(PERIOD, rows, seals);
  expect([sealsHold(whole), whole.hash]).toEqual([true, contentHash(seals)]);
  const { charges: _charges, ...rest } = rows;
  const without = compareWithoutCharges(PERIOD, rest, seals);
  expect([sealsHold(without), without.hash]).toEqual([true, contentHash(seals)]);
});

const withCharges = (change: (all: readonly Charge[]) => readonly Charge[]): SealedRows => ({
  ...rows,
  charges: change(rows.charges),
});
const check = (now: SealedRows): unknown => {
  const { changed, added, missing, resealed, hash } = compareSeals(PERIOD, now, seals);
  expect(hash).not.toBe(contentHash(seals));
  return [
    changed.map((r) => r.key),
    added.map((r) => r.key),
    missing.map((m) => [m.part, m.rows, m.amount]),
    resealed.map((p) => p.part),
  ];
};
const edited = (id: string, change: Partial<Charge>): SealedRows =>
  withCharges((all) => all.map((c) => (c.chargeId === id ? { ...c, ...change } : c)));

test.each<readonly [string, SealedRows, unknown]>([
  ["a changed amount", edited("a", { amount: amount("11") }), [["a"], [], [], []]],
  ["a row moved to another statement", edited("c", { statementNo: "S1" }), [["c"], [], [], []]],
  ["a changed key", edited("c", { chargeId: "x" }), [["x"], [], [], []]],
  [
    "a row that is gone",
    withCharges((all) => all.filter((c) => c.chargeId !== "b")),
    [[], [], [["S1", 1, amount("20")]], []],
  ],
  [
    "a part that is gone",
    withCharges((all) => all.filter((c) => c.chargeId !== "c")),
    [[], [], [["S2", 1, amount("40")]], []],
  ],
  [
    "a row more",
    withCharges((all) => [...all, charge({ chargeId: "new", statementNo: "S1" })]),
    [[], ["new"], [], []],
  ],
  ["a row copied", withCharges((all) => [...all, all[0]!]), [[], ["a"], [], []]],
  [
    "one row gone, another put in its place",
    withCharges((all) => [...all.slice(1), charge({ chargeId: "new", statementNo: "S1" })]),
    [[], ["new"], [["S1", 1, amount("10")]], []],
  ],
  ["a row changed and its seal cleared", edited("a", { seal: "", pi: "x" }), [[], ["a"], [["S1", 1, amount("10")]], []]],
  [
    "a row and its seal worked out anew",
    withCharges((all) => sealMonth(PERIOD, { ...rows, charges: all.map((c) => (c.chargeId === "a" ? { ...c, amount: amount("9") } : c)) }).rows.charges),
    [[], [], [], ["S1"]],
  ],
  [
    "the whole month sealed anew under another statement",
    withCharges((all) => sealMonth(PERIOD, { ...rows, charges: all.map((c) => (c.chargeId === "c" ? { ...c, statementNo: "S1" } : c)) }).rows.charges),
    [[], [], [["S2", 1, amount("40")]], ["S1"]],
  ],
])("it is found: %s", (_what, now, found) => {
  expect(check(now)).toEqual(found);
}); // prettier-ignore

test.each<readonly [string, SealedRows, string]>([
  ["a statement", { ...rows, statements: rows.statements.map((s, i) => (i === 0 ? { ...s, amount: 1 } : s)) }, "S1"],
  ["a line", { ...rows, lines: rows.lines.map((l, i) => (i === 0 ? { ...l, fundOrg: "X" } : l)) }, "S1-1"],
  ["a journal line", { ...rows, journal: rows.journal.map((l, i) => (i === 0 ? { ...l, debit: 1 } : l)) }, "J-1"],
])("a change of %s is named", (_what, now, key) => {
  expect(check(now)).toEqual([[key], [], [], []]);
}); // prettier-ignore

test.each<readonly [string, Partial<SealedRows>, unknown]>([
  ["an import's invoice", { imports: [importRecord({ importId: "I1", invoiceTotal: 1n })] }, [["I1"], [], [], []]],
  ["an import that is gone", { imports: [] }, [[], [], [["I1", 1, importRecord().amount]], []]],
  ["an import more", { imports: [...rows.imports, importRecord({ importId: "I2" })] }, [[], ["I2"], [], []]],
  ["a problem that is gone", { problems: rows.problems.slice(1) }, [[], [], [["I1", 1, problem().amount]], []]],
  [
    "a problem that was changed: the problems of its file",
    { problems: rows.problems.map((p, i) => (i === 0 ? { ...p, reason: "x" } : p)) },
    [["P1", "P2"], [], [], []],
  ],
  [
    "an adjustment's reason",
    { adjustments: [adjustment({ reason: "another" })] },
    [[adjustment().adjustmentId], [], [], []],
  ],
  ["a mail's receiver", { mails: rows.mails.map((m, i) => (i === 0 ? { ...m, to: "x" } : m)) }, [["2025-01 a 1"], [], [], []]],
  ["a mail that is gone", { mails: rows.mails.slice(1) }, [[], [], [["2025-01 a 1", 1, 0n]], []]],
  ["all mails gone", { mails: [] }, [[], [], [["2025-01 a 1", 1, 0n], ["2025-01 b 1", 1, 0n]], []]],
  ["a mail more", { mails: [...rows.mails, mailLogEntry({ mailKey: "2025-01 c 1" })] }, [[], ["2025-01 c 1"], [], []]],
])("it is found: %s", (_what, now, found) => {
  expect(check({ ...rows, ...now })).toEqual(found);
}); // prettier-ignore

test("seals that were cleared alone are no change: the parts' hashes say that the rows are what they were", () => {
  const cleared = withCharges((all) => all.map((c) => ({ ...c, seal: "" })));
  expect(sealsHold(compareSeals(PERIOD, cleared, seals))).toBe(true);
});

test("any change, removal or addition among any charges is found", () => {
  const month = fc.uniqueArray(
    fc.record({
      chargeId: fc.string({ minLength: 1, maxLength: 4 }),
      statementNo: fc.constantFrom("", "S1", "S2"),
      amount: fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
      review: fc.constantFrom("OK" as const, "Held" as const),
    }),
    { selector: (c) => c.chargeId, minLength: 1, maxLength: 8 },
  );
  fc.assert(
    fc.property(month, fc.nat(), fc.constantFrom("change", "remove", "add", "none"), (all, at, what) => {
      const made = sealMonth(PERIOD, {
        charges: all.map((c) => charge(c)),
        statements: [],
        lines: [],
        journal: [],
        imports: [],
        problems: [],
        adjustments: [],
        balances: [],
        totals: [],
        mails: [],
      });
      const index = at % all.length;
      const charges = made.rows.charges.flatMap((c, i) => {
        if (i !== index || what === "none") return [c];
        if (what === "remove") return [];
        return what === "change" ? [{ ...c, pi: `${c.pi}x` }] : [c, { ...c, chargeId: "added", seal: "" }];
      });
      const found = compareSeals(PERIOD, { ...made.rows, charges }, made.seals);
      expect(sealsHold(found)).toBe(what === "none");
      expect([found.changed.length, found.added.length, found.missing.length]).toEqual(
        { none: [0, 0, 0], change: [1, 0, 0], remove: [0, 0, 1], add: [0, 1, 0] }[what],
      );
    }),
    runs(100),
  );
});
