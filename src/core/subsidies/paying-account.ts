/** The account on the fund that pays for a credit. */
import { debitAccount } from "../billing/account";
import type { BilledGroup } from "../billing/lines";
import type { Directory } from "../reference";
import type { Settings } from "../settings";
import type { GroupCredit } from "./apply";

/** What was paid from then; else the subsidy's own, or what the fund and source say. */
export function payingAccount(
  { subsidy, paidByFundOrg: fundOrg, paidByAccount }: GroupCredit,
  { source }: Pick<BilledGroup, "source">,
  { directory, settings }: { readonly directory: Directory; readonly settings: Settings },
): string {
  return (
    paidByAccount ??
    (subsidy.paidByAccount.trim() || debitAccount({ account: "", fundOrg, source }, directory, settings))
  );
}
