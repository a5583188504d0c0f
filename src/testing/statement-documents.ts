/** Statement documents for tests: totals are made from their rows, so that they add up. */
import { centsToAmount, type Cents } from "../core/money";
import { addMonths } from "../core/period";
import { fiscalYearOf } from "../core/statements/history";
import { adjustedOf } from "../core/statements/sections";
import type {
  ChargeTotals,
  StatementDetail,
  StatementDocument,
  StatementFund,
  StatementProject,
  StatementService,
  StatementSubsidy,
  StatementTotals,
  TrendMonth,
} from "../core/statements/statement";

export function aDetail(
  change: Partial<StatementDetail> & { list: Cents; discount: Cents },
): StatementDetail {
  return {
    day: "2025-01-15",
    serviceName: "Compute",
    resource: "node-17",
    description: "GPU hours on the shared cluster",
    quantity: centsToAmount(1250),
    unit: "Hours",
    label: "",
    amount: change.list - change.discount,
    ...change,
  };
}

export function aFund(amount: Cents, change: Partial<StatementFund> = {}): StatementFund {
  return {
    fundOrg: "CHEM-10000",
    title: "Chemistry operations",
    awardNumber: "",
    awardStart: "",
    awardEnd: "",
    share: null,
    amount,
    ...change,
  };
}

/** A project of the details given, its services and totals added up from them; all on one fund unless named. */
export function aProject(
  details: readonly StatementDetail[],
  change: Partial<StatementProject> = {},
): StatementProject {
  const amount = total(details, "amount") - (change.credits ?? 0);
  return {
    project: "genome-assembly",
    title: "Genome assembly",
    list: total(details, "list"),
    discount: total(details, "discount"),
    credits: 0,
    amount,
    funds: [aFund(amount)],
    services: [...new Set(details.map((detail) => detail.serviceName))].map((name) => service(name, details)),
    details,
    subsidies: [],
    ...change,
  };
}

/** What paid for others, with nothing left of it. */
export function aSubsidy(credits: Cents, change: Partial<StatementSubsidy> = {}): StatementSubsidy {
  return {
    subsidyId: "PROVOST",
    title: "Provost's research computing fund",
    kind: "Amount",
    project: "",
    paidBy: [{ fundOrg: "PROV-10000", title: "Provost's office" }],
    credits,
    left: null,
    ...change,
  };
}

function service(serviceName: string, details: readonly StatementDetail[]): StatementService {
  const own = details.filter((detail) => detail.serviceName === serviceName);
  return {
    source: "hpc",
    serviceName,
    quantity: own.reduce((sum, detail) => sum + (detail.quantity ?? 0n), 0n),
    unit: own[0]?.unit ?? "",
    list: total(own, "list"),
    discount: total(own, "discount"),
    amount: total(own, "amount"),
  };
}

/** In a fiscal year that begins in July; see aHistory for the months before. */
export function aStatement(
  projects: readonly StatementProject[],
  change: Partial<StatementDocument> = {},
): StatementDocument {
  const month = {
    list: total(projects, "list"),
    discount: total(projects, "discount"),
    credits: projects.reduce((sum, project) => sum + project.credits, 0),
    amount: total(projects, "amount"),
  };
  const period = change.period ?? "2025-01";
  return {
    statementNo: "2025-01-0007",
    revision: 1,
    replaces: "",
    period,
    madeAt: "2025-02-03T09:00:00Z",
    pi: "smith@chem.example.edu",
    name: "Robin Smith",
    department: "Department of Chemistry",
    currency: "USD",
    ...month,
    projects,
    subsidies: projects.flatMap((project) => project.subsidies),
    fiscalYear: fiscalYearOf(period, 7),
    ...aHistory(period, month),
    adjusted: adjustedOf({ projects }),
    held: { count: 0, amount: 0 },
    contentHash: "3f1c9a5be0d74c2a9a0b6a1f5d2e8c47",
    ...change,
  };
}

/** Five months before this one, the first without data; together the year to date. */
function aHistory(period: string, month: StatementTotals): Pick<StatementDocument, "trend" | "yearToDate"> {
  const before = [null, 52_000, 0, 73_125, 41_990].map((amount, i): TrendMonth => ({
    period: addMonths(period, i - 5),
    totals: amount === null ? null : { list: amount + 12_550, discount: 12_550, credits: 0, amount },
  }));
  const trend = [...before, { period, totals: month }];
  const known = trend.flatMap(({ totals }) => totals ?? []);
  return {
    trend,
    yearToDate: {
      list: total(known, "list"),
      discount: total(known, "discount"),
      credits: known.reduce((sum, totals) => sum + totals.credits, 0),
      amount: total(known, "amount"),
      months: known.length,
    },
  };
}

function total(rows: readonly ChargeTotals[], kind: keyof ChargeTotals): Cents {
  return rows.reduce((sum, row) => sum + row[kind], 0);
}
