/** One PI's month: what each project costs, from which fund. Reads only. */
import { billCharges } from "../core/billing/lines";
import { isBillable, type Charge } from "../core/charge";
import type { Cents } from "../core/money";
import type { Period } from "../core/period";
import { Refusal } from "../core/problem";
import type { StatementRecord } from "../core/statements/statement";
import { Book } from "./book";
import type { Host } from "./host";
import { reviewMonth } from "./review-month";

export interface ShownProject {
  readonly project: string;
  readonly title: string;
  /** Fund codes, several separated by "; ". */
  readonly fund: string;
  readonly list: Cents;
  readonly discount: Cents;
  readonly billed: Cents;
}

export interface Shown {
  readonly pi: string;
  readonly name: string;
  readonly period: Period;
  readonly currency: string;
  readonly projects: readonly ShownProject[];
  readonly statements: readonly StatementRecord[];
  /** Charges that are not billed this month: pending, held, rejected. */
  readonly notBilled: readonly Charge[];
}

export async function showPi(host: Host, pi: string, period: Period): Promise<Shown> {
  const book = await Book.open(host.workbook, [period]);
  const address = book.directory.canonicalAddress(pi);
  const month = reviewMonth(host, book, period, book.charges([period])).charges;
  const own = month.filter((c) => c.pi === address);
  if (own.length === 0)
    throw new Refusal(`${pi} has no charges in ${period}. Check the address{way}. Nothing was written.`, [], {
      script: ": openchargeback people list",
      pane: " on the People sheet",
    });
  const projects = new Map<string, ShownProject>();
  for (const group of billCharges(own.filter(isBillable), book.directory)) {
    const before = projects.get(group.project);
    const funds = new Set([...(before?.fund.split("; ") ?? []), ...group.fundLines.map((l) => l.fundOrg)]);
    funds.delete("");
    projects.set(group.project, {
      project: group.project,
      title: book.directory.project(group.project)?.title ?? "",
      fund: [...funds].join("; "),
      list: (before?.list ?? 0) + group.list,
      discount: (before?.discount ?? 0) + group.list - group.billed,
      billed: (before?.billed ?? 0) + group.billed,
    });
  }
  return {
    pi: address,
    name: book.directory.person(address)?.name ?? "",
    period,
    currency: book.settings.currency,
    projects: [...projects.values()],
    statements: book.statements.filter((s) => s.period === period && s.pi === address),
    notBilled: own.filter((c) => !isBillable(c)),
  };
}
