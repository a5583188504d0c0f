/** Files of sacct for tests: read for a month, and exported by the fixture's rate card and owners. */
import { SLURM_KIND } from "../../src/exporters/kinds";
import { Zone } from "../../src/exporters/days";
import { readOwners } from "../../src/exporters/owners-file";
import type { Grain } from "../../src/exporters/request";
import { exportUsage, type ExportResult } from "../../src/exporters/run";
import { memoryPerCore, statePolicy } from "../../src/exporters/slurm/policy";
import { readSlurm } from "../../src/exporters/slurm/read";
import type { SacctFile } from "../../src/exporters/slurm/sacct-text";
import type { ReadUsage } from "../../src/exporters/usage";
import { readCsvRecords } from "../../src/workbook/csv-records";
import { RATES } from "../../src/workbook/tables";
import { fixture } from "./reports";

export const CHICAGO = "America/Chicago";

export interface Reading {
  readonly period?: string;
  readonly zone?: string;
  readonly utcMonths?: boolean;
  readonly states?: readonly string[];
  readonly perCore?: string;
  readonly by?: Grain;
  readonly zoneAssumed?: boolean;
}

export function reading(files: readonly SacctFile[], how: Reading = {}): ReadUsage {
  const fileZone = new Zone(how.zone ?? "UTC");
  return readSlurm(files, {
    period: how.period ?? "2025-01",
    fileZone,
    dayZone: how.utcMonths === true ? new Zone("UTC") : fileZone,
    states: statePolicy(how.states ?? []),
    memoryPerCore: how.perCore === undefined ? null : memoryPerCore(how.perCore),
    byJob: how.by === "job",
    zoneAssumed: how.zoneAssumed === true,
  });
}

export function exportedSlurm(files: readonly SacctFile[], how: Reading = {}): ExportResult {
  return exportUsage(reading(files, how), {
    period: how.period ?? "2025-01",
    by: how.by ?? "day",
    rates: readCsvRecords(RATES, "rates.csv", fixture("slurm", "rates.csv").text),
    owners: readOwners("owners.csv", fixture("slurm", "owners.csv").text),
    issuer: {
      provider: "Example University Research Computing",
      billingAccountId: "HPC",
      billingAccountName: "HPC",
      region: "",
      currency: "USD",
    },
    kind: SLURM_KIND,
    timeZoneName: how.utcMonths === true ? "UTC" : (how.zone ?? "UTC"),
    leaveOutUnrated: false,
  });
}

/** Fields of a row of sacct; what is not given is a plain run of an hour with a core. */
const PLAIN = {
  Cluster: "atlas",
  JobIDRaw: "1",
  JobID: "",
  Account: "chem",
  User: "ann",
  Partition: "cpu",
  QOS: "normal",
  State: "COMPLETED",
  Restarts: "0",
  Start: "2025-01-10T10:00:00",
  End: "2025-01-10T11:00:00",
  ElapsedRaw: "3600",
  Suspended: "00:00:00",
  AllocTRES: "billing=1,cpu=1,mem=1G,node=1",
  ReqTRES: "",
};
export type SacctFields = Partial<Record<keyof typeof PLAIN, string>>;

/** @param without columns that the file lacks */
export function sacct(
  rows: readonly SacctFields[],
  without: readonly (keyof typeof PLAIN)[] = [],
  name = "sacct.txt",
): SacctFile {
  const columns = (Object.keys(PLAIN) as (keyof typeof PLAIN)[]).filter(
    (column) => !without.includes(column),
  );
  const lines = rows.map((row) => {
    const fields = { ...PLAIN, ...row };
    return columns
      .map((column) => (column === "JobID" ? fields.JobID || fields.JobIDRaw : fields[column]))
      .join("|");
  });
  return { name, text: `${[columns.join("|"), ...lines].join("\n")}\n` };
}

/** Seconds of a meter by day. */
export function byDay(read: ReadUsage, meter = "cores"): Record<string, string> {
  const sums: Record<string, bigint> = {};
  for (const usage of read.usage)
    if (usage.meter === meter) sums[usage.day] = (sums[usage.day] ?? 0n) + usage.parts;
  return Object.fromEntries(Object.entries(sums).map(([day, parts]) => [day, String(parts)]));
}

export function messages(read: ReadUsage, severity: string): string[] {
  return read.notes
    .filter((note) => note.severity === severity)
    .map(({ text, where }) => (where === "" ? text : `${where}: ${text}`));
}
