/** FOCUS files for tests, a row an object of the few columns that matter. */
import { fileOf } from "../../src/ports/input-file";
import type { InputFile } from "../../src/ports/ports";

/** Blank and absent are different: `billed: ""` writes a blank cell. */
export interface FocusRow {
  readonly billed?: string;
  readonly list?: string;
  readonly effective?: string;
  readonly pi?: string;
  readonly project?: string;
  readonly fund?: string;
  readonly account?: string;
  /** The whole Tags cell instead of one made of pi, project, fund and account. */
  readonly tags?: string;
  /** The day of use; its month is the billing period unless `period` says another. */
  readonly day?: string;
  readonly period?: string;
  readonly service?: string;
  readonly resource?: string;
  readonly description?: string;
  readonly quantity?: string;
  readonly unit?: string;
  readonly category?: string;
}

export const ADA = "ada.quill@bio.example.edu";
export const BEN = "ben.ortho@chem.example.edu";

const COLUMNS: readonly (readonly [heading: string, value: (row: FocusRow) => string])[] = [
  ["BilledCost", (r) => r.billed ?? "10.00"],
  ["ListCost", (r) => r.list ?? r.billed ?? "10.00"],
  ["EffectiveCost", (r) => r.effective ?? r.billed ?? "10.00"],
  ["BillingCurrency", () => "USD"],
  ["BillingPeriodStart", (r) => `${monthOf(r)}-01T00:00:00Z`],
  ["ChargePeriodStart", (r) => `${dayOf(r)}T00:00:00Z`],
  ["ChargePeriodEnd", (r) => `${dayOf(r)}T12:00:00Z`],
  ["ChargeCategory", (r) => r.category ?? "Usage"],
  ["ChargeDescription", (r) => r.description ?? "Core hours"],
  ["ServiceName", (r) => r.service ?? "Compute"],
  ["ResourceId", (r) => r.resource ?? "node-1"],
  ["ResourceName", (r) => r.resource ?? "node-1"],
  ["ConsumedQuantity", (r) => r.quantity ?? ""],
  ["ConsumedUnit", (r) => r.unit ?? ""],
  ["Tags", tagsOf],
];

export function focusText(rows: readonly FocusRow[]): string {
  const lines = rows.map((row) => COLUMNS.map(([, value]) => quoted(value(row))).join(","));
  return `${[COLUMNS.map(([heading]) => heading).join(","), ...lines].join("\n")}\n`;
}

export function focusFile(name: string, rows: readonly FocusRow[]): InputFile {
  return textFile(name, focusText(rows));
}

export function textFile(name: string, text: string): InputFile {
  return fileOf(name, () => Promise.resolve(new TextEncoder().encode(text)));
}

function quoted(cell: string): string {
  return /[",\n]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell;
}

function dayOf(row: FocusRow): string {
  return row.day ?? `${row.period ?? "2025-01"}-10`;
}

function monthOf(row: FocusRow): string {
  return row.period ?? dayOf(row).slice(0, 7);
}

function tagsOf(row: FocusRow): string {
  if (row.tags !== undefined) return row.tags;
  const tags = {
    pi_email: row.pi ?? ADA,
    project_id: row.project ?? "coral",
    ...(row.fund === undefined ? {} : { fund_org: row.fund }),
    ...(row.account === undefined ? {} : { account_code: row.account }),
  };
  return JSON.stringify(Object.fromEntries(Object.entries(tags).filter(([, value]) => value !== "")));
}
