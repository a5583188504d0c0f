/**
 * What may be missing from a month: PIs, sources and services of the months before that are not in it, and months that
 * were passed over. By the monthly totals, so that no charges of months gone by are read. Things to look at, no errors.
 */
import type { ImportRecord } from "../import/records";
import type { Amount } from "../money";
import { addMonths, nextPeriod, type Day, type Period } from "../period";
import { fold, sameName, type Directory } from "../reference";
import { figure } from "../review/wording";
import type { MonthlyTotal } from "../totals";
import { tally, type Tally } from "./tally";

export interface CompletenessInput {
  readonly period: Period;
  readonly currency: string;
  readonly totals: readonly MonthlyTotal[];
  readonly imports: readonly Pick<ImportRecord, "period" | "source" | "status">[];
  readonly directory: Directory;
}

export const GAP_KINDS = ["PI", "Source", "Service", "Month"] as const;

/** Something that was there and is not, or the other way round. */
export interface Gap {
  readonly kind: (typeof GAP_KINDS)[number];
  /** The PI's address, the source, `source: service`, the month. */
  readonly what: string;
  /** The last month it was billed in; "" where it never was. */
  readonly lastMonth: Period;
  /** What was billed then; of what is new, what it comes to now. */
  readonly amount: Amount;
  readonly words: string;
}

export interface Completeness {
  readonly period: Period;
  /** What was there in the months before: sources first, then PIs, services and months. */
  readonly missing: readonly Gap[];
  /** What is billed for the first time: PIs and services. */
  readonly new: readonly Gap[];
}

const MONTHS_BACK = 6;

export function completenessOf(input: CompletenessInput): Completeness {
  const { period } = input;
  const known = input.totals.filter((total) => total.period <= period);
  const before = known.filter((total) => total.period < period);
  const back = addMonths(period, -MONTHS_BACK);
  const lately = before.filter((total) => total.period >= back);
  const month = known.filter((total) => total.period === period);
  const sources = missingSources(input, lately);
  const away = new Set(sources.map((gap) => fold(gap.what)));
  return {
    period,
    missing: [
      ...sources,
      ...missingPis(input, lately, month),
      ...missingServices(
        input,
        lately.filter(({ source }) => !away.has(fold(source))),
        month,
      ),
      ...missingMonths(input, known),
    ],
    new: before.length === 0 ? [] : [...newPis(input, before, month), ...newServices(input, before, month)],
  };
}

function missingSources(
  { period, imports, directory, currency }: CompletenessInput,
  lately: readonly MonthlyTotal[],
): Gap[] {
  const here = imports.filter((i) => i.period === period && i.status === "Current").map((i) => i.source);
  const had = tally(lately, ({ source }) => source);
  const listed = directory.reference.sources.filter((s) => s.active === "Yes").map((s) => s.source);
  const names = [...listed, ...[...had.keys()].filter((name) => directory.source(name) === undefined)];
  return names
    .filter((name) => name !== "" && !here.some((source) => sameName(source, name)))
    .map((name): Gap => {
      const last = [...had].find(([source]) => sameName(source, name))?.[1];
      return last === undefined
        ? gap(
            "Source",
            name,
            undefined,
            `no file of ${name} was imported, which is active in Sources and had no charges in the ${MONTHS_BACK} months before either`,
          )
        : gap(
            "Source",
            name,
            last,
            `no file of ${name} was imported; it came to ${figure(last.amount, currency)} in ${last.lastMonth}`,
          );
    });
}

function missingPis(
  input: CompletenessInput,
  lately: readonly MonthlyTotal[],
  month: readonly MonthlyTotal[],
): Gap[] {
  const { directory, currency, period } = input;
  const piOf = ({ pi }: MonthlyTotal): string => directory.canonicalAddress(pi);
  const now = tally(month, piOf);
  const there = new Set(month.map(piOf));
  return largestFirst(tally(lately, piOf))
    .filter(([pi]) => pi !== "" && !now.has(pi) && isExpected(pi, directory, `${period}-01`))
    .map(([pi, last]) => {
      const state = there.has(pi) ? "all charges of this month are rejected or held" : "nothing this month";
      return gap(
        "PI",
        pi,
        last,
        `${nameOf(pi, directory)} had ${figure(last.amount, currency)} in ${last.lastMonth}; ${state}`,
      );
    });
}

/** Who has left is missed by nobody. */
function isExpected(pi: string, directory: Directory, day: Day): boolean {
  const person = directory.person(pi);
  if (person === undefined) return true;
  return person.status === "Active" && (person.activeTo === "" || person.activeTo >= day);
}

/** Of services that are there most months, or were there in the month before: what is used once is missed by nobody. */
function missingServices(
  input: CompletenessInput,
  lately: readonly MonthlyTotal[],
  month: readonly MonthlyTotal[],
): Gap[] {
  const now = tally(month, serviceOf);
  const previous = addMonths(input.period, -1);
  return largestFirst(tally(lately, serviceOf))
    .filter(([service, { months, lastMonth }]) => !now.has(service) && (months > 1 || lastMonth === previous))
    .map(([service, last]) =>
      gap(
        "Service",
        service,
        last,
        `${service} had ${figure(last.amount, input.currency)} in ${last.lastMonth}; nothing this month`,
      ),
    );
}

/** Months without any charges between the first and this one, and months that a source was passed over in. */
function missingMonths({ period }: CompletenessInput, known: readonly MonthlyTotal[]): Gap[] {
  const all = new Set(known.map((total) => total.period));
  const gaps = between(all, period).map((month) =>
    gap("Month", month, undefined, `${month} has no charges at all, the months around it have`),
  );
  const sources = [...new Set(known.map(({ source }) => source))].sort();
  const ofSources = sources.flatMap((source) => {
    const own = new Set(known.filter((total) => total.source === source).map((total) => total.period));
    return between(own, period)
      .filter(
        (month) =>
          all.has(month) && month >= addMonths(period, -MONTHS_BACK) && [...own].some((p) => p > month),
      )
      .map((month) =>
        gap(
          "Month",
          `${source}: ${month}`,
          undefined,
          `${source} has no charges in ${month}, but before and after`,
        ),
      );
  });
  return [...gaps, ...ofSources];
}

function between(has: ReadonlySet<Period>, last: Period): Period[] {
  const [first] = [...has].sort();
  const missing: Period[] = [];
  if (first === undefined) return missing;
  for (let month = nextPeriod(first); month < last; month = nextPeriod(month)) {
    if (!has.has(month)) missing.push(month);
  }
  return missing;
}

function newPis(
  input: CompletenessInput,
  before: readonly MonthlyTotal[],
  month: readonly MonthlyTotal[],
): Gap[] {
  const { directory, currency } = input;
  const piOf = ({ pi }: MonthlyTotal): string => directory.canonicalAddress(pi);
  const known = new Set(before.map(piOf));
  return largestFirst(tally(month, piOf))
    .filter(([pi]) => pi !== "" && !known.has(pi))
    .map(([pi, { amount }]) =>
      first(
        "PI",
        pi,
        amount,
        `${nameOf(pi, directory)} is billed for the first time: ${figure(amount, currency)}`,
      ),
    );
}

function newServices(
  { currency }: CompletenessInput,
  before: readonly MonthlyTotal[],
  month: readonly MonthlyTotal[],
): Gap[] {
  const known = new Set(before.map(serviceOf));
  return largestFirst(tally(month, serviceOf))
    .filter(([service]) => !known.has(service))
    .map(([service, { amount }]) =>
      first(
        "Service",
        service,
        amount,
        `${service} is billed for the first time: ${figure(amount, currency)}`,
      ),
    );
}

function serviceOf({ source, serviceName }: MonthlyTotal): string {
  return `${source}: ${serviceName === "" ? "no service named" : serviceName}`;
}

function nameOf(pi: string, directory: Directory): string {
  const name = directory.person(pi)?.name ?? "";
  return name === "" ? pi : `${name} (${pi})`;
}

function largestFirst(tallies: ReadonlyMap<string, Tally>): [string, Tally][] {
  return [...tallies].sort(([a, x], [b, y]) =>
    x.amount === y.amount ? (a < b ? -1 : 1) : x.amount > y.amount ? -1 : 1,
  );
}

function gap(kind: Gap["kind"], what: string, last: Tally | undefined, words: string): Gap {
  return { kind, what, lastMonth: last?.lastMonth ?? "", amount: last?.amount ?? 0n, words };
}

function first(kind: Gap["kind"], what: string, amount: Amount, words: string): Gap {
  return { kind, what, lastMonth: "", amount, words };
}
