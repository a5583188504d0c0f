/** What the rules say of who would pay, before it is entered: a fund or project outside its dates, a PI nobody knows. */
import type { Charge } from "../../../src/core/charge";
import { parseFlags } from "../../../src/core/review/flags";
import { awardDates } from "../../../src/core/review/rules/award-dates";
import { inactiveFund } from "../../../src/core/review/rules/inactive-fund";
import { inactiveProject } from "../../../src/core/review/rules/inactive-project";
import { unknownPi } from "../../../src/core/review/rules/unknown-pi";

/** Rules about who pays; the others look at what a person typed on purpose. */
const ABOUT_PAYER = [awardDates, inactiveFund, inactiveProject, unknownPi].map(({ name }) => name);

/** @param charges as the rules left them; each reason once */
export function payerDoubts(charges: readonly Pick<Charge, "flags">[]): readonly string[] {
  const reasons = charges
    .flatMap(({ flags }) => parseFlags(flags))
    .filter(({ rule }) => ABOUT_PAYER.includes(rule))
    .map(({ rule, reason }) => (reason === "" ? rule : reason));
  return [...new Set(reasons)];
}
