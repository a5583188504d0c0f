/** What a restated file leaves in the Imports table: a row of the open month that says which month it corrects. */
import type { Charge } from "../charge";
import { amountToText, sum } from "../money";
import type { Restatement } from "./correction-plan";
import { formatOf, type ImportFile } from "./parts";
import type { ImportOptions } from "./plan";
import type { ImportRecord, ProblemRecord } from "./records";
import { correctionFormat } from "./corrected";
import type { FileReport } from "./report";

/** What a restated file brings. */
export interface Brought {
  readonly charges: readonly Charge[];
  readonly problems: readonly ProblemRecord[];
  /** Its row is to be there even where it brings nothing. */
  readonly evenNone: boolean;
}

/** None for a file that brings nothing, but for that. */
export function importRow(
  file: ImportFile,
  importId: string,
  { of, into, source }: Restatement,
  brought: Brought,
  options: ImportOptions,
): ImportRecord[] {
  const charges = brought.charges.filter((c) => c.importId === importId);
  const problems = brought.problems.filter((p) => p.importId === importId);
  if (charges.length + problems.length === 0 && !brought.evenNone) return [];
  const bad = file.reading.problems.filter((p) => problems.some((q) => q.sourceRow === p.sourceRow));
  const amount = sum([...charges, ...bad].map((row) => row.amount ?? 0n));
  return [
    {
      importId,
      source,
      period: into,
      fileName: file.name,
      sha256: file.sha256,
      format: correctionFormat(formatOf(file), of),
      rows: file.reading.rows,
      charges: charges.length,
      problems: problems.length,
      billedTotal: amountToText(sum([...charges, ...bad].map((row) => row.billedCost ?? 0n))),
      listTotal: amountToText(sum([...charges, ...bad].map((row) => row.listCost ?? 0n))),
      amountTotal: amountToText(amount),
      amount,
      invoiceTotal: null,
      difference: null,
      explanation: "",
      replaces: "",
      status: "Current",
      importedBy: options.by,
      importedAt: options.now,
    },
  ];
}

/** What people see of it. */
export function reportOf(record: ImportRecord, problems: readonly ProblemRecord[]): FileReport {
  return {
    file: record.fileName,
    source: record.source,
    newSource: false,
    period: record.period,
    importId: record.importId,
    format: record.format,
    rows: record.rows,
    summarised: null,
    charges: record.charges,
    problems: problems.filter((p) => p.importId === record.importId),
    billedTotal: record.billedTotal,
    listTotal: record.listTotal,
    amountTotal: record.amountTotal,
    replaced: null,
    invoiceDifference: null,
  };
}
