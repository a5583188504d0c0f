/** The last look before a statement is drawn: every list adds up to the total above it, and every total in itself. */
import type { Cents } from "../../core/money";
import { adjustedOf } from "../../core/statements/sections";
import type {
  ChargeTotals,
  StatementDocument,
  StatementProject,
  StatementTotals,
} from "../../core/statements/statement";

import { chargesOf } from "./setting";

/** Tells a total that its parts do not make. */
type Same = (what: string, total: Cents, parts: readonly Cents[]) => void;

/** Charges have no credits of their own. */
type Totals = ChargeTotals & Partial<StatementTotals>;
const KINDS = ["list", "discount", "credits", "amount"] as const;

/** @throws Error naming the first total that its rows do not make: the document was made wrongly */
export function checkSums(document: StatementDocument): void {
  const same: Same = (what, total, parts) => {
    const sum = parts.reduce((a, b) => a + b, 0);
    if (sum === total) return;
    throw new Error(`Statement ${document.statementNo}: ${what} add up to ${sum} cents, not to ${total}`);
  };
  const sums = (what: string, totals: Totals, rows: readonly Totals[]): void => {
    for (const kind of KINDS)
      same(
        `${what}, ${kind}`,
        totals[kind] ?? 0,
        rows.map((row) => row[kind] ?? 0),
      );
    for (const row of [totals, ...rows])
      same(`discount, credits and amount of ${what}`, row.list, [row.discount, row.credits ?? 0, row.amount]);
  };
  sums("projects", document, document.projects);
  for (const project of document.projects) checkProject(project, sums, same);
  for (const { credits, subsidies } of [document, ...document.projects])
    same(
      "subsidies and credits",
      credits,
      subsidies.map((subsidy) => subsidy.credits),
    );
  checkHistory(document, sums);
  checkAdjusted(document, same);
}

type Sums = (what: string, totals: Totals, rows: readonly Totals[]) => void;

function checkProject(project: StatementProject, sums: Sums, same: Same): void {
  const name = `project "${project.project}"`;
  const { services, details, funds } = project;
  const charges = chargesOf(project);
  if (services.length > 0) sums(`services of ${name}`, charges, services);
  if (details.length > 0) sums(`charges of ${name}`, charges, details);
  if (funds.length === 0) return;
  same(
    `funds of ${name}`,
    project.amount,
    funds.map((fund) => fund.amount),
  );
}

/** A year that began within the months shown is their sum. */
function checkHistory({ trend, yearToDate, fiscalYear, ...month }: StatementDocument, sums: Sums): void {
  const last = trend.at(-1)?.totals ?? null;
  sums("the last month of the trend", month, last === null ? [] : [last]);
  const isAllShown = fiscalYear.first >= (trend[0]?.period ?? "");
  const ofYear = trend.filter(({ period }) => period >= fiscalYear.first);
  const parts = isAllShown ? ofYear.flatMap(({ totals }) => totals ?? []) : [yearToDate];
  sums("the year to date", yearToDate, parts);
}

function checkAdjusted(document: StatementDocument, same: Same): void {
  const now = adjustedOf(document);
  for (const kind of ["corrections", "credits", "adjustments", "carried"] as const)
    same(kind, document.adjusted[kind].amount, [now[kind].amount]);
}
