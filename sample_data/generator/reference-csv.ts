/** Reference tables as CSV, with the headings of the workbook's tables; shares as plain percent numbers. */
import Papa from "papaparse";
import { amountToText, shareToPercent } from "../../src/core/money";
import type { Column } from "../../src/workbook/shape";
import { FUNDS, PEOPLE, PROJECTS, RULES, SOURCES, SPLITS, type Table } from "../../src/workbook/tables";
import type { Reference } from "../../src/core/reference";
import type { RuleSetting } from "../../src/core/review/rule";

/** File name → text, for a directory that `init --reference` reads. */
export function referenceFiles(reference: Reference): Record<string, string> {
  return {
    "People.csv": tableCsv(PEOPLE, reference.people),
    "Projects.csv": tableCsv(PROJECTS, reference.projects),
    "Funds.csv": tableCsv(FUNDS, reference.funds),
    "Splits.csv": tableCsv(SPLITS, reference.splits),
    "Sources.csv": tableCsv(SOURCES, reference.sources),
  };
}

export function rulesCsv(rules: readonly RuleSetting[]): string {
  return tableCsv(RULES, rules);
}

function tableCsv<R>(table: Table<R>, records: readonly R[]): string {
  const data = records.map((record) => table.columns.map((column) => fieldText(column, record)));
  const fields = table.columns.map((column) => column.heading);
  return `${Papa.unparse({ fields, data }, { newline: "\n" })}\n`;
}

function fieldText(column: Column, record: unknown): string {
  const value = (record as Readonly<Record<string, unknown>>)[column.field];
  if (typeof value === "bigint")
    return column.kind === "percent" ? shareToPercent(value) : amountToText(value);
  return typeof value === "string" ? value : "";
}
