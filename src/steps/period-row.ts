/** A month's row in the Periods table, brought up to date with the other tables. */
import { isBillable } from "../core/charge";
import { sum } from "../core/money";
import type { Period } from "../core/period";
import type { PeriodRecord } from "../core/periods";
import { isInForce } from "../core/statements/lines";
import { amountToNumber } from "../core/money";
import { actor, type Host } from "./host";
import type { Tables } from "./save";

export function periodRow(period: Period, tables: Tables, host: Host): PeriodRecord {
  const before = tables.periods.find((p) => p.period === period) ?? newPeriod(period, host);
  const charges = tables.charges.filter((c) => c.period === period);
  const billable = charges.filter(isBillable);
  const row: PeriodRecord = {
    ...before,
    charges: charges.length,
    list: sum(billable.map((c) => c.listCost)),
    billed: sum(billable.map((c) => c.amount)),
    pending: charges.filter((c) => c.review === "Pending").length,
    statements: tables.statements.filter((s) => s.period === period && isInForce(s)).length,
  };
  return sameFigures(before, row) ? before : { ...row, updatedAt: host.clock.now() };
}

export function newPeriod(period: Period, host: Pick<Host, "clock" | "by" | "signedIn">): PeriodRecord {
  const now = host.clock.now();
  return {
    period,
    status: "Open",
    charges: 0,
    list: 0n,
    billed: 0n,
    pending: 0,
    statements: 0,
    journalId: "",
    journalFile: "",
    journalSha256: "",
    journalReference: "",
    postingDate: "",
    contentHash: "",
    logEntry: "",
    archiveFile: "",
    archiveSha256: "",
    archivedCorrections: "",
    reason: "",
    notes: "",
    openedBy: actor(host),
    openedAt: now,
    closedBy: "",
    closedAt: "",
    updatedAt: now,
  };
}

function sameFigures(a: PeriodRecord, b: PeriodRecord): boolean {
  return (
    a.charges === b.charges &&
    amountToNumber(a.list) === amountToNumber(b.list) &&
    amountToNumber(a.billed) === amountToNumber(b.billed) &&
    a.pending === b.pending &&
    a.statements === b.statements
  );
}
