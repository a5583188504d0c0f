/**
 * Whether the Subsidy Balances that a month opens with are what the statement lines come to: what was granted, less what
 * the subsidy's credits took in the months of the grant. A cell that was typed over would be spent else.
 */
import { centsToText, type Cents } from "../money";
import type { Period } from "../period";
import { Refusal } from "../problem";
import type { Directory } from "../reference";
import type { SealRecord } from "../seal";
import { SEALED_BALANCES } from "../seal-balances";
import { currentLines } from "../statements/lines";
import type { StatementLine, StatementRecord } from "../statements/statement";
import { canonicalBeneficiary, grantedForOf, hasBalance } from "./balances";
import type { Subsidy, SubsidyBalance } from "./subsidy";

/** Of all months. */
export interface BalanceFacts {
  readonly subsidies: readonly Subsidy[];
  readonly balances: readonly SubsidyBalance[];
  readonly statements: readonly StatementRecord[];
  readonly lines: readonly StatementLine[];
  readonly seals: readonly SealRecord[];
  readonly directory: Directory;
  /** 1 to 12 */
  readonly fiscalYearStarts: number;
}

/**
 * @param through whether the month's own rows count too, or only what it opens with
 * @returns a sentence about each row that is not what the lines come to, of the grants of the month
 */
export function misstatedBalances(period: Period, facts: BalanceFacts, through = false): string[] {
  const isIn = (of: { readonly period: Period }): boolean =>
    of.period < period || (through && of.period === period);
  const balances = facts.balances.filter(isIn);
  const before = facts.lines.filter((line) => line.kind === "Credit" && isIn(line));
  const credits = currentLines(facts.statements, before);
  return facts.subsidies.filter(hasBalance).flatMap((subsidy) => {
    const isMine = (of: { readonly subsidyId: string }): boolean => of.subsidyId === subsidy.subsidyId;
    const grant = new Grant(subsidy, period, facts);
    return grant.misstated(balances.filter(isMine), credits.filter(isMine));
  });
}

/** @throws Refusal naming the rows */
export function refuseMisstated(period: Period, facts: BalanceFacts): void {
  const found = misstatedBalances(period, facts);
  if (found.length === 0) return;
  throw new Refusal(
    `${found.join("; ")}: put it back or make that month's statements again. The statements of ${period} open with these balances. Nothing was written.`,
    found,
  );
}

/** What one subsidy grants for the time that a month is in. */
class Grant {
  private readonly grantedFor: string;

  constructor(
    private readonly subsidy: Subsidy,
    private readonly period: Period,
    private readonly facts: BalanceFacts,
  ) {
    this.grantedFor = this.forMonth(period);
  }

  misstated(balances: readonly SubsidyBalance[], credits: readonly StatementLine[]): string[] {
    const months = [...new Set([...balances, ...credits].map((of) => of.period))].sort();
    const inMonth = months.map((month) =>
      this.takenIn(
        balances.filter((row) => row.period === month),
        credits.filter((line) => line.period === month),
      ),
    );
    const used = new Map(inMonth.flatMap((month) => [...month.used]));
    const lists = new Map<string, SubsidyBalance[]>();
    for (const row of balances) {
      if (row.grantedFor !== this.grantedFor) continue;
      // Two addresses that are one by now had a balance each.
      lists.set(row.beneficiary, [...(lists.get(row.beneficiary) ?? []), row]);
    }
    return [
      ...[...lists.values()].flatMap((own) => misstatedOf(own, used)),
      ...inMonth.flatMap((month) => withoutRow(this.subsidy, month.lone)),
      ...this.gone(balances),
    ];
  }

  /** What the lines of a month took of each row. */
  private takenIn(rows: readonly SubsidyBalance[], lines: readonly StatementLine[]): Taken {
    const byName = new Map<string, Set<SubsidyBalance>>();
    for (const row of rows)
      for (const name of [row.beneficiary, this.canonical(row.beneficiary)])
        byName.set(name, (byName.get(name) ?? new Set()).add(row));
    const used = new Map(rows.map((row) => [row, 0]));
    const lone: StatementLine[] = [];
    let isPlain = true;
    for (const line of lines) {
      const mine = new Set(this.namesOf(line).flatMap((name) => [...(byName.get(name) ?? [])]));
      const [row] = mine;
      if (row === undefined) lone.push(line);
      else if (mine.size > 1) isPlain = false;
      else used.set(row, (used.get(row) ?? 0) - line.billed);
    }
    const isOfGrant = lone.some((line) => this.forMonth(line.period) === this.grantedFor);
    if (isPlain) return { used, lone: isOfGrant ? lone : [] };
    // What goes back to several grants at once no line tells apart; together they are what the lines come to.
    const off = -billed(lines) - rows.reduce((sum, row) => sum + row.used, 0);
    return { used: new Map(rows.map((row) => [row, row.used + off])), lone: [] };
  }

  /** Whom amounts are for may have been another kind of beneficiary when the month was billed; "" is everybody. */
  private namesOf({ pi, project, serviceName }: StatementLine): string[] {
    const { directory } = this.facts;
    const named = directory.project(project)?.project ?? project;
    return [...new Set(["", pi, directory.canonicalAddress(pi), project, named, serviceName])];
  }

  /** What was sealed at closing and is not there any more. */
  private gone(balances: readonly SubsidyBalance[]): string[] {
    const there = new Set(balances.map((row) => `${row.period} ${SEALED_BALANCES.part(row)}`));
    return this.facts.seals
      .filter(
        (s) =>
          s.table === SEALED_BALANCES.table &&
          s.period < this.period &&
          this.forMonth(s.period) === this.grantedFor &&
          `${s.part} `.startsWith(`${this.subsidy.subsidyId} `) &&
          !there.has(`${s.period} ${s.part}`),
      )
      .map(
        (s) => `Subsidy Balances ${s.period} ${s.part} is gone, which was there when ${s.period} was closed`,
      );
  }

  private forMonth(period: Period): string {
    return grantedForOf(this.subsidy, period, this.facts.fiscalYearStarts);
  }

  private canonical(beneficiary: string): string {
    return canonicalBeneficiary(this.subsidy, beneficiary, this.facts.directory);
  }
}

interface Taken {
  readonly used: ReadonlyMap<SubsidyBalance, Cents>;
  /** Lines that no row is for. */
  readonly lone: readonly StatementLine[];
}

/** @param own rows of one grant */
function misstatedOf(own: readonly SubsidyBalance[], used: ReadonlyMap<SubsidyBalance, Cents>): string[] {
  let left: Cents = 0;
  let first = "";
  let isOff = false;
  for (const row of [...own].sort((a, b) => (a.period < b.period ? -1 : 1))) {
    left += row.granted - (used.get(row) ?? 0);
    isOff = row.left !== left;
    if (isOff && first === "")
      first = `Subsidy Balances ${row.balanceId} says ${centsToText(row.left)} left, the statement lines come to ${centsToText(left)}`;
  }
  // Only what the last row leaves is spent.
  return isOff ? [first] : [];
}

/** Without its row the same amount would be granted again; a share may have had no amount then, and so no row. */
function withoutRow({ subsidyId, kind }: Subsidy, lone: readonly StatementLine[]): string[] {
  const [line] = lone;
  if (line === undefined || kind === "Share" || billed(lone) >= 0) return [];
  const pis = [...new Set(lone.map(({ pi }) => pi))].join(", ");
  return [
    `Subsidy Balances has no row ${line.period} ${subsidyId} for ${pis}, the statement lines come to ${centsToText(-billed(lone))} used`,
  ];
}

/** Credits are below zero. */
function billed(lines: readonly StatementLine[]): Cents {
  return lines.reduce((sum, line) => sum + line.billed, 0);
}
