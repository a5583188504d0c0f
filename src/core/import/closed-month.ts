/** A closed month may stand in a file again, as it was closed: its rows get the new import's ID and nothing else. */
import type { Charge } from "../charge";
import { refuseTypedOver, type KnownPeriod } from "../periods";
import { Refusal } from "../problem";
import type { Period } from "../period";
import { sameName } from "../reference";
import type { Month } from "./parts";
import type { ProblemRecord } from "./records";

/** One source's charges of one month, before and after an import. */
export interface MonthChange {
  readonly month: Month;
  readonly before: readonly Charge[];
  readonly after: readonly Charge[];
}

/** Where a row stands in its file, and which import brought it, may differ. */
const LINKS: ReadonlySet<string> = new Set<keyof Charge>(["importId", "sourceRow"]);

/** @throws Refusal when an import would add, take away or change a row of a month that is not open */
export function refuseClosedMonths(
  changes: readonly MonthChange[],
  problems: { readonly before: readonly ProblemRecord[]; readonly after: readonly ProblemRecord[] },
  periods: readonly KnownPeriod[],
): void {
  const open = new Set(periods.filter((p) => p.status === "Open").map((p) => p.period));
  const known = new Set(periods.map((p) => p.period));
  const beside = changes.some(({ month }) => open.has(month.period) || !known.has(month.period));
  for (const change of changes) {
    const { month } = change;
    if (open.has(month.period) || !known.has(month.period)) continue;
    const before = problemIds(problems.before, month);
    const after = problemIds(problems.after, month);
    if (!sameCharges(change) || before !== after) refuseClosed(periods, month.period, beside);
  }
}

/**
 * @param beside whether the files have rows of an open month, too
 * @throws Refusal naming the way to bring what a vendor restated, or rows that come late
 */
export function refuseClosed(periods: readonly KnownPeriod[], period: Period, beside = false): void {
  const record = periods.find((p) => p.period === period);
  if (record === undefined || record.status === "Open") return;
  refuseTypedOver(record);
  if (beside) refuseBeside(record);
  const restated = "Where its vendor restated it, bring only the differences into an open month: ";
  if (record.status === "Posted") {
    throw new Refusal(
      `${period} is posted to the ledger and cannot be changed. Nothing was written. ${restated}{way}`,
      [],
      { script: "import with --as-correction.", pane: "import the file as a correction." },
    );
  }
  throw new Refusal(`${period} is closed. Nothing was written. Reopen it first{way}`, [], {
    script: `: openchargeback periods reopen --period ${period} --reason "…". ${restated}import with --as-correction.`,
    pane: `, under Close. ${restated}import the file as a correction.`,
  });
}

/** The file is not the closed month's whole statement: nothing can be said of rows that it lacks. */
function refuseBeside({ period, status }: KnownPeriod): never {
  const posted = status === "Posted";
  const is = posted ? "is posted to the ledger and cannot be changed" : "is closed";
  const late = "Rows of it that it has not can go into the open month of the same file, as late rows";
  throw new Refusal(`${period} ${is}. Nothing was written. ${late}{way}`, [], {
    script: `: import with --late-rows. A file of ${period} alone, restated as a whole, goes in with --as-correction.${
      posted ? "" : ` Or reopen it first: openchargeback periods reopen --period ${period} --reason "…".`
    }`,
    pane: `: choose to bring late rows.${posted ? "" : " Or reopen it first, under Close."}`,
  });
}

function problemIds(problems: readonly ProblemRecord[], month: Month): string {
  return problems
    .filter((p) => p.period === month.period && sameName(p.source, month.source))
    .map((p) => p.problemId)
    .sort()
    .join(" ");
}

function sameCharges({ before, after }: MonthChange): boolean {
  if (before.length !== after.length) return false;
  const old = new Map(before.map((charge) => [charge.chargeId, charge]));
  return after.every((charge) => {
    const was = old.get(charge.chargeId);
    return was !== undefined && sameTexts(was, charge);
  });
}

/** Amounts need no look: they are part of the ID, and the workbook keeps 15 digits of each. */
function sameTexts(a: Charge, b: Charge): boolean {
  const fields = Object.keys(a) as (keyof Charge)[];
  return fields.every((f) => LINKS.has(f) || typeof a[f] !== "string" || a[f] === b[f]);
}
