/** What a campus's layout is beside its columns: options of the Journal Values table, each with its choices. */
import { sameName } from "../../reference";
import type { JournalFinding, JournalInput, PresetFacts, PresetValue } from "../presets/preset";
import { valueProblem } from "../line-values";
import { WHOLE_VALUES, widthProblem } from "./own-lines";

type Value = (field: string) => string;

const CHOICES: Readonly<Record<string, readonly string[]>> = {
  File: ["csv", "tab", "pipe", "fixed", "sheet"],
  Headings: ["yes", "no"],
  "Date Pattern": ["YYYY-MM-DD", "YYYY/MM/DD", "MM/DD/YYYY", "MMDDYYYY", "YYYYMMDD"],
  "Line Ending": ["CRLF", "LF"],
  "Character Set": ["UTF-8", "Latin-1", "ASCII"],
  Amounts: ["decimal", "cents"],
  "Blank Side": ["blank", "zero"],
  "Signed Amount": ["credit negative", "debit negative"],
  Balance: ["journal", "fund"],
};

const option = (field: string, meaning: string, standard: string, example = ""): PresetValue => ({
  field,
  meaning: CHOICES[field] === undefined ? meaning : `${CHOICES[field].join(", ")}: ${meaning}`,
  example: example || (CHOICES[field]?.[1] ?? ""),
  standard,
  needed: false,
  ...(CHOICES[field] === undefined ? {} : { choices: CHOICES[field] }),
});

export const LAYOUT_OPTIONS: readonly PresetValue[] = [
  option("File", "what the file is", "csv"),
  option("Headings", "whether the headings stand in the first line (none in a fixed-width file)", "yes"),
  option("Date Pattern", "how dates are written; real dates in a sheet", "YYYY-MM-DD"),
  option(
    "Line Limit",
    "lines that one file may have; a longer journal comes as several that balance",
    "",
    "998",
  ),
  option("Line Ending", "what ends a line", "CRLF"),
  option("Character Set", "what the ledger reads; other characters are refused", "UTF-8"),
  option("Amounts", "12.50 or 1250, in First Line and Last Line, too", "decimal"),
  option("Blank Side", "what stands in {debit} of a credit line and in {credit} of a debit line", "blank"),
  option("Signed Amount", "which side {signed_amount} has below zero", "credit negative"),
  option("Debit Letter", "what {dc} is for a debit", "D", "DR"),
  option("Credit Letter", "what {dc} is for a credit", "C", "CR"),
  option("Balance", "what must balance by itself", "journal"),
  option(
    "First Line",
    "a line before the others, its cells divided by |; in a fixed-width file each with its width: HEAD:4|{journal_id}:20|{debits}:16; see Last Line",
    "",
    "HEAD|{journal_id}|{debits}",
  ),
  option(
    "Last Line",
    "a line behind the others; may name {journal_id} {period} {accounting_date} {currency} {lines} {debits} {credits} {hash_total}. Numbers stand to the right of their width, text to the left; {journal_id}:>20 and {lines}:<6 turn that round",
    "",
    "END|{lines}",
  ),
];

export interface LayoutOptions {
  readonly file: "csv" | "tab" | "pipe" | "fixed" | "sheet";
  readonly headings: boolean;
  readonly dates: PresetFacts["dates"];
  readonly lineLimit: number | null;
  readonly lineEnding: "\r\n" | "\n";
  readonly characters: PresetFacts["characters"];
  readonly cents: boolean;
  readonly zeroSide: boolean;
  readonly debitNegative: boolean;
  readonly letters: { readonly debit: string; readonly credit: string };
  readonly balance: "journal" | "fund";
  readonly first: string;
  readonly last: string;
}

/** What is no choice reads as the standard: optionFindings tells of it. */
export function layoutOptions(value: Value): LayoutOptions {
  const choice = (field: string): string =>
    CHOICES[field]?.find((one) => sameName(one, value(field))) ?? CHOICES[field]?.[0] ?? "";
  const file = choice("File") as LayoutOptions["file"];
  const limit = Number(value("Line Limit"));
  return {
    file,
    headings: choice("Headings") === "yes" && file !== "fixed",
    dates: choice("Date Pattern") as LayoutOptions["dates"],
    lineLimit: Number.isInteger(limit) && limit > 1 ? limit : null,
    lineEnding: choice("Line Ending") === "LF" ? "\n" : "\r\n",
    characters: choice("Character Set") as LayoutOptions["characters"],
    cents: choice("Amounts") === "cents",
    zeroSide: choice("Blank Side") === "zero",
    debitNegative: choice("Signed Amount") === "debit negative",
    letters: { debit: value("Debit Letter") || "D", credit: value("Credit Letter") || "C" },
    balance: choice("Balance") as LayoutOptions["balance"],
    first: value("First Line"),
    last: value("Last Line"),
  };
}

/** @param name of the layout */
export function optionFindings(name: string, value: Pick<JournalInput, "value">["value"]): JournalFinding[] {
  const finding = (field: string, problem: string): JournalFinding => ({
    severity: "Error",
    line: 0,
    column: field,
    value: value(field),
    says: `Journal Values, ${name}, ${field}: ${problem}`,
  });
  const choices = Object.entries(CHOICES).flatMap(([field, all]) =>
    value(field) === "" || all.some((one) => sameName(one, value(field)))
      ? []
      : [finding(field, `"${value(field)}" is not one of ${all.join(", ")}.`)],
  );
  const limit = value("Line Limit");
  const limits =
    limit === "" || /^([2-9]|[1-9]\d+)$/.test(limit)
      ? []
      : [finding("Line Limit", `"${limit}" is not a number of lines, 2 or more.`)];
  const { debit, credit } = layoutOptions(value).letters;
  const letters =
    debit === credit
      ? [finding("Debit Letter", "is the same as Credit Letter, so that sides cannot be told apart.")]
      : [];
  const lines = ["First Line", "Last Line"].flatMap((field) => {
    const isFixed = layoutOptions(value).file === "fixed";
    const problem = valueProblem(value(field), WHOLE_VALUES) ?? (isFixed ? widthProblem(value(field)) : null);
    return problem === null ? [] : [finding(field, problem)];
  });
  return [...choices, ...limits, ...letters, ...lines];
}
