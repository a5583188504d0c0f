/** Statement documents for tests: totals are made from their rows, so that they add up. */
import { centsToAmount, type Cents } from "../core/money";
import type {
  StatementDetail,
  StatementDocument,
  StatementFund,
  StatementProject,
  StatementService,
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
    amount,
    ...change,
  };
}

/** A project of the details given, its services and totals added up from them; all on one fund unless named. */
export function aProject(
  details: readonly StatementDetail[],
  change: Partial<StatementProject> = {},
): StatementProject {
  const amount = total(details, "amount");
  return {
    project: "genome-assembly",
    title: "Genome assembly",
    list: total(details, "list"),
    discount: total(details, "discount"),
    amount,
    funds: [aFund(amount)],
    services: [...new Set(details.map((detail) => detail.serviceName))].map((name) => service(name, details)),
    details,
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

export function aStatement(
  projects: readonly StatementProject[],
  change: Partial<StatementDocument> = {},
): StatementDocument {
  return {
    statementNo: "2025-01-0007",
    revision: 1,
    replaces: "",
    period: "2025-01",
    madeAt: "2025-02-03T09:00:00Z",
    pi: "smith@chem.example.edu",
    name: "Robin Smith",
    department: "Department of Chemistry",
    currency: "USD",
    list: total(projects, "list"),
    discount: total(projects, "discount"),
    amount: total(projects, "amount"),
    projects,
    held: { count: 0, amount: 0 },
    contentHash: "3f1c9a5be0d74c2a9a0b6a1f5d2e8c47",
    ...change,
  };
}

type Totals = { readonly list: Cents; readonly discount: Cents; readonly amount: Cents };

function total(rows: readonly Totals[], kind: keyof Totals): Cents {
  return rows.reduce((sum, row) => sum + row[kind], 0);
}
