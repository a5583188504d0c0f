/** What a checked file comes to, in words and as an exit code: would an import take it as it is? */
import { MOST_CHARGES } from "../../core/import/row-limit";
import { amountToText, sum } from "../../core/money";
import type { CheckedFile, CheckedTable } from "../../steps/check-file";
import { plural } from "../answer";

/** clean and warnings would be imported as they are; problems only with an answer, a correction or --accept-problems. */
export type Outcome = "clean" | "warnings" | "problems" | "refused";

export interface Verdict {
  readonly outcome: Outcome;
  /** Whether an import would take the file as it is. */
  readonly imports: boolean;
  /** One line. */
  readonly text: string;
}

export function verdictOf(checked: CheckedFile): Verdict {
  const { file, tables, refusal } = checked;
  if (refusal !== "")
    return { outcome: "refused", imports: false, text: `${file} would not be imported: it is refused.` };
  if (tables.length === 0)
    return {
      outcome: "clean",
      imports: true,
      text: `${file} is a manifest: it is imported together with its parts.`,
    };
  const errors = total(tables, (table) => table.report.rules.error + table.report.rules.fatal);
  const waiting = total(tables, (table) => table.problems + table.asks.length);
  if (errors + waiting > 0) return { outcome: "problems", imports: false, text: withProblems(file, tables) };
  const charges = total(tables, (table) => table.charges);
  if (charges > MOST_CHARGES) return { outcome: "problems", imports: false, text: tooMany(file, charges) };
  const warnings = total(tables, (table) => table.report.rules.warning);
  const remark =
    warnings === 0 ? "no errors and no warnings" : `no errors, warnings by ${plural(warnings, "rule")}`;
  return {
    outcome: warnings === 0 ? "clean" : "warnings",
    imports: true,
    text: `${file} would be imported: ${plural(charges, "charge")} of ${monthsOf(tables)}, billed ${billed(tables)}; ${remark}.`,
  };
}

/** 1 refused; 2 errors, with --strict also warnings; else 0. */
export function exitCodeOf(verdicts: readonly Verdict[], strict: boolean): 0 | 1 | 2 {
  const some = (outcome: Outcome): boolean => verdicts.some((verdict) => verdict.outcome === outcome);
  if (some("refused")) return 1;
  return some("problems") || (strict && some("warnings")) ? 2 : 0;
}

/** The last line: the only file's verdict, or how many of several would be imported. */
export function lastLine(verdicts: readonly Verdict[], strict: boolean): string {
  const [only] = verdicts;
  const warned = verdicts.filter(({ outcome }) => outcome === "warnings").length;
  const strictly = strict && warned > 0 ? " With --strict, warnings count as errors." : "";
  if (verdicts.length === 1 && only !== undefined) return only.text + strictly;
  const importing = verdicts.filter(({ imports }) => imports).length;
  return importing === verdicts.length
    ? `All ${verdicts.length} files would be imported.${strictly}`
    : `Of ${verdicts.length} files ${importing} would be imported.${strictly}`;
}

function withProblems(file: string, tables: readonly CheckedTable[]): string {
  const [rows, problems, unreadable] = (["rows", "problems", "unreadable"] as const).map((figure) =>
    total(tables, (table) => table[figure]),
  ) as [number, number, number];
  const one = problems === 1;
  const lost = amountToText(sum(tables.map((table) => table.problemsBilled)));
  const read = `${one ? "its" : "their"} billed cost is ${lost}`;
  const amounts =
    unreadable === 0
      ? read
      : `${read}, not counting ${plural(unreadable, "row")} whose amount cannot be read`;
  const asked = tables.some((table) => table.asks.length > 0);
  return (
    `${file} would not be imported as it is: ${problems.toLocaleString("en-US")} of ${plural(rows, "row")} ` +
    `${one ? "is a problem" : "are problems"}; ${amounts}. ` +
    `${asked ? "Answer what is asked, or correct the file" : "Correct the file"}; ` +
    `with --accept-problems the rest is imported, and ${one ? "this row is" : "these rows are"} not billed.`
  );
}

function tooMany(file: string, charges: number): string {
  const n = (count: number): string => count.toLocaleString("en-US");
  return (
    `${file} would not be imported as it is: ${n(charges)} charges are more than the ${n(MOST_CHARGES)} ` +
    "that one import takes row by row. Import it with --summarise day or month."
  );
}

function monthsOf(tables: readonly CheckedTable[]): string {
  return [...new Set(tables.flatMap((table) => table.periods.map(({ period }) => period)))].sort().join(", ");
}

function billed(tables: readonly CheckedTable[]): string {
  return amountToText(sum(tables.map((table) => table.billed)));
}

function total(tables: readonly CheckedTable[], figure: (table: CheckedTable) => number): number {
  return tables.reduce((before, table) => before + figure(table), 0);
}
