/** The glossary's words are the workbook's: every state that a row can have, and every way of paying, is explained. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  ADJUSTMENTS,
  CHARGES,
  IMPORTS,
  JOURNAL,
  MAIL_LOG,
  PERIODS,
  PROBLEMS,
  STATEMENTS,
} from "../../src/workbook/tables";

const page = readFileSync(join(__dirname, "../../docs/glossary.md"), "utf8");

function row(word: string): string {
  return page.split("\n").find((line) => line.startsWith(`| ${word} `)) ?? "";
}

it.each([
  ["a charge (Review)", CHARGES, "Review"],
  ["Payer", CHARGES, "Payer"],
  ["a month", PERIODS, "Status"],
  ["a statement", STATEMENTS, "Status"],
  ["a mail", MAIL_LOG, "Status"],
  ["a problem row", PROBLEMS, "Status"],
  ["an import", IMPORTS, "Status"],
  ["a journal line", JOURNAL, "Status"],
  ["an adjustment", ADJUSTMENTS, "Status"],
] as const)("%s", (word, table, heading) => {
  const choices = table.columns.find((column) => column.heading === heading)?.choices ?? [];
  expect(choices.length).toBeGreaterThan(2);
  expect(choices.filter((choice) => !row(word).includes(choice))).toEqual([]);
});
