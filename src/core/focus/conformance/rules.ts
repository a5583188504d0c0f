/** The conformance rules as one list: code, what it looks at, how bad it is, and what it says. */

/** fatal: the file is refused. error: the row becomes a problem. warning: billed and shown. note: counted. */
export type Severity = "fatal" | "error" | "warning" | "note";

export interface Rule {
  readonly code: string;
  /** What it looks at: FOCUS columns, or "file", "heading", "row". */
  readonly columns: string;
  readonly severity: Severity;
  /** What is so when the rule applies, in words that a person understands. */
  readonly text: string;
}

const LIST = [
  {
    code: "F03",
    columns: "row",
    severity: "error",
    text: "The row has more or fewer fields than the heading.",
  },
  { code: "N01", columns: "BilledCost", severity: "error", text: "The billed cost is blank." },
  {
    code: "N03",
    columns: "amounts and quantities",
    severity: "error",
    text: "The cell is not a plain number.",
  },
  { code: "D01", columns: "periods", severity: "error", text: "The date is blank." },
  { code: "D03", columns: "periods", severity: "error", text: "The cell is not a date." },
  {
    code: "C01",
    columns: "BillingCurrency",
    severity: "error",
    text: "The currency is blank or not an ISO 4217 code.",
  },
] as const satisfies readonly Rule[];

export type RuleCode = (typeof LIST)[number]["code"];

export const RULES: readonly (Rule & { readonly code: RuleCode })[] = LIST;
export const RULE_CODES: readonly RuleCode[] = RULES.map((rule) => rule.code);
