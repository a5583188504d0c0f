/** The group by which Oracle's Journal Import picks the lines of one journal: a number, the same whenever it is made again. */
import type { JournalInput } from "./preset";

/** `2025-01-J1` → `20250110`, its reversal → `20250111`. */
export function groupId(input: Pick<JournalInput, "journalId" | "period">): string {
  const sequence = /-J(\d+)/.exec(input.journalId)?.[1] ?? "1";
  const reversal = input.journalId.endsWith("-R") ? "1" : "0";
  return `${input.period.replace("-", "")}${sequence}${reversal}`;
}
