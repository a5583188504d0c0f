/** Rule X01: rows that equal an earlier one in every cell, found by a hash of each row in memory that has an end. */

/** Three numbers of 32 bits a slot: two halves of the hash, and the row. */
const SLOT = 3;
const FIRST_SLOTS = 1 << 10;
/** 48 MB: two million rows. Later ones are compared with these only. */
const MOST_SLOTS = 1 << 22;

/**
 * Sixty-four bits: among a million different rows, two with the same hash come up once in thirty million files. It
 * would show as one row too many in a warning; no amount depends on it.
 */
export class SameRows {
  private slots = FIRST_SLOTS;
  private used = 0;
  private table = new Uint32Array(FIRST_SLOTS * SLOT);

  /** @returns the earlier row, or 0 where this one is new */
  earlier(hashA: number, hashB: number, row: number): number {
    const at = this.find(hashA >>> 0, hashB >>> 0);
    const before = this.table[at + 2] ?? 0;
    if (before !== 0) return before;
    if (this.used * 2 < this.slots || this.grow())
      this.put(this.find(hashA >>> 0, hashB >>> 0), hashA, hashB, row);
    return 0;
  }

  private put(at: number, hashA: number, hashB: number, row: number): void {
    this.table[at] = hashA;
    this.table[at + 1] = hashB;
    this.table[at + 2] = row;
    this.used += 1;
  }

  /** The place of the row, or the free one where it would stand. */
  private find(hashA: number, hashB: number): number {
    const { table, slots } = this;
    let slot = hashA & (slots - 1);
    for (;;) {
      const at = slot * SLOT;
      if (table[at + 2] === 0 || (table[at] === hashA && table[at + 1] === hashB)) return at;
      slot = (slot + 1) & (slots - 1);
    }
  }

  private grow(): boolean {
    if (this.slots >= MOST_SLOTS) return false;
    const before = this.table;
    this.slots *= 2;
    this.table = new Uint32Array(this.slots * SLOT);
    this.used = 0;
    for (let at = 0; at < before.length; at += SLOT) {
      const a = before[at] ?? 0;
      const b = before[at + 1] ?? 0;
      const row = before[at + 2] ?? 0;
      if (row !== 0) this.put(this.find(a, b), a, b, row);
    }
    return true;
  }
}
