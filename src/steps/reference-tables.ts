/** The lists that people keep: what each takes from a file's row, what it refuses and what it warns of. */
import { normalizeAddress } from "../core/charge";
import type { LogDraft } from "../core/log";
import { type Amount, SHARE_WHOLE, shareToPercent } from "../core/money";
import { Refusal } from "../core/problem";
import { checkRates } from "../core/rates/check";
import type { Rate } from "../core/rates/rate";
import type { Lookup, Split } from "../core/reference";
import { checkRuleSettings } from "../core/review/review";
import { fiscalYearName, type ServiceCost } from "../core/service-cost";
import { subsidyProblems } from "../core/subsidies/check";
import type { Subsidy } from "../core/subsidies/subsidy";
import {
  FUNDS,
  LOOKUPS,
  PEOPLE,
  PROJECTS,
  RATES,
  RULES,
  SERVICE_COSTS,
  SOURCES,
  SPLITS,
  STANDING_APPROVALS,
  SUBSIDIES,
  type Table,
} from "../workbook/tables";
import { approvalWarnings, takeApprovals } from "./approvals-from-file";
import type { Book } from "./book";
import type { Host } from "./host";

export interface ReferenceKind<R> {
  readonly shape: Table<R>;
  /** A file's row as the workbook keeps it. */
  readonly normal?: (row: R) => R;
  /** What a step makes of the table as it would be, and writes to the log about it. */
  readonly take?: (host: Host, before: readonly R[], merged: readonly R[]) => Taken<R>;
  /** @throws Refusal where the table as it would be must not be written */
  readonly refuse?: (after: readonly R[], file: string) => void;
  /** What will hold charges or statements up until it is put right. */
  readonly warnings?: (after: readonly R[], book: Book) => readonly string[];
}

export interface Taken<R> {
  readonly rows: readonly R[];
  readonly log: readonly LogDraft[];
}

function kind<R>(described: ReferenceKind<R>): ReferenceKind<R> {
  return described;
}

/** By the name that save knows each by; in the order in which they are read, and listed. */
export const REFERENCE = {
  people: kind({ shape: PEOPLE, normal: (row) => ({ ...row, email: normalizeAddress(row.email) }) }),
  projects: kind({ shape: PROJECTS, normal: (row) => ({ ...row, pi: normalizeAddress(row.pi) }) }),
  funds: kind({ shape: FUNDS }),
  splits: kind({ shape: SPLITS, normal: withSplitId, warnings: splitWarnings }),
  lookups: kind({ shape: LOOKUPS, normal: withLookupId }),
  sources: kind({ shape: SOURCES }),
  rules: kind({ shape: RULES, refuse: checkRuleSettings }),
  serviceCosts: kind({ shape: SERVICE_COSTS, normal: withCostId }),
  rates: kind({ shape: RATES, refuse: refuseBadRates, warnings: rateWarnings }),
  standingApprovals: kind({ shape: STANDING_APPROVALS, take: takeApprovals, warnings: approvalWarnings }),
  subsidies: kind({
    shape: SUBSIDIES,
    normal: (row) => ({ ...row, pi: normalizeAddress(row.pi) }),
    warnings: subsidyWarnings,
  }),
} as const;

function withSplitId(split: Split): Split {
  const splitId =
    split.splitId || [split.project, split.fundOrg, split.from].filter((p) => p !== "").join("/");
  return { ...split, splitId };
}

function withLookupId(lookup: Lookup): Lookup {
  return { ...lookup, lookupId: lookup.lookupId || `${lookup.column}/${lookup.value}` };
}

function withCostId(cost: ServiceCost): ServiceCost {
  const fiscalYear = fiscalYearName(cost.fiscalYear);
  const parts = [cost.source, cost.serviceName, fiscalYear].filter((part) => part !== "");
  // A blank cell: a cost that is not known yet.
  const known = (cost.cost as Amount | null) ?? 0n;
  return { ...cost, fiscalYear, cost: known, costId: cost.costId || parts.join("/") };
}

/** A wrong price would be billed: what the rows would be together with those that are there. */
function refuseBadRates(rates: readonly Rate[], file: string): void {
  const errors = checkRates(rates).filter(({ severity }) => severity === "error");
  if (errors.length === 0) return;
  const texts = errors.map(({ text }) => text);
  throw new Refusal(
    `With ${file} the rate card would need a correction: ${texts.slice(0, 8).join("; ")}${texts.length > 8 ? "; …" : ""}. Nothing was written.`,
    texts,
  );
}

function rateWarnings(rates: readonly Rate[]): string[] {
  return checkRates(rates).map(({ text }) => `${text}.`);
}

/** Shares that do not make 100 %. */
function splitWarnings(splits: readonly Split[]): string[] {
  const totals = new Map<string, bigint>();
  for (const s of splits) {
    const key = `${s.project} from ${s.from || "the beginning"} to ${s.to || "further notice"}`;
    totals.set(key, (totals.get(key) ?? 0n) + s.share);
  }
  return [...totals]
    .filter(([, total]) => total !== SHARE_WHOLE)
    .map(
      ([key, total]) =>
        `The shares of ${key} make ${shareToPercent(total)} %, not 100 %: its charges will wait in the review.`,
    );
}

function subsidyWarnings(subsidies: readonly Subsidy[], { directory }: Book): string[] {
  return subsidyProblems(subsidies, directory).map(
    (problem) => `${problem}: no statement can be made until it is put right.`,
  );
}
