/** openchargeback tie-out: does everything add up? */
import type { Command } from "commander";
import { amountToText } from "../../core/money";
import { apart, countsRows } from "../../core/tieout/tie-out";
import type { SourceFigures } from "../../core/tieout/audit";
import { tieOutMonth, type TieOutResult } from "../../steps/tie-out";
import { columns, plural, type Answer } from "../answer";
import { withWorkbook } from "../session";
import { periodOption, PERIOD_HELP } from "../values";

export function addTieOut(program: Command): void {
  program
    .command("tie-out")
    .description("add everything up from the written tables and files; the difference must be 0.00")
    .requiredOption("--period <period>", PERIOD_HELP)
    .action(async ({ period }: { period: string }, command: Command) => {
      await withWorkbook(command, { readOnly: true }, async ({ host, reader, sheetFiles }) =>
        tieOutAnswer(await tieOutMonth(host, periodOption(period), reader, sheetFiles)),
      );
    });
}

export function tieOutAnswer({ tieOut: t, audit, warnings }: TieOutResult): Answer {
  const text = (value: bigint | null): string => amountToText(value ?? 0n);
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
    unreadableRows: t.unreadable.map((p) => ({
      id: p.problemId,
      source: p.source,
      row: p.sourceRow,
      column: p.column,
      value: p.value,
    })),
    rounding: text(t.rounding),
    statements: text(t.statements),
    paidByOthers: text(t.paidByOthers),
    journalDebits: text(t.journalDebits),
    journalCredits: text(t.journalCredits),
    difference: text(t.difference),
    sources: audit.sources.map(sourceJson),
    checks: t.checks.map((c) => ({ name: c.name, difference: text(c.difference) })),
    warnings,
  };
  const off = apart(t.checks);
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
    ["Difference in money", text(off.money)],
    ["Rows with problems", String(off.rows)],
  ];
  const failed = t.checks.filter((c) => c.difference !== 0n);
  const lines = [
    ...columns([`Tie-out ${t.period}`, ""], rows, [1]),
    ...failed.map((c) => `Off: ${c.name}, ${countsRows(c) ? String(apart([c]).rows) : text(c.difference)}.`),
    ...(t.unreadable.length === 0
      ? []
      : [
          `${plural(t.unreadable.length, "row")} without a readable amount: ${t.unreadable.map((p) => `${p.source} row ${p.sourceRow} ${p.column} "${p.value}"`).join("; ")}.`,
        ]),
    ...warnings,
  ];
  return { json, text: lines, problems: failed.length + t.unreadable.length + warnings.length > 0 };
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
