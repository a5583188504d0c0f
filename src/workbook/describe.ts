/** The reference of the workbook's tables as Markdown: docs/workbook.md is made from it by `npm run docs`. */
import type { Column, TableShape } from "./shape";
import { ALL_TABLES } from "./tables";

const KINDS: Readonly<Record<Column["kind"], string>> = {
  text: "text",
  choice: "one of a list",
  amount: "amount",
  quantity: "number",
  cents: "amount in whole cents",
  integer: "whole number",
  percent: "percentage",
  day: "day",
  instant: "date and time, UTC",
};

const INTRODUCTION = `# The workbook's tables

Every table is a real Excel table on a sheet of its own: sort it, filter it, add columns of your own. The first column
is the key; leave it as it is. Tables hold values; formulas stand on the Start and Tie-out sheets.

Made from the table shapes by \`npm run docs\`.
`;

export function describeTables(): string {
  return [INTRODUCTION, ...ALL_TABLES.map(describeTable)].join("\n");
}

function describeTable(table: TableShape): string {
  const rows = table.columns.map(
    ({ heading, kind, choices }) => `| ${heading} | ${choices?.join(", ") ?? KINDS[kind]} |`,
  );
  return [`## ${table.name}`, "", "| Column | Holds |", "| --- | --- |", ...rows, ""].join("\n");
}
