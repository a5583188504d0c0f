/** The tables that closing seals, with what a row is about in words. */
import type { Charge } from "./charge";
import type { MailLogEntry } from "./mail";
import {
  SEALED_ADJUSTMENTS,
  SEALED_CHARGES,
  SEALED_IMPORTS,
  SEALED_JOURNAL,
  SEALED_LINES,
  SEALED_PROBLEMS,
  SEALED_STATEMENTS,
  type SealedTable,
} from "./seal";
import { SEALED_BALANCES, SEALED_TOTALS, type ServiceTotal } from "./seal-balances";
import { SEALED_MAILS } from "./seal-mails";
import type { SealedRows } from "./seal-month";

/** A sealed table, and what its rows are about, for people. */
export interface Described<R> extends SealedTable<R> {
  readonly about: (row: R) => string;
  readonly pi: (row: R) => string;
}

export const CHARGES: Described<Charge> = {
  ...SEALED_CHARGES,
  about: (c) => words(c.source, c.serviceName, c.resourceName, c.chargeDescription, c.review),
  pi: (c) => c.pi,
};
export const STATEMENTS: Described<SealedRows["statements"][number]> = {
  ...SEALED_STATEMENTS,
  about: (s) => words(`Statement of ${s.name === "" ? s.pi : s.name}`, s.status),
  pi: (s) => s.pi,
};
export const LINES: Described<SealedRows["lines"][number]> = {
  ...SEALED_LINES,
  about: (l) => words(l.kind, l.project, l.fundOrg, l.source, l.serviceName),
  pi: (l) => l.pi,
};
export const JOURNAL: Described<SealedRows["journal"][number]> = {
  ...SEALED_JOURNAL,
  about: (l) => words(l.kind, l.fundOrg, l.account, l.description),
  pi: (l) => l.pi,
};

export const IMPORTS: Described<SealedRows["imports"][number]> = {
  ...SEALED_IMPORTS,
  about: (i) => words(i.source, i.fileName, i.status),
  pi: () => "",
};
export const PROBLEMS: Described<SealedRows["problems"][number]> = {
  ...SEALED_PROBLEMS,
  about: (p) => words(p.source, `line ${p.sourceRow}`, p.status),
  pi: () => "",
};
export const ADJUSTMENTS: Described<SealedRows["adjustments"][number]> = {
  ...SEALED_ADJUSTMENTS,
  about: (a) => words(a.kind, a.reason, a.status),
  pi: (a) => a.pi,
};
export const BALANCES: Described<SealedRows["balances"][number]> = {
  ...SEALED_BALANCES,
  about: (b) => `what ${b.subsidyId} has left`,
  pi: (b) => b.beneficiary,
};
export const TOTALS: Described<ServiceTotal> = {
  ...SEALED_TOTALS,
  about: () => "what was billed",
  pi: () => "",
};
export const MAILS: Described<MailLogEntry> = {
  ...SEALED_MAILS,
  about: (m) => words(`to ${m.to}`, m.subject, m.status),
  pi: () => "",
};

/** Its rows are worth no money: words about them name none. */
export function hasAmounts(table: string): boolean {
  return table !== MAILS.table;
}

function words(...texts: readonly string[]): string {
  return texts.filter((text) => text !== "").join(", ");
}
