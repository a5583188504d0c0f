/** What people decided about late rows, before a restated file of the whole month is compared with them. */
import { rootIdOf, type Charge } from "../charge";
import type { Period } from "../period";
import { Refusal } from "../problem";
import { chargeStem } from "./charge-id";
import { lateMonth } from "./corrected";
import type { Incoming } from "./match";
import type { ImportState } from "./plan";
import type { ImportRecord } from "./records";
import type { Standing } from "./restate";

type Earlier = readonly Pick<ImportRecord, "importId" | "format">[];

/** Late rows, and what was carried of them where they were held: a person decides about the last. */
function lateCharges(earlier: Earlier, charges: readonly Charge[]): Charge[] {
  const late = new Set(earlier.filter((i) => lateMonth(i) !== "").map((i) => i.importId));
  return charges.filter((c) => late.has(c.importId));
}

/**
 * A late row may stand beside what was billed, or instead of it. Compared as billed and rejected afterwards, what it
 * restates would be billed nowhere.
 * @param earlier imports that brought something for the month
 * @throws Refusal while one of them waits or is held
 */
export function refuseUndecidedLate(
  { source, of }: { readonly source: string; readonly of: Period },
  { charges, periods }: Pick<ImportState, "charges" | "periods">,
  earlier: Earlier,
): void {
  const open = new Set(periods.filter((p) => p.status === "Open").map((p) => p.period));
  const waiting = lateCharges(earlier, charges).filter(
    (c) => open.has(c.period) && (c.review === "Pending" || c.review === "Held"),
  );
  const [first] = waiting;
  if (first === undefined) return;
  const [what, it] =
    waiting.length === 1
      ? [`A late row of ${source} ${of} is undecided`, "it"]
      : [`${waiting.length} late rows of ${source} ${of} are undecided`, "each"];
  throw new Refusal(
    `${what} in ${first.period}: decide first. Approve ${it} where it comes beside what was billed, else reject it: then the restated file brings what is right{way}. Nothing was imported.`,
    waiting.map((c) => c.chargeId),
    {
      script: `: openchargeback review reject --period ${first.period} --id ${first.chargeId} --note "…"`,
      pane: ", under Review",
    },
  );
}

/**
 * Late rows that a person rejected, with nothing brought for them since: most often they restate a row of the month,
 * and the whole file tells what is right.
 */
export function rejectedLate(
  standings: readonly Standing[],
  earlier: Earlier,
  charges: readonly Charge[],
): Standing[] {
  const rejected = lateCharges(earlier, charges).filter((c) => c.review === "Rejected");
  const ids = new Set(rejected.map((c) => rootIdOf(c.chargeId)));
  return standings.filter(({ root, now }) => ids.has(root.chargeId) && now === root);
}

/** What was rejected as a late row is not billed after all without a person's word. */
export function doubtOfLate(rejected: readonly Standing[]): (row: Incoming["row"]) => string {
  const months = new Map(rejected.map(({ stem, root }) => [stem, root.period]));
  return (row) => {
    const month = months.get(chargeStem(row));
    return month === undefined
      ? ""
      : `it was rejected as a late row in ${month}, and the restated file has it`;
  };
}
