/** Time between two sends: Outlook takes 30 messages a minute from a mailbox. */

const BETWEEN = 2_100;

export interface PaceTools {
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly now: () => number;
}

/** @returns to be awaited before each send */
export function pace({ wait, now }: PaceTools): () => Promise<void> {
  let next = 0;
  return async () => {
    const turn = Math.max(now(), next);
    // Taken before waiting: two that wait at once do not get the same turn.
    next = turn + BETWEEN;
    if (turn > now()) await wait(turn - now());
  };
}
