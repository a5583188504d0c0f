/** Which of the flagged charges are listed, and what the choices of the filter are. */
import { isDecided, type Charge } from "../../../src/core/charge";
import { parseFlagNames } from "../../../src/core/review/flags";
import type { ReviewBoard } from "../../../src/steps/review-board";

/** Waiting: Pending. Warned: flagged and billed all the same. */
export const STATES = ["Waiting", "Warned", "Decided", "All"] as const;
export type State = (typeof STATES)[number];

export interface Filter {
  readonly state: State;
  /** "" for any. */
  readonly rule: string;
  readonly source: string;
  readonly pi: string;
  /** Every word of it stands somewhere in what the list shows of a charge. */
  readonly text: string;
}

export const NO_FILTER: Filter = { state: "Waiting", rule: "", source: "", pi: "", text: "" };

export function filtered(charges: readonly Charge[], filter: Filter): readonly Charge[] {
  const words = filter.text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  return charges.filter(
    (c) =>
      inState(c, filter.state) &&
      (filter.rule === "" || parseFlagNames(c.flags).includes(filter.rule)) &&
      (filter.source === "" || c.source === filter.source) &&
      (filter.pi === "" || c.pi === filter.pi) &&
      hasWords(c, words),
  );
}

function inState(charge: Charge, state: State): boolean {
  if (state === "Waiting") return charge.review === "Pending";
  if (state === "Decided") return isDecided(charge);
  return state === "All" || charge.review === "OK";
}

function hasWords(charge: Charge, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const { serviceName, resourceName, resourceId, chargeDescription, pi, project, fundOrg } = charge;
  const { source, flags, reviewNote, chargeId } = charge;
  const said = [
    serviceName, resourceName, resourceId, chargeDescription, pi, project, fundOrg, source, flags, reviewNote, chargeId,
  ].join("\n").toLowerCase(); // prettier-ignore
  return words.every((word) => said.includes(word));
}

/** The values of a field among the charges, in order, without blanks. */
export function valuesOf(charges: readonly Charge[], field: "source" | "pi"): readonly string[] {
  return [...new Set(charges.map((c) => c[field]))].filter((value) => value !== "").sort();
}

/** All rules that have flagged one of them. */
export function rulesOf(charges: readonly Charge[]): readonly string[] {
  return [...new Set(charges.flatMap(({ flags }) => parseFlagNames(flags)))];
}

/** Whether one rule has flagged them all, as when they are listed by it; true of a single charge. */
export function haveRuleInCommon(charges: readonly Charge[]): boolean {
  const flags = charges.map((charge) => parseFlagNames(charge.flags));
  return charges.length < 2 || rulesOf(charges).some((rule) => flags.every((of) => of.includes(rule)));
}

/** One page of a list; the last where there are fewer than asked for. */
export function pageOf<T>(
  items: readonly T[],
  page: number,
  size: number,
): { readonly items: readonly T[]; readonly page: number; readonly pages: number } {
  const pages = Math.max(1, Math.ceil(items.length / size));
  const shown = Math.min(Math.max(0, page), pages - 1);
  return { items: items.slice(shown * size, (shown + 1) * size), page: shown, pages };
}

/** A rule's charges: the waiting ones where there are any. */
export function ofRule(filter: Filter, rule: string, { rules }: Pick<ReviewBoard, "rules">): Filter {
  if (rule === "") return { ...filter, rule };
  const waits = (rules.find((r) => r.rule === rule)?.pending ?? 0) > 0;
  return { ...NO_FILTER, rule, state: waits ? "Waiting" : "All" };
}
