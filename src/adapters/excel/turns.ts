/** Work over many rows in turns, so that a browser draws and hears the person in between. */

/** What a turn may take: a frame of a screen. Milliseconds. */
const TURN_MS = 16;
/** Rows between two looks at the clock. */
export const ROWS_A_LOOK = 250;

/** Browsers and Node have it, though the language itself does not. */
declare const performance: { now(): number };

export class Turns {
  private since = performance.now();

  /** @param next ends the turn; resolves when the next one begins */
  constructor(private readonly next: () => Promise<void>) {}

  /** Ends the turn if it has had its time. */
  async rest(): Promise<void> {
    if (performance.now() - this.since < TURN_MS) return;
    await this.next();
    this.since = performance.now();
  }

  /** Calls with parts of a list, in order, with rests between. @param to the part's end */
  async over(length: number, part: (from: number, to: number) => void, step = ROWS_A_LOOK): Promise<void> {
    for (let from = 0; from < length; from += step) {
      part(from, Math.min(length, from + step));
      await this.rest();
    }
  }
}
