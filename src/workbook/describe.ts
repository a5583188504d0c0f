/** The reference of the workbook's tables as Markdown: docs/workbook.md is made from it by `npm run docs`. */
import { meaningOf } from "./meanings";
import type { Column, SheetGroup, TableShape } from "./shape";
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

const GROUPS: Readonly<Record<SheetGroup, string>> = {
  month: "The month",
  reference: "What people keep up",
  records: "What was done",
  settings: "Settings",
};

const INTRODUCTION = `# The workbook's tables

Every table and column: what it is for, who fills it, what it holds. For whoever reads the workbook itself, edits it, or
builds formulas and reports over it. Made from the table shapes by \`npm run docs\`.

Every table is a real Excel table on a sheet of its own: sort it, filter it, add columns of your own. The first column
is the key; leave it as it is. Tables hold values; formulas stand on [the report sheets](reports.md).
`;

export function describeTables(): string {
  return [INTRODUCTION, ...overview(), ...ALL_TABLES.map(describeTable)].join("\n");
}

function overview(): string[] {
  const groups = Object.keys(GROUPS) as SheetGroup[];
  const rows = groups.flatMap((group) =>
    ALL_TABLES.filter((table) => table.group === group).map(
      (table) => `| ${GROUPS[group]} | [${table.name}](#${anchorOf(table)}) | ${meaningOf(table).what} |`,
    ),
  );
  return ["| | Table | What it is for |", "| --- | --- | --- |", ...rows, ""];
}

function anchorOf({ name }: TableShape): string {
  return name.toLowerCase().replaceAll(" ", "-");
}

function describeTable(table: TableShape): string {
  const { what, filledBy, columns } = meaningOf(table);
  const rows = table.columns.map(
    ({ field, heading, kind, choices }) =>
      `| ${heading} | ${choices?.join(", ") ?? KINDS[kind]} | ${columns[field] ?? ""} |`,
  );
  const head = ["| Column | Holds | What it is |", "| --- | --- | --- |"];
  return [`## ${table.name}`, "", what, "", `**Filled by:** ${filledBy}`, "", ...head, ...rows, ""].join(
    "\n",
  );
}
