/** What people see of an import, and its rows in the Imports table. */
import { amountToText, sum, type Amount } from "../money";
import type { Period } from "../period";
import { sameName } from "../reference";
import { formatOf, type Part } from "./parts";
import type { ImportOptions, ImportState } from "./plan";
import type { ImportRecord, ProblemRecord } from "./records";
import type { Grain } from "./summarise";

/** One file's part in one month, as people see it before and after. */
export interface FileReport {
  readonly file: string;
  readonly source: string;
  readonly newSource: boolean;
  readonly period: Period;
  readonly importId: string;
  readonly format: string;
  /** Rows of the file; more than charges and problems where they were added up. */
  readonly rows: number;
  /** What the rows were added up by; null where every row is a charge. */
  readonly summarised: Grain | null;
  readonly charges: number;
  readonly problems: readonly ProblemRecord[];
  readonly billedTotal: string;
  readonly listTotal: string;
  /** What is to be charged, by the source's cost basis. */
  readonly amountTotal: string;
  /** What it replaces of the source and month. */
  readonly replaced: {
    readonly imports: readonly string[];
    readonly charges: number;
    readonly amount: string;
  } | null;
  readonly invoiceDifference: string | null;
}

export function reportOf(
  part: Part,
  replaced: readonly ImportRecord[],
  state: ImportState,
  options: ImportOptions,
): FileReport {
  const earlier = replaced.filter((i) => sameName(i.source, part.source) && i.period === part.period);
  const ids = new Set(earlier.map((i) => i.importId));
  const charges = state.charges.filter((c) => ids.has(c.importId) && c.carriedFrom === "");
  const difference =
    options.invoiceTotal === null || !part.main ? null : part.billedTotal - options.invoiceTotal;
  return {
    file: part.file.name,
    source: part.source,
    newSource: !part.file.known,
    period: part.period,
    importId: part.importId,
    format: formatOf(part.file),
    rows: part.rowCount,
    summarised: part.file.summarised?.grain ?? null,
    charges: part.rows.length,
    problems: part.problems,
    billedTotal: amountToText(part.billedTotal),
    listTotal: amountToText(part.listTotal),
    amountTotal: amountToText(part.amountTotal),
    replaced:
      earlier.length === 0
        ? null
        : {
            imports: [...ids],
            charges: charges.length,
            amount: amountToText(sum(charges.map((c) => c.amount))),
          },
    invoiceDifference: difference === null ? null : amountToText(difference),
  };
}

/** A month that the files have no rows of, and that loses what came with a replaced file. */
export interface TakenAlong {
  readonly source: string;
  readonly period: Period;
  /** Names of the files that it came with. */
  readonly files: readonly string[];
  readonly charges: number;
  readonly amount: Amount;
}

export function takenAlong(
  replaced: readonly ImportRecord[],
  parts: readonly Part[],
  charges: ImportState["charges"],
): TakenAlong[] {
  const months = new Map<string, ImportRecord[]>();
  for (const record of replaced) {
    if (parts.some((p) => p.period === record.period && sameName(p.source, record.source))) continue;
    const key = `${record.source.toLowerCase()} ${record.period}`;
    months.set(key, [...(months.get(key) ?? []), record]);
  }
  return [...months.values()].map((records) => {
    const ids = new Set(records.map((i) => i.importId));
    const gone = charges.filter((c) => ids.has(c.importId) && c.carriedFrom === "");
    const { source, period } = records[0]!;
    const files = [...new Set(records.map((i) => i.fileName))];
    return { source, period, files, charges: gone.length, amount: sum(gone.map((c) => c.amount)) };
  });
}

/** The Imports table afterwards. */
export function planImportRows(
  parts: readonly Part[],
  reports: readonly FileReport[],
  replaced: readonly ImportRecord[],
  imports: readonly ImportRecord[],
  options: ImportOptions,
): ImportRecord[] {
  const made = new Map(parts.map((part, i) => [part.importId, importRow(part, reports[i]!, options)]));
  const replacedIds = new Set(replaced.map((i) => i.importId));
  const kept = imports.map((record): ImportRecord => {
    const fresh = made.get(record.importId);
    made.delete(record.importId);
    if (fresh !== undefined) return sameImport(record, fresh) ? record : stillExplained(record, fresh);
    return replacedIds.has(record.importId) ? { ...record, status: "Replaced" } : record;
  });
  return [...kept, ...made.values()];
}

export function sameImport(a: ImportRecord, b: ImportRecord): boolean {
  return (
    a.format === b.format && a.rows === b.rows && a.charges === b.charges && a.amountTotal === b.amountTotal &&
    a.billedTotal === b.billedTotal && a.listTotal === b.listTotal && a.status === b.status &&
    (b.invoiceTotal === null || a.invoiceTotal === b.invoiceTotal)
  ); // prettier-ignore
}

/** What was said of a difference holds as long as it is the same. */
function stillExplained(before: ImportRecord, fresh: ImportRecord): ImportRecord {
  return before.difference === fresh.difference ? { ...fresh, explanation: before.explanation } : fresh;
}

export function importRow(part: Part, report: FileReport, options: ImportOptions): ImportRecord {
  const invoiceTotal = part.main ? options.invoiceTotal : null;
  const others = report.replaced?.imports.filter((id) => id !== part.importId) ?? [];
  return {
    importId: part.importId,
    source: part.source,
    period: part.period,
    fileName: part.file.name,
    sha256: part.file.sha256,
    format: part.main ? report.format : `${report.format}, other month`,
    rows: report.rows,
    charges: report.charges,
    problems: part.problems.length,
    billedTotal: report.billedTotal,
    listTotal: report.listTotal,
    amountTotal: amountToText(part.amountTotal),
    amount: part.amountTotal,
    invoiceTotal,
    difference: invoiceTotal === null ? null : part.billedTotal - invoiceTotal,
    explanation: "",
    replaces: others.join("; "),
    status: "Current",
    importedBy: options.by,
    importedAt: options.now,
  };
}
