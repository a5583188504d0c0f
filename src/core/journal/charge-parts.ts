/** Charges by fund in whole cents, so that they add up both to each charge and to each fund's line. */
import { debitAccount } from "../billing/account";
import { billCharges, type BilledGroup } from "../billing/lines";
import type { Charge } from "../charge";
import { apportion, centsToAmount, SHARE_WHOLE, type Amount, type Cents } from "../money";
import type { Directory } from "../reference";
import type { Settings } from "../settings";
import type { JournalCharge } from "./presets/preset";

/** @param charges billable charges of one month */
export function chargeParts(
  charges: readonly Charge[],
  directory: Directory,
  settings: Settings,
): JournalCharge[] {
  return billCharges(charges, directory).flatMap((group) => partsOf(group, directory, settings));
}

/** Fund after fund takes its cents from what is left of each charge; the last takes the rest. */
function partsOf(group: BilledGroup, directory: Directory, settings: Settings): JournalCharge[] {
  const billed = group.charges.map((c) => c.billed);
  const list = group.charges.map((c) => c.list);
  const rest = { billed: group.billed, list: group.list };
  return group.fundLines.flatMap((fund, i) => {
    const last = i === group.fundLines.length - 1;
    const own = {
      billed: last ? [...billed] : taken(fund.billed, rest.billed, billed),
      list: last ? [...list] : taken(fund.list, rest.list, list),
    };
    subtract(billed, own.billed);
    subtract(list, own.list);
    rest.billed -= fund.billed;
    rest.list -= fund.list;
    const { fundOrg } = fund;
    const account = debitAccount(
      { account: group.account, fundOrg, source: group.source },
      directory,
      settings,
    );
    return group.charges.map(({ charge }, k): JournalCharge => {
      const { pi, project } = group;
      return { charge, pi, project, fundOrg, account, list: own.list[k]!, billed: own.billed[k]! };
    });
  });
}

/** A fund's cents over the charges, in proportion to what is left of each. */
function taken(total: Cents, whole: Cents, left: readonly Cents[]): Cents[] {
  if (whole === 0) return left.map((_, i) => (i === 0 ? total : 0));
  const share = (centsToAmount(total) * SHARE_WHOLE) / centsToAmount(whole);
  const parts = left.map((cents): Amount => (centsToAmount(cents) * share) / SHARE_WHOLE);
  const exact = parts.reduce((a, b) => a + b, 0n);
  // What is lost by cutting goes to the first, so that the parts come to the fund's cents exactly.
  parts[0] = (parts[0] ?? 0n) + centsToAmount(total) - exact;
  return apportion(total, parts);
}

function subtract(from: Cents[], part: readonly Cents[]): void {
  part.forEach((cents, i) => (from[i] = from[i]! - cents));
}
