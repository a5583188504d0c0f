/** Takes a closing back, with a reason, until the month is posted. */
import { refuseCorrectedByHand } from "../core/adjustments/guards";
import { refuseLateElsewhere } from "../core/import/late-elsewhere";
import { isBillable, type Charge } from "../core/charge";
import { activeLines } from "../core/journal/reverse";
import type { LogDraft } from "../core/log";
import type { Period } from "../core/period";
import { refuseGone, type PeriodRecord } from "../core/periods";
import { Refusal } from "../core/problem";
import { stateText } from "../core/review/decision";
import { refuseCarriedOn } from "../core/subsidies/carry-on";
import { Book } from "./book";
import { unsealed } from "./closing-seals";
import type { Host } from "./host";
import { existingMonth, logEntryAfter, monthEntry, replaceMonth } from "./month-record";
import { save } from "./save";
import { carryingMonths } from "./subsidy-state";

/** What it carried over is taken back too, so that nothing is billed twice. */
export async function reopenPeriod(host: Host, period: Period, reason: string): Promise<PeriodRecord> {
  if (reason.trim() === "")
    throw new Refusal("Say why the month is reopened{way}. Nothing was written.", [], {
      script: ": --reason",
      pane: "",
    });
  const book = await Book.open(host.workbook);
  const row = existingMonth(book, period);
  refuseGone(row);
  if (row.status !== "Closed") {
    throw new Refusal(
      row.status === "Open"
        ? `${period} is open already. Nothing was written.`
        : `${period} is posted to the ledger and stays closed. Put corrections into an open month. Nothing was written.`,
    );
  }
  refuseCorrectedByHand(book.adjustments, period);
  refuseLateElsewhere(book.imports, period);
  refuseCarriedOn(period, carryingMonths(book));
  const months = await book.carriedInto(period);
  await book.load([...months, period]);
  const later = book.charges(months);
  const carried = later.filter((c) => c.carriedFrom === period);
  const stuck = [...new Set(carried.map((c) => c.period))].filter((p) =>
    book.periods.some((r) => r.period === p && r.status !== "Open"),
  );
  if (stuck.length > 0) {
    throw new Refusal(
      `Charges held in ${period} went on to ${stuck.join(", ")}, which is closed. Reopen that first. Nothing was written.`,
    );
  }
  refuseBilledOnward(book, carried, period);
  const bare = unsealed(book, period);
  const log = [monthEntry(host, period, "Closed", "Open", reason), ...carried.map((c) => takenBack(host, c))];
  const opened: PeriodRecord = {
    ...row,
    status: "Open",
    contentHash: "",
    logEntry: logEntryAfter(book, log),
    reason,
    closedBy: "",
    closedAt: "",
    updatedAt: host.clock.now(),
  };
  await save(host, book, {
    chargesBefore: [...later, ...book.charges([period])],
    after: {
      ...bare.tables,
      charges: [...later.filter((c) => c.carriedFrom !== period), ...bare.charges],
      periods: replaceMonth(book.periods, period, [opened]),
    },
    log,
    periods: [...new Set(carried.map((c) => c.period)), period],
  });
  return opened;
}

/** What was carried over and then billed must not be billed here again. */
function refuseBilledOnward(book: Book, carried: readonly Charge[], period: Period): void {
  const issued = new Set(book.statements.filter((s) => s.status === "Issued").map((s) => s.statementNo));
  const exported = new Set(activeLines(book.journal).map((l) => l.period));
  const billed = carried.filter(
    (c) => isBillable(c) && (issued.has(c.statementNo) || exported.has(c.period)),
  );
  if (billed.length === 0) return;
  const months = [...new Set(billed.map((c) => c.period))].join(", ");
  throw new Refusal(
    `${billed.length === 1 ? "A charge" : `${billed.length} charges`} held in ${period} went on to ${months} and ${billed.length === 1 ? "was" : "were"} billed there: the statement is sent or the journal exported. ` +
      `Hold or reject it in ${months}, make its statements again and reverse its journal; then reopen ${period}. Nothing was written.`,
    billed.map((c) => c.chargeId),
  );
}

function takenBack(host: Host, charge: Charge): LogDraft {
  const reason = `Taken back into ${charge.carriedFrom}`;
  return { ...monthEntry(host, charge.period, stateText(charge), "", reason), what: charge.chargeId };
}
