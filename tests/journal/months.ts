/** The sample month as a journal is made of it: imported, decided and billed in memory, without printing anything. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { inputFile } from "../../src/adapters/node/files";
import { isBillable } from "../../src/core/charge";
import { currentLines } from "../../src/core/statements/lines";
import { decideAll, parseDecisions } from "../../src/script/demo/sample-month";
import { Book } from "../../src/steps/book";
import type { Host } from "../../src/steps/host";
import { importFiles } from "../../src/steps/import-files";
import { initWorkbook } from "../../src/steps/init";
import { reviewMonth } from "../../src/steps/review-month";
import { planMonth } from "../../src/steps/statements";
import type { JournalMonth } from "../../src/testing/journal-months";
import { MemoryWorkbook } from "../../src/testing/memory-workbook";

const SAMPLES = join(__dirname, "../../sample_data");

export async function sampleMonth(period: string): Promise<JournalMonth> {
  const host: Host = {
    workbook: new MemoryWorkbook(),
    clock: { now: () => "2026-01-15T09:00:00Z" },
    by: "golden",
    progress: { report: () => undefined, cancelled: () => false },
    dryRun: false,
  };
  const reference = join(SAMPLES, "reference");
  const tables = readdirSync(reference).map((name) => inputFile(join(reference, name)));
  await initWorkbook(host, { ensure: () => Promise.resolve([]) }, tables);
  const files = ["aws", "azure", "hpc", "storage"].map((s) => inputFile(join(SAMPLES, `${s}_${period}.csv`)));
  const request = { add: false, replacePeriods: [], invoiceTotal: null, acceptProblems: false };
  await importFiles(host, { ...request, files, period });
  await decideAll(host, period, parseDecisions(readFileSync(join(SAMPLES, "decisions.json"), "utf8")));
  const book = await Book.open(host.workbook, [period]);
  const month = reviewMonth(host, book, period, book.charges([period]));
  const plan = planMonth(host, book, month, { period });
  return {
    period,
    statementLines: currentLines(plan.statements, plan.lines),
    charges: plan.charges.filter(isBillable),
    directory: book.directory,
    settings: book.settings,
  };
}

/** Kuali's object codes have four characters, the sample's accounts five: a campus on Kuali has other accounts. */
export function withFourDigits(month: JournalMonth): JournalMonth {
  return { ...month, account: (account) => account.slice(-4) };
}
