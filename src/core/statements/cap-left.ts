/**
 * What is left of each fund's cap after the month, put on the documents once all statements of the month are known. It
 * depends on what others put on the same fund, so it is no part of what a statement's hash covers: what one PI's month
 * changes makes no new revision of another's.
 */
import { roundToCents, type Cents } from "../money";
import type { Period } from "../period";
import type { Directory } from "../reference";
import { fundTotals, totalsOf } from "./fund-totals";
import type { OtherMonths } from "./history";
import { currentLines } from "./lines";
import type { StatementDocument, StatementLine, StatementRecord } from "./statement";

interface Around {
  readonly period: Period;
  readonly currency: string;
  readonly directory: Directory;
  /** Statements and lines of all months. */
  readonly others: OtherMonths;
  /** The month's own, as they are afterwards. */
  readonly statements: readonly StatementRecord[];
  readonly lines: readonly StatementLine[];
}

/** @returns puts what is left on the funds of a document that have a cap */
export function capLeft(around: Around): (document: StatementDocument) => StatementDocument {
  const { directory, others, period, currency } = around;
  const caps = directory.reference.funds.flatMap(({ fundOrg, cap }) =>
    cap === null ? [] : [{ fundOrg, cap }],
  );
  // Few workbooks have caps, and the lines of years are many.
  if (caps.length === 0) return (document) => document;
  const before = fundTotals(others.statements, others.lines, {
    period,
    currency,
    periods: others.periods ?? [],
  });
  const month = totalsOf(currentLines(around.statements, around.lines));
  const left = new Map<string, Cents>(
    caps.map(({ fundOrg, cap }) => [
      fundOrg,
      roundToCents(cap) - (before.get(fundOrg) ?? 0) - (month.get(fundOrg) ?? 0),
    ]),
  );
  return (document) => ({
    ...document,
    projects: document.projects.map((project) => ({
      ...project,
      funds: project.funds.map((fund) => {
        const ofFund = left.get(fund.fundOrg);
        return ofFund === undefined ? fund : { ...fund, capLeft: ofFund };
      }),
    })),
  });
}
