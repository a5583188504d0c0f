/** Providers' own exports are known and answered. */
import { READ_COLUMNS } from "./headings";
import { nativeExport } from "./native";

test("a FOCUS file with a provider's own columns beside is none of the providers' exports", () => {
  expect(nativeExport([...READ_COLUMNS, "x_Cost", "BillingAccountId"])).toBeUndefined();
});

test.each([
  [["lineItem/UnblendedCost"], "AWS"],
  [["line_item_unblended_cost"], "AWS"],
  [["Service", "Total costs($)"], "AWS"],
  [["PreTaxCost"], "Azure"],
  [["Abonnement-GUID (SubscriptionGuid)", "ID der Verbrauchseinheit (MeterId)"], "Azure"],
  [["costInBillingCurrency", "chargeType"], "Azure"],
  [["BillingAccountId", "MeterId", "ChargeType", "Cost"], "Azure"],
  [["MeterId", "Cost"], "Azure"],
  [["SubscriptionGuid"], "Azure"],
  [["lineItem/intervalUsageStart"], "OCI"],
  [["Billing account ID", "Cost type"], "Google Cloud"],
  [["billing_account_id", "cost", "labels"], "Google Cloud"],
])("%j says what to export instead from %s", (headings, provider) => {
  const known = nativeExport(headings);
  expect(known?.found).toContain(provider);
  expect(known?.instead).toContain("FOCUS");
});

test("the Charges sheet of a workbook is known", () => {
  expect(nativeExport(["Charge ID", "Period", "Fund Org", "Billed Cost"])?.found).toContain(
    "own Charges sheet",
  );
});
