/** What subsidies paid in earlier months, by the lines of statements: what is corrected goes back to who paid it. */
import type { BilledCharge, BilledGroup } from "../billing/lines";
import type { Cents } from "../money";
import type { Period } from "../period";
import type { Directory } from "../reference";
import type { StatementLine } from "../statements/statement";

/** A fund's line of an earlier month; only what a refund has to know of it. */
export type PaidLine = Pick<
  StatementLine,
  "period" | "subsidyId" | "pi" | "project" | "source" | "fundOrg" | "account" | "billed"
>;

export class PaidBefore {
  private readonly lines = new Map<string, PaidLine[]>();

  /** @param lines of kind "Paid by", of statements in force */
  constructor(
    lines: readonly PaidLine[],
    period: Period,
    private readonly directory: Directory,
  ) {
    for (const line of lines) {
      if (line.period >= period) continue;
      const key = this.keyOf(line);
      const others = this.lines.get(key);
      if (others === undefined) this.lines.set(key, [line]);
      else others.push(line);
    }
  }

  /** Those that paid for the group in a month that one of its charges corrects. */
  subsidiesOf(group: BilledGroup): string[] {
    const months = correctedMonths(group.charges);
    const of = (this.lines.get(this.keyOf(group)) ?? []).filter((line) => months.has(line.period));
    return [...new Set(of.map((line) => line.subsidyId))].filter((id) => this.left(id, group) > 0);
  }

  /** Of what it paid in the months that the group's charges correct: what was not given back since. */
  left(subsidyId: string, group: BilledGroup): Cents {
    const months = correctedMonths(group.charges);
    const own = this.of(subsidyId, group);
    const paid = total(own.filter((line) => months.has(line.period)));
    return Math.max(0, Math.min(paid, total(own)));
  }

  /** The fund that paid in the month that is corrected; null where nothing says. */
  payerOf(subsidyId: string, group: BilledGroup, charges: readonly BilledCharge[]): PaidLine | null {
    const months = correctedMonths(charges);
    const paid = this.of(subsidyId, group).filter((line) => line.billed > 0 && months.has(line.period));
    return paid.at(-1) ?? null;
  }

  private of(subsidyId: string, group: BilledGroup): PaidLine[] {
    return (this.lines.get(this.keyOf(group)) ?? []).filter((line) => line.subsidyId === subsidyId);
  }

  private keyOf({ pi, project, source }: Pick<PaidLine, "pi" | "project" | "source">): string {
    return JSON.stringify([
      this.directory.canonicalAddress(pi),
      this.directory.project(project)?.project ?? project,
      source,
    ]);
  }
}

/** The places of charges that give back what another month billed. */
export function corrections(charges: readonly BilledCharge[]): number[] {
  return charges.flatMap(({ charge, billed }, i) => (billed < 0 && charge.originalPeriod !== "" ? [i] : []));
}

function correctedMonths(charges: readonly BilledCharge[]): ReadonlySet<Period> {
  return new Set(corrections(charges).flatMap((i) => charges[i]?.charge.originalPeriod ?? []));
}

function total(lines: readonly PaidLine[]): Cents {
  return lines.reduce((sum, line) => sum + line.billed, 0);
}
