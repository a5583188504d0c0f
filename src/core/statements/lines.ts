/**
 * Billed groups → the rows of the Statement Lines table: one a fund for the charges, then a pair for each credit, one on
 * the PI's fund and one on the fund that pays.
 */
import { debitAccount } from "../billing/account";
import type { FundLine } from "../billing/lines";
import { amountToText, centsToAmount, centsToText, type Cents } from "../money";
import type { Directory } from "../reference";
import type { Settings } from "../settings";
import type { CreditedGroup, GroupCredit } from "../subsidies/apply";
import { payingAccount } from "../subsidies/paying-account";
import type { StatementLine, StatementRecord } from "./statement";

interface LineContext {
  readonly directory: Directory;
  readonly settings: Settings;
}

/** A line that has no number yet. */
type Unnumbered = Omit<StatementLine, "lineId" | "statementNo" | "period" | "seal">;

export function statementLines(
  statement: StatementRecord,
  groups: readonly CreditedGroup[],
  context: LineContext,
): StatementLine[] {
  const lines = [
    ...groups.flatMap((group) => group.fundLines.map((part) => chargeLine(group, part, context))),
    ...groups.flatMap((group) => group.credits.flatMap((credit) => creditLines(group, credit, context))),
  ];
  return lines.map((line, i) => ({
    lineId: `${statement.statementNo}/${String(i + 1).padStart(3, "0")}`,
    statementNo: statement.statementNo,
    period: statement.period,
    seal: "",
    ...line,
  }));
}

function chargeLine(group: CreditedGroup, part: FundLine, context: LineContext): Unnumbered {
  return {
    ...common(group),
    kind: "Charge",
    subsidyId: "",
    ...fundOf(group, part.fundOrg, context),
    quantity: part.quantity,
    unit: group.unit,
    list: part.list,
    discount: part.list - part.billed,
    billed: part.billed,
    exact: amountToText(part.exact),
    rounding: centsToAmount(part.billed) - part.exact,
  };
}

/** Together they leave nothing: what comes off one fund goes to another. */
function creditLines(group: CreditedGroup, credit: GroupCredit, context: LineContext): Unnumbered[] {
  const { subsidy, paidByFundOrg: fundOrg } = credit;
  const paying = { fundOrg, account: payingAccount(credit, group, context) };
  return group.fundLines.flatMap((part, i): Unnumbered[] => {
    const cents = credit.amounts[i] ?? 0;
    if (cents === 0) return [];
    const line = (kind: StatementLine["kind"], billed: Cents): Omit<Unnumbered, "fundOrg" | "account"> => ({
      ...common(group),
      kind,
      subsidyId: subsidy.subsidyId,
      quantity: null,
      unit: "",
      list: 0,
      discount: 0,
      billed,
      exact: centsToText(billed),
      rounding: 0n,
    });
    return [
      { ...line("Credit", -cents), ...fundOf(group, part.fundOrg, context) },
      { ...line("Paid by", cents), ...paying },
    ];
  });
}

function common({ pi, project, source, serviceName }: CreditedGroup) {
  return { pi, project, source, serviceName };
}

function fundOf(group: CreditedGroup, fundOrg: string, context: LineContext) {
  return { fundOrg, account: accountOf(group.account, fundOrg, group, context) };
}

function accountOf(
  account: string,
  fundOrg: string,
  { source }: CreditedGroup,
  { directory, settings }: LineContext,
): string {
  return debitAccount({ account, fundOrg, source }, directory, settings);
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
