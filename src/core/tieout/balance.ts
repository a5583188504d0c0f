/** Two sides added by key, with opposite signs: what is left shows what does not match. */
import { absolute, sum, type Amount } from "../money";

/** What is left for each key when both sides are added with opposite signs. */
export class Balance {
  private readonly left = new Map<string, Amount>();

  add(fields: readonly string[], value: Amount): void {
    const key = JSON.stringify(fields);
    this.left.set(key, (this.left.get(key) ?? 0n) + value);
  }

  /** The money that is off, see `misplaced`. */
  off(): Amount {
    return misplaced(this.left.values());
  }

  /** The differences, added without sign. */
  gross(): Amount {
    return sum([...this.left.values()].map(absolute));
  }
}

/**
 * Differences by key as one amount. Money that stands under another key than it should is too little in one place and
 * too much in the other, and is counted once; two faults never cancel.
 */
export function misplaced(differences: Iterable<Amount>): Amount {
  let more = 0n;
  let less = 0n;
  for (const difference of differences) {
    if (difference > 0n) more += difference;
    else less += absolute(difference);
  }
  return more > less ? more : less;
}
