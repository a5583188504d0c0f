/** How many charges one import may bring row by row: beyond it a file is counted to its end, but no longer kept. */
import type { ChargeSink } from "../focus/charge-sink";
import type { ImportedCharge } from "../focus/row";
import { Refusal } from "../problem";
import { figure } from "../words";

/** A sheet holds about four times as many, but nobody reviews them, and Excel opens them slowly. */
export const MOST_CHARGES = 250_000;

/** Rows of an Excel sheet without its heading: no more charges than that lie in one workbook. */
export const MOST_ROWS = 1_048_575;

/** Shared by the files of one import. */
export class RowLimit {
  private taken = 0;

  constructor(private readonly most = MOST_CHARGES) {}

  take(): void {
    this.taken += 1;
  }

  /** Charges that are read again do not count twice. */
  giveBack(charges: number): void {
    this.taken -= charges;
  }

  get exceeded(): boolean {
    return this.taken > this.most;
  }

  /** @throws TooManyRows once the files have more than can be taken in row by row */
  refuse(fileName: string, rows: number): void {
    if (this.exceeded) throw new TooManyRows(fileName, rows, this.taken, this.most);
  }
}

/** A plain list that is let go as soon as the limit is passed, so that memory does not grow with the file. */
export class LimitedList implements ChargeSink {
  private charges: ImportedCharge[] = [];
  private added = 0;

  constructor(private readonly limit: RowLimit) {}

  add(charge: ImportedCharge): void {
    this.limit.take();
    this.added += 1;
    if (!this.limit.exceeded) this.charges.push(charge);
    else if (this.charges.length > 0) this.charges = [];
  }

  /** For a table that has to be read over. */
  drop(): void {
    this.limit.giveBack(this.added);
    this.charges = [];
  }

  list(): readonly ImportedCharge[] {
    return this.charges;
  }
}

export class TooManyRows extends Refusal {
  constructor(
    fileName: string,
    readonly rows: number,
    taken: number,
    most: number,
  ) {
    const n = (count: number): string => figure(count);
    const together = taken > rows ? `, and with the files before it ${n(taken)}` : "";
    super(
      `${fileName} has ${n(rows)} rows${together}: more than the ${n(most)} that one import takes in row by row. ` +
        "Add them up by day (or month): {way}. No total changes by it. Nothing was imported.",
      [],
      { script: "--summarise day (or month)", pane: "choose so for the file" },
    );
  }
}
