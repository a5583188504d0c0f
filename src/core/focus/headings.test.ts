/** Heading rows: FOCUS, or why not. */
import { findColumns, focusVersion } from "./headings";

const found = (headings: readonly string[]) => findColumns("x.csv", headings);

test("columns are found in any order, whatever the case, behind a byte order mark", () => {
  const columns = found(["\uFEFFBillingPeriodStart", " billedcost ", "x_own", "TAGS"]);
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
  ["semicolons", ["BilledCost;BillingPeriodStart"], "is separated by semicolons"],
  ["tabs", ["BilledCost\tBillingPeriodStart"], "is separated by tabs"],
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

test.each([
  [["BilledCost"], "FOCUS 1.0"],
  [["SkuMeter"], "FOCUS 1.1"],
  [["InvoiceId"], "FOCUS 1.2"],
  [["InvoiceId", "HostProviderName"], "FOCUS 1.3"],
])("%j is %s", (headings, version) => {
  expect(focusVersion(headings)).toBe(version);
});
