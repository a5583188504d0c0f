/** What a statement sets out once more by itself: adjustments, corrections of earlier months, credits and refunds. */
import type { Cents } from "../money";
import type { Period } from "../period";
import type { Adjusted, StatementDetail, StatementDocument } from "./statement";

export interface SectionRow {
  readonly project: string;
  readonly detail: StatementDetail;
  /** Corrections of an earlier month: which; else "". */
  readonly original: Period;
  /** "Correction", "Credit", "Adjustment", "Refund" …. */
  readonly kind: string;
}

type Projects = Pick<StatementDocument, "projects">;

/** Rows that stand among the charges of their projects too; the totals are theirs, not more to pay. */
export interface Section {
  readonly rows: readonly SectionRow[];
  readonly list: Cents;
  readonly discount: Cents;
  readonly amount: Cents;
}

/** By the month that is corrected, then as in the projects. */
export function correctionsOf(document: Projects): Section {
  const rows = rowsOf(document).filter(isOfEarlierMonth);
  const month = (row: SectionRow): string => row.original;
  return section(rows.sort((a, b) => (month(a) < month(b) ? -1 : month(a) > month(b) ? 1 : 0)));
}

/** A correction of the month itself is a charge of it like others. */
function isOfEarlierMonth({ kind, original }: SectionRow): boolean {
  return kind === "Correction" && original !== "";
}

/** Charges, credits and transfers that a person entered, whatever their sign, entry by entry. */
export function enteredOf(document: Projects): Section {
  const id = ({ detail }: SectionRow): string => detail.entered?.adjustmentId ?? "";
  const rows = rowsOf(document).filter(isEntered);
  return section(rows.sort((a, b) => (id(a) < id(b) ? -1 : id(a) > id(b) ? 1 : 0)));
}

function isEntered(row: SectionRow): boolean {
  return row.detail.entered !== undefined && !isOfEarlierMonth(row);
}

/** Credits of files whatever their sign, and what else is paid back and corrects no earlier month. */
export function creditsOf(document: Projects): Section {
  const isCredit = (row: SectionRow): boolean =>
    !isEntered(row) && (row.kind === "Credit" || (!isOfEarlierMonth(row) && row.detail.amount < 0));
  return section(rowsOf(document).filter(isCredit));
}

/** What people entered, and what else adjusts and pays nothing back. */
function adjustmentsOf(document: Projects): Section {
  const isAdjustment = (row: SectionRow): boolean =>
    row.kind === "Adjustment" || (row.kind === "Correction" && !isOfEarlierMonth(row));
  return section(
    rowsOf(document).filter((row) => isEntered(row) || (isAdjustment(row) && row.detail.amount >= 0)),
  );
}

/** What was held in an earlier month. */
function carriedOf(document: Projects): Section {
  return section(rowsOf(document).filter(({ detail }) => detail.label.startsWith("Held in ")));
}

/** What is in a statement's amounts beside the month's own charges: how many and how much. */
export function adjustedOf(document: Projects): Adjusted {
  const counted = ({ rows, amount }: Section) => ({ count: rows.length, amount });
  return {
    corrections: counted(correctionsOf(document)),
    credits: counted(creditsOf(document)),
    adjustments: counted(adjustmentsOf(document)),
    carried: counted(carriedOf(document)),
  };
}

function rowsOf(document: Projects): SectionRow[] {
  return document.projects.flatMap(({ project, details }) =>
    details.map((detail) => ({
      project,
      detail,
      original: detail.originalPeriod ?? "",
      kind: kindOf(detail),
    })),
  );
}

const KINDS = ["Correction", "Credit", "Adjustment", "Tax"] as const;

function kindOf({ label, amount }: StatementDetail): string {
  const words = label.split(", ");
  const kind = KINDS.find((k) => words.some((word) => word === k || word.startsWith(`${k} of `)));
  return kind ?? (amount < 0 ? "Refund" : "");
}

function section(rows: readonly SectionRow[]): Section {
  const total = (kind: "list" | "discount" | "amount"): Cents =>
    rows.reduce((sum, { detail }) => sum + detail[kind], 0);
  return { rows, list: total("list"), discount: total("discount"), amount: total("amount") };
}
