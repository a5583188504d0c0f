/** A journal's ID where a ledger has few characters for it. */

/** `202501J1`, `202501J1R` of its reversal. */
export function shortId(journalId: string): string {
  return journalId.replaceAll("-", "");
}
