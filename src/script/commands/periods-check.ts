/** What openchargeback periods check prints. */
import type { ChangedRow } from "../../core/closing-check";
import { amountToText } from "../../core/money";
import type { MonthCheck } from "../../steps/check-closing";
import { columns, type Answer } from "../answer";

export function checkAnswer(checks: readonly MonthCheck[]): Answer {
  const rows = checks.map((c) => [
    c.period,
    c.status,
    c.contentHash?.kept ?? "",
    c.holds ? "as it was" : "differs",
    String(c.changed.length),
    String(c.added.length),
    String(c.missing.reduce((total, m) => total + m.rows, 0) + c.carriedLost.length),
    c.archiveFile === "" ? "" : `charges in ${c.archiveFile}`,
  ]);
  const table = columns(
    ["Month", "Status", "Content hash", "Check", "Changed", "Added", "Missing", ""],
    rows,
    [4, 5, 6],
  );
  // The log is one for all months.
  const said = new Set<string>();
  const findings = checks.flatMap((c) =>
    c.findings.filter((text) => !said.has(text) && said.add(text)).map((text) => text),
  );
  return {
    json: { months: checks.map(checkJson) },
    text: checks.length === 0 ? ["No months."] : [...table, ...findings],
    problems: checks.some((c) => !c.holds),
  };
}

function checkJson(check: MonthCheck): Record<string, unknown> {
  const { changed, added, missing, resealed, log } = check;
  return {
    ...check,
    changed: changed.map(rowJson),
    added: added.map(rowJson),
    missing: missing.map((m) => ({ ...m, amount: amountToText(m.amount) })),
    resealed: resealed.map((p) => ({ ...p, sealed: amountToText(p.sealed), amount: amountToText(p.amount) })),
    log: { ...log, broken: log.broken?.entry ?? null },
  };
}

function rowJson(row: ChangedRow): Record<string, unknown> {
  return { ...row, amount: amountToText(row.amount) };
}
