/**
 * Excel works a function out again only when its arguments change; it does not know that the tables did. After a change
 * the sheets that have such formulas are calculated, once the changes have come to rest.
 */
import type { FunctionSheets } from "../ports/function-sheets";

/** A step, or a co-worker's, may write several times in a row. */
const REST_MS = 500;

export class Recalculation {
  /** The sheets whose formulas called a function since the page was loaded. */
  private readonly sheets = new Set<string>();
  /** Formulas of a file just opened are only known once every sheet was calculated. */
  private allKnown = false;
  private turn = 0;

  constructor(
    private readonly excel: FunctionSheets,
    private readonly wait: (ms: number) => Promise<void>,
  ) {}

  /** @param address of the cell whose formula called: `'My sheet'!B2` */
  calledFrom(address: string): void {
    const name = address.slice(0, Math.max(0, address.lastIndexOf("!")));
    if (name !== "") this.sheets.add(name.startsWith("'") ? name.slice(1, -1).replace(/''/g, "'") : name);
  }

  /** Calculates when no other change follows; resolves when that is done, or another change has taken it over. */
  async soon(): Promise<void> {
    this.turn += 1;
    const { turn } = this;
    await this.wait(REST_MS);
    if (turn !== this.turn) return;
    try {
      await this.excel.recalculate(this.allKnown ? [...this.sheets] : null);
      this.allKnown = true;
    } catch {
      // Excel is busy beyond patience: formulas keep what they show, and the next change calculates every sheet.
      this.allKnown = false;
    }
  }
}
