/** Artificial months for journal layouts: one of refunds, and one with more lines than a layout takes. */
import { chargeParts } from "../core/journal/charge-parts";
import { buildJournal } from "../core/journal/build";
import type { JournalLine } from "../core/journal/journal";
import type { JournalInput, JournalPreset } from "../core/journal/presets/preset";
import { reverseJournal } from "../core/journal/reverse";
import { takenBack } from "../core/journal/taken-back";
import type { Charge } from "../core/charge";
import type { Directory } from "../core/reference";
import type { Settings } from "../core/settings";
import type { StatementLine } from "../core/statements/statement";
import { DIRECTORY, SETTINGS, statements } from "./any-month";
import { costing, statementLine, tagged } from "./builders";

/** What a journal is made of. */
export interface JournalMonth {
  readonly period: string;
  readonly statementLines: readonly StatementLine[];
  readonly charges: readonly Charge[];
  readonly directory: Directory;
  readonly settings: Settings;
  /** How a campus whose codes differ would have them; as they are where it is not given. */
  readonly account?: (account: string) => string;
}

const ADA = "ada.quill@example.edu";
const BEN = "ben.ortho@example.edu";

/**
 * A source that pays back more than it charges, a split refund, a fund whose sides cancel out, and a subsidy that another
 * fund pays.
 */
export function refundMonth(): JournalMonth {
  const month = monthOf([
    costing("100", tagged(ADA, "coral", "BIO-10000")),
    costing("-250.255", { ...tagged(ADA, "coral", "BIO-10000"), source: "HPC", chargeCategory: "Credit" }),
    costing("-33.34", { ...tagged(BEN, "split3", "BIO-20000"), source: "HPC" }),
    costing("10.01", { ...tagged(BEN, "split2", "BIO-20000"), source: "HPC", serviceName: "Storage" }),
    costing("5", { ...tagged(BEN, "", "BIO-20000"), source: "AWS" }),
    costing("-5", { ...tagged(ADA, "", "BIO-20000"), source: "AWS" }),
  ]);
  return { ...month, statementLines: [...month.statementLines, ...subsidy(2000)] };
}

/** The pair of lines that a subsidy makes: off the PI's fund, on the fund that pays. */
function subsidy(cents: number): StatementLine[] {
  const common = { pi: ADA, subsidyId: "WELCOME", list: 0, discount: 0 } as const;
  return [
    statementLine({ ...common, kind: "Credit", lineId: "c", account: "7200", billed: -cents }),
    statementLine({
      ...common,
      kind: "Paid by",
      lineId: "p",
      fundOrg: "VPR-50000",
      account: "7900",
      billed: cents,
    }),
  ];
}

/** Any charges, with subsidies' lines none. */
export function monthOf(charges: readonly Charge[]): JournalMonth {
  const own = charges.map((c, i) => ({ ...c, chargeId: `${String(i).padStart(16, "0")}-00000000-1` }));
  const plan = statements(own);
  return {
    period: "2025-01",
    statementLines: plan.lines,
    charges: plan.charges,
    directory: DIRECTORY,
    settings: SETTINGS,
  };
}

/** A fund for each line, so many that a layout needs two parts; every seventh is a refund. */
export function longMonth(lineLimit: number): JournalMonth {
  const count = lineLimit + 500;
  const lines = Array.from({ length: count }, (_, i): StatementLine => {
    const fundOrg = `ORG-${String(i).padStart(5, "0")}`;
    const cents = (i % 997) + 1;
    return statementLine({
      fundOrg,
      source: i % 2 === 0 ? "AWS" : "HPC",
      billed: i % 7 === 0 ? -cents : cents,
    });
  });
  return { period: "2025-01", statementLines: lines, charges: [], directory: DIRECTORY, settings: SETTINGS };
}

export function linesFor(preset: JournalPreset, month: JournalMonth): readonly JournalLine[] {
  const { period, statementLines, directory, settings, account = (text: string) => text } = month;
  const { lineLimit } = preset.facts;
  const input = { journalId: `${period}-J1`, period, lines: statementLines, directory, settings, lineLimit };
  return buildJournal(input).lines.map((line) => ({ ...line, account: account(line.account) }));
}

/** What the preset is given, its values as its own examples say. */
export function inputFor(
  preset: JournalPreset,
  month: JournalMonth,
  lines: readonly JournalLine[],
): JournalInput {
  const { period, statementLines, charges, directory, settings } = month;
  const journalId = lines[0]?.journalId ?? `${period}-J1`;
  const reversal = journalId.endsWith("-R");
  const input: JournalInput = {
    journalId,
    period,
    accountingDate: `${period}-31`,
    madeAt: "2026-01-15T09:00:00Z",
    madeBy: "tess",
    currency: settings.currency,
    lines,
    reversal,
    statementLines,
    charges: () => chargeParts(charges, directory, settings),
    directory,
    settings,
    value: exampleValues(preset),
  };
  return reversal ? takenBack(input) : input;
}

/** The standard, else the example. */
export function exampleValues(preset: Pick<JournalPreset, "values">): (field: string) => string {
  return (field) => {
    const value = preset.values.find((v) => v.field === field);
    return value === undefined ? "" : value.standard || value.example;
  };
}

export function reversalOf(lines: readonly JournalLine[]): readonly JournalLine[] {
  const exported = lines.map((line): JournalLine => ({ ...line, status: "Exported" }));
  return reverseJournal(lines[0]?.journalId ?? "", exported);
}
