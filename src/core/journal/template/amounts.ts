/** The amounts of a filled template, found again by the names of its columns. */
import { LINE_VALUE_NAMES, type LineValue } from "../line-values";
import type { JournalPreset, JournalTotals, ReadJournalFile, TextStyle } from "../presets/preset";
import { layoutOptions, type LayoutOptions } from "../layouts/options";
import { decimalAmount, signedAmount } from "../layouts/read-amount";
import { rowsOf, Totals } from "../presets/totals";
import { matchSheet, namesOf, type MatchedSheet, type TemplateSheet } from "./match";
import { normalName } from "./names";

/** How an amount of a preset's own column is signed, where its `holds` does not say it. */
const OWN: Readonly<Record<string, LineValue>> = {
  "extended amount": "signed_amount",
  "debit amount": "debit",
  "credit amount": "credit",
};

type DelimiterOf = (file: ReadJournalFile) => TextStyle["delimiter"];

/** @param value what was entered for the layout that the template is filled from */
export function templateTotals(
  files: readonly ReadJournalFile[],
  base: JournalPreset,
  value: (field: string) => string,
  delimiterOf: DelimiterOf,
): JournalTotals {
  const options = layoutOptions(value);
  const names = namesOf(base.facts.columns, base.balance !== "one-sided");
  const totals = new Totals();
  for (const file of files)
    for (const sheet of sheetsOf(file, delimiterOf)) {
      const match = matchSheet(sheet, names);
      if (match !== null) addRows(sheet, match, totals, options);
    }
  return totals.result;
}

function sheetsOf(file: ReadJournalFile, delimiterOf: DelimiterOf): readonly TemplateSheet[] {
  if (file.content.kind === "sheets") return file.content.sheets;
  return [{ name: file.name, rows: rowsOf(file, delimiterOf(file)) }];
}

function addRows(sheet: TemplateSheet, match: MatchedSheet, totals: Totals, options: LayoutOptions): void {
  const at = (value: LineValue): number =>
    (match.columns.find((column) => valueOf(column) === value)?.column ?? 0) - 1;
  const [debit, credit, amount, signed, letter] = [
    at("debit"),
    at("credit"),
    at("amount"),
    at("signed_amount"),
    at("dc"),
  ];
  for (const row of sheet.rows.slice(match.headingRow)) {
    if (row.every((cell) => cell.trim() === "")) continue;
    const money = (index: number): string => decimalAmount(row[index] ?? "", options);
    if (debit >= 0 && credit >= 0) totals.add(money(debit), money(credit));
    else if (signed >= 0) totals.addSigned(signedAmount(money(signed), options));
    else if (amount >= 0 && letter >= 0)
      totals.addOn(row[letter] === options.letters.debit ? "debit" : "credit", money(amount));
  }
}

/** Which of a line's values a column has; null for another field of the layout. */
export function valueOf({ heading, origin }: MatchedSheet["columns"][number]): LineValue | null {
  if ("value" in origin) return origin.value;
  const template = /^\{(\w+)\}$/.exec(origin.holds)?.[1] as LineValue | undefined;
  if (template !== undefined && LINE_VALUE_NAMES.includes(template)) return template;
  const name = normalName(heading);
  if (OWN[name] !== undefined) return OWN[name];
  return name === "debit" || name === "credit" ? name : null;
}

/** Whether the columns say each line's amount and side. */
export function hasAmounts({ columns }: MatchedSheet): boolean {
  const values = new Set(columns.map(valueOf));
  return (
    (values.has("debit") && values.has("credit")) ||
    values.has("signed_amount") ||
    (values.has("amount") && values.has("dc"))
  );
}
