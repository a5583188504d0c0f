/** The column sets of FOCUS 1.0 and 1.2, in the order of the specification. */

export const FOCUS_1_0: readonly string[] = `
  AvailabilityZone BilledCost BillingAccountId BillingAccountName BillingCurrency BillingPeriodEnd
  BillingPeriodStart ChargeCategory ChargeClass ChargeDescription ChargeFrequency ChargePeriodEnd
  ChargePeriodStart CommitmentDiscountCategory CommitmentDiscountId CommitmentDiscountName
  CommitmentDiscountStatus CommitmentDiscountType ConsumedQuantity ConsumedUnit ContractedCost
  ContractedUnitPrice EffectiveCost InvoiceIssuerName ListCost ListUnitPrice PricingCategory PricingQuantity
  PricingUnit ProviderName PublisherName RegionId RegionName ResourceId ResourceName ResourceType
  ServiceCategory ServiceName SkuId SkuPriceId SubAccountId SubAccountName Tags
`.trim().split(/\s+/); // prettier-ignore

/** Columns that 1.2 has and 1.0 has not. */
const NEW_IN_1_2 = `
  BillingAccountType CapacityReservationId CapacityReservationStatus CommitmentDiscountQuantity
  CommitmentDiscountUnit InvoiceId PricingCurrency PricingCurrencyContractedUnitPrice
  PricingCurrencyEffectiveCost PricingCurrencyListUnitPrice ServiceSubcategory SkuMeter SkuPriceDetails
  SubAccountType
`.trim().split(/\s+/); // prettier-ignore

export const FOCUS_1_2: readonly string[] = [...FOCUS_1_0, ...NEW_IN_1_2].sort();
