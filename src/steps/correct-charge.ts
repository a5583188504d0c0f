/** Corrections of a closed month: a charge of it is found, with what it was billed and what is left, and corrected. */
import type { BilledPart } from "../core/adjustments/billed-then";
import { latenessOf, targetMonth, whyNotCorrected } from "../core/adjustments/correctable";
import { planCorrection, type CorrectionRequest } from "../core/adjustments/correction";
import { billedTotal, standings, type StandingCharge } from "../core/adjustments/standing";
import type { Charge } from "../core/charge";
import { amountToText, type Cents } from "../core/money";
import { dayOf, type Day, type Period } from "../core/period";
import { refuseUnlessOpen } from "../core/periods";
import { Refusal } from "../core/problem";
import { entering, saveEntered, type AdjustmentResult } from "./adjust";
import { Book } from "./book";
import { carriedMonths } from "./carried-months";
import type { Host } from "./host";

export type { CorrectionRequest } from "../core/adjustments/correction";

/** @throws Refusal where the month is open, the charge was not billed, or more would be given back than is left */
export async function correctCharge(host: Host, request: CorrectionRequest): Promise<AdjustmentResult> {
  const book = await Book.open(host.workbook);
  const into = targetMonth(request, book.periods);
  refuseUnlessOpen(book.periods, into);
  const standing = await standingsOf(book, request.of, [into]);
  const original = book.charges([request.of]).find((c) => c.chargeId === request.chargeId.trim());
  if (original === undefined)
    throw new Refusal(
      `No charge of ${request.of} has the ID ${request.chargeId}. Look at its list of charges again. Nothing was written.`,
    );
  const correcting = { ...entering(host, book, into), into, settings: book.settings };
  return await saveEntered(host, book, planCorrection(request, original, standing(original), correcting));
}

/** Reads the closed month and all months that correct it. */
async function standingsOf(
  book: Book,
  of: Period,
  others: readonly Period[] = [],
): Promise<(charge: Charge) => StandingCharge> {
  await book.load([of]);
  // A row that was brought as new by a restated file is of another month, and so are differences of it.
  const about = new Set(book.charges([of]).map((c) => c.originalPeriod || of));
  // A charge that was held and carried may be restated as one of the month that held it.
  for (const month of await carriedMonths(book, [of])) about.add(month);
  const months = new Set([of]);
  for (const month of about) for (const later of await book.correctedIn(month)) months.add(later);
  await book.load([...months, ...others]);
  const { statements, lines, periods, directory } = book;
  return standings({ charges: book.charges(months), statements, lines, periods }, directory);
}

/** A charge of a closed month, for choosing one. */
export interface FoundCharge {
  readonly chargeId: string;
  readonly day: Day;
  readonly pi: string;
  readonly project: string;
  readonly source: string;
  readonly serviceName: string;
  readonly resource: string;
  readonly description: string;
  readonly review: Charge["review"];
  readonly statementNo: string;
  readonly account: string;
  /** What its month billed, by fund. */
  readonly funds: readonly BilledPart[];
  readonly billed: Cents;
  /** With all corrections since, and where it is billed now. */
  readonly left: Cents;
  readonly standing: readonly BilledPart[];
  /** The adjustments and imports that corrected it. */
  readonly corrections: readonly string[];
  /** Why it cannot be corrected; "" when it can. */
  readonly why: string;
}

export interface FoundCharges {
  readonly period: Period;
  /** The first of them, in the order of the sheet. */
  readonly charges: readonly FoundCharge[];
  /** How many fit. */
  readonly all: number;
  readonly currency: string;
  /** Days since the month ended; beyond the limit an explanation and a certifier are needed. */
  readonly lateness: { readonly days: number; readonly limit: number; readonly isLate: boolean };
}

const MOST_FOUND = 50;

/**
 * Charges of a closed month in which every word of the text stands: in PI, project, fund, source, service, resource,
 * description, ID or amount. All of them for a blank text. Reads only.
 */
export async function findCharges(host: Host, period: Period, text: string): Promise<FoundCharges> {
  const book = await Book.open(host.workbook);
  targetMonth({ of: period }, book.periods);
  const standing = await standingsOf(book, period);
  const words = text.toLowerCase().split(/\s+/).filter((word) => word !== ""); // prettier-ignore
  const fitting = book.charges([period]).filter((charge) => fits(charge, words, book));
  return {
    period,
    charges: fitting.slice(0, MOST_FOUND).map((charge) => foundOf(charge, standing(charge))),
    all: fitting.length,
    currency: book.settings.currency,
    lateness: latenessOf(period, host.clock.now(), book.settings),
  };
}

function fits(charge: Charge, words: readonly string[], book: Book): boolean {
  if (words.length === 0) return true;
  const { chargeId, pi, project, fundOrg, source, serviceName, resourceName, resourceId } = charge;
  const name = book.directory.person(pi)?.name ?? "";
  const texts = [chargeId, pi, name, project, fundOrg, source, serviceName, resourceName, resourceId];
  const said = [...texts, charge.chargeDescription, charge.statementNo, amountToText(charge.amount)];
  const all = said.join("\n").toLowerCase();
  return words.every((word) => all.includes(word));
}

function foundOf(charge: Charge, standing: StandingCharge): FoundCharge {
  const { chargeId, pi, project, source, serviceName, review, statementNo, account } = charge;
  const corrections = standing.corrections.map((c) => c.importId);
  return {
    chargeId,
    day: charge.chargePeriodStart === "" ? "" : dayOf(charge.chargePeriodStart),
    pi,
    project,
    source,
    serviceName,
    resource: charge.resourceName || charge.resourceId,
    description: charge.chargeDescription,
    review,
    statementNo,
    account,
    funds: standing.billed,
    billed: billedTotal(standing.billed),
    left: billedTotal(standing.parts),
    standing: standing.parts,
    corrections: [...new Set(corrections)],
    why: whyNotCorrected(charge, standing),
  };
}
