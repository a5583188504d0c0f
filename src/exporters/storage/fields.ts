/** What a storage report holds, the headings under which it is found, and the systems whose names were looked up. */
import type { Field } from "../report/columns";

const PATH: Field = {
  name: "Path",
  known: [
    "path",
    "share",
    "filesystem",
    "directory",
    "dataset",
    "mountpoint",
    "quota path",
    "export",
    "volume",
    "name",
  ],
  required: true,
};
const DATE: Field = {
  name: "Date",
  known: ["date", "day", "snapshot date", "report date", "collected", "collected at", "timestamp", "as of"],
  required: false,
};
const QUOTA: Field = {
  name: "Quota",
  known: ["quota", "hard limit", "hard quota", "hard threshold", "limit", "allocated", "provisioned", "thresholds.hard", "bytes quota", "refquota", "quota bytes", "hard"],
  required: false,
}; // prettier-ignore
const USED: Field = {
  name: "Used",
  known: ["used", "usage", "used bytes", "bytes used", "used capacity", "capacity usage", "used space", "space used", "usage.fslogical", "usage.logical", "consumed", "size"],
  required: false,
}; // prettier-ignore
const TIER: Field = {
  name: "Tier",
  known: ["tier", "storage tier", "storage class", "class", "service level"],
  required: false,
};
const USER: Field = {
  name: "User",
  known: ["user", "owner", "login", "username", "user name"],
  required: false,
};

export const STORAGE_FIELDS: readonly Field[] = [PATH, DATE, QUOTA, USED, TIER, USER];

/** A storage system whose report is known by its names. */
export interface Preset {
  readonly name: string;
  readonly fields: readonly Field[];
  /** Rows that are billed, `type=directory`; the others are left out where there is such a column. */
  readonly only: readonly string[];
  /** Of a report without a heading row, the columns in their order; the ones with as many as it has fields. */
  readonly headings: readonly (readonly string[])[];
}

/** The generic fields, with these names only for path, quota and used. */
function fieldsWith(path: readonly string[], quota: readonly string[], used: readonly string[]): Field[] {
  return [{ ...PATH, known: path }, DATE, { ...QUOTA, known: quota }, { ...USED, known: used }, TIER, USER];
}

/**
 * Names as public programs read them: `isi quota quotas list --format json` and the Platform API of OneFS, Qumulo's
 * `/v1/files/quotas/status/`, VAST's `/api/quotas/`, `ceph fs subvolume info`, `zfs list -Hp -o name,used,quota` and `zfs get -Hp used,quota`.
 */
export const PRESETS: readonly Preset[] = [
  {
    name: "isilon",
    fields: fieldsWith(
      ["path"],
      ["thresholds.hard"],
      ["usage.fslogical", "usage.logical", "usage_derived", "usage.derived"],
    ),
    // A user quota has the path of the directory quota around it, and its bytes are among that one's.
    only: ["type=directory"],
    headings: [],
  },
  { name: "qumulo", fields: fieldsWith(["path"], ["limit"], ["capacity_usage"]), only: [], headings: [] },
  {
    name: "vast",
    fields: fieldsWith(["path"], ["hard_limit"], ["used_effective_capacity"]),
    only: [],
    headings: [],
  },
  { name: "ceph", fields: fieldsWith(["path"], ["bytes_quota"], ["bytes_used"]), only: [], headings: [] },
  {
    name: "zfs",
    fields: fieldsWith(["name"], ["quota", "refquota"], ["used", "referenced", "refer"]),
    only: [],
    headings: [
      ["name", "used", "quota"],
      ["name", "property", "value", "source"],
    ],
  },
];

export const GENERIC: Preset = { name: "", fields: STORAGE_FIELDS, only: [], headings: [] };
