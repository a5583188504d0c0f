/** What is wrong with a rate card: what it cannot be used with (errors), and what a person should look at (warnings). */
import { globMatcher } from "../glob";
import { amountToText, type Amount } from "../money";
import { fold } from "../reference";
import { canBothHold, readAppliesTo } from "./applies-to";
import { priceOf } from "./price";
import type { Rate } from "./rate";
import { SOURCES } from "./sources";
import { nearUnit, unitOf } from "./units";

export interface CardFinding {
  readonly severity: "error" | "warning";
  /** A sentence without its full stop; begins with the rate it is about. */
  readonly text: string;
}

/** Rates of more decimals would not multiply exactly; nobody has any. */
const SMALLEST: Amount = 10n ** 18n;

/** @param names what exports are called by --name, besides the usual sources */
export function checkRates(rates: readonly Rate[], names: readonly string[] = []): CardFinding[] {
  const alone = rates.flatMap(checkRate);
  // Rows that cannot be read say nothing about others.
  if (alone.some(({ severity }) => severity === "error")) return alone;
  return [...alone, ...unknownSources(rates, names), ...sameIds(rates), ...overlaps(rates)];
}

/** The errors alone, as people read them. */
export function cardErrors(rates: readonly Rate[]): string[] {
  return checkRates(rates)
    .filter(({ severity }) => severity === "error")
    .map(({ text }) => text);
}

function checkRate(rate: Rate): CardFinding[] {
  const found: CardFinding[] = [];
  const error = (text: string): void =>
    void found.push({ severity: "error", text: `${nameOf(rate)}: ${text}` });
  for (const [heading, value] of Object.entries({ Service: rate.service, Unit: rate.unit }))
    if (value.trim() === "") error(`${heading} is blank`);
  // A cell that a person left blank reads as nothing at all.
  if ((rate.listRate as Amount | null) === null) error("List Rate is blank; write 0 for what costs nothing");
  else checkAmounts(rate, error);
  if (rate.from !== "" && rate.to !== "" && rate.from > rate.to)
    error(`From ${rate.from} is after To ${rate.to}`);
  const { problem } = readAppliesTo(rate.appliesTo);
  if (problem !== "") error(`Applies To: ${problem}`);
  const near = nearUnit(rate.unit);
  if (near !== "")
    found.push({
      severity: "warning",
      text: `${nameOf(rate)}: the unit ${rate.unit} is counted as it is; if ${near} is meant, write it so`,
    });
  return found;
}

function checkAmounts(rate: Rate, error: (text: string) => void): void {
  const { listRate, subsidy, billedRate, freeQuantity } = rate;
  const named = Object.entries({
    "List Rate": listRate,
    Subsidy: subsidy,
    "Billed Rate": billedRate,
    "Free Quantity": freeQuantity,
  });
  for (const [heading, value] of named) {
    if (value === null) continue;
    if (value < 0n) error(`${heading} ${amountToText(value, 0)} is negative`);
    if (value % SMALLEST !== 0n) error(`${heading} has more than 12 decimals`);
  }
  // What is said of a negative amount already is not said of the others that follow from it.
  if (named.some(([, value]) => value !== null && value < 0n)) return;
  if (subsidy !== null && billedRate !== null && listRate - subsidy !== billedRate)
    error(
      `List Rate ${text(listRate)} − Subsidy ${text(subsidy)} is ${text(listRate - subsidy)}, not Billed Rate ${text(billedRate)}`,
    );
  else if (priceOf(rate).billed < 0n)
    error(`Subsidy ${text(subsidy ?? 0n)} is more than List Rate ${text(listRate)}`);
  else if (priceOf(rate).subsidy < 0n)
    error(`Billed Rate ${text(billedRate ?? 0n)} is more than List Rate ${text(listRate)}`);
}

/** A row for a source that no export has is never used, and nobody would hear of it. */
function unknownSources(rates: readonly Rate[], names: readonly string[]): CardFinding[] {
  const sources = [...SOURCES, ...names.map(fold)];
  return rates.flatMap((rate) => {
    const { conditions } = readAppliesTo(rate.appliesTo);
    const globs = conditions.find(({ key }) => key === "source")?.globs ?? [];
    return globs
      .filter((glob) => !sources.some(globMatcher(glob)))
      .map((glob): CardFinding => ({
        severity: "warning",
        text: `${nameOf(rate)}: source=${glob} is none of ${SOURCES.join(", ")}; it counts only in an export with --name ${glob}`,
      }));
  });
}

function sameIds(rates: readonly Rate[]): CardFinding[] {
  const seen = new Set<string>();
  return rates.flatMap((rate): CardFinding[] => {
    const id = fold(rate.rateId);
    const isNew = !seen.has(id);
    seen.add(id);
    if (isNew) return [];
    return [{ severity: "error", text: `${nameOf(rate)}: two rows have this Rate ID` }];
  });
}

/** Rows of one meter that are in force on the same day and ask for equally much. */
function overlaps(rates: readonly Rate[]): CardFinding[] {
  const rows = rates.map((rate) => ({ rate, conditions: readAppliesTo(rate.appliesTo).conditions }));
  return rows.flatMap((one, i) =>
    rows.slice(i + 1).flatMap((other): CardFinding[] => {
      const day = sharedDay(one.rate, other.rate);
      if (day === null || !isSameMeter(one.rate, other.rate)) return [];
      if (one.conditions.length !== other.conditions.length) return [];
      const meet = canBothHold(one.conditions, other.conditions);
      if (meet === "no") return [];
      const names = `${nameOf(one.rate)} and ${nameOf(other.rate)}`;
      return [
        meet === "yes"
          ? { severity: "error", text: `${names} price the same usage on ${day}: end one with To, or tell them apart in Applies To` }
          : { severity: "warning", text: `${names} can both fit the same usage on ${day}; if there is any, no file can be made until one asks for more` },
      ]; // prettier-ignore
    }),
  );
}

function isSameMeter(one: Rate, other: Rate): boolean {
  const [a, b] = [unitOf(one.unit), unitOf(other.unit)];
  return a.meter === b.meter && (a.meter !== "count" || a.name.toLowerCase() === b.name.toLowerCase());
}

/** A day on which both are in force; null where there is none. */
function sharedDay(one: Rate, other: Rate): string | null {
  const from = one.from > other.from ? one.from : other.from;
  const ends = [one.to, other.to].filter((to) => to !== "").sort();
  const to = ends[0] ?? "";
  if (to !== "" && from > to) return null;
  return from === "" ? (to === "" ? "any day" : to) : from;
}

function nameOf({ rateId }: Rate): string {
  return `Rate ${rateId.trim() === "" ? "without an ID" : rateId}`;
}

function text(value: Amount): string {
  return amountToText(value, 0);
}
