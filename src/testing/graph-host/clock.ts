/** The stand-in's time: the computer's, or one that a test moves. */

export interface HostClock {
  /** Milliseconds since 1970. */
  now(): number;
}

/** Stands still until somebody waits. */
export class HandClock implements HostClock {
  /** How many work at once, in `together`. */
  private working = 0;
  private readonly waiting: { readonly until: number; readonly wake: () => void }[] = [];

  constructor(private at = Date.UTC(2025, 1, 3, 9, 0, 0)) {}

  now(): number {
    return this.at;
  }

  /** As a client's `wait`: the time has passed at once, or, in `together`, when everybody waits. */
  readonly wait = async (milliseconds: number): Promise<void> => {
    const until = this.at + milliseconds;
    await new Promise<void>((wake) => {
      this.waiting.push({ until, wake });
      this.wakeNext();
    });
  };

  /** Runs works side by side: time passes only while all that are not done yet wait, up to the first one's end. */
  async together<T>(works: readonly (() => Promise<T>)[]): Promise<T[]> {
    this.working += works.length;
    const all = works.map(async (work) => {
      try {
        return await work();
      } finally {
        this.working -= 1;
        this.wakeNext();
      }
    });
    return await Promise.all(all);
  }

  private wakeNext(): void {
    if (this.waiting.length === 0 || this.waiting.length < this.working) return;
    const next = this.waiting.reduce((first, one) => (one.until < first.until ? one : first));
    this.waiting.splice(this.waiting.indexOf(next), 1);
    this.at = Math.max(this.at, next.until);
    next.wake();
  }
}
