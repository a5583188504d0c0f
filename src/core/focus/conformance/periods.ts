/** Rules on the periods of a row: D07 to D09. What cannot be read is the row reader's to say. */
import type { ImportedCharge } from "../row";
import type { CellCheck } from "./cell-check";
import type { FindingList, Tally } from "./findings";
import type { FindCell } from "./presence";

const MONTH_START = /^\d{4}-\d\d-01T00:00:00Z$/;

/** One pair of cells, and what it comes to: a file has one or two. */
interface Bounds {
  readonly start: string;
  readonly end: string;
  /** Exclusive; after an end on the last day of the month, the next month's start. "" where unknown. */
  readonly before: string;
  readonly wholeMonth: boolean;
}

export class PeriodRules {
  private readonly start: CellCheck | undefined;
  private readonly end: CellCheck | undefined;
  private readonly chargeStart: CellCheck | undefined;
  private readonly zeroLength: Tally;
  private readonly noMonth: Tally;
  private readonly outside: Tally;
  private bounds: Bounds = { start: "", end: "", before: "", wholeMonth: true };

  constructor(find: FindCell, found: FindingList) {
    this.start = find("BillingPeriodStart");
    this.end = find("BillingPeriodEnd");
    this.chargeStart = find("ChargePeriodStart");
    this.zeroLength = found.tally("D07");
    this.noMonth = found.tally("D08");
    this.outside = found.tally("D09");
  }

  check(row: number, charge: ImportedCharge): void {
    const { start, end, chargeStart } = this;
    if (start === undefined) return;
    const endText = end?.value ?? "";
    if (start.value !== this.bounds.start || endText !== this.bounds.end)
      this.bounds = boundsOf(start.value, endText);
    if (!this.bounds.wholeMonth) {
      const blamed = MONTH_START.test(start.value) && end !== undefined ? end : start;
      this.noMonth.add(row, blamed.name, blamed.text);
    }
    if (chargeStart === undefined || charge.chargePeriodStart === "") return;
    if (charge.chargePeriodStart === charge.chargePeriodEnd)
      this.zeroLength.add(row, chargeStart.name, chargeStart.text);
    if (charge.chargeCategory === "Usage" && charge.chargeClass !== "Correction" && this.isOutside(charge))
      this.outside.add(row, chargeStart.name, chargeStart.text);
  }

  private isOutside({ chargePeriodStart }: ImportedCharge): boolean {
    const { start, before } = this.bounds;
    return before !== "" && (chargePeriodStart < start || chargePeriodStart >= before);
  }
}

/** @param start, end instants; "" and what is none stand for unknown */
function boundsOf(start: string, end: string): Bounds {
  const next = monthAfter(start);
  // A date that only a person's answer makes readable says nothing here.
  if (next === "") return { start, end, before: "", wholeMonth: true };
  if (end === "") return { start, end, before: next, wholeMonth: MONTH_START.test(start) };
  const lastDay = new Date(Date.parse(next) - 86_400_000).toISOString().slice(0, 10);
  const before = end.startsWith(lastDay) ? next : end;
  return { start, end, before, wholeMonth: MONTH_START.test(start) && end === next };
}

/** "" where the text is no instant. */
function monthAfter(instant: string): string {
  const [, year, month] = /^(\d{4})-(\d\d)-\d\dT/.exec(instant) ?? [];
  if (year === undefined || month === undefined) return "";
  return `${new Date(Date.UTC(Number(year), Number(month), 1)).toISOString().slice(0, 19)}Z`;
}
