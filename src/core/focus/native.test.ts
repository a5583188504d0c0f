/** Providers' own exports are known and answered. */
import { READ_COLUMNS } from "./headings";
import { nativeExport } from "./native";

test("a FOCUS file with a provider's own columns beside is none of the providers' exports", () => {
  expect(nativeExport([...READ_COLUMNS, "x_Cost", "BillingAccountId"])).toBeUndefined();
});

test.each([
  [["PreTaxCost"], "Azure"],
  [["MeterId", "Cost"], "Azure"],
  [["SubscriptionGuid"], "Azure"],
  [["lineItem/intervalUsageStart"], "OCI"],
  [["Billing account ID", "Cost type"], "Google Cloud"],
])("%j says what to export instead from %s", (headings, provider) => {
  const known = nativeExport(headings);
  expect(known?.found).toContain(provider);
  expect(known?.instead).toContain("FOCUS");
});
