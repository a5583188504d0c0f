/** The columns of FOCUS 1.0 to 1.4, as far as checks need them (focus.finops.org, column library). */

export const VERSIONS = ["1.0", "1.1", "1.2", "1.3", "1.4"] as const;
export type Version = (typeof VERSIONS)[number];
export type ColumnKind = "number" | "instant" | "json" | "text";

export interface ColumnFacts {
  readonly name: string;
  readonly kind: ColumnKind;
  /** Whether it must be there, whatever the provider supports. */
  readonly mandatory: boolean;
  readonly nullable: boolean;
}

/**
 * A letter for each version: M mandatory, C conditional, R recommended, - not there (any more); a small letter where
 * the cell may be blank.
 */
const COLUMNS: Readonly<Record<ColumnKind, string>> = {
  number: `
    BilledCost MMMMM  ListCost MMMMM  ContractedCost MMMMM  EffectiveCost MMMMM
    ListUnitPrice ccccc  ContractedUnitPrice ccccc  PricingQuantity mmmmm  ConsumedQuantity ccccc
    CommitmentDiscountQuantity -cccc  PricingCurrencyContractedUnitPrice --ccc  PricingCurrencyEffectiveCost --ccC
    PricingCurrencyListUnitPrice --ccc`,
  instant: `BillingPeriodStart MMMMM  BillingPeriodEnd MMMMM  ChargePeriodStart MMMMM  ChargePeriodEnd MMMMM`,
  json: `
    Tags ccccc  SkuPriceDetails -cccc  AllocatedMethodDetails ---rr  AllocatedTags ---cc  ContractApplied ---cc
    CommitmentProgramEligibilityDetails ----c`,
  text: `
    AllocatedMethodId ---cc  AllocatedResourceId ---cc  AllocatedResourceName ---cc  AvailabilityZone rrrrr
    BillingAccountId MMMMM  BillingAccountName mmmmm  BillingAccountType --CCC  BillingCurrency MMMMM
    CapacityReservationId -cccc  CapacityReservationStatus -cccc  ChargeCategory MMMMM  ChargeClass mmmmm
    ChargeDescription mmmmm  ChargeFrequency RRRRR  ChargeSubcategory -----  CommitmentDiscountCategory ccccc  CommitmentDiscountId ccccc
    CommitmentDiscountName ccccc  CommitmentDiscountStatus ccccc  CommitmentDiscountType ccccc
    CommitmentDiscountUnit -cccc  ConsumedUnit ccccc  HostProviderName ---mm  InvoiceDetailId ----c  InvoiceId --rrc
    InvoiceIssuerName MMMMM  PricingCategory ccccc  PricingCurrency --ccC  PricingUnit mmmmm  ProviderName MMMM-
    PublisherName MMMM-  RegionId ccccc  RegionName ccccc  ResourceId ccccc  ResourceName ccccc  ResourceType ccccc
    ServiceCategory MMMMM  ServiceName MMMMM  ServiceProviderName ---MM  ServiceSubcategory -RRRR  SkuId ccccc
    SkuMeter -cccc  SkuPriceId ccccc  SubAccountId ccccc  SubAccountName ccccc  SubAccountType --ccc`,
};

/** Names of FOCUS 1.0-preview and before, folded → the column of today. */
export const OLDER_NAMES: Readonly<Record<string, string>> = {
  provider: "ProviderName",
  publisher: "PublisherName",
  invoiceissuer: "InvoiceIssuerName",
  region: "RegionName",
  usagequantity: "ConsumedQuantity",
  usageunit: "ConsumedUnit",
  amortizedcost: "EffectiveCost",
  chargetype: "ChargeCategory",
};

/** Values that a column may have; of others FOCUS says nothing. */
export const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  ChargeCategory: ["Usage", "Purchase", "Tax", "Credit", "Adjustment"],
  ChargeClass: ["Correction"],
  ChargeFrequency: ["One-Time", "Recurring", "Usage-Based"],
  PricingCategory: ["Standard", "Dynamic", "Committed", "Other"],
  CommitmentDiscountCategory: ["Spend", "Usage"],
  CommitmentDiscountStatus: ["Used", "Unused"],
  CapacityReservationStatus: ["Used", "Unused"],
};

/** Service categories and their subcategories; each has "Other (…)" besides. */
const SERVICES: Readonly<Record<string, string>> = {
  "AI and Machine Learning":
    "AI Platforms, Bots, Generative AI, Machine Learning, Natural Language Processing",
  "Analytics": "Analytics Platforms, Business Intelligence, Data Processing, Search, Streaming Analytics",
  "Business Applications": "Productivity and Collaboration",
  "Compute": "Containers, End User Computing, Quantum Compute, Serverless Compute, Virtual Machines",
  "Databases":
    "Caching, Data Warehouses, Ledger Databases, NoSQL Databases, Relational Databases, Time Series Databases",
  "Developer Tools":
    "Developer Platforms, Continuous Integration and Deployment, Development Environments, Source Code Management, Quality Assurance",
  "Identity": "Identity and Access Management",
  "Integration": "API Management, Messaging, Workflow Orchestration",
  "Internet of Things": "IoT Analytics, IoT Platforms",
  "Management and Governance":
    "Architecture, Compliance, Cost Management, Data Governance, Disaster Recovery, Endpoint Management, Observability, Support",
  "Media": "Content Creation, Gaming, Media Streaming, Mixed Reality",
  "Migration": "Data Migration, Resource Migration",
  "Mobile": "",
  "Multicloud": "Multicloud Integration",
  "Networking":
    "Application Networking, Content Delivery, Network Connectivity, Network Infrastructure, Network Routing, Network Security",
  "Security": "Secret Management, Security Posture Management, Threat Detection and Response",
  "Storage": "Backup Storage, Block Storage, File Storage, Object Storage, Storage Platforms",
  "Web": "Application Platforms",
  "Other": "",
}; // prettier-ignore

/** @returns the column's name as FOCUS writes it → what holds for it in a version */
export function columnsOf(version: Version): ReadonlyMap<string, ColumnFacts> {
  const place = VERSIONS.indexOf(version);
  return new Map(
    EVERY.flatMap(({ name, kind, levels }) => {
      const level = levels[place] ?? "-";
      const nullable = level === level.toLowerCase();
      return level === "-" ? [] : [[name, { name, kind, mandatory: /m/i.test(level), nullable }] as const];
    }),
  );
}

const EVERY = Object.entries(COLUMNS).flatMap(([kind, text]) =>
  [...text.matchAll(/(\w+) ([\w-]{5})/g)].map(([, name = "", levels = ""]) => ({
    name,
    kind: kind as ColumnKind,
    levels,
  })),
);

const BY_FOLDED: ReadonlyMap<string, (typeof EVERY)[number]> = new Map(
  EVERY.map((column) => [column.name.toLowerCase(), column]),
);

/** A FOCUS column of any version by its heading in any case. */
export function knownColumn(
  folded: string,
): { readonly name: string; readonly kind: ColumnKind } | undefined {
  return BY_FOLDED.get(folded);
}

export const SERVICE_CATEGORIES: readonly string[] = Object.keys(SERVICES);

/** Subcategory → its category. */
export const SUBCATEGORIES: ReadonlyMap<string, string> = new Map(
  Object.entries(SERVICES).flatMap(([category, list]) =>
    [...(list === "" ? [] : list.split(", ")), `Other (${category})`].map(
      (name) => [name, category] as const,
    ),
  ),
);
