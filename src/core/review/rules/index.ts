/** The review rules, in the order of the Rules table and of the flags. A new rule is a file and a line here. */
import type { Rule } from "../rule";
import { adjustment } from "./adjustment";
import { amountLimit } from "./amount-limit";
import { awardDates } from "./award-dates";
import { awardEndsSoon } from "./award-ends-soon";
import { billedAboveList } from "./billed-above-list";
import { commitment } from "./commitment";
import { discountLimit } from "./discount-limit";
import { fallbackFund } from "./fallback-fund";
import { fundCap } from "./fund-cap";
import { fundNearlyUsed } from "./fund-nearly-used";
import { fundPattern } from "./fund-pattern";
import { identicalRows } from "./identical-rows";
import { inactiveFund } from "./inactive-fund";
import { inactiveProject } from "./inactive-project";
import { lateCharge } from "./late-charge";
import { missingFund } from "./missing-fund";
import { missingPi } from "./missing-pi";
import { missingProject } from "./missing-project";
import { negativeAmount } from "./negative-amount";
import { newPi } from "./new-pi";
import { otherCurrency } from "./other-currency";
import { otherFiscalYear } from "./other-fiscal-year";
import { outsideBillingPeriod } from "./outside-billing-period";
import { patternFound } from "./pattern-found";
import { periodMismatch } from "./period-mismatch";
import { spike } from "./spike";
import { splitShares } from "./split-shares";
import { unknownFund } from "./unknown-fund";
import { unknownPi } from "./unknown-pi";
import { unknownProject } from "./unknown-project";
import { unreadableTags } from "./unreadable-tags";

export const RULES_LIST: readonly Rule[] = [
  missingPi,
  missingProject,
  missingFund,
  fundPattern,
  patternFound,
  periodMismatch,
  unknownPi,
  unknownProject,
  unknownFund,
  unreadableTags,
  splitShares,
  inactiveProject,
  awardDates,
  inactiveFund,
  fallbackFund,
  fundCap,
  fundNearlyUsed,
  awardEndsSoon,
  negativeAmount,
  billedAboveList,
  amountLimit,
  discountLimit,
  spike,
  newPi,
  identicalRows,
  outsideBillingPeriod,
  otherFiscalYear,
  lateCharge,
  otherCurrency,
  commitment,
  adjustment,
];
