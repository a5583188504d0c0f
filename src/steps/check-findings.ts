/** What a check found, in sentences for people. */
import { partWords, type ChangedRow, type MissingRows } from "../core/closing-check";
import { hasAmounts } from "../core/closing-tables";
import { amountToText } from "../core/money";
import { goneWords as rowGone } from "../core/periods";
import type { MonthCheck } from "./check-closing";

/** More rows than these are counted, not named. */
const MOST_NAMED = 20;

export function findingsOf(check: Omit<MonthCheck, "findings">): string[] {
  // What its row said of the closing is not known.
  if (check.isGone) return [rowGone(check), ...rowFindings(check), ...logFindings(check)];
  const found = [
    ...statusFindings(check),
    ...rowFindings(check),
    ...hashFindings(check),
    ...logFindings(check),
  ];
  if (found.length === 0) return [];
  return [...found, whatToDo(check)];
}

function statusFindings(check: Omit<MonthCheck, "findings">): string[] {
  const { period, status, inSheet, logSays, loggedReason, sealedOpen } = check;
  const found: string[] = [];
  if (status !== inSheet && inSheet === "Open")
    found.push(`${period} was opened in the sheet, not by reopening: it counts as ${status.toLowerCase()}.`);
  if (logSays !== "")
    found.push(
      `The log's last word on ${period} is "${logSays}"; Periods has it as ${inSheet.toLowerCase()}, or with another journal number or posting date: it was typed over in the sheet.`,
    );
  if (loggedReason !== null)
    found.push(
      `Periods has another Reason for ${period} than the log has of its closing: "${loggedReason}".`,
    );
  if (sealedOpen)
    found.push(
      `${period} is open, and Seals has rows of it: its closing broke off, or it was opened in the sheet.`,
    );
  return found;
}

function rowFindings(check: Omit<MonthCheck, "findings">): string[] {
  const { changed, added, missing, resealed, fileLines, carriedLost } = check;
  return [
    ...named(changed, (row) => `${place(row)} was changed: ${about(row)}.`),
    ...named(
      added,
      (row) => `${place(row)} was not there at closing, stands twice, or lost its seal: ${about(row)}.`,
    ),
    ...missing.map(goneWords),
    ...fileLines.map(
      (gap) =>
        `${gap.fileName} has ${gap.count === 1 ? "a line" : `${gap.count} lines`} that no row came from: ${gap.lines.join(", ")}${gap.count > gap.lines.length ? ", …" : ""}.`,
    ),
    ...carriedLost.map((id) => `Charge ${id} was carried into ${check.period} and is not there any more.`),
    ...resealed.map(
      (p) =>
        `${partWords(p.table, p.part)}: rows were changed and their seals worked out anew; at closing it came to ${amountToText(p.sealed)}, now to ${amountToText(p.amount)}.`,
    ),
  ];
}

function named(rows: readonly ChangedRow[], say: (row: ChangedRow) => string): string[] {
  const rest = rows.length - MOST_NAMED;
  return [
    ...rows.slice(0, MOST_NAMED).map(say),
    ...(rest > 0 ? [`And ${rest === 1 ? "1 row" : `${rest} rows`} more like the last.`] : []),
  ];
}

function goneWords({ table, part, rows, amount }: MissingRows): string {
  const gone = `${partWords(table, part)}: ${rows === 1 ? "1 row is" : `${rows} rows are`} missing`;
  return hasAmounts(table)
    ? `${gone}; the part has ${amountToText(amount)} less than at closing.`
    : `${gone}.`;
}

function place({ table, key }: ChangedRow): string {
  return `${table} ${key}`;
}

function about(row: ChangedRow): string {
  const { pi, amount, table } = row;
  return [row.about, pi, hasAmounts(table) ? `now ${amountToText(amount)}` : ""]
    .filter((text) => text !== "")
    .join(", ");
}

function hashFindings({
  contentHash: hash,
  withoutSeals,
  period,
  ...check
}: Omit<MonthCheck, "findings">): string[] {
  if (hash === null) return [];
  const found: string[] = [];
  if (hash.logged !== hash.kept)
    found.push(
      hash.logged === ""
        ? `The log has no entry of the closing of ${period}.`
        : `The content hash in Periods (${hash.kept}) is not the one that the log has of the closing (${hash.logged}).`,
    );
  if (hash.seals !== hash.kept)
    found.push(`The Seals sheet was changed: its rows of ${period} are not those of the closing.`);
  const silent =
    check.changed.length + check.added.length + check.missing.length + check.resealed.length === 0;
  if (hash.now !== hash.kept && silent)
    found.push(
      withoutSeals
        ? `${period} was changed after it was closed. It has no seals, so that the rows cannot be named.`
        : `The rows of ${period} come to another content hash (${hash.now}) than at closing (${hash.kept}).`,
    );
  return found;
}

function logFindings({ log }: Omit<MonthCheck, "findings">): string[] {
  const found: string[] = [];
  if (log.broken !== null)
    found.push(
      `The log's chain breaks at entry ${log.broken.entry} (${log.broken.at.slice(0, 10)}, ${log.broken.step}): it or the entry before it was changed, moved or removed.`,
    );
  if (log.cut !== null)
    found.push(
      log.cut.first === log.cut.last
        ? `The log's last entry, ${log.cut.last}, was removed.`
        : `The log's last entries were removed: ${log.cut.first} to ${log.cut.last}, and any after them.`,
    );
  if (log.rewritten !== "")
    found.push(
      `The log was written anew: entry ${log.rewritten} is not the one that Periods keeps the chain of.`,
    );
  return found;
}

function whatToDo({ period, status, inSheet, sealedOpen }: Omit<MonthCheck, "findings">): string {
  const versions = "An earlier version of the file (Version History in Excel) shows what stood there.";
  if (sealedOpen) return `${versions} Close ${period} again.`;
  if (status !== inSheet)
    return `Type ${status} back under Status in the sheet Periods${status === "Closed" ? ", or reopen the month, saying why" : ""}.`;
  if (status === "Open") return `${versions} Put it back.`;
  if (status === "Closed")
    return `${versions} Put it back, or reopen ${period}, look at it and close it again.`;
  return `${versions} Put it back: ${period} is posted, and corrections belong into an open month.`;
}
