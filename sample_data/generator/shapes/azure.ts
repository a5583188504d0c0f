/** Azure: FOCUS 1.2 with Azure columns; byte order mark, CRLF, every field quoted, resource ids in lower case. */
import { shortHash } from "../../../src/core/hash";
import { plainDecimal } from "../decimals";
import type { Line } from "../line";
import { FOCUS_1_2 } from "./columns";
import type { Shape } from "./shape";

const OWN_COLUMNS = [
  "x_BillingProfileId", "x_BillingProfileName", "x_CostCenter", "x_InvoiceSectionId", "x_InvoiceSectionName",
  "x_ResourceGroupName", "x_ResourceType", "x_SkuMeterCategory", "x_SkuMeterId", "x_SkuMeterName",
  "x_SkuOfferId", "x_SkuRegion", "x_SkuTier",
]; // prettier-ignore

export const AZURE: Shape = {
  source: "Azure",
  columns: [...FOCUS_1_2.filter((column) => column !== "AvailabilityZone"), ...OWN_COLUMNS],
  bom: true,
  newline: "\r\n",
  quoteAll: true,
  number: plainDecimal,
  instant: (at) => at,
  own: (line, month) => ({
    BillingAccountId: "0071234567",
    BillingAccountName: "Example University",
    BillingAccountType: "Billing Profile",
    InvoiceId: `G0${month.period.replace("-", "")}71`,
    InvoiceIssuerName: "Microsoft",
    ProviderName: "Microsoft",
    PublisherName: "Microsoft",
    RegionId: "eastus",
    RegionName: "East US",
    SubAccountId: `/subscriptions/${subscription(line.owner)}`,
    SubAccountName: `sub-${department(line.owner)}`,
    SubAccountType: "Subscription",
    x_BillingProfileId: "00EU-RSCH-0001",
    x_BillingProfileName: "Research",
    x_CostCenter: "0042",
    x_InvoiceSectionId: "000017",
    x_InvoiceSectionName: "Research Computing",
    x_ResourceGroupName: line.resourceId === "" ? "" : resourceGroup(line.owner),
    x_ResourceType: line.resourceId === "" ? "" : line.sku.resourceType.toLowerCase(),
    x_SkuMeterCategory: line.sku.service,
    x_SkuMeterId: shortHash(["meter", line.sku.sku], 12),
    x_SkuMeterName: line.sku.meter,
    x_SkuOfferId: "MS-AZR-0017P",
    x_SkuRegion: "US East",
    x_SkuTier: "1",
  }),
};

/** A GUID made from the owner, so that it is the same in every file. */
export function subscription(owner: string): string {
  const hex = shortHash(["subscription", department(owner)], 32);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20),
  ].join("-");
}

export function azureResource(owner: string, type: string, name: string): string {
  const path = `/subscriptions/${subscription(owner)}/resourcegroups/${resourceGroup(owner)}`;
  return `${path}/providers/${type}/${name}`.toLowerCase();
}

function resourceGroup(owner: string): string {
  return `rg-${owner.split("@")[0]?.replace(/\W/g, "-") ?? ""}`;
}

/** `chem` of smith@chem.example.edu. */
function department(owner: Line["owner"]): string {
  return owner.split("@")[1]?.split(".")[0] ?? "";
}
