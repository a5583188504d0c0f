/** Heading rows: FOCUS, or why not. */
import { findColumns } from "./headings";

const found = (headings: readonly string[]) => findColumns("x.csv", headings);

test("columns are found in any order, whatever the case, behind a byte order mark", () => {
  const columns = found(["\uFEFFBillingPeriodStart", " billedcost ", "x_own", "TAGS"]).at;
  expect(columns.BillingPeriodStart).toBe(0);
  expect(columns.BilledCost).toBe(1);
  expect(columns.Tags).toBe(3);
  expect(columns.ListCost).toBeUndefined();
});

test("blank headings may repeat, others may not", () => {
  expect(() => found(["BilledCost", "BillingPeriodStart", "", ""])).not.toThrow();
  expect(() => found(["BilledCost", "BillingPeriodStart", "billedcost"])).toThrow(
    "the column billedcost stands there more than once",
  );
});

test.each([
  [
    "an AWS report",
    ["lineItem/UnblendedCost", "lineItem/UsageType"],
    "is an AWS Cost and Usage Report (CUR), not FOCUS",
  ],
  ["AWS CUR 2.0", ["line_item_unblended_cost"], "CUR 2.0"],
  ["an Azure export", ["costInBillingCurrency", "date"], "an Azure cost details export"],
  ["an OCI report", ["lineItem/intervalUsageStart", "cost/myCost"], "an OCI cost report"],
  ["Google Cloud", ["billing_account_id", "cost", "service"], "a Google Cloud billing export"],
  ["one column missing", ["BilledCost", "a"], "has no column BillingPeriodStart. Found: BilledCost, a."],
  [
    "both missing",
    ["a", "b", "c", "d", "e", "f", "g"],
    "no column BilledCost and no column BillingPeriodStart. Found: a, b, c, d, e, f, …",
  ],
])("%s is refused: nothing was imported", (_what, headings, message) => {
  expect(() => found(headings)).toThrow(message);
  expect(() => found(headings)).toThrow("Nothing was imported.");
});

const BASE = ["BilledCost", "BillingPeriodStart"];

test.each([
  ["UsageQuantity", "ConsumedQuantity"],
  ["AmortizedCost", "EffectiveCost"],
  ["ChargeType", "ChargeCategory"],
  ["Provider", "ProviderName"],
] as const)("%s is %s of today, unless both stand there", (older, column) => {
  expect(found([...BASE, older]).at[column]).toBe(2);
  expect(found([...BASE, older, column]).at[column]).toBe(3);
});

test("any column is found by its name", () => {
  const { positionOf } = found([...BASE, "x_Project", "usageunit"]);
  expect(positionOf("X_PROJECT")).toBe(2);
  expect(positionOf("ConsumedUnit")).toBe(3);
  expect(positionOf("x_other")).toBeUndefined();
});

test("columns of numbers are known, whether kept or not", () => {
  const { decimals } = found([...BASE, "ListUnitPrice", "UsageQuantity"]);
  expect(decimals.map(({ name }) => name)).toEqual(["BilledCost", "ListUnitPrice", "ConsumedQuantity"]);
});
