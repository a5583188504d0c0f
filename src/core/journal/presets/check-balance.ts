/** Whether a journal balances as its layout demands: as a whole, by fund or by company, each part by itself. */
import { centsToText } from "../../money";
import type { JournalLine } from "../journal";
import { balancedParts } from "../parts";
import type { JournalFinding, JournalInput, JournalPreset } from "./preset";

export function checkBalance(preset: JournalPreset, input: JournalInput): JournalFinding[] {
  if (preset.balance === "one-sided") return [];
  const parts = balancedParts(input.lines, preset.facts.lineLimit);
  return parts.flatMap((lines, i) => {
    const part = parts.length === 1 ? "The journal" : `Part ${i + 1} of the journal`;
    return unbalanced(lines, keyOf(preset, input)).map(([key, off]): JournalFinding => {
      const of = key === "" ? "" : ` for ${preset.balance} ${key}`;
      const says = `${part} does not balance${of}: debits are ${centsToText(Math.abs(off))} ${off > 0 ? "more" : "less"} than credits.`;
      return {
        severity: "Error",
        line: 0,
        column: "Balance",
        value: "",
        says: `${says} ${WHAT_TO_DO[preset.balance]}`,
      };
    });
  });
}

const WHAT_TO_DO: Readonly<Record<JournalPreset["balance"], string>> = {
  journal: "Make the journal again.",
  fund: "This layout takes only journals that balance by fund: choose another, or add the entries between funds in the ledger.",
  company: "This layout takes only journals that balance by company: give payer and source the same company.",
  "one-sided": "",
};

function keyOf(preset: JournalPreset, input: JournalInput): (line: JournalLine) => string {
  if (preset.balance === "fund") return (line) => line.fund;
  if (preset.balance === "company") return (line) => preset.company?.(line, input) ?? "";
  return () => "";
}

function unbalanced(lines: readonly JournalLine[], key: (line: JournalLine) => string): [string, number][] {
  const left = new Map<string, number>();
  for (const line of lines) left.set(key(line), (left.get(key(line)) ?? 0) + line.debit - line.credit);
  return [...left].filter(([, off]) => off !== 0);
}
