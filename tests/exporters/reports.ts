/** Storage reports and inventories for tests: exported by the fixtures' rate cards, and compared with what was worked out by hand. */
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import Papa from "papaparse";
import { amount, sum, type Amount } from "../../src/core/money";
import { Zone } from "../../src/exporters/days";
import { readOwners } from "../../src/exporters/owners-file";
import type { ReportFile } from "../../src/exporters/report/parse";
import type { ExportKind } from "../../src/exporters/request";
import { exportUsage, type ExportResult } from "../../src/exporters/run";
import type { ReadUsage, Usage } from "../../src/exporters/usage";
import { checkFile, type CheckedFile } from "../../src/steps/check-file";
import { fileOf } from "../../src/ports/input-file";
import type { InputFile } from "../../src/ports/ports";
import { readCsvRecords } from "../../src/workbook/csv-records";
import { RATES } from "../../src/workbook/tables";

export const PERIOD = "2025-01";
export const UTC_CLOCKS = { zone: new Zone("UTC"), days: new Zone("UTC") };
const FIXTURES = join(__dirname, "../../sample_data/exporters");

export function fixture(...path: string[]): ReportFile {
  return { name: basename(join(...path)), text: readFileSync(join(FIXTURES, ...path), "utf8") };
}

export type CsvRecord = Readonly<Record<string, string>>;

export function recordsOf(csv: string): CsvRecord[] {
  return Papa.parse<CsvRecord>(csv.replace(/^\uFEFF/, ""), { header: true, skipEmptyLines: true }).data;
}

/** By the rates and owners of a fixture's folder. */
export function exported(read: ReadUsage, kind: ExportKind, ...folder: string[]): ExportResult {
  return exportUsage(read, {
    period: PERIOD,
    by: "month",
    rates: readCsvRecords(RATES, "rates.csv", fixture(...folder, "rates.csv").text),
    owners: readOwners("owners.csv", fixture(...folder, "owners.csv").text),
    issuer: {
      provider: "Example University Research Computing",
      billingAccountId: kind.name.toUpperCase(),
      billingAccountName: kind.name.toUpperCase(),
      region: "",
      currency: "USD",
    },
    kind,
    timeZoneName: "UTC",
    leaveOutUnrated: false,
  });
}

/** Lines of `columns` with numbers in one form, sorted: `1.50` and `1.5` are one. */
export function comparable(records: readonly CsvRecord[], columns: readonly string[]): string[] {
  const plain = (text: string): string => (/^\d+(\.\d+)?$/.test(text) ? String(amount(text)) : text);
  return records.map((record) => columns.map((column) => plain(record[column] ?? "")).join(" | ")).sort();
}

/** Of each account, the sum of a meter's parts over the month. */
export function partsByAccount(usage: Iterable<Usage>): Record<string, string> {
  const sums: Record<string, bigint> = {};
  for (const { account, meter, parts } of usage)
    sums[`${account} ${meter}`] = (sums[`${account} ${meter}`] ?? 0n) + parts;
  return Object.fromEntries(Object.entries(sums).map(([key, parts]) => [key, String(parts)]));
}

export function inputOf(name: string, csv: string): InputFile {
  return fileOf(name, () => Promise.resolve(new TextEncoder().encode(csv)));
}

export async function checked(name: string, csv: string): Promise<CheckedFile> {
  const progress = { report: () => undefined, cancelled: () => false };
  return await checkFile(inputOf(name, csv), progress);
}

export function totalOf(records: readonly CsvRecord[], column: string): Amount {
  return sum(records.map((record) => amount(record[column] ?? "")));
}

export function severities(read: ReadUsage): string[] {
  return read.notes.map(({ severity }) => severity);
}

export function said(read: ReadUsage): string {
  return read.notes.map(({ text, where }) => `${where}: ${text}`).join("\n");
}
