/** Versions and providers, by columns and by what rows say. */
import { focusVersion, providerOf } from "./format";

test.each([
  [["BilledCost"], "1.0"],
  [["ChargeType", "AmortizedCost"], "0.5"],
  [["Provider", "UsageQuantity"], "1.0-preview"],
  [["SkuMeter"], "1.1"],
  [["InvoiceId"], "1.2"],
  [["BillingAccountType", "SubAccountType"], "1.0"],
  [["InvoiceId", "HostProviderName"], "1.3"],
  [["InvoiceId", "InvoiceDetailId", "HostProviderName"], "1.4"],
])("%j is FOCUS %s", (headings, version) => {
  expect(focusVersion(headings)).toBe(version);
});

test.each([
  [["x_ServiceCode", "x_Operation"], ["Reseller"], "AWS"],
  [["x_SkuMeterId"], [], "Microsoft"],
  [["x_Credits", "x_Project"], [], "Google Cloud"],
  [["oci_ReferenceNumber"], [], "Oracle"],
  [[], ["Amazon Web Services"], "AWS"],
  [[], ["Microsoft"], "Microsoft"],
  [[], ["AWS", "Amazon"], "AWS"],
  [[], ["Alibaba Cloud"], "Alibaba Cloud"],
  [[], ["Campus HPC"], "Campus HPC"],
  [[], ["AWS", "Oracle"], "several providers"],
  [[], [], ""],
])("%j with %j is of %s", (headings, said, provider) => {
  expect(providerOf(headings, said)).toBe(provider);
});
