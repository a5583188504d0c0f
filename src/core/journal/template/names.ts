/** Names of columns as people write them: the same name under decorations, and the usual names of a journal's fields. */
import type { LineValue } from "../line-values";

/** `Debit Amount*` and `DEBIT_AMOUNT (26,6)` → `debit amount`. */
export function normalName(heading: string): string {
  return heading
    .replace(/\([^)]*\)/g, " ")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Says by itself that it has to be filled: `Company*`. */
export function isMarkedNeeded(heading: string): boolean {
  return /\*\s*$/.test(heading.trim());
}

/** Normal names, the likeliest first. `amount` is signed where no column has the letter of the side. */
export const USUAL_NAMES: Readonly<Partial<Record<LineValue, readonly string[]>>> = {
  fund_org: ["fund org", "fundorg"],
  fund: ["fund", "fund code"],
  org: ["org", "orgn", "organization", "org code", "orgn code", "department", "dept", "deptid", "dept id"],
  account: ["account", "acct", "account code", "acct code", "object", "object code", "gl account"],
  program: ["program", "prog", "program code", "prog code"],
  activity: ["activity", "actv", "activity code", "actv code"],
  location: ["location", "locn", "location code", "locn code"],
  award: ["award", "grant", "award number", "grant number"],
  debit: ["debit amount", "debit", "debits", "dr", "debit amt", "dr amount", "entered dr", "entered debit"],
  credit: ["credit amount", "credit", "credits", "cr", "credit amt", "cr amount", "entered cr", "entered credit"],
  amount: ["amount", "amt", "transaction amount", "trans amount", "line amount"],
  signed_amount: ["signed amount", "net amount"],
  dc: ["d c", "dc", "dr cr", "drcr", "debit credit", "d c indicator", "dc indicator", "dr cr indicator", "debit credit indicator"],
  description: ["description", "line description", "desc", "line desc", "transaction description", "memo", "line memo"],
  reference: ["reference", "reference id", "ref", "reference number", "journal reference"],
  source: ["charge source"],
  project: ["project", "project id", "project code"],
  pi: ["pi", "pi email", "principal investigator"],
  journal_id: ["journal id", "journal", "journal key", "batch name"],
  line: ["line", "line number", "line no", "line order", "seq", "sequence", "sequence number"],
  accounting_date: ["accounting date", "date", "transaction date", "journal date", "posting date", "gl date", "effective date"],
  period: ["period", "month"],
  currency: ["currency", "currency code"],
}; // prettier-ignore
