/** The tables of the evidence pack's page: what the files say, in short. */
import { amountToText, centsToText, sum } from "../../core/money";
import { REVIEW_STATES } from "../../core/charge";
import { controlTotals } from "../../core/journal/control";
import { activeLines } from "../../core/journal/reverse";
import { standingOf } from "../../core/mail-standing";
import { timeWords, type HtmlCell, type HtmlTable } from "../../render/evidence/html";
import { ofPeriod } from "../month-record";
import type { Gathered } from "./gathered";
import type { JournalFileState } from "./journal-files";
import type { StatementFile } from "./statement-files";

function figure(text: string | number): HtmlCell {
  return { figure: String(text) };
}

export function importsTable({ imports }: Gathered, inPack: ReadonlySet<string>): HtmlTable {
  return {
    caption: "Files imported, replaced and undone ones among them",
    headings: ["File", "Source", "Month", "State", "Rows", "Charges", "Problems", "Amount", "Invoice", "Difference", "Explained", "Imported by", "At", "In this pack"],
    rows: imports.map((i) => [
      i.fileName,
      i.source,
      i.period,
      i.status,
      figure(i.rows),
      figure(i.charges),
      figure(i.problems),
      figure(i.amountTotal),
      figure(i.invoiceTotal === null ? "none given" : amountToText(i.invoiceTotal)),
      figure(i.difference === null ? "" : amountToText(i.difference)),
      i.explanation,
      i.importedBy,
      timeWords(i.importedAt),
      inPack.has(i.sha256) ? "yes" : "no",
    ]),
  }; // prettier-ignore
}

export function conformanceTable({ book, imports }: Gathered): HtmlTable {
  const files = new Map(imports.map((i) => [i.importId, i.fileName]));
  return {
    caption: "Checks of the files against the FOCUS specification",
    headings: ["File", "Severity", "Rule", "Columns", "Rows", "What it says", "Example"],
    rows: book.findings
      .filter((finding) => files.has(finding.importId))
      .map((f) => [
        f.fileName,
        f.severity,
        f.code,
        f.columns,
        figure(f.count),
        f.says,
        f.exampleRow === 0 ? "" : `row ${f.exampleRow}: ${f.exampleColumn} "${f.exampleValue}"`,
      ]),
  };
}

export function reviewTable({ charges }: Gathered): HtmlTable {
  const rows = REVIEW_STATES.map((state) => ({
    state,
    own: charges.filter((charge) => charge.review === state),
  })).filter(({ own }) => own.length > 0);
  return {
    caption: "Charges by decision; decisions.csv has who decided, when and why",
    headings: ["Review", "Charges", "Amount", "Decided by a person"],
    rows: rows.map(({ state, own }) => [
      state,
      figure(own.length),
      figure(amountToText(sum(own.map((charge) => charge.amount)))),
      figure(own.filter((charge) => charge.reviewedBy !== "").length),
    ]),
  };
}

export function adjustmentsTable({ book, month }: Gathered): HtmlTable {
  return {
    caption: "Entered beside the files",
    headings: ["Adjustment", "Kind", "State", "Amount", "PI", "Project", "Fund", "About month", "Reason", "Evidence", "Explanation", "Certified by", "Entered by", "Approved by"],
    rows: ofPeriod(book.adjustments, month.period).map((a) => [
      a.adjustmentId,
      a.kind,
      a.status,
      figure(amountToText(a.amount)),
      a.toPi === "" ? a.pi : `${a.pi} → ${a.toPi}`,
      a.toProject === "" ? a.project : `${a.project} → ${a.toProject}`,
      a.toFundOrg === "" ? a.fundOrg : `${a.fundOrg} → ${a.toFundOrg}`,
      a.originalPeriod,
      a.reason,
      a.evidence,
      a.explanation,
      a.certifier,
      a.enteredBy,
      a.approvedBy,
    ]),
  }; // prettier-ignore
}

export function statementsTable(gathered: Gathered, files: readonly StatementFile[]): HtmlTable {
  const { book, statements } = gathered;
  const fileOf = new Map(files.map((file) => [file.statementNo, file]));
  return {
    caption: "Statements, superseded ones among them",
    headings: ["Statement", "PI", "State", "Charges", "List", "Discount", "Credits", "Amount", "Mail", "File", "Where it comes from"],
    rows: statements.map((s) => {
      const file = fileOf.get(s.statementNo);
      return [
        s.statementNo,
        s.name === "" ? s.pi : `${s.name}, ${s.pi}`,
        s.status,
        figure(s.charges),
        figure(centsToText(s.list)),
        figure(centsToText(s.discount)),
        figure(centsToText(s.credits)),
        figure(centsToText(s.amount)),
        standingOf(s, book.mailLog),
        file === undefined || file.path === "" ? "none" : { file: file.path, text: `PDF of ${s.statementNo}` },
        file?.origin ?? "",
      ];
    }),
  }; // prettier-ignore
}

export function subsidiesTable({ book, month }: Gathered): HtmlTable {
  const subsidies = new Map(book.subsidies.map((s) => [s.subsidyId, s]));
  return {
    caption: "Subsidies and credits of the month, and what is left of them",
    headings: ["Subsidy", "Kind", "Paid from", "For", "Opening", "Granted", "Used", "Left"],
    rows: ofPeriod(book.subsidyBalances, month.period).map((b) => {
      const subsidy = subsidies.get(b.subsidyId);
      return [
        b.subsidyId,
        subsidy?.kind ?? "",
        subsidy?.paidByFundOrg ?? "",
        b.beneficiary,
        figure(centsToText(b.opening)),
        figure(centsToText(b.granted)),
        figure(centsToText(b.used)),
        figure(centsToText(b.left)),
      ];
    }),
  };
}

export function journalTable({ book, month }: Gathered, files: readonly JournalFileState[]): HtmlTable {
  const lines = activeLines(ofPeriod(book.journal, month.period));
  const fileRows = files.map(({ name, state }): HtmlCell[] => [`File ${name}`, state]);
  if (lines.length === 0)
    return { caption: "Journal: none is in force", headings: ["Item", "Value"], rows: fileRows };
  const add = (pick: (line: (typeof lines)[number]) => number): number =>
    lines.reduce((cents, line) => cents + pick(line), 0);
  const totals = controlTotals({
    lines: lines.length,
    debits: add((line) => line.debit),
    credits: add((line) => line.credit),
  });
  return {
    caption: "The journal in force; files of those taken back below",
    headings: ["Item", "Value"],
    rows: [
      ["Journal", month.journalId || (lines[0]?.journalId ?? "")],
      ["Lines", String(totals.lines)],
      ["Debits", centsToText(totals.debits)],
      ["Credits", centsToText(totals.credits)],
      ["Hash total (debits + credits)", centsToText(totals.hashTotal)],
      ["Number in the ledger", month.journalReference || "not read back yet"],
      ["Posting date", month.postingDate || "not read back yet"],
      ...fileRows,
    ],
  };
}
