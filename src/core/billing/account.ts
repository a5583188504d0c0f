/** The account a fund is debited on: the charge's tag, else the fund's, else the source's, else the default. */
import type { Directory } from "../reference";
import type { Settings } from "../settings";

export function debitAccount(
  line: { readonly account: string; readonly fundOrg: string; readonly source: string },
  directory: Directory,
  settings: Settings,
): string {
  const candidates = [
    line.account,
    directory.fund(line.fundOrg)?.account,
    directory.source(line.source)?.debitAccount,
    settings.defaultDebitAccount,
  ];
  return candidates.find((account) => account !== undefined && account !== "") ?? "";
}
