/** The tie-out finds every lost, doubled or changed row of a month, in whatever table it stands. */
import fc from "fast-check";
import { runs } from "../../testing/runs";
import { charge, costing, importRecord, problem, statement } from "../../testing/builders";
import { anyCharges, wholeMonth } from "../../testing/any-month";
import type { Charge } from "../charge";
import { amount, amountFromNumber, amountToNumber, amountToText, centsToAmount, type Amount } from "../money";
import { checkWords, isOff } from "./check";
import { tieOut, type TieOut, type TieOutInput } from "./tie-out";

const EMPTY: TieOutInput = {
  period: "2025-01", charges: [], imports: [], problems: [], statements: [], lines: [], journal: [], balances: [],
  file: null,
}; // prettier-ignore

const off = (t: TieOut): string[] => t.checks.filter(isOff).map((c) => c.name);

test("an empty month ties", () => {
  expect(tieOut(EMPTY)).toMatchObject({ difference: 0n, journalDebits: null, journalCredits: null });
});

test("every figure of a month with all kinds of rows", () => {
  const cost = (n: number): Partial<Charge> => ({
    chargeId: `c${n}`,
    amount: centsToAmount(n * 100),
    billedCost: centsToAmount(n * 100),
  });
  const month = wholeMonth([1, 2, 3, 4, 5, 6, 7, 8].map((n) => charge(cost(n))));
  const t = tieOut(month);
  expect(off(t)).toEqual([]);
  expect(
    [t.imported, t.carriedIn, t.adjustments, t.billed, t.held, t.rejected, t.pending, t.problems].map((a) =>
      amountToText(a),
    ),
  ).toEqual(["44.21", "40.00", "1.50", "64.50", "4.00", "6.00", "8.00", "3.21"]);
  expect([t.statements, t.journalDebits, t.journalCredits]).toEqual(Array(3).fill(amount("64.50")));
  expect(t.problemRows).toBe(1);
});

test("money and rows are told apart", () => {
  const month = wholeMonth([1, 2, 3].map((n) => costing(`${n}`, { chargeId: `c${n}` })));
  expect(tieOut(month)).toMatchObject({ difference: 0n, rowsOff: 0, isOff: false });
  // The import lacks the same 1.00 as the statement: it is one.
  const lost = tieOut({ ...month, charges: month.charges.slice(1) });
  expect(lost).toMatchObject({ difference: amount("1"), rowsOff: 2, isOff: true });
  expect(lost.checks.filter(isOff).map(checkWords)).toEqual([
    "Imported against charges, 1.00",
    "Imported rows against charges and problems, 1 row",
    "Billed and rounding against statements and what others pay, -1.00",
    "Charges against their statement, 1 row",
    "Charges against the lines of their statement, 1.00",
  ]);
  const again = tieOut({ ...month, statements: [...month.statements, ...month.statements.slice(0, 1)] });
  expect(again.rowsOff).toBeGreaterThan(0);
});

test("problem rows whose amount cannot be read are named", () => {
  const unread = problem();
  const t = tieOut({
    ...EMPTY,
    problems: [unread],
    imports: [importRecord({ rows: 1, amountTotal: "0.00", billedTotal: "0.00" })],
  });
  expect(t).toMatchObject({ unreadable: [unread], waived: [], problemRows: 1, difference: 0n });
});

test("a check says how much is off", () => {
  const t = tieOut({ ...EMPTY, charges: [charge({ amount: amount("12.49") })], imports: [importRecord()] });
  expect(t.checks.filter(isOff)).toMatchObject([
    { name: "Imported against charges", difference: amount("0.01") },
    { name: "Charges that were typed over (rows)", unit: "rows" },
  ]);
  expect(t.difference).toBe(amount("0.01"));
});

test("two faults that cancel out are both found", () => {
  const list = { listCost: amount("15"), statementNo: "S" };
  const up = costing("13", { chargeId: "a", ...list });
  const down = costing("12", { chargeId: "b", ...list });
  const imports = [importRecord({ rows: 2, amountTotal: "25.00", billedTotal: "25.00", listTotal: "30.00" })];
  const swapped = { ...EMPTY, charges: [up, down], imports };
  expect(off(tieOut(swapped))).toEqual([]);
  const statements = [
    statement({ statementNo: "S", amount: 1250 }),
    statement({ statementNo: "T", amount: 1250 }),
  ];
  expect(off(tieOut({ ...swapped, statements }))).toContain("Statements against their lines");
});

test("a charge and its reversal that are lost together are missed as rows", () => {
  const imports = [importRecord({ rows: 3, amountTotal: "12.50" })];
  expect(off(tieOut({ ...EMPTY, charges: [charge()], imports }))).toEqual([
    "Imported rows against charges and problems (rows)",
  ]);
});

test("what doubles cut off is no difference, a cent is", () => {
  const exact = Array.from({ length: 50 }, (_, i) =>
    amount(`1234.${String(i).padStart(2, "0")}1234567890123456789`),
  );
  const total = amountToText(exact.reduce((a, b) => a + b));
  const imports = [importRecord({ rows: 50, amountTotal: total, billedTotal: total, listTotal: "0.00" })];
  const asCell = (chargeId: string, cost: Amount): Charge =>
    charge({ chargeId, amount: cost, billedCost: cost, listCost: 0n });
  const cells = exact.map((value, i) => asCell(`c${i}`, amountFromNumber(amountToNumber(value))));
  expect(tieOut({ ...EMPTY, imports, charges: cells }).difference).toBe(0n);
  const wrong = cells.map((c, i) => (i === 7 ? { ...c, amount: c.amount + centsToAmount(1) } : c));
  expect(tieOut({ ...EMPTY, imports, charges: wrong }).difference).not.toBe(0n);
});

/** Every change of one row that must be found: by table, and for alterations by field. */
type Mutation = (input: TieOutInput, at: number) => TieOutInput;
type Rows = "charges" | "imports" | "problems" | "statements" | "lines" | "journal";
const TABLES: readonly Rows[] = ["charges", "imports", "problems", "statements", "lines", "journal"];

const drop =
  (table: Rows): Mutation =>
  (input, at) => {
    const index = at % input[table].length;
    return { ...input, [table]: (input[table] as readonly unknown[]).filter((_, i) => i !== index) };
  };

const double =
  (table: Rows): Mutation =>
  (input, at) => ({ ...input, [table]: [...input[table], input[table][at % input[table].length]!] });

function alter<T extends Rows>(
  table: T,
  change: (row: TieOutInput[T][number]) => Partial<TieOutInput[T][number]>,
): Mutation {
  return (input, at) => {
    const index = at % input[table].length;
    const rows = input[table] as readonly TieOutInput[T][number][];
    return { ...input, [table]: rows.map((row, i) => (i === index ? { ...row, ...change(row) } : row)) };
  };
}

const CENT = centsToAmount(1);
const ALTERATIONS: readonly (readonly [string, Mutation])[] = [
  ["a charge's amount", alter("charges", (c) => ({ amount: c.amount + CENT }))],
  ["a charge's import", alter("charges", () => ({ importId: "none", carriedFrom: "" }))],
  [
    "an import's exact total",
    alter("imports", (i) => ({ amountTotal: amountToText(amount(i.amountTotal) + CENT) })),
  ],
  ["an import's rows", alter("imports", (i) => ({ rows: i.rows + 1 }))],
  ["an import's state", alter("imports", () => ({ status: "Replaced" as const }))],
  ["a problem's amount", alter("problems", (p) => ({ amount: p.amount + CENT }))],
  [
    "a problem's state",
    alter("problems", (p) => ({ status: p.status === "Open" ? ("Resolved" as const) : ("Open" as const) })),
  ],
  ["a statement's amount", alter("statements", (s) => ({ amount: s.amount - 1 }))],
  ["a statement's list price", alter("statements", (s) => ({ list: s.list - 1 }))],
  ["a statement's state", alter("statements", () => ({ status: "Void" as const }))],
  ["a line's cents", alter("lines", (l) => ({ billed: l.billed + 1 }))],
  ["a line's list price", alter("lines", (l) => ({ list: l.list + 1 }))],
  ["a line's exact amount", alter("lines", (l) => ({ exact: amountToText(amount(l.exact) + CENT) }))],
  ["a journal line's debit", alter("journal", (l) => ({ debit: l.debit + 1 }))],
  ["a journal line's credit", alter("journal", (l) => ({ credit: l.credit + 1 }))],
  [
    "a journal line's fund",
    alter("journal", (l) => ({
      fundOrg: l.kind === "Payer" ? "OTHER-1" : l.fundOrg,
      debit: l.debit + (l.kind === "Payer" ? 0 : 1),
    })),
  ],
  [
    "a journal line's kind",
    alter("journal", (l) => ({ kind: l.kind === "Payer" ? ("Recovery" as const) : ("Payer" as const) })),
  ],
  ["a journal line's state", alter("journal", () => ({ status: "Reversed" as const }))],
];

describe("in any consistent month", () => {
  test("nothing is off", () => {
    fc.assert(
      fc.property(anyCharges, (charges) => {
        expect(off(tieOut(wholeMonth(charges)))).toEqual([]);
      }),
      runs(40),
    );
  });

  const mutations: readonly (readonly [string, Mutation])[] = [
    ...TABLES.map((table) => [`a row of ${table} that is lost`, drop(table)] as const),
    ...TABLES.map((table) => [`a row of ${table} that stands twice`, double(table)] as const),
    ...ALTERATIONS.map(([what, mutation]) => [`another value: ${what}`, mutation] as const),
  ];
  test.each(mutations)("%s is found", (_what, mutation) => {
    fc.assert(
      fc.property(anyCharges, fc.nat(), (charges, at) => {
        const month = wholeMonth(charges);
        // A line without a cent that is lost takes nothing with it.
        fc.pre(month.journal.length > 0 && month.lines.every((l) => l.list !== 0 || l.billed !== 0));
        const t = tieOut(mutation(month, at));
        expect(off(t)).not.toEqual([]);
        expect(t.isOff).toBe(true);
      }),
      runs(15),
    );
  });

  test("another state of a charge that is billed, or that becomes so, is found", () => {
    fc.assert(
      fc.property(anyCharges, fc.nat(), (charges, at) => {
        const month = wholeMonth(charges);
        const index = at % month.charges.length;
        fc.pre(month.charges[index]!.amount !== 0n && month.journal.length > 0);
        const turned = month.charges.map((c, i): Charge => {
          if (i !== index) return c;
          return { ...c, review: c.review === "OK" || c.review === "Approved" ? "Rejected" : "OK" };
        });
        expect(tieOut({ ...month, charges: turned }).isOff).toBe(true);
      }),
      runs(30),
    );
  });

  test.each(["debits", "credits"] as const)("a cent more of %s in the exported file is found", (side) => {
    fc.assert(
      fc.property(anyCharges, (charges) => {
        const month = wholeMonth(charges);
        fc.pre(month.journal.length > 0);
        const file = { ...month.file!, [side]: month.file![side] + CENT };
        expect(off(tieOut({ ...month, file }))).toEqual([`Journal ${side} against the exported file`]);
      }),
      runs(15),
    );
  });
});
