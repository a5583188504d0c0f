/** index.html of an evidence pack: for an auditor who never saw the program. No script, nothing from a network. */
import type { Activity } from "../../core/evidence/activity";
import type { MissingFile, PackedFile } from "../../core/evidence/contents";
import { periodName, type Period } from "../../core/period";
import { figure } from "../../core/words";
import { escapeHtml } from "../html-text";
import { linkHtml, listHtml, paragraphs, section, tableHtml, timeWords, type HtmlTable } from "./html";
import { LIMITS } from "./readme";
import { STYLE } from "./style";
import { amountWords, type TieOutLine } from "./tie-out-words";

/** A finding in one line at the top; `good` where nothing is to be looked at. */
export interface Verdict {
  readonly title: string;
  readonly says: string;
  readonly good: boolean;
}

export interface IndexPage {
  readonly period: Period;
  readonly institution: string;
  readonly currency: string;
  /** "Closed by … at …", "not closed yet". */
  readonly standing: string;
  readonly madeBy: string;
  /** The only place where the time of making stands. */
  readonly madeAt: string;
  readonly verdicts: readonly Verdict[];
  readonly tieOut: readonly TieOutLine[];
  /** Why there is none; "" where there is. */
  readonly noTieOut: string;
  readonly checks: readonly { readonly name: string; readonly difference: string }[];
  /** What the closing check and the log's found, in sentences. */
  readonly findings: readonly string[];
  readonly imports: HtmlTable;
  readonly conformance: HtmlTable;
  readonly review: HtmlTable;
  readonly adjustments: HtmlTable;
  readonly statements: HtmlTable;
  readonly subsidies: HtmlTable;
  readonly journal: HtmlTable;
  readonly activity: readonly Activity[];
  readonly notes: readonly string[];
  readonly missing: readonly MissingFile[];
  /** Without this page and the lists of files. */
  readonly files: readonly PackedFile[];
}

export function indexHtml(page: IndexPage): string {
  const title = `Evidence of ${periodName(page.period)}`;
  const sections = sectionsOf(page);
  return [
    "<!DOCTYPE html>",
    '<html lang="en">',
    "<head>",
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(`${title}, ${page.institution}`)}</title>`,
    `<style>\n${STYLE}\n</style>`,
    "</head>",
    "<body>",
    '<a class="skip" href="#main">Skip to the content</a>',
    "<header>",
    `<h1>${escapeHtml(title)}</h1>`,
    paragraphs([
      `${page.institution}. Chargeback of research computing, ${page.period}: ${page.standing}. Amounts in ${page.currency}.`,
    ]),
    '<nav aria-label="Contents"><ol>',
    ...sections.map(({ id, name }) => `<li><a href="#${id}">${escapeHtml(name)}</a></li>`),
    "</ol></nav>",
    "</header>",
    '<main id="main">',
    verdictsHtml(page.verdicts),
    ...sections.map(({ id, name, parts }) => section(id, name, parts)),
    "</main>",
    `<footer><p>Made ${escapeHtml(timeWords(page.madeAt))} by ${escapeHtml(page.madeBy)} with OpenChargeback for Excel. How to verify the files: ${linkHtml("README.txt")}.</p></footer>`,
    "</body>",
    "</html>",
    "",
  ].join("\n");
}

interface Section {
  readonly id: string;
  readonly name: string;
  readonly parts: readonly string[];
}

function sectionsOf(page: IndexPage): Section[] {
  return [
    { id: "way", name: "How the figures follow from each other", parts: [WAY] },
    { id: "tie-out", name: "Tie-out", parts: tieOutParts(page) },
    { id: "check", name: "Changes since closing, and the log", parts: [listHtml(page.findings)] },
    { id: "inputs", name: "Imported files", parts: [tableHtml(page.imports)] },
    { id: "conformance", name: "What the files' checks found", parts: tableOr(page.conformance, "Nothing was found.") },
    { id: "review", name: "Decisions", parts: tableOr(page.review, "The charges are not in this pack.") },
    { id: "adjustments", name: "Adjustments and corrections", parts: tableOr(page.adjustments, "None were entered.") },
    { id: "statements", name: "Statements and mails", parts: tableOr(page.statements, "No statements were made.") },
    {
      id: "subsidies",
      name: "Subsidies and credits",
      parts: tableOr(page.subsidies, "None has a balance in the month."),
    },
    { id: "journal", name: "Journal", parts: tableOr(page.journal, "No journal was exported.") },
    { id: "activity", name: "Who did what, and when", parts: activityParts(page.activity) },
    { id: "missing", name: "Not in this pack", parts: missingParts(page) },
    { id: "files", name: "Files of this pack", parts: filesParts(page) },
    { id: "limits", name: "What this pack cannot prove", parts: [listHtml(LIMITS)] },
  ]; // prettier-ignore
}

const WAY = [
  "<ol>",
  `<li>Providers' files (${linkHtml("index.csv", "inputs")}) are imported: ${linkHtml("imports.csv")}. Each row becomes a charge, ${linkHtml("charges.csv")}, or a problem, ${linkHtml("problems.csv")}. Nothing is dropped.</li>`,
  `<li>Rules mark charges that a person has to decide; decisions stand in ${linkHtml("decisions.csv")}. What people entered beside the files stands in ${linkHtml("adjustments.csv")}.</li>`,
  `<li>Charges that are OK or Approved are billed. The exact total of each PI and project is rounded to cents once and spread over the lines of ${linkHtml("statement-lines.csv")}; subsidies and credits are lines of their own, and take ${linkHtml("subsidy-balances.csv", "balances")} down.</li>`,
  `<li>A statement is the sum of its lines: ${linkHtml("statements.csv")}, mailed as ${linkHtml("mail-log.csv")} says.</li>`,
  `<li>The journal adds the same lines by fund: ${linkHtml("journal.csv")}, exported to the ledger.</li>`,
  `<li>Every step is an entry of ${linkHtml("log.csv")}. The tie-out below adds everything up again from these files.</li>`,
  "</ol>",
].join("\n");

function verdictsHtml(verdicts: readonly Verdict[]): string {
  const items = verdicts.map(
    ({ title, says, good }) =>
      `<li${good ? "" : ' class="look"'}><strong>${escapeHtml(title)}</strong>${escapeHtml(says)}</li>`,
  );
  return `<ul class="verdicts">\n${items.join("\n")}\n</ul>`;
}

function tieOutParts({ tieOut, noTieOut, checks, currency }: IndexPage): string[] {
  if (noTieOut !== "") return [paragraphs([noTieOut])];
  return [
    paragraphs(["Every figure can be added up from the file beside it; headings are those of the file."]),
    tableHtml({
      caption: `The month's figures, ${currency}`,
      headings: ["Line", "Amount", "How it is worked out", "File"],
      rows: tieOut.map(({ line, amount, how, file }) => [
        line,
        { figure: amountWords(amount) },
        how,
        file === "" ? "" : { file },
      ]),
      strong: (row) => tieOut[row]?.isSum === true,
    }),
    tableHtml({
      caption: "Checks, row by row; each must be 0.00",
      headings: ["Check", "Difference"],
      rows: checks.map(({ name, difference }) => [name, { figure: difference }]),
    }),
  ];
}

function tableOr(table: HtmlTable, nothing: string): string[] {
  return [table.rows.length === 0 ? paragraphs([nothing]) : tableHtml(table)];
}

function activityParts(activity: readonly Activity[]): string[] {
  return [
    paragraphs(["Times are UTC. One line for each day, step and person; log.csv has every entry."]),
    tableHtml({
      caption: "The month's steps",
      headings: ["Day", "Step", "By", "From", "To", "Entries", "What", "Reasons"],
      rows: activity.map((a) => [
        a.day,
        a.step,
        a.by,
        a.first.slice(11, 16),
        a.last.slice(11, 16),
        { figure: String(a.entries) },
        a.what,
        a.reasons.join("; "),
      ]),
    }),
  ];
}

function missingParts({ missing, notes }: IndexPage): string[] {
  const parts =
    missing.length === 0
      ? [paragraphs(["Nothing that belongs to the month is missing."])]
      : [
          tableHtml({
            caption: "What belongs to the month and is not here",
            headings: ["What", "Name", "Why", "SHA-256"],
            rows: missing.map((m) => [m.what, m.name, m.why, { hash: m.sha256 }]),
          }),
        ];
  return notes.length === 0 ? parts : [...parts, listHtml(notes)];
}

function filesParts({ files }: IndexPage): string[] {
  return [
    `<p>${linkHtml("index.csv")} has this list too, and ${linkHtml("sha256sums.txt")} the hashes in the form that checking programs read; see ${linkHtml("README.txt")}.</p>`,
    tableHtml({
      caption: "Files",
      headings: ["File", "Bytes", "SHA-256", "What it is"],
      rows: files.map((f) => [{ file: f.path }, { figure: figure(f.bytes) }, { hash: f.sha256 }, f.what]),
    }),
  ];
}
