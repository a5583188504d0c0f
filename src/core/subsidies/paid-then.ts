/**
 * Who paid for what a closed month billed, as its statement lines have it, and what corrections of months since then
 * gave back: by PI, project, source, service, fund and account.
 */
import { isBillable, type Charge } from "../charge";
import { addTo } from "../lists";
import { roundToCents, type Cents } from "../money";
import { inShares, proportion, spreadCents } from "../money-shares";
import type { Period } from "../period";
import { fold, type Directory } from "../reference";
import { currentLines } from "../statements/lines";
import type { StatementLine, StatementRecord } from "../statements/statement";
import { pairsOf } from "./pairs";

/** What tells who paid in earlier months. */
export interface EarlierMonths {
  readonly statements: readonly StatementRecord[];
  readonly lines: readonly StatementLine[];
  /** Charges of any month that correct a month which this one corrects too. */
  readonly corrections: readonly Charge[];
}

/** A fund that paid, or of a minimum charge received, for a subsidy. */
export interface Payer {
  readonly subsidyId: string;
  readonly fundOrg: string;
  readonly account: string;
}

/** Where a part of a charge was billed. */
export interface PaidPlace {
  readonly originalPeriod: Period;
  readonly pi: string;
  readonly project: string;
  readonly source: string;
  readonly serviceName: string;
  readonly fundOrg: string;
  readonly account: string;
}

/** What a month billed in one place, and what of it others still pay. */
export class Pool {
  /** What is billed there still. */
  billed: Cents = 0;
  private readonly paidThen: Cents[] = [];
  private readonly paid: Cents[] = [];
  private billedThen: Cents = 0;
  readonly payers: Payer[] = [];

  constructor(readonly period: Period) {}

  addCharge({ billed }: StatementLine): void {
    this.billed += billed;
    this.billedThen += billed;
  }

  addPayer(line: StatementLine): void {
    const { subsidyId, fundOrg, account } = line;
    let at = this.payers.findIndex(
      (p) => p.subsidyId === subsidyId && p.fundOrg === fundOrg && p.account === account,
    );
    if (at < 0) {
      at = this.payers.push({ subsidyId, fundOrg, account }) - 1;
      this.paid.push(0);
      this.paidThen.push(0);
    }
    this.paid[at]! += line.billed;
    this.paidThen[at]! += line.billed;
  }

  /** Whether a row takes back what was billed, rather than billing more. */
  isBack(cents: Cents): boolean {
    return cents !== 0 && this.billed !== 0 && cents < 0 !== this.billed < 0;
  }

  /**
   * Takes rows back: all of them together everything, or their part of what each payer paid.
   * @returns the cents of each payer
   */
  takeBack(cents: Cents): Cents[] {
    const part = Math.min(Math.abs(cents), Math.abs(this.billed));
    const back =
      cents === -this.billed ? [...this.paid] : inProportion(this.paid, part, Math.abs(this.billed));
    back.forEach((own, i) => (this.paid[i]! -= own));
    this.billed += this.billed < 0 ? part : -part;
    return back;
  }

  /** What an earlier correction billed anew: others paid for it as in the month itself. */
  billAnew(cents: Cents): void {
    inProportion(this.paidThen, Math.abs(cents), Math.abs(this.billedThen)).forEach(
      (own, i) => (this.paid[i]! += own),
    );
    this.billed += cents;
  }
}

/** Whole cents by largest remainder, those who paid and those who received each by themselves. */
function inProportion(paid: readonly Cents[], part: Cents, whole: Cents): Cents[] {
  if (whole === 0 || part === 0) return paid.map(() => 0);
  const [up, down] = [1, -1].map((sign) => {
    const weights = paid.map((cents) => Math.max(0, cents * sign));
    const total = weights.reduce((a, b) => a + b, 0);
    return total === 0 ? weights : spreadCents(proportion(total, part, whole) * sign, weights);
  });
  return paid.map((_, i) => (up?.[i] ?? 0) + (down?.[i] ?? 0));
}

/** The pools of the months that a month corrects, as they stand before it. */
export class Pools {
  private readonly pools = new Map<string, Pool>();
  /** The same whatever the account, and whatever fund and account. */
  private readonly ofFund = new Map<string, Pool[]>();
  private readonly ofService = new Map<string, Pool[]>();

  constructor(
    months: EarlierMonths,
    about: ReadonlySet<Period>,
    private readonly before: Period,
    private readonly directory: Directory,
  ) {
    const own = (row: { readonly period: Period }): boolean => about.has(row.period) && row.period < before;
    const lines = currentLines(months.statements.filter(own), months.lines.filter(own));
    for (const line of lines) if (line.kind === "Charge") this.make(line).addCharge(line);
    for (const { credit, payer } of pairsOf(lines)) this.make(credit).addPayer(payer);
    this.replay(months.corrections.filter((c) => about.has(c.originalPeriod)));
  }

  /** @returns null where the month billed nothing there */
  of(place: PaidPlace): Pool | null {
    const exact = this.pools.get(this.keyOf(place, true, true));
    if (exact !== undefined) return exact;
    // The account of a fund or source was changed since.
    const [only, ...more] = this.ofFund.get(this.keyOf(place, true, false)) ?? [];
    return more.length === 0 ? (only ?? null) : null;
  }

  /** Whether a subsidy paid in a month that is corrected (in any, or in one), and from which fund. */
  payerOf(subsidyId: string, originalPeriod?: Period): Payer | null {
    for (const pool of this.pools.values()) {
      if (originalPeriod !== undefined && pool.period !== originalPeriod) continue;
      const payer = pool.payers.find((p) => p.subsidyId === subsidyId);
      if (payer !== undefined) return payer;
    }
    return null;
  }

  private make(line: StatementLine): Pool {
    const place = { ...line, originalPeriod: line.period };
    const key = this.keyOf(place, true, true);
    let pool = this.pools.get(key);
    if (pool === undefined) {
      this.pools.set(key, (pool = new Pool(line.period)));
      addTo(this.ofFund, this.keyOf(place, true, false), pool);
      addTo(this.ofService, this.keyOf(place, false, false), pool);
    }
    return pool;
  }

  private keyOf(place: PaidPlace, withFund: boolean, withAccount: boolean): string {
    const { originalPeriod, pi, project, source, serviceName, fundOrg, account } = place;
    const name = this.directory.project(project)?.project ?? project;
    return JSON.stringify([
      originalPeriod,
      this.directory.canonicalAddress(pi),
      fold(name),
      fold(source),
      serviceName,
      ...(withFund ? [fundOrg] : []),
      ...(withAccount ? [account] : []),
    ]);
  }

  /** What months between gave back and billed anew, one month after another. */
  private replay(corrections: readonly Charge[]): void {
    const earlier = corrections.filter(
      (c) => c.corrects !== "" && c.originalPeriod < c.period && c.period < this.before && isBillable(c),
    );
    for (const period of [...new Set(earlier.map((c) => c.period))].sort()) {
      const changes = new Map<Pool, Cents[]>();
      for (const row of earlier.filter((c) => c.period === period))
        for (const [pool, cents] of this.partsOf(row)) addTo(changes, pool, cents);
      for (const [pool, cents] of changes) replayIn(pool, cents);
    }
  }

  private partsOf(row: Charge): [Pool, Cents][] {
    const cents = roundToCents(row.amount);
    const one = row.fundOrg === "" ? null : this.of(row);
    if (one !== null) return [[one, cents]];
    const pools = this.ofService.get(this.keyOf(row, false, false)) ?? [];
    if (row.fundOrg !== "" || pools.length === 0) return [];
    const parts = inShares(cents, pools.map((pool) => pool.billed)); // prettier-ignore
    return pools.map((pool, i) => [pool, parts[i] ?? 0]);
  }
}

function replayIn(pool: Pool, cents: readonly Cents[]): void {
  const net = cents.reduce((a, b) => a + b, 0);
  if (net === -pool.billed) {
    pool.takeBack(net);
    return;
  }
  const back = cents.filter((c) => pool.isBack(c)).reduce((a, b) => a + b, 0);
  if (back !== 0) pool.takeBack(back);
  if (net !== back) pool.billAnew(net - back);
}
