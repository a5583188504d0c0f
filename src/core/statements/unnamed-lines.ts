/** What a project's service was billed besides the charges that name their fund themselves: by defaults, splits, fallbacks. */
import { isBillable, type Charge } from "../charge";
import { amountToText, roundToCents, sum, type Amount } from "../money";
import type { StatementLine } from "./statement";

/**
 * The lines less what tags and reassigned charges explain of them. A line that is theirs, but for a cent of rounding,
 * is left out: its fund paid for them alone.
 * @param lines of one PI, project, source and service
 * @param charges of the same, at the time when the lines were made
 */
export function unnamedLines(lines: readonly StatementLine[], charges: readonly Charge[]): StatementLine[] {
  const named = new Map<string, Charge[]>();
  for (const charge of charges) {
    if (!isBillable(charge) || (charge.payer !== "Tags" && charge.payer !== "Reassigned")) continue;
    const key = JSON.stringify([charge.fundOrg, charge.account]);
    named.set(key, [...(named.get(key) ?? []), charge]);
  }
  const rest = new Map(lines.map((line) => [line, line.billed]));
  for (const own of named.values()) {
    const exact = sum(own.map((charge) => charge.amount));
    const line = lineWith(own[0]!, exact, lines);
    if (line !== undefined) rest.set(line, (rest.get(line) ?? 0) - roundToCents(exact));
  }
  return lines.flatMap((line) => {
    const billed = rest.get(line) ?? 0;
    if (billed === line.billed) return [line];
    return Math.abs(billed) <= 1 ? [] : [{ ...line, billed }];
  });
}

/** A fund may have a line of its own and a part of a split: the line that is just this, else the largest. */
function lineWith(
  { fundOrg, account }: Charge,
  exact: Amount,
  lines: readonly StatementLine[],
): StatementLine | undefined {
  const text = amountToText(exact);
  const own = lines.filter((l) => l.fundOrg === fundOrg && (account === "" || l.account === account));
  const [largest] = [...own].sort((a, b) => Math.abs(b.billed) - Math.abs(a.billed));
  return own.find((l) => l.exact === text) ?? largest;
}
