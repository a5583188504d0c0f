/** What every file brought against what stands in the sheets of it, import by import: faults in two do not cancel. */
import { absolute, amount, sum, type Amount } from "../money";
import { sameName } from "../reference";
import type { LogEntry } from "../log";
import { mendedChargeId } from "../import/mended";
import { misplaced } from "./balance";
import { beyondSlack } from "./cells";
import { moneyCheck, rowCheck, type Check } from "./check";
import { rowWords } from "./charge-words";
import { ownRows, type OwnRows } from "./own-rows";
import { residuals, type Residuals } from "./residuals";
import type { TieOutInput } from "./tie-out";
import { typedOverRows } from "./typed-over";

export function importedChecks(input: TieOutInput): Check[] {
  const groups = ownRows(input);
  const records = input.imports.filter((i) => i.status === "Current");
  // An ID that stands twice has two totals; it is found as such.
  const twice = records.length - new Set(records.map((i) => i.importId)).size;
  const prices = groups.map(priceDifferences);
  return [
    moneyCheck("Imported against charges", misplaced([...groups.map(amountOff), ...doubled(input)])),
    moneyCheck(
      "Billed and list cost against what was imported",
      twice > 0 ? 0n : prices.reduce((worst, p) => larger(worst, larger(p.billed, p.list)), 0n),
    ),
    rowCheck("Charges against the source of their import", otherSource(groups)),
    rowCheck("Charges that were typed over", typedOverRows(input, groups)),
    ...(input.log === undefined ? [] : [rowCheck("Imports against the Log", unlogged(input, input.log))]),
  ];
}

/** The exact total less what became of its rows. A mended row counts as its file had it, while its charge is there. */
function amountOff({ record, charges, mended, problems }: OwnRows): Amount {
  const there = new Set(mended.map((c) => c.chargeId));
  const unsettled = problems.filter((p) => p.status !== "Resolved");
  const settled = problems.filter((p) => p.status === "Resolved" && there.has(mendedChargeId(p.problemId)));
  // A charge of a problem that is not resolved is billed beside it.
  const resolved = new Set(settled.map((p) => mendedChargeId(p.problemId)));
  const tooMuch = mended.filter((c) => !resolved.has(c.chargeId));
  const rows = [...charges, ...tooMuch, ...unsettled, ...settled].map((row) => row.amount);
  const total = record === null ? 0n : amount(record.amountTotal);
  return beyondSlack(total - sum(rows), sum(rows.map(absolute)));
}

/** The totals of imports whose ID another row has. */
function doubled({ imports }: TieOutInput): Amount[] {
  const last = new Map<string, number>();
  const current = imports.filter((i) => i.status === "Current");
  current.forEach((i, at) => last.set(i.importId, at));
  return current.flatMap((i, at) => (last.get(i.importId) === at ? [] : [amount(i.amountTotal)]));
}

/** Off beyond what cells cut off. */
function priceDifferences(group: OwnRows): Residuals {
  const { billed, list } = residuals(group) ?? { billed: 0n, list: 0n };
  const { charges } = group;
  return {
    billed: absolute(beyondSlack(billed, sum(charges.map((c) => absolute(c.billedCost))))),
    list: absolute(beyondSlack(list, sum(charges.map((c) => absolute(c.listCost))))),
  };
}

function larger(a: Amount, b: Amount): Amount {
  return a > b ? a : b;
}

function otherSource(groups: readonly OwnRows[]): string[] {
  return groups.flatMap(({ record, charges, mended }) =>
    record === null
      ? []
      : [...charges, ...mended]
          .filter((c) => !sameName(c.source, record.source))
          .map((c) => `${rowWords(c)}: Source is ${c.source}, its import's is ${record.source}`),
  );
}

/** `Current, 142 charges, 699.16 billed`, as an import is logged. */
const LOGGED = /^(Current|Replaced|Undone)\b(?:, (\d+) charges, (\S+) billed)?/;

/** Imports that the Log has as they are not, or not any more, in the table; the last entry of each counts. */
function unlogged({ imports, period }: TieOutInput, log: readonly LogEntry[]): string[] {
  const last = new Map<string, LogEntry>();
  for (const entry of log) {
    if (entry.step !== "Import" || entry.period !== period || !LOGGED.test(entry.after)) continue;
    if (entry.entry > (last.get(entry.what)?.entry ?? "")) last.set(entry.what, entry);
  }
  const rows = new Map(imports.map((i) => [i.importId, i]));
  return [...last].flatMap(([importId, { entry, after }]) => {
    const [, status = "", charges, billed] = LOGGED.exec(after) ?? [];
    if (status !== "Current") return [];
    const row = rows.get(importId);
    const said = `the Log has it (entry ${entry})`;
    if (row === undefined) return [`${importId} is not in Imports any more; ${said}`];
    if (row.status !== "Current") return [`${importId} is ${row.status} in Imports; ${said} as Current`];
    const same = String(row.charges) === charges && row.billedTotal === billed;
    return same ? [] : [`${importId}: Charges or Billed Total are not as ${said}`];
  });
}
