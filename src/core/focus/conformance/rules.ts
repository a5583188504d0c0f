/** The conformance rules as one list: code, what it looks at, how bad it is, and what it says. */

/** fatal: the file is refused. error: the row becomes a problem. warning: billed and shown. note: counted. */
export const SEVERITIES = ["fatal", "error", "warning", "note"] as const;
export type Severity = (typeof SEVERITIES)[number];

export interface Rule {
  readonly code: string;
  /** What it looks at: FOCUS columns, or "file", "heading", "row". */
  readonly columns: string;
  /** As a rule; a finding may be milder where the text says so. */
  readonly severity: Severity;
  /** What is so when the rule applies, in words that a person understands, and what to do where something is. */
  readonly text: string;
}

// After the rules of FOCUS (focus.finops.org) and what real exports and Excel do to them. Whether provider and issuer
// are named alike is no rule: "AWS" beside "Amazon Web Services, Inc." is what exports say.
const LIST = [
  ["F01", "file", "warning", "The file is not plain UTF-8: it was read as the encoding named. Look at names with accents; a file that cannot be decoded is refused."],
  ["F02", "heading", "fatal", "A column stands there more than once. Export the file again."],
  ["F03", "row", "error", "The row has more or fewer fields than the heading."],
  ["F04", "BilledCost, BillingPeriodStart", "fatal", "The column is missing: without it nothing can be billed. Export cost and usage data in FOCUS format."],
  ["F05", "heading", "warning", "A column that this version of FOCUS demands is missing."],
  ["F06", "Tags", "warning", "The file has no Tags: charges cannot be given to a PI by tag. Activate cost allocation tags at the provider, or map another column."],
  ["F07", "heading", "warning", "The column is not of FOCUS, and its name does not begin with x_. It is left out."],
  ["F08", "heading", "note", "The column has an older name or other capitals; it was taken for the FOCUS column."],
  ["F09", "heading", "note", "A FOCUS column stands after the provider's own columns. It is read all the same."],
  ["N01", "BilledCost", "error", "The billed cost is blank. A blank amount is not 0."],
  ["N02", "EffectiveCost, ListCost, ContractedCost", "warning", "The cost is blank, which FOCUS does not allow. A blank list cost counts as the billed cost."],
  ["N03", "costs, prices and quantities", "error", "The cell is not a plain number. Amounts with currency signs or thousands separators are never guessed at: say how they are meant, or mend the row."],
  ["N04", "costs, prices and quantities", "warning", "The number is not written as FOCUS demands (such as +1 or 1E+3), and was read exactly."],
  ["N05", "ListUnitPrice, ContractedUnitPrice", "warning", "The unit price is negative. FOCUS wants the sign on the quantity."],
  ["N06", "costs, prices and quantities", "note", "The number has more than 15 digits, which Excel does not keep. Totals are exact; the cell shows 15 digits."],
  ["Z01", "every column", "note", "The cell says NULL, N/A, None or the like, and was taken for blank."],
  ["Z02", "columns that may not be blank", "warning", "The cell is blank, which FOCUS does not allow in this column."],
  ["Z03", "texts", "warning", "The cell says -2, Unassigned or Not Applicable, as some exporters write for blank. It was kept as written."],
  ["D01", "periods", "error", "The date is blank."],
  ["D02", "periods", "warning", "The date is not written as 2025-01-31T00:00:00Z, and could be read without doubt. Fractions of a second are a note."],
  ["D03", "periods", "error", "The cell is not a date."],
  ["D04", "periods", "error", "The date can be read in more than one way: day or month first, a year of two digits, or a time zone that moves it to another month. Say which is meant."],
  ["D05", "BillingPeriodStart, BillingPeriodEnd", "error", "The billing period does not end after it starts."],
  ["D06", "ChargePeriodStart, ChargePeriodEnd", "error", "The charge period ends before it starts."],
  ["D07", "ChargePeriodStart, ChargePeriodEnd", "warning", "The charge period has no length: its hours may have been lost in Excel."],
  ["D08", "BillingPeriodStart, BillingPeriodEnd", "warning", "The billing period is not a whole month up to the first day of the next. An end on the last day of the month counts as that whole day."],
  ["D09", "ChargePeriodStart", "warning", "The usage lies outside its billing period and is not marked as a correction. It is billed in its billing period."],
  ["C01", "BillingCurrency", "error", "The currency is blank or not an ISO 4217 code such as USD."],
  ["C02", "BillingCurrency", "error", "The row is in another currency. Amounts in different currencies are never added up: import them in workbooks of their own."],
  ["C03", "PricingCurrency", "warning", "The pricing currency is not an ISO 4217 code."],
  ["E01", "ChargeCategory", "error", "The charge category is not one of Usage, Purchase, Tax, Credit, Adjustment. In other capitals it is taken, with a warning."],
  ["E02", "ChargeClass", "warning", "The charge class is neither blank nor Correction."],
  ["E03", "ChargeFrequency", "warning", "The charge frequency is not one of One-Time, Recurring, Usage-Based."],
  ["E04", "ChargeFrequency", "warning", "A purchase is marked Usage-Based, which FOCUS does not allow."],
  ["E05", "PricingCategory", "warning", "The pricing category is not one of FOCUS."],
  ["E06", "CommitmentDiscountCategory, CommitmentDiscountStatus, CapacityReservationStatus", "warning", "The category or status of the commitment or reservation is not one of FOCUS."],
  ["E07", "ServiceCategory", "note", "The service category is not one of FOCUS."],
  ["E08", "ServiceSubcategory", "note", "The service subcategory does not belong to the service category."],
  ["V01", "price, quantity and SKU columns", "note", "A tax row has a price, a quantity or a SKU."],
  ["V02", "PricingQuantity, PricingUnit", "warning", "Usage or a purchase has no pricing quantity or no pricing unit."],
  ["V03", "SkuId, SkuPriceId, ListUnitPrice, ContractedUnitPrice, PricingCategory", "note", "Usage or a purchase has no SKU, no unit price or no pricing category. Some providers document such gaps."],
  ["V04", "quantities and their units", "note", "A quantity stands without its unit, or a unit without its quantity."],
  ["V05", "ConsumedQuantity", "note", "A consumed quantity stands on a row that is no usage or an unused commitment, or usage has none."],
  ["V06", "SubAccountId, RegionId with their names and types", "warning", "An ID stands without its name or type, or the other way round."],
  ["V07", "CommitmentDiscountId with category, type and status", "warning", "A commitment's ID stands without its category, type or status, or the other way round."],
  ["V08", "PricingCategory", "warning", "The price is Standard although a commitment covers the row."],
  ["K01", "ListCost", "warning", "The list cost is not list unit price times pricing quantity."],
  ["K02", "ContractedCost", "warning", "The contracted cost is not contracted unit price times pricing quantity."],
  ["K03", "EffectiveCost", "warning", "The purchase of a commitment has an effective cost, and so has the usage it covers: with cost basis Effective it would be billed twice."],
  ["K04", "BilledCost", "note", "The row gives money back (or takes a credit back). It is billed with its sign."],
  ["K05", "EffectiveCost, BilledCost", "warning", "Effective and billed cost differ although no commitment is concerned."],
  ["K06", "ListCost, ContractedCost, EffectiveCost", "note", "The contracted cost is above the list cost, or the effective cost above the contracted cost."],
  ["T01", "Tags", "warning", "The tags are not a JSON object and could not be repaired. The charge is kept and stays Pending until a person says who pays."],
  ["T02", "Tags", "warning", "The tags were repaired: braces added, a list of keys and values or a nested value read."],
  ["T03", "Tags", "warning", "Two keys of the tags differ in capitals or blanks only. The first one counts."],
  ["T04", "Tags", "note", "The row has no tags. The charge stays Pending unless something else says who pays."],
  ["X01", "row", "warning", "The row is the same as an earlier one in every cell. Such rows are legal, and each is billed: look whether a part of the file is there twice."],
  ["X02", "IDs", "error", "Excel has turned the ID into a number such as 1.23457E+12; the digits are lost. Export again and do not save the file in Excel. In a column that says nothing about who pays it is a warning."],
  ["X03", "texts", "note", "The text begins with =, +, -, @ or a tab, as a formula does. It is written as text."],
  ["X04", "every column", "warning", "The text is longer than an Excel cell holds (32,767 characters). The sheet shows its beginning."],
] as const satisfies readonly (readonly [string, string, Severity, string])[]; // prettier-ignore

export type RuleCode = (typeof LIST)[number][0];

export const RULES: readonly (Rule & { readonly code: RuleCode })[] = LIST.map(
  ([code, columns, severity, text]) => ({ code, columns, severity, text }),
);
export const RULE_CODES: readonly RuleCode[] = RULES.map((rule) => rule.code);

const BY_CODE = new Map<string, Rule>(RULES.map((rule) => [rule.code, rule]));

/** @throws Error when there is no such rule */
export function ruleOf(code: RuleCode): Rule {
  const rule = BY_CODE.get(code);
  if (rule === undefined) throw new Error(`No rule ${code}.`);
  return rule;
}
