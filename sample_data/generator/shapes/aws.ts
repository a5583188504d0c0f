/** AWS: FOCUS 1.0 with AWS columns; doubles, milliseconds, quotes only where needed. */
import { shortHash } from "../../../src/core/hash";
import { javaDouble } from "../decimals";
import type { Line } from "../line";
import { FOCUS_1_0 } from "./columns";
import type { Shape } from "./shape";

export const AWS: Shape = {
  source: "AWS",
  columns: [...FOCUS_1_0, "x_CostCategories", "x_Discounts", "x_Operation", "x_ServiceCode", "x_UsageType"],
  bom: false,
  newline: "\n",
  quoteAll: false,
  number: javaDouble,
  instant: (at) => at.replace("Z", ".000Z"),
  own: (line) => ({
    AvailabilityZone: line.sku.subcategory === "Virtual Machines" ? "us-east-1b" : "",
    BillingAccountId: "001122334455",
    BillingAccountName: "Example University Research",
    InvoiceIssuerName: "Amazon Web Services, Inc.",
    ProviderName: "AWS",
    PublisherName: "Amazon Web Services, Inc.",
    RegionId: "us-east-1",
    RegionName: "US East (N. Virginia)",
    SubAccountId: awsAccount(line.owner),
    SubAccountName: `research-${line.owner.replace(/\W+/g, "-").replace(/-example-edu$/, "")}`,
    x_CostCategories: "{}",
    x_Discounts: discounts(line),
    x_Operation: line.sku.meter.split("/")[0] ?? "",
    x_ServiceCode: line.sku.service.replace(/\W+/g, ""),
    x_UsageType: `USE1-${line.sku.meter.split("/")[1] ?? ""}`,
  }),
};

/** A 12-digit account id with two leading zeros, one for each owner. */
export function awsAccount(owner: string): string {
  return `00${String(parseInt(shortHash([owner], 8), 16)).padStart(10, "4")}`;
}

function discounts(line: Line): string {
  return line.sku.list === line.sku.contracted ? "{}" : JSON.stringify({ agreement: "Research 5 %" });
}
