/** Closing: what stands against it, and what is carried. */
import { charge, importRecord, periodRecord } from "../testing/builders";
import { wholeMonth } from "../testing/any-month";
import { carryHeld, hardReasons, nextOpenPeriod, softReasons, type ClosingFacts } from "./closing";
import { amount } from "./money";
import { tieOut } from "./tieout/tie-out";

const month = wholeMonth([charge({ chargeId: "a" })]);
const facts = (overrides: Partial<ClosingFacts> = {}): ClosingFacts => ({
  tieOut: tieOut(month),
  pendingCharges: 0,
  openProblems: 0,
  outdatedStatements: 0,
  notSent: 0,
  unknown: 0,
  imports: [],
  balancesOff: [],
  laterOff: [],
  ...overrides,
});

test("nothing stands against a month that ties", () => {
  expect([...hardReasons(facts()), ...softReasons(facts())]).toEqual([]);
});

test.each<readonly [string, Partial<ClosingFacts>]>([
  ["2 charges are pending: decide them under review", { pendingCharges: 2 }],
  ["3 problem rows are open: fix or waive them", { openProblems: 3 }],
  ["1 statement is missing or out of date: make the statements again", { outdatedStatements: 1 }],
  [
    "the tie-out is off: Imported against charges, 12.50",
    { tieOut: tieOut({ ...month, charges: month.charges.filter((c) => c.chargeId !== "a") }) },
  ],
  [
    "A says 1, the lines 2: put it back or make that month's statements again",
    { balancesOff: ["A says 1, the lines 2"] },
  ],
  [
    "2025-02 is closed, and its Subsidy Balances do not open with what this month leaves: reopen it, close this month, then make the later statements again",
    { laterOff: [{ period: "2025-02", status: "Closed" }] },
  ],
  [
    "2025-02 is closed, and its Subsidy Balances do not open with what this month leaves: hold what was not billed in this month then, so that it goes into an open month",
    { laterOff: [{ period: "2025-02", status: "Posted" }] },
  ],
])("nothing overrides: %s", (reason, overrides) => {
  expect(hardReasons(facts(overrides))).toContain(reason);
});

test.each<readonly [string, Partial<ClosingFacts>]>([
  ["2 statements are not sent", { notSent: 2 }],
  ["nobody knows whether 1 statement left: decide under Send", { unknown: 1 }],
  ["the journal is not exported", { tieOut: tieOut({ ...month, journal: [], file: null }) }],
  [
    "AWS differs from its invoice by -1.01 and nobody explained it (a.csv)",
    { imports: [importRecord({ fileName: "a.csv", billedTotal: "10", invoiceTotal: amount("11.01") })] },
  ],
])("a person may override: %s", (reason, overrides) => {
  expect(softReasons(facts(overrides))).toEqual([reason]);
});

test.each([
  ["within tolerance", importRecord({ billedTotal: "10", invoiceTotal: amount("9") })],
  ["that is explained", importRecord({ invoiceTotal: amount("99"), explanation: "a refund in February" })],
  ["that was replaced", importRecord({ invoiceTotal: amount("99"), status: "Replaced" })],
  ["without an invoice", importRecord()],
])("an import %s is no reason", (_what, record) => {
  expect(softReasons(facts({ imports: [record] }))).toEqual([]);
});

test.each([
  [[], "2025-02"],
  [["2025-02"], "2025-03"],
  [["2025-02", "2025-03"], "2025-04"],
])("with %j closed, held charges go to %s", (closed, into) => {
  const periods = closed.map((period) => periodRecord({ period, status: "Closed" }));
  expect(nextOpenPeriod("2025-01", [...periods, periodRecord({ period: "2025-04" })])).toBe(into);
});

test("each held charge is carried once, undecided, with its amount and assignment", () => {
  const held = charge({
    review: "Held",
    reviewNote: "ask; then decide",
    reviewedBy: "tess",
    reviewedAt: "2025-02-01T00:00:00Z",
    pi: "ben@example.edu",
    statementNo: "S",
  });
  expect(carryHeld([held, charge(), charge({ review: "Rejected" })], "2025-02")).toEqual([
    {
      ...held,
      chargeId: `${held.chargeId}@2025-02`,
      period: "2025-02",
      review: "Pending",
      flags: "Carried over: held in 2025-01 (ask, then decide)",
      reviewNote: "",
      reviewedBy: "",
      reviewedAt: "",
      statementNo: "",
      carriedFrom: "2025-01",
      seal: "",
    },
  ]);
});

test("a charge held again goes on from month to month under IDs of its own", () => {
  const [once] = carryHeld([charge({ review: "Held" })], "2025-02");
  const [twice] = carryHeld([{ ...once!, review: "Held" }], "2025-03");
  expect(twice).toMatchObject({ carriedFrom: "2025-02", amount: once!.amount });
  expect(new Set([charge().chargeId, once!.chargeId, twice!.chargeId]).size).toBe(3);
});
