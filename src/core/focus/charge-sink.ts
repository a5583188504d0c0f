/** Where a reader puts the charges of a file: a plain list, or one that counts or adds them up on the way in. */
import type { ImportedCharge } from "./row";

export interface ChargeSink {
  add(charge: ImportedCharge): void;
  /** What was kept, asked once at the end. */
  list(): readonly ImportedCharge[];
}

export class ChargeList implements ChargeSink {
  private readonly charges: ImportedCharge[] = [];

  add(charge: ImportedCharge): void {
    this.charges.push(charge);
  }

  list(): readonly ImportedCharge[] {
    return this.charges;
  }
}
