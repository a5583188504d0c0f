/** FOCUS files as text for tests: rows by what they are about, and their charges as the importer gets them. */
import Papa from "papaparse";
import { readFocus, type FocusReading } from "../core/focus/read";
import type { RowOptions } from "../core/focus/row";
import { hashBytes } from "../core/hash";
import type { ImportFile } from "../core/import/parts";
import { directory, settings } from "./builders";

export type FocusRow = Readonly<Record<string, string>>;

const PLAIN: FocusRow = {
  BilledCost: "12.5",
  BillingPeriodStart: "2025-01-01T00:00:00Z",
  BillingCurrency: "USD",
  ListCost: "15",
  ContractedCost: "12.5",
  EffectiveCost: "12.5",
  ChargePeriodStart: "2025-01-10T00:00:00Z",
  ChargePeriodEnd: "2025-01-11T00:00:00Z",
  ChargeCategory: "Usage",
  ChargeClass: "",
  ChargeDescription: "Linux, on demand",
  ServiceName: "Compute",
  SkuId: "sku-1",
  SkuPriceId: "sku-1-1",
  SubAccountId: "001",
  ResourceId: "i-0001",
  ResourceName: "node-1",
  PricingQuantity: "24",
  PricingUnit: "Hours",
  Tags: '{"pi_email":"ada.quill@example.edu","project_id":"coral","fund_org":"BIO-10000"}',
};

export function focusRow(overrides: FocusRow = {}): FocusRow {
  return { ...PLAIN, ...overrides };
}

export function tagText(pi: string, project = "", fundOrg = ""): string {
  return JSON.stringify({ pi_email: pi, project_id: project, fund_org: fundOrg });
}

/** A FOCUS CSV with the columns of all its rows. */
export function focusCsv(rows: readonly FocusRow[]): string {
  const fields = [...new Set([PLAIN, ...rows].flatMap((row) => Object.keys(row)))];
  const data = rows.map((row) => fields.map((field) => row[field] ?? ""));
  return `${Papa.unparse({ fields, data }, { newline: "\n" })}\n`;
}

export function rowOptions(overrides: Partial<RowOptions> = {}): RowOptions {
  return {
    source: "AWS",
    costBasis: "Billed",
    settings: settings(),
    directory: directory(),
    ...overrides,
  };
}

export function reading(rows: readonly FocusRow[], options: Partial<RowOptions> = {}): FocusReading {
  return readFocus("aws_2025-01.csv", focusCsv(rows), rowOptions(options));
}

/** A file ready to be planned. */
export function importFile(rows: readonly FocusRow[], overrides: Partial<ImportFile> = {}): ImportFile {
  const { source = "AWS" } = overrides;
  const text = focusCsv(rows);
  return {
    name: "aws_2025-01.csv",
    sha256: hashBytes(new TextEncoder().encode(text)),
    source,
    known: true,
    reading: readFocus("aws_2025-01.csv", text, rowOptions({ source })),
    ...overrides,
  };
}
