/** What the evidence pack's page says first: does it tie, was anything changed, does the log hold, is anything missing. */
import { amountToText } from "../../core/money";
import { logHolds } from "../../core/log";
import type { PeriodRecord } from "../../core/periods";
import { timeWords } from "../../render/evidence/html";
import type { Verdict } from "../../render/evidence/index-page";
import type { MonthCheck } from "../check-closing";
import type { TieOutResult } from "../tie-out";

export function verdictsOf(
  month: PeriodRecord,
  tied: TieOutResult | null,
  check: MonthCheck,
  missing: number,
): Verdict[] {
  return [
    { title: "The month", says: `${capital(standingWords(month))}.`, good: month.status !== "Open" },
    tieOutVerdict(tied),
    closingVerdict(month, check),
    {
      title: "The log",
      says: logHolds(check.log)
        ? `The chain of its ${check.log.entries} entries holds.`
        : "Its chain is broken: see below.",
      good: logHolds(check.log),
    },
    {
      title: "This pack",
      says:
        missing === 0
          ? "It is complete."
          : `${missing} ${missing === 1 ? "file is" : "files are"} not in it: see below.`,
      good: missing === 0,
    },
  ];
}

/** "closed by tess, 2025-02-03 09:00 UTC, posted to the ledger as JE-1 on 2025-02-05" */
export function standingWords(month: PeriodRecord): string {
  if (month.status === "Open") return "not closed yet: figures may still change";
  const closed = `closed by ${month.closedBy}, ${timeWords(month.closedAt)}${month.reason === "" ? "" : ` (${month.reason})`}`;
  if (month.status === "Closed") return `${closed}, not posted to the ledger yet`;
  return `${closed}, posted to the ledger as ${month.journalReference || "(no number)"} on ${month.postingDate}`;
}

function tieOutVerdict(tied: TieOutResult | null): Verdict {
  const title = "Tie-out";
  if (tied === null) return { title, says: "Not possible: the charges are not here.", good: false };
  const { difference, rowsOff, isOff, unreadable } = tied.tieOut;
  const rows = unreadable.length === 0 ? "" : ` ${unreadable.length} problem rows have no readable amount.`;
  return {
    title,
    says: `Difference ${amountToText(difference)}${rowsOff === 0 ? "" : `, ${rowsOff} ${rowsOff === 1 ? "row" : "rows"} off`}.${rows}`,
    good: !isOff && unreadable.length === 0,
  };
}

function closingVerdict(
  { status }: PeriodRecord,
  { holds, contentHash, withoutSeals, log }: MonthCheck,
): Verdict {
  const title = "Since closing";
  if (status === "Open")
    return { title, says: "The month is open: there is nothing to compare with.", good: false };
  const same = holds || (contentHash?.ok === true && !logHolds(log));
  const how = withoutSeals ? " (by the content hash alone)" : "";
  return {
    title,
    says: same ? `Nothing was changed${how}.` : "Something was changed: see below.",
    good: same,
  };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What was compared, and what was found, in sentences. */
export function checkWords({ contentHash, log, findings }: MonthCheck): string[] {
  const hashes =
    contentHash === null
      ? "The month was not closed: its rows have no hash to be compared with."
      : `Content hash written at closing ${contentHash.kept}; of the seals now ${contentHash.seals}; in the log's entry of the closing ${contentHash.logged || "(none)"}; of the rows now ${contentHash.now}.`;
  const chain = logHolds(log)
    ? `The log has ${log.entries} entries; each follows from the one before it, and none is missing at the end.`
    : `The log has ${log.entries} entries.`;
  return [
    hashes,
    chain,
    ...(findings.length === 0 ? ["Nothing was found that was changed since."] : findings),
  ];
}
