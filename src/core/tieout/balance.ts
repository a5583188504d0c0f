/** Two sides added by key, with opposite signs: what is left shows what does not match. */
import { absolute, sum, type Amount } from "../money";

/** What is left for each key when both sides are added with opposite signs. */
export class Balance {
  private readonly left = new Map<string, Amount>();

  add(fields: readonly string[], value: Amount): void {
    const key = JSON.stringify(fields);
    this.left.set(key, (this.left.get(key) ?? 0n) + value);
  }

  /** The differences, added without sign. */
  off(): Amount {
    return sum([...this.left.values()].map(absolute));
  }
}
