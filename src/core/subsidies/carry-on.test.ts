/** The last closed month is reopened first: which later months carry on from an earlier one's balances. */
import { subsidy } from "../../testing/book-builders";
import { closedOff, refuseCarriedOn, type CarryingMonths } from "./carry-on";
import type { SubsidyBalance } from "./subsidy";

const balance = (period: string, change: Partial<SubsidyBalance> = {}): SubsidyBalance => ({
  balanceId: `${period} WEL ann`,
  period,
  subsidyId: "WEL",
  beneficiary: "ann",
  grantedFor: "",
  opening: 0,
  granted: 0,
  used: 0,
  left: 0,
  ...change,
});
const months = (...statuses: ("Open" | "Closed" | "Posted")[]): CarryingMonths["periods"] =>
  statuses.map((status, i) => ({ period: `2025-0${i + 1}`, status }));
const WEL = subsidy({ subsidyId: "WEL", from: "" });
const given = (change: Partial<CarryingMonths>): CarryingMonths => ({
  periods: months("Closed", "Closed", "Closed"),
  subsidies: [WEL],
  balances: ["2025-01", "2025-02", "2025-03"].map((period) => balance(period)),
  fiscalYearStarts: 7,
  ...change,
});

test.each<readonly [string, Partial<CarryingMonths>, RegExp]>([
  ["closed ones are reopened from the newest on", {}, /Reopen 2025-03, then 2025-02 first; then 2025-01/],
  [
    "a posted one keeps the earlier month closed",
    { periods: months("Closed", "Posted", "Closed") },
    /2025-02 is posted to the ledger, so 2025-01 stays closed: put a correction or an adjustment/,
  ],
  [
    "a fiscal year that both share",
    { balances: [balance("2025-03", { grantedFor: "FY2025" })] },
    /^2025-03 is closed and carries on .*\(WEL\).*Reopen 2025-03 first/,
  ],
  [
    "the month had nothing of it yet, and could get it when billed anew",
    { balances: [balance("2025-02", { beneficiary: "bob" })] },
    /Reopen 2025-02 first/,
  ],
  [
    "one that is not in use any more, but that the month drew",
    { subsidies: [] },
    /Reopen 2025-03, then 2025-02 first/,
  ],
])("%s", (_what, change, words) => {
  expect(() => refuseCarriedOn("2025-01", given(change))).toThrow(words);
});

test.each<readonly [string, string, Partial<CarryingMonths>]>([
  ["the last closed month", "2025-03", {}],
  ["later months that are open", "2025-01", { periods: months("Closed", "Open", "Open") }],
  [
    "later months with a grant of their own",
    "2025-01",
    {
      balances: [
        balance("2025-02", { grantedFor: "2025-02" }),
        balance("2025-01", { grantedFor: "2025-01" }),
      ],
    },
  ],
  ["another fiscal year", "2025-01", { balances: [balance("2025-03", { grantedFor: "FY2026" })] }],
  [
    "a subsidy that began later",
    "2025-01",
    { subsidies: [{ ...WEL, from: "2025-02-01" }], balances: [balance("2025-02")] },
  ],
  ["no balances at all", "2025-01", { balances: [] }],
])("%s: it is reopened", (_what, period, change) => {
  expect(() => refuseCarriedOn(period, given(change))).not.toThrow();
});

test("closed months that do not open with what was left, the newest first", () => {
  const balances = [
    balance("2025-01", { granted: 500, used: 450, left: 50 }),
    balance("2025-02", { opening: 400, used: 300, left: 100 }),
    balance("2025-03", { opening: 90, used: 90 }),
  ];
  expect(closedOff("2025-01", given({ balances })).map((m) => m.period)).toEqual(["2025-03", "2025-02"]);
  expect(closedOff("2025-02", given({ balances })).map((m) => m.period)).toEqual(["2025-03"]);
  expect(closedOff("2025-01", given({ balances, periods: months("Open", "Open", "Open") }))).toEqual([]);
});
