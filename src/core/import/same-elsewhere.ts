/** Charges that another source has in the same month: most often one export, imported under two file names. */
import type { Charge } from "../charge";
import type { Period } from "../period";
import { usageOf, type Usage } from "./usage";

export type Used = Usage & Pick<Charge, "source" | "period" | "unit">;

/** A source's charges of a month, and how many of them another source has too. */
export interface SameElsewhere {
  readonly source: string;
  readonly period: Period;
  readonly other: string;
  readonly charges: number;
  readonly same: number;
}

/**
 * @param brought the charges of an import, whatever their amounts
 * @param others what other sources have in the same months
 * @returns where half of a source's charges of a month, or more, are another source's
 */
export function sameElsewhere(brought: readonly Used[], others: readonly Used[]): SameElsewhere[] {
  const known = new Map<string, Set<string>>();
  for (const charge of others) if (charge.resourceId !== "") addTo(known, keyOf(charge), charge.source);
  const groups = new Map<string, Used[]>();
  for (const charge of brought) {
    const key = JSON.stringify([charge.source, charge.period]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [charge]);
    else group.push(charge);
  }
  return [...groups.values()].flatMap((charges) => sameAs(charges, known));
}

function sameAs(charges: readonly Used[], known: ReadonlyMap<string, ReadonlySet<string>>): SameElsewhere[] {
  const { source = "", period = "" } = charges[0] ?? {};
  const counts = new Map<string, number>();
  for (const charge of charges) {
    for (const other of known.get(keyOf(charge)) ?? [])
      if (other !== source) counts.set(other, (counts.get(other) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, same]) => same * 2 >= charges.length)
    .map(([other, same]) => ({ source, period, other, charges: charges.length, same }));
}

/** Amounts are left out: the second file may be a correction of the first. */
function keyOf(charge: Used): string {
  return JSON.stringify([charge.period, usageOf(charge), charge.unit]);
}

function addTo(map: Map<string, Set<string>>, key: string, value: string): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, new Set([value]));
  else values.add(value);
}
