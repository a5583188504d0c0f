/** openchargeback statements --again: which PDFs were made once more, and whether they are what was made before. */
import { centsToText } from "../../core/money";
import type { AgainResult } from "../../steps/statements-again";
import { columns, plural, type Answer } from "../answer";

export function againAnswer({ statements, warnings }: AgainResult, dryRun: boolean): Answer {
  const made = statements.filter(({ verdict }) => verdict === "made");
  const text = [
    ...columns(
      ["Statement", "PI", "Status", "Amount", "PDF", "SHA-256"],
      statements.map(({ record, verdict, sha256 }) => [
        record.statementNo,
        record.pi,
        record.status,
        centsToText(record.amount),
        verdict,
        sha256,
      ]),
      [3],
    ),
    ...statements
      .filter(({ why }) => why !== "")
      .map(({ record, verdict, why }) => `${record.statementNo}, ${verdict}: ${why}.`),
    ...(statements.some(({ verdict }) => verdict === "differs")
      ? ["A file that differs is left. Move it away and run this again to have the one of today."]
      : []),
    ...warnings,
    dryRun ? "Nothing was written." : `${plural(made.length, "PDF")} written. The workbook is as it was.`,
  ];
  const json = {
    dryRun,
    filesWritten: dryRun ? 0 : made.length,
    statements: statements.map(({ record, contentHash, path, ...rest }) => ({
      statementNo: record.statementNo,
      pi: record.pi,
      status: record.status,
      amount: centsToText(record.amount),
      file: path,
      contentHash: record.contentHash,
      contentHashNow: contentHash,
      ...rest,
    })),
    warnings,
  };
  return { json, text, problems: warnings.length > 0 || statements.some(({ why }) => why !== "") };
}
