/** A month's adjustments with how they stand, and what is needed to enter one. Reads only. */
import { samePerson } from "../core/actor";
import { adjustmentIdOf, type Adjustment } from "../core/adjustments/adjustment";
import { outcomeOf, type Outcome } from "../core/adjustments/status";
import type { Charge } from "../core/charge";
import { addTo } from "../core/lists";
import type { Period } from "../core/period";
import { statusOf, type PeriodRecord } from "../core/periods";
import type { Person } from "../core/reference";
import { Book } from "./book";
import { actor, type Host } from "./host";
import type { Choice } from "./review-board";
import { reviewMonth } from "./review-month";

export interface ShownAdjustment extends Adjustment {
  /** Its rows in the month; none once it is withdrawn. */
  readonly charges: readonly Charge[];
  /** How the rows stand, each state once: a transfer waits as a whole. */
  readonly review: readonly Charge["review"][];
  /** What became of its charges in the month; the entry's own month says Held of those that went on into this one. */
  readonly outcome: Outcome;
  /** Whether it came from an earlier month, which held it. */
  readonly isCarried: boolean;
  /** Whether who is at work entered it. */
  readonly isOwn: boolean;
  /** Whether who is at work may approve it now. */
  readonly canApprove: boolean;
}

export interface AdjustmentsBoard {
  readonly period: Period;
  readonly status: PeriodRecord["status"];
  readonly currency: string;
  /** Whether somebody else than who enters an adjustment has to approve it. */
  readonly secondPerson: boolean;
  /** Days after which a correction needs an explanation and a certifier. */
  readonly lateDays: number;
  /** The newest first. */
  readonly adjustments: readonly ShownAdjustment[];
  /** Closed and posted months before this one, which can be corrected in it; the newest first. */
  readonly closed: readonly Period[];
  readonly sources: readonly string[];
  readonly people: readonly Pick<Person, "email" | "name" | "department" | "aliases">[];
  readonly projects: readonly Choice[];
  readonly funds: readonly Choice[];
}

export async function adjustmentsBoard(host: Host, period: Period): Promise<AdjustmentsBoard> {
  const book = await Book.open(host.workbook, [period]);
  const { charges, adjustments } = reviewMonth(host, book, period, book.charges([period]));
  const { people, projects, funds, sources } = book.reference;
  const status = statusOf(book.periods, period);
  const secondPerson = book.settings.secondPersonApproves;
  const hand = actor(host);
  const rowsOf = new Map<string, Charge[]>();
  for (const charge of charges) {
    const id = adjustmentIdOf(charge.chargeId);
    if (id !== "") addTo(rowsOf, id, charge);
  }
  const shown = adjustments
    .map((a) => ({ a, rows: rowsOf.get(a.adjustmentId) ?? [] }))
    .filter(({ a, rows }) => a.period === period || rows.length > 0)
    .map(({ a, rows }): ShownAdjustment => {
      const isOwn = samePerson(a.enteredBy, hand);
      return {
        ...a,
        charges: rows,
        outcome: outcomeOf(a, rows),
        isCarried: a.period !== period,
        review: [...new Set(rows.map((c) => c.review))],
        isOwn,
        canApprove: a.status === "Entered" && (!secondPerson || !isOwn),
      };
    });
  return {
    period,
    status,
    currency: book.settings.currency,
    secondPerson,
    lateDays: book.settings.lateDays,
    adjustments: shown.reverse(),
    closed: book.periods
      .filter((p) => p.status !== "Open" && p.period < period)
      .map((p) => p.period)
      .sort()
      .reverse(),
    sources: sources.filter((s) => s.active === "Yes").map((s) => s.source),
    people,
    projects: projects.map((p) => ({ code: p.project, title: p.title })),
    funds: funds.map((f) => ({ code: f.fundOrg, title: f.title })),
  };
}
