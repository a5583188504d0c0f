/** Billed groups → the rows of the Statement Lines table, one a fund. */
import { debitAccount } from "../billing/account";
import type { BilledGroup } from "../billing/lines";
import { amountToText, centsToAmount } from "../money";
import type { Directory } from "../reference";
import type { Settings } from "../settings";
import type { StatementLine, StatementRecord } from "./statement";

export function statementLines(
  statement: StatementRecord,
  groups: readonly BilledGroup[],
  context: { readonly directory: Directory; readonly settings: Settings },
): StatementLine[] {
  const lines = groups.flatMap((group) => group.fundLines.map((part) => ({ group, part })));
  return lines.map(({ group, part }, i) => ({
    lineId: `${statement.statementNo}/${String(i + 1).padStart(3, "0")}`,
    statementNo: statement.statementNo,
    period: statement.period,
    pi: group.pi,
    project: group.project,
    kind: "Charge",
    subsidyId: "",
    fundOrg: part.fundOrg,
    source: group.source,
    serviceName: group.serviceName,
    account: debitAccount(
      { account: group.account, fundOrg: part.fundOrg, source: group.source },
      context.directory,
      context.settings,
    ),
    quantity: part.quantity,
    unit: group.unit,
    list: part.list,
    discount: part.list - part.billed,
    billed: part.billed,
    exact: amountToText(part.exact),
    rounding: centsToAmount(part.billed) - part.exact,
    seal: "",
  }));
}

/** Lines of statements in force: what the journal and the tie-out add. */
export function currentLines(
  statements: readonly StatementRecord[],
  lines: readonly StatementLine[],
): StatementLine[] {
  const inForce = new Set(statements.filter(isInForce).map((s) => s.statementNo));
  return lines.filter((line) => inForce.has(line.statementNo));
}

export function isInForce(statement: StatementRecord): boolean {
  return statement.status === "Draft" || statement.status === "Issued";
}
