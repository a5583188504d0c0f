/** The books of any two months: whatever charges, splits, adjustments and subsidies there are, every figure agrees. */
import fc from "fast-check";
import type { Charge } from "../../src/core/charge";
import { centsToAmount, roundToCents, sum, type Cents } from "../../src/core/money";
import { nextPeriod, type Period } from "../../src/core/period";
import type { StatementPlan } from "../../src/core/statements/plan";
import type { SubsidyState } from "../../src/core/subsidies/apply";
import type { Subsidy, SubsidyBalance } from "../../src/core/subsidies/subsidy";
import { tieOut, type TieOutInput } from "../../src/core/tieout/tie-out";
import { checkSums } from "../../src/render/pdf/check-sums";
import { anyAdjustments } from "../../src/testing/any-adjustments";
import { anyCharges, journal, statements } from "../../src/testing/any-month";
import { anySubsidies } from "../../src/testing/any-subsidies";
import { subsidy } from "../../src/testing/book-builders";
import { importOf } from "../../src/testing/any-month";
import { runs } from "../../src/testing/runs";

const JANUARY = "2025-01";
const FEBRUARY = "2025-02";

interface Books {
  readonly subsidies: readonly Subsidy[];
  /** Of January and February. */
  readonly charges: readonly [readonly Charge[], readonly Charge[]];
}

const anyBooks: fc.Arbitrary<Books> = fc
  .tuple(anySubsidies, anyCharges, anyAdjustments, anyCharges, fc.boolean())
  .map(([subsidies, january, entered, february, isRefund]) => {
    const first = [...january, ...entered.charges];
    // Sometimes all that was billed comes back: what others paid of it has to go back to them.
    const second = isRefund ? reversed(first) : february;
    return { subsidies, charges: [first, second.map((c) => inMonth(c, FEBRUARY))] };
  });

function reversed(charges: readonly Charge[]): Charge[] {
  return charges.map((c) => ({
    ...c,
    chargeId: `reversed ${c.chargeId}`,
    amount: -c.amount,
    billedCost: -c.billedCost,
    effectiveCost: c.effectiveCost === null ? null : -c.effectiveCost,
    listCost: -c.listCost,
    quantity: c.quantity === null ? null : -c.quantity,
  }));
}

function inMonth(charge: Charge, period: Period): Charge {
  const at = (instant: string) => (instant === "" ? "" : `${period}${instant.slice(7)}`);
  return { ...charge, period, chargePeriodStart: at(charge.chargePeriodStart) };
}

interface Made {
  readonly january: StatementPlan;
  readonly february: StatementPlan;
  readonly balances: readonly SubsidyBalance[];
}

/** @param arranged another order of any table's rows */
function make(
  { subsidies, charges }: Books,
  arranged: <T>(rows: readonly T[]) => readonly T[] = (r) => r,
): Made {
  const [first, second] = charges.map((month) => arranged(month));
  const state = (balances: readonly SubsidyBalance[], firstMonths: SubsidyState["firstMonths"]) => ({
    subsidies: arranged(subsidies),
    balances: arranged(balances),
    firstMonths,
  });
  const january = statements(first!, {}, state([], new Map()), JANUARY);
  const known = new Map(first!.map((c) => [c.pi, JANUARY] as const));
  const february = statements(second!, {}, state(january.balances, known), FEBRUARY);
  return { january, february, balances: [...january.balances, ...february.balances] };
}

/** As the workbook has it. */
function month(plan: StatementPlan, balances: readonly SubsidyBalance[], period: Period): TieOutInput {
  const own = plan.charges.filter((c) => !c.chargeId.includes("ADJ-"));
  const imported = own.map((c) => ({ ...c, importId: `import ${c.source}` }));
  const entered = plan.charges.filter((c) => c.chargeId.includes("ADJ-"));
  const { lines } = journal(plan.lines);
  return {
    period,
    // What people entered stands in no import: it is told apart by where it comes from.
    charges: [...imported, ...entered.map((c) => ({ ...c, carriedFrom: "2024-12" }))],
    imports: [...new Set(own.map((c) => c.source))].map((source) => {
      const rows = own.filter((c) => c.source === source);
      return importOf(rows, 0n, { importId: `import ${source}`, source, rows: rows.length });
    }),
    problems: [],
    statements: plan.statements,
    lines: plan.lines,
    balances,
    journal: lines,
    file: {
      debits: sum(lines.map((l) => centsToAmount(l.debit))),
      credits: sum(lines.map((l) => centsToAmount(l.credit))),
    },
  };
}

const add = (cents: readonly Cents[]): Cents => cents.reduce((a, b) => a + b, 0);

function expectToTie(input: TieOutInput): void {
  const t = tieOut(input);
  expect(t.checks.filter((check) => check.difference !== 0n)).toEqual([]);
  const lines = sum(input.lines.map((l) => centsToAmount(l.billed)));
  expect([lines, t.billed + t.rounding]).toEqual([t.statements + t.paidByOthers, lines]);
  if (t.journalDebits !== null) expect([t.journalDebits, t.journalCredits]).toEqual([lines, lines]);
}

function expectStatements({ current, statements: records, lines }: StatementPlan): void {
  for (const { document } of current) checkSums(document);
  for (const s of records) expect(s.list - s.discount - s.credits).toBe(s.amount);
  const credits = add(lines.filter((l) => l.kind === "Credit").map((l) => -l.billed));
  expect([
    add(records.map((s) => s.credits)),
    add(lines.filter((l) => l.kind === "Paid by").map((l) => l.billed)),
  ]).toEqual([credits, credits]);
}

/** Without a minimum charge no fund pays less than nothing, nor more than its charges. */
function expectWithin({ lines }: StatementPlan): void {
  const sides = new Map<string, { charges: Cents[]; credits: Cents }>();
  for (const l of lines.filter(({ kind }) => kind !== "Paid by")) {
    const key = JSON.stringify([l.pi, l.project, l.source, l.serviceName, l.fundOrg, l.account]);
    const side = sides.get(key) ?? { charges: [], credits: 0 };
    sides.set(key, side);
    if (l.kind === "Charge") side.charges.push(l.billed);
    else side.credits -= l.billed;
  }
  for (const { charges, credits } of sides.values()) {
    const most = add(charges.map((cents) => Math.max(0, cents)));
    const least = add(charges.map((cents) => Math.min(0, cents)));
    expect([credits <= most, credits >= least]).toEqual([true, true]);
  }
}

/** What the parts of months have come to, whatever order they were made in. */
const content = ({ statements: records, lines, balances, charges }: StatementPlan) => ({
  records,
  lines: [...lines].sort((a, b) => (a.lineId < b.lineId ? -1 : 1)),
  balances: [...balances].sort((a, b) => (a.balanceId < b.balanceId ? -1 : 1)),
  charges: [...charges].sort((a, b) => (a.chargeId < b.chargeId ? -1 : 1)),
});

test("charges + rounding = statements + what others pay = journal debits = journal credits; statements add up", () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(anyBooks, (books) => {
      const { january, february, balances } = make(books);
      for (const [plan, period] of [
        [january, JANUARY],
        [february, FEBRUARY],
      ] as const) {
        expectToTie(month(plan, balances, period));
        expectStatements(plan);
        if (!books.subsidies.some((s) => s.kind === "Minimum charge")) expectWithin(plan);
        for (const { subsidyId } of plan.lines.filter((l) => l.kind === "Credit")) {
          const { kind } = books.subsidies.find((s) => s.subsidyId === subsidyId)!;
          seen.set(kind, (seen.get(kind) ?? 0) + 1);
        }
      }
    }),
    runs(120),
  );
  // Every kind was there.
  expect([...seen.keys()].sort()).toEqual([
    "Amount",
    "Free tier",
    "Minimum charge",
    "Prepaid",
    "Share",
    "Welcome credit",
  ]);
});

test("no balance is below zero; nobody pays more than the amount, nor gets back more than was paid", () => {
  fc.assert(
    fc.property(anyBooks, (books) => {
      const { balances } = make(books);
      const used = new Map<string, Cents>();
      for (const b of balances) {
        expect([b.left >= 0, b.opening + b.granted - b.used]).toEqual([true, b.left]);
        const { amount: most } = books.subsidies.find((s) => s.subsidyId === b.subsidyId)!;
        const ever = JSON.stringify([b.subsidyId, b.beneficiary]);
        const window = JSON.stringify([b.subsidyId, b.beneficiary, b.grantedFor]);
        used.set(ever, (used.get(ever) ?? 0) + b.used);
        expect(used.get(ever)).toBeGreaterThanOrEqual(0);
        const ofWindow = add(
          balances
            .filter((o) => JSON.stringify([o.subsidyId, o.beneficiary, o.grantedFor]) === window)
            .map((o) => o.used),
        );
        expect(ofWindow).toBeLessThanOrEqual(roundToCents(most ?? 0n));
      }
    }),
    runs(120),
  );
});

test("any order of the rows gives the same", () => {
  fc.assert(
    fc.property(anyBooks, fc.infiniteStream(fc.nat()), (books, numbers) => {
      const shuffled = <T>(rows: readonly T[]): readonly T[] =>
        rows
          .map((row) => ({ row, at: numbers.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map(({ row }) => row);
      const [one, other] = [make(books), make(books, shuffled)];
      expect([content(other.january), content(other.february)]).toEqual([
        content(one.january),
        content(one.february),
      ]);
    }),
    runs(60),
  );
});

test("making them again changes nothing, also when later months are made already", () => {
  fc.assert(
    fc.property(anyBooks, (books) => {
      const { january, february, balances } = make(books);
      const again = (plan: StatementPlan, period: Period, firstMonths: SubsidyState["firstMonths"]) =>
        statements(plan.charges, plan, { subsidies: books.subsidies, balances, firstMonths }, period);
      const known = new Map(books.charges[0].map((c) => [c.pi, JANUARY] as const));
      for (const [plan, made] of [
        [january, again(january, JANUARY, new Map())],
        [february, again(february, nextPeriod(JANUARY), known)],
      ] as const) {
        expect(made.current.filter((s) => s.changed)).toEqual([]);
        expect(content(made)).toEqual(content(plan));
      }
    }),
    runs(60),
  );
});

test("a closed month keeps its credits whatever the Subsidies table says later", () => {
  fc.assert(
    fc.property(anyBooks, (books) => {
      const { january, balances } = make(books);
      const later = books.subsidies.map((s) => ({
        ...s,
        share: null,
        amount: null,
        status: "Inactive" as const,
      }));
      const state = { subsidies: later, balances, firstMonths: new Map<string, Period>() };
      const closed = statements(january.charges, january, state, JANUARY, true);
      expect(closed.current.filter((s) => s.changed)).toEqual([]);
      expect(content(closed)).toEqual(content(january));
    }),
    runs(60),
  );
});

test("what a share pays of a month it gets back to the cent when the month comes back", () => {
  fc.assert(
    fc.property(anyCharges, fc.bigInt({ min: 1n, max: 10n ** 10n }), (charges, share) => {
      const subsidies = [subsidy({ share })];
      const paid = (charged: readonly Charge[], period: Period) =>
        statements(charged, {}, { subsidies, balances: [], firstMonths: new Map() }, period)
          .lines.filter((l) => l.kind === "Paid by")
          .map((l) => l.billed);
      const back = reversed(charges).map((c) => inMonth(c, FEBRUARY));
      expect(paid(back, FEBRUARY)).toEqual(paid(charges, JANUARY).map((cents) => -cents));
    }),
    runs(60),
  );
});

/** What people may do to a row of the Subsidies table between two months; null deletes it. */
const anyEdit: fc.Arbitrary<(row: Subsidy) => Subsidy | null> = fc.constantFrom(
  (row: Subsidy) => row,
  () => null,
  (row: Subsidy) => ({ ...row, status: "Inactive" as const }),
  (row: Subsidy) => ({ ...row, paidByFundOrg: "BIO-10000", paidByAccount: "7999" }),
  (row: Subsidy) => ({ ...row, pi: "nobody@example.edu" }),
  (row: Subsidy) => ({ ...row, share: row.share === null ? null : row.share / 2n + 1n }),
  (row: Subsidy) => ({ ...row, amount: row.amount === null ? null : row.amount / 2n + centsToAmount(1) }),
  (row: Subsidy) => ({ ...row, status: "Active" as const, from: "2025-01-01", to: "" }),
);

/** Each row takes back one of January's. */
const correcting = (charges: readonly Charge[]): Charge[] =>
  reversed(charges).map((c, i) => ({
    ...c,
    period: FEBRUARY,
    chargeClass: "Correction",
    originalPeriod: JANUARY,
    corrects: charges[i]!.chargeId,
  }));

test("a month that is corrected away leaves nothing on any fund, whatever happens to the Subsidies table", () => {
  let gaveBack = 0;
  const edits = fc.array(anyEdit, { minLength: 6, maxLength: 6 });
  fc.assert(
    fc.property(anySubsidies, anyCharges, edits, (subsidies, charges, change) => {
      const firstMonths = new Map(charges.map((c) => [c.pi, JANUARY] as const));
      const then = { subsidies, balances: [], firstMonths: new Map<string, Period>() };
      const january = statements(charges, {}, then, JANUARY);
      const later = subsidies.flatMap((row, i) => change[i]!(row) ?? []);
      const back = correcting(january.charges);
      const make = (before: Partial<StatementPlan>, isClosed: boolean) => {
        const balances = [...january.balances, ...(before.balances ?? [])];
        const state = { subsidies: later, balances, firstMonths };
        return statements(before.charges ?? back, before, state, FEBRUARY, isClosed, january);
      };
      const february = make({}, false);
      const borne = new Map<string, Cents>();
      for (const { fundOrg, account, billed } of [...january.lines, ...february.lines])
        borne.set(`${fundOrg} ${account}`, (borne.get(`${fundOrg} ${account}`) ?? 0) + billed);
      expect([...borne].filter(([, cents]) => cents !== 0)).toEqual([]);
      expect(add([...january.statements, ...february.statements].map((s) => s.amount))).toBe(0);
      const balances = [...january.balances, ...february.balances];
      expectToTie(month(february, balances, FEBRUARY));
      expectStatements(february);
      for (const b of balances) {
        const ofGrant = (o: SubsidyBalance): boolean =>
          o.subsidyId === b.subsidyId && o.beneficiary === b.beneficiary && o.grantedFor === b.grantedFor;
        expect(b.left).toBeLessThanOrEqual(add(balances.filter(ofGrant).map((o) => o.granted)));
      }
      expect(content(make(february, false))).toEqual(content(february));
      expect(content(make(february, true))).toEqual(content(february));
      if (february.lines.some((l) => l.kind === "Paid by")) gaveBack += 1;
    }),
    runs(120),
  );
  expect(gaveBack).toBeGreaterThan(10);
});
