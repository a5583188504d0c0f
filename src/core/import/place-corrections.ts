/**
 * Corrections of a closed month land in an open one. A row of ChargeClass Correction whose billing month is closed is
 * brought into the file's main month, or into the next open one, and says which month it is about. A correction that
 * the closed month has already stays where it is: the file shows the month as it was closed. So does one that an
 * earlier file brought into a month that is closed by now: it is a row of that month, not a second correction.
 */
import { isCorrection } from "../focus/category";
import { headingIn, rawRowOf } from "../focus/raw-row";
import type { FocusReading } from "../focus/read";
import type { ImportedCharge } from "../focus/row";
import { nextOpenPeriod } from "../closing";
import type { Charge } from "../charge";
import { addTo } from "../lists";
import { periodOf, type Period } from "../period";
import type { PeriodRecord } from "../periods";
import { sameName } from "../reference";
import { chargeStem, stemOf } from "./charge-id";
import type { ImportFile } from "./parts";

export interface CorrectionState {
  readonly charges: readonly Charge[];
  readonly periods: readonly PeriodRecord[];
}

/** @param main the file's main month; "" where none is known. @returns the file as it is to be divided by month */
export function placeCorrections(file: ImportFile, main: Period, state: CorrectionState): ImportFile {
  const { charges, problems } = file.reading;
  if (
    !charges.some((c) => isCorrection(c.chargeClass)) &&
    !problems.some((p) => isCorrectionProblem(file.name, p))
  )
    return file;
  const placer = new Placer(file, main, state);
  const placed: FocusReading = {
    ...file.reading,
    charges: charges.map((charge) => placer.charge(charge)),
    problems: problems.map((problem) =>
      placer.isClosed(problem.period) && isCorrectionProblem(file.name, problem)
        ? { ...problem, period: placer.targetOf(problem.period) }
        : problem,
    ),
  };
  const stillMain = [...placed.charges, ...placed.problems].some((row) => row.period === main);
  if (!placer.isClosed(main) || stillMain) return { ...file, reading: placed };
  return { ...file, main: placer.targetOf(main), moved: true, reading: placed };
}

class Placer {
  private readonly closed: ReadonlySet<Period>;
  /** The original months of the corrections that closed months have, by stem. */
  private readonly there = new Map<string, Period[]>();

  constructor(
    file: ImportFile,
    private readonly main: Period,
    private readonly state: CorrectionState,
  ) {
    this.closed = new Set(state.periods.filter((p) => p.status !== "Open").map((p) => p.period));
    for (const charge of state.charges) {
      if (!this.closed.has(charge.period) || !isCorrection(charge.chargeClass)) continue;
      if (!sameName(charge.source, file.source)) continue;
      addTo(this.there, stemOf(charge.chargeId), charge.originalPeriod);
    }
  }

  isClosed(period: Period): boolean {
    return this.closed.has(period);
  }

  targetOf(period: Period): Period {
    return this.main !== "" && !this.isClosed(this.main)
      ? this.main
      : nextOpenPeriod(period, this.state.periods);
  }

  charge(charge: ImportedCharge): ImportedCharge {
    if (!isCorrection(charge.chargeClass)) return charge;
    if (!this.isClosed(charge.period)) return about(charge, charge.originalPeriod || earlierMonthOf(charge));
    const closedWith = this.there.get(chargeStem(charge))?.shift();
    if (closedWith !== undefined) return about(charge, closedWith);
    const placedIn = this.placedIn(charge);
    return { ...charge, period: placedIn ?? this.targetOf(charge.period), originalPeriod: charge.period };
  }

  /** A month, closed since, into which an earlier file's same row was brought: the row is that month's. */
  private placedIn(charge: ImportedCharge): Period | undefined {
    for (const period of this.closed) {
      if (period <= charge.period) continue;
      const placed = this.there.get(chargeStem({ ...charge, period })) ?? [];
      const at = placed.indexOf(charge.period);
      if (at === -1) continue;
      placed.splice(at, 1);
      return period;
    }
    return undefined;
  }
}

function about(charge: ImportedCharge, originalPeriod: Period): ImportedCharge {
  return charge.originalPeriod === originalPeriod ? charge : { ...charge, originalPeriod };
}

/** FOCUS: a correction keeps the charge period of what it corrects, and has the billing period it is invoiced in. */
function earlierMonthOf({ chargePeriodStart, period }: ImportedCharge): Period {
  if (chargePeriodStart === "") return "";
  const month = periodOf(chargePeriodStart);
  return month < period ? month : "";
}

/** A row that cannot be read is known by its raw text. */
function isCorrectionProblem(
  file: string,
  { rawRow, sourceRow }: { readonly rawRow: string; readonly sourceRow: number },
): boolean {
  if (!/correction/i.test(rawRow)) return false;
  const row = rawRowOf(file, rawRow, sourceRow);
  const heading = headingIn(row, "ChargeClass");
  return heading !== undefined && isCorrection(String(row[heading] ?? ""));
}
