/** openchargeback tie-out: does everything add up? */
import type { Command } from "commander";
import { amountToText } from "../../core/money";
import type { ProblemRecord } from "../../core/import/records";
import { checkWords, isOff, rowsOf, type Check } from "../../core/tieout/check";
import type { SourceFigures } from "../../core/tieout/audit";
import { tieOutMonth, type TieOutResult } from "../../steps/tie-out";
import type { Period } from "../../core/period";
import { columns, plural, type Answer } from "../answer";
import { adviceFor } from "./tie-out-advice";
import { withWorkbook } from "../session";
import { periodOption, PERIOD_HELP } from "../values";

export function addTieOut(program: Command): void {
  program
    .command("tie-out")
    .description("add everything up from the written tables and files; nothing may be off, in money or rows")
    .requiredOption("--period <period>", PERIOD_HELP)
    .action(async ({ period }: { period: string }, command: Command) => {
      await withWorkbook(command, { readOnly: true }, async ({ host, reader, sheetFiles }) =>
        tieOutAnswer(await tieOutMonth(host, periodOption(period), reader, sheetFiles)),
      );
    });
}

export function tieOutAnswer({ tieOut: t, audit, journalId, warnings }: TieOutResult): Answer {
  const text = (value: bigint | null): string => amountToText(value ?? 0n);
  const failed = t.checks.filter(isOff);
  const json = {
    period: t.period,
    imported: text(t.imported),
    carriedIn: text(t.carriedIn),
    adjustments: text(t.adjustments),
    mended: text(audit.mended),
    entered: text(audit.entered),
    billed: text(t.billed),
    held: text(t.held),
    rejected: text(t.rejected),
    pending: text(t.pending),
    problems: text(t.problems),
    problemRows: t.problemRows,
    unreadableRows: t.unreadable.map(problemJson),
    waivedRows: t.waived.map(problemJson),
    rounding: text(t.rounding),
    statements: text(t.statements),
    paidByOthers: text(t.paidByOthers),
    journalDebits: text(t.journalDebits),
    journalCredits: text(t.journalCredits),
    difference: text(t.difference),
    rowsOff: t.rowsOff,
    off: failed.map((c) => offJson(c, t.period, journalId)),
    sources: audit.sources.map(sourceJson),
    checks: t.checks.map((c) => ({ name: c.name, unit: c.unit, difference: text(c.difference) })),
    warnings,
  };
  const rows: [string, string][] = [
    ["Imported", json.imported],
    ["Carried in", json.carriedIn],
    ["Adjustments", json.adjustments],
    ...(audit.entered === 0n && audit.mended === 0n
      ? []
      : ([
          ["  mended problem rows", json.mended],
          ["  adjustments entered", json.entered],
        ] as [string, string][])),
    ["Billed", json.billed],
    ["Held", json.held],
    ["Rejected", json.rejected],
    ["Pending", json.pending],
    ["Problems", json.problems],
    ["Rounding to cents", json.rounding],
    ["Statements", json.statements],
    ["Paid by others", json.paidByOthers],
    ["Journal debits", t.journalDebits === null ? "none" : json.journalDebits],
    ["Journal credits", t.journalCredits === null ? "none" : json.journalCredits],
    ["Difference in money", json.difference],
    ["Rows with problems", String(t.rowsOff)],
  ];
  const lines = [
    ...columns([`Tie-out ${t.period}`, ""], rows, [1]),
    ...failed.flatMap((c) => offWords(c, t.period, journalId)),
    ...rowsWords(t.unreadable, "without a readable amount"),
    ...rowsWords(t.waived, "without a readable amount, waived"),
    ...warnings,
  ];
  return { json, text: lines, problems: failed.length + t.unreadable.length + warnings.length > 0 };
}

function problemJson({ problemId: id, source, sourceRow: row, column, value }: ProblemRecord): object {
  return { id, source, row, column, value };
}

function rowsWords(rows: readonly ProblemRecord[], what: string): string[] {
  if (rows.length === 0) return [];
  const named = rows.map((p) => `${p.source} row ${p.sourceRow} ${p.column} "${p.value}"`);
  return [`${plural(rows.length, "row")} ${what}: ${named.join("; ")}.`];
}

function offJson(check: Check, period: Period, journalId: string): object {
  return {
    name: check.name,
    unit: check.unit,
    by: check.unit === "rows" ? String(rowsOf(check)) : amountToText(check.difference),
    rows: check.named ?? [],
    do: adviceFor(check, period, journalId),
  };
}

/** As many rows as fit in a glance; the others stand in --json. */
const NAMED = 5;

function offWords(check: Check, period: Period, journalId: string): string[] {
  const named = check.named ?? [];
  const more = named.length > NAMED ? [`  and ${named.length - NAMED} more; all of them: --json`] : [];
  const advice = adviceFor(check, period, journalId);
  return [
    `Off: ${checkWords(check)}.`,
    ...named.slice(0, NAMED).map((row) => `  ${row}.`),
    ...more,
    ...(advice === "" ? [] : [`  ${advice}.`]),
  ];
}

function sourceJson(s: SourceFigures): Record<string, string> {
  return {
    source: s.source,
    imported: amountToText(s.imported),
    charges: amountToText(s.charges),
    problems: amountToText(s.problems),
    difference: amountToText(s.difference),
    invoice: amountToText(s.invoice),
    invoiceDifference: amountToText(s.invoiceDifference),
  };
}
