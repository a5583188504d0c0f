/** The stand-in's time: the computer's, or one that a test moves. */

export interface HostClock {
  /** Milliseconds since 1970. */
  now(): number;
}

/** Stands still until it is moved. */
export class HandClock implements HostClock {
  constructor(private at = Date.UTC(2025, 1, 3, 9, 0, 0)) {}

  now(): number {
    return this.at;
  }

  /** As a client's `wait`: the time has passed at once. */
  readonly wait = async (milliseconds: number): Promise<void> => {
    this.at += milliseconds;
    await Promise.resolve();
  };
}
