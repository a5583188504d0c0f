/** What the value templates of a layout may name: one list for layouts, worktags, segments, their errors and the documentation. */
import { centsToText } from "../money";
import type { JournalLine } from "./journal";
import type { JournalInput } from "./presets/preset";
import { templateProblem } from "../template";

/** Name and meaning. */
export const LINE_VALUES = {
  fund: "the fund, by the Fund Org Pattern",
  org: "the org, by the Fund Org Pattern",
  fund_org: "the fund as a whole",
  fund_title: "the fund's title, of the Funds table",
  award: "its award number, of the Funds table",
  account: "account of the charge, the fund or the source",
  program: "program of the fund or the source",
  activity: "activity of the fund or the source",
  location: "location of the fund or the source",
  debit: "amount of a debit line, blank on a credit line",
  credit: "amount of a credit line, blank on a debit line",
  amount: "the amount, never below zero",
  signed_amount: "the amount, credits below zero",
  dc: "D for a debit, C for a credit, or the letters of the layout",
  description: "by the description templates of Settings",
  reference: "the journal's ID",
  source: "where the charges come from",
  project: "blank where the line joins several",
  pi: "the PI's address, blank where the line joins several",
  pi_name: "the PI's name, of the People table",
  kind: "Payer or Recovery",
  line: "number of the line, from 1",
  line_id: "the line's key in the Journal table",
  journal_id: "the journal's ID",
  period: "the month: 2025-01",
  year: "its year: 2025",
  month: "its month: 01",
  accounting_date: "the accounting date",
  currency: "the currency's code",
} as const;

export type LineValue = keyof typeof LINE_VALUES;
export const LINE_VALUE_NAMES = Object.keys(LINE_VALUES) as readonly LineValue[];

/** What a line does not say itself. */
export type LineContext = Pick<JournalInput, "accountingDate" | "currency" | "directory">;

/** Values of the line as text: days as `YYYY-MM-DD`, amounts with two decimals and a point. */
export function lineValues(line: JournalLine, input: LineContext): Record<LineValue, string> {
  const fund = input.directory.fund(line.fundOrg);
  const side = (cents: number): string => (cents === 0 ? "" : centsToText(cents));
  return {
    fund: line.fund,
    org: line.org,
    fund_org: line.fundOrg,
    fund_title: fund?.title ?? "",
    award: fund?.awardNumber ?? "",
    account: line.account,
    program: line.program,
    activity: line.activity,
    location: line.location,
    debit: side(line.debit),
    credit: side(line.credit),
    amount: centsToText(line.debit + line.credit),
    signed_amount: centsToText(line.debit - line.credit),
    dc: line.debit > 0 ? "D" : "C",
    description: line.description,
    reference: line.reference,
    source: line.source,
    project: line.project,
    pi: line.pi,
    pi_name: line.pi === "" ? "" : (input.directory.person(line.pi)?.name ?? ""),
    kind: line.kind,
    line: String(line.line),
    line_id: line.lineId,
    journal_id: line.journalId,
    period: line.period,
    year: line.period.slice(0, 4),
    month: line.period.slice(5, 7),
    accounting_date: input.accountingDate,
    currency: input.currency,
  };
}

const PLACEHOLDER = /\{([^{}]*)\}/g;
/** `award or org`: the first that is not blank; `org unless award`: blank where the other is not. */
const EXPRESSION = /^(\w+(?: or \w+)*)(?: (unless) (\w+))?$/;

/** The names in a template's braces, in their order. */
export function valueNames(template: string): string[] {
  return Array.from(template.matchAll(PLACEHOLDER), (match) => match[1] ?? "").flatMap((inside) => {
    const [, names = "", , other] = EXPRESSION.exec(inside) ?? [];
    return names === "" ? [inside] : [...names.split(" or "), ...(other === undefined ? [] : [other])];
  });
}

/** A name that is not known stays as it is written: the checks tell of it. */
export function fillValues(template: string, values: Readonly<Record<string, string>>): string {
  const has = (name: string): boolean => Object.hasOwn(values, name);
  return template.replace(PLACEHOLDER, (all, inside: string) => {
    const [, names = "", , other] = EXPRESSION.exec(inside) ?? [];
    const own = names.split(" or ");
    if (![...own, ...(other === undefined ? [] : [other])].every(has)) return all;
    if (other !== undefined && values[other] !== "") return "";
    return own.map((name) => values[name] ?? "").find((text) => text !== "") ?? "";
  });
}

/** What is wrong with a template, in words that follow its name; null when nothing is. */
export function valueProblem(template: string, known: readonly string[] = LINE_VALUE_NAMES): string | null {
  if (template.replace(PLACEHOLDER, "").search(/[{}]/) >= 0)
    return "has a brace that is not closed. Write a field as {fund}.";
  const names = valueNames(template);
  return templateProblem(names.map((name) => `{${name}}`).join(""), known);
}
