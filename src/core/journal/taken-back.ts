/** What a reversal goes by in layouts below the journal's lines: the statement lines and charges, with their signs swapped. */
import { parseAmount, amountToText } from "../money";
import { Refusal } from "../problem";
import type { StatementLine } from "../statements/statement";
import { buildJournal } from "./build";
import type { JournalLine } from "./journal";
import type { JournalCharge, JournalFinding, JournalInput } from "./presets/preset";

/** The input of a reversal, its statement lines and charges being those that went out. */
export function takenBack(input: JournalInput): JournalInput {
  return {
    ...input,
    statementLines: input.statementLines.map(swappedLine),
    charges: () => input.charges().map(swappedCharge),
  };
}

function swappedLine(line: StatementLine): StatementLine {
  const exact = parseAmount(line.exact);
  return {
    ...line,
    list: -line.list,
    discount: -line.discount,
    billed: -line.billed,
    exact: exact === null ? line.exact : amountToText(-exact),
    rounding: -line.rounding,
  };
}

function swappedCharge(part: JournalCharge): JournalCharge {
  return { ...part, list: -part.list, billed: -part.billed };
}

/**
 * Whether statement lines still give the journal's lines, whatever their order and description, and charges the
 * statement lines where the layout lists them.
 */
export function stillGives(input: JournalInput, listed: "charges" | "statement lines"): boolean {
  const { journalId, period, lines, statementLines, directory, settings } = input;
  try {
    const { lines: again } = buildJournal({ journalId, period, lines: statementLines, directory, settings });
    if (!same(again.map(postingOf), lines.map(postingOf))) return false;
    return listed === "statement lines" || same(...byCharges(input));
  } catch (error) {
    // What cannot be made any more does not give them.
    if (error instanceof Refusal) return false;
    throw error;
  }
}

function postingOf(line: JournalLine): string {
  const { kind, fundOrg, account, source, project, pi, debit, credit } = line;
  return JSON.stringify([kind, fundOrg, account, source, project, pi, debit - credit]);
}

/** What charges come to, and what the statements have of them, by everything that both know. */
function byCharges({ charges, statementLines }: JournalInput): [string[], string[]] {
  const own = charges().map(({ charge, ...part }) => ({ ...part, ...sourceOf(charge) }));
  return [summed(own), summed(statementLines.filter((line) => line.kind === "Charge"))];
}

function sourceOf({ source, serviceName }: JournalCharge["charge"]) {
  return { source, serviceName };
}

type Summed = Pick<
  StatementLine,
  "pi" | "project" | "fundOrg" | "source" | "serviceName" | "account" | "billed"
>;

function summed(rows: readonly Summed[]): string[] {
  const sums = new Map<string, number>();
  for (const { pi, project, fundOrg, source, serviceName, account, billed } of rows) {
    const key = JSON.stringify([pi, project, fundOrg, source, serviceName, account]);
    sums.set(key, (sums.get(key) ?? 0) + billed);
  }
  return [...sums].filter(([, cents]) => cents !== 0).map(([key, cents]) => `${key} ${cents}`);
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && [...a].sort().join("\n") === [...b].sort().join("\n");
}

/** Where what went out can be told no more: what is not taken back where it went, and what to do. */
export function changedFindings(input: JournalInput): JournalFinding[] {
  if (!isChangedReversal(input)) return [];
  return [
    {
      severity: "Warning",
      line: 0,
      column: "",
      value: "",
      says: `${WHY} The lines of the journal are taken back instead: fund, account and source come to 0.00; PI, project and service cannot be told. ${FIRST}, or reclassify in the ledger.`,
    },
  ];
}

/** A reversal whose statements are not those that went out. */
export function isChangedReversal(input: Pick<JournalInput, "reversal" | "changedSince">): boolean {
  return input.reversal && input.changedSince === true;
}

export const WHY =
  "The statements give the files that went out no more: statements, charges or Journal Values were changed since.";
/** Begins a sentence that says what else can be done. */
export const FIRST = "Before you take it back, set these as they were then and make the statements again";
