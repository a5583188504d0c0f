/** Kuali's Collector: a batch of fixed-width lines between a header and a trailer, and an empty file that says it is done. */
import { fiscalYearStart } from "../../dashboard/fiscal-year";
import { periodOf } from "../../period";
import type { JournalLine } from "../journal";
import { balancedParts } from "../parts";
import { amount, columnsOf, count, day, recordOf, text, type Field } from "./fields";
import { fileStem, partSuffix } from "./file-names";
import { fieldAt, fixedLine } from "./fixed";
import { shortId } from "./short-id";
import type { JournalFinding, JournalInput, JournalPreset, JournalRecord } from "./preset";
import { linesOf, Totals } from "./totals";

const NAME = "kuali-collector";
/** The trailer's count has five digits. */
const LIMIT = 99_999;
/** The header's batch number has one. */
const BATCHES = 9;

const place = (at: number, maxLength: number) => ({ at, maxLength });
const code = (at: number, maxLength: number) => ({ at, maxLength, identifies: true });
const value = (field: string) => (_row: unknown, input: JournalInput) => input.value(field);

/** Number of the month in which the fiscal year begins. */
const starts = (input: JournalInput): number => input.settings.fiscalYearStarts;

/** The year in which the fiscal year ends. */
function fiscalYear(input: JournalInput): string {
  const year = Number(fiscalYearStart(periodOf(input.accountingDate), starts(input)).slice(0, 4));
  return String(starts(input) === 1 ? year : year + 1);
}

/** `01` is the first month of the fiscal year. */
function fiscalPeriod(input: JournalInput): string {
  const number = ((Number(input.accountingDate.slice(5, 7)) - starts(input) + 12) % 12) + 1;
  return String(number).padStart(2, "0");
}

/** Dashes stand where a code is blank. */
const dashed = (text: string, width: number): string => (text === "" ? "-".repeat(width) : text);

/** KFS reads a sign and 20 characters from 97 on; the older enterprise feed has 20 characters and no sign. */
const WIDTHS: Readonly<Record<string, number>> = { "21": 21, "20": 20 };
const STANDARD_WIDTH = 21;

interface Entry {
  readonly line: JournalLine;
  readonly sequence: number;
}

/** @param width of the amount: what comes behind it moves with it */
function detailFields(width: number): readonly Field<Entry>[] {
  const then = width - 20;
  return [
    text("Fiscal year", "of the accounting date, by Fiscal Year Starts", (_e, i) => fiscalYear(i), place(1, 4)),
    text("Chart", "the value Chart, else org by the Fund Org Pattern", (e, i) => i.value("Account Chart") || e.line.org, { ...code(5, 2), needed: true }),
    text("Account", "fund, by the Fund Org Pattern", (e) => e.line.fund, { ...code(7, 7), needed: true }),
    text("Sub-account", "Program of the fund or the source, else dashes", (e) => dashed(e.line.program, 5), code(14, 5)),
    text("Object", "account of the charge, the fund or the source", (e) => e.line.account, { ...code(19, 4), needed: true }),
    text("Sub-object", "Activity of the fund or the source, else dashes", (e) => dashed(e.line.activity, 3), code(23, 3)),
    text("Balance type", "AC, actuals", () => "AC", place(26, 2)),
    text("Object type", "blank: Kuali knows it from the object", () => "", place(28, 2)),
    text("Fiscal period", "of the accounting date, 01 is the first month", (_e, i) => fiscalPeriod(i), place(30, 2)),
    text("Document type", "the value Document Type", value("Document Type"), { ...place(32, 4), needed: true }),
    text("Origin", "the value Origin", value("Origin"), { ...place(36, 2), needed: true }),
    text("Document number", "the journal", (_e, i) => shortId(i.journalId), { ...place(38, 14), needed: true }),
    text("Sequence", "number of the line in its batch", (e) => String(e.sequence).padStart(5, "0"), place(52, 5)),
    text("Description", "by the description templates of Settings", (e) => e.line.description, { ...place(57, 40), cuts: true }),
    amount("Amount", "two decimals, no sign, to the right", (e) => e.line.debit + e.line.credit, place(97, width)),
    text("Debit or credit", "D or C", (e) => (e.line.debit > 0 ? "D" : "C"), place(117 + then, 1)),
    day("Transaction date", "the accounting date", (_e, i) => i.accountingDate, place(118 + then, 10)),
    text("Organization document number", "blank", () => "", place(128 + then, 10)),
    text("Project", "Location of the fund or the source, else dashes", (e) => dashed(e.line.location, 10), code(138 + then, 10)),
    text("Organization reference", "the value Org Ref ID", value("Org Ref ID"), place(148 + then, 8)),
    text("Reference document", "blank: type, origin and number", () => "", place(156 + then, 20)),
    text("Reversal date", "blank", () => "", place(176 + then, 10)),
    text("Encumbrance code", "blank", () => "", place(186 + then, 1)),
  ]; // prettier-ignore
}

interface Batch {
  readonly number: number;
  readonly lines: readonly JournalLine[];
}

const start = (type: "HD" | "TL"): readonly Field<Batch>[] => [
  text("Fiscal year", "of the accounting date", (_b, i) => fiscalYear(i), place(1, 4)),
  text("Chart", "the value Chart", value("Chart"), { ...code(5, 2), needed: true }),
  text("Organization", "the value Organization", value("Organization"), { ...code(7, 4), needed: true }),
  day("Transmission date", "the day of the export", (_b, i) => i.madeAt.slice(0, 10), place(16, 10)),
  text("Record type", type, () => type, place(26, 2)),
];

const HEADER: readonly Field<Batch>[] = [
  ...start("HD"),
  count("Batch number", "from 1", (b) => b.number, place(28, 1)),
  text("Mail", "the value Mail", value("Mail"), { ...place(29, 40), needed: true }),
  text("User", "the value User", value("User"), { ...place(69, 30), needed: true }),
  text("Department", "the value Department", value("Department"), place(99, 30)),
  text("Mailing address", "the value Mailing Address", value("Mailing Address"), place(129, 30)),
  text("Campus", "the value Campus", value("Campus"), place(159, 2)),
  text("Phone", "the value Phone", value("Phone"), place(161, 10)),
];

const TRAILER: readonly Field<Batch>[] = [
  ...start("TL"),
  count("Number of lines", "details only", (b) => b.lines.length, place(47, 5)),
  amount("Total", "debits + credits, or one side by the value Trailer Total", trailerTotal, place(93, 20)),
];

function trailerTotal({ lines }: Batch, input: JournalInput): number {
  const oneSide = input.value("Trailer Total").toLowerCase() === "one side";
  return lines.reduce((total, l) => total + l.debit + (oneSide ? 0 : l.credit), 0);
}

const widthOf = (input: JournalInput): number => WIDTHS[input.value("Amount Width")] ?? STANDARD_WIDTH;

function batches(input: JournalInput): (readonly JournalRecord[])[] {
  const fields = detailFields(widthOf(input));
  return balancedParts(input.lines, LIMIT).map((lines, i) => {
    const batch = { number: i + 1, lines };
    return [
      recordOf(0, batch, HEADER, input),
      ...lines.map((line, k) => recordOf(line.line, { line, sequence: k + 1 }, fields, input)),
      recordOf(0, batch, TRAILER, input),
    ];
  });
}

function check(input: JournalInput): JournalFinding[] {
  const wrong = (column: string, value: string, says: string): JournalFinding[] => [
    { severity: "Error", line: 0, column, value, says },
  ];
  const width = input.value("Amount Width");
  const total = input.value("Trailer Total");
  const parts = balancedParts(input.lines, LIMIT).length;
  return [
    ...(width in WIDTHS ? [] : wrong("Amount Width", width, "The value Amount Width must be 21 or 20.")),
    ...(["one side", "both sides"].includes(total.toLowerCase())
      ? []
      : wrong("Trailer Total", total, "The value Trailer Total must be both sides or one side.")),
    ...(parts > BATCHES
      ? wrong("Batch number", String(parts), `There are more than ${BATCHES} batches.`)
      : []),
  ];
}

export const kualiCollector: JournalPreset = {
  name: NAME,
  label: "Kuali Collector (fixed width)",
  evidence: "from a fixture that loaded",
  evidenceNote:
    "Positions up to the description are those of the Kuali Financial System's test file for its enterprise feed (186 characters, amount in 97–116). Its Collector reads one character more: a place for a sign at 97 and the amount to 117, so that lines have 187 characters; header, trailer and the trailer's total are as that reader takes them. The value Amount Width says which (21, or 20 for 186 characters). Whether the trailer's total is debits + credits or one side depends on the document type and is a parameter of each campus's Kuali. One file that is wrong in one place is refused as a whole. Not tried on a ledger.",
  values: [
    { field: "Chart", meaning: "The chart of the batch.", example: "BL", standard: "", needed: true, maxLength: 2 },
    { field: "Organization", meaning: "The organization that sends the batch.", example: "RCCB", standard: "", needed: true, maxLength: 4 },
    { field: "Account Chart", meaning: "The chart of all accounts; blank where Org has it.", example: "BL", standard: "", needed: false, maxLength: 2 },
    { field: "Document Type", meaning: "The document type that Kuali staff gave the feed.", example: "GEC", standard: "", needed: true, maxLength: 4 },
    { field: "Origin", meaning: "The origination code that Kuali staff gave the feed.", example: "RC", standard: "", needed: true, maxLength: 2 },
    { field: "Mail", meaning: "Where Kuali reports the batch to.", example: "billing@example.edu", standard: "", needed: true, maxLength: 40 },
    { field: "User", meaning: "Who answers for the batch: the user in Kuali.", example: "tquill", standard: "", needed: true, maxLength: 30 },
    { field: "Department", meaning: "The department.", example: "Research Computing", standard: "", needed: false, maxLength: 30 },
    { field: "Mailing Address", meaning: "Its address.", example: "1 Campus Way", standard: "", needed: false, maxLength: 30 },
    { field: "Campus", meaning: "The campus code.", example: "BL", standard: "", needed: false, maxLength: 2 },
    { field: "Phone", meaning: "Its telephone number, ten digits.", example: "5550100123", standard: "", needed: false, maxLength: 10 },
    { field: "Org Ref ID", meaning: "A reference of your organization on every line.", example: "RCCBILL", standard: "", needed: false, maxLength: 8 },
    { field: "Amount Width", meaning: "21 (187 characters, as Kuali's Collector reads) or 20 (186 characters).", example: "21", standard: "21", needed: true, maxLength: 2, choices: ["21", "20"] },
    { field: "Trailer Total", meaning: "both sides (debits + credits) or one side, as the document type demands.", example: "both sides", standard: "both sides", needed: true, choices: ["both sides", "one side"] },
  ], // prettier-ignore
  facts: {
    columns: columnsOf(detailFields(STANDARD_WIDTH)),
    characters: "ASCII",
    lineLimit: LIMIT,
    split:
      "a batch of its own for each 99,999 lines at most, each balanced, in a numbered file of its own; at most 9",
    dates: "YYYY-MM-DD",
    signs: "D or C behind the amount, which has no sign",
    totals: "the trailer has the number of lines and debits + credits, or one side",
    fileName: `{journal_id}_${NAME}.data, and an empty .done`,
    lineEnding: "\n",
  },
  balance: "journal",
  records: (input) => batches(input).flat(),
  check,
  make: (input) => {
    const parts = batches(input);
    const width = 166 + widthOf(input);
    return parts.flatMap((records, i) => {
      const name = `${fileStem(input, NAME)}${partSuffix(i, parts.length)}`;
      const lines = records.map((record) => fixedLine(record, width, "YYYY-MM-DD"));
      return [
        { name: `${name}.data`, content: { kind: "fixed", lines } },
        { name: `${name}.done`, content: { kind: "fixed", lines: [] } },
      ] as const;
    });
  },
  read: (files, value) => {
    const width = WIDTHS[value("Amount Width")] ?? STANDARD_WIDTH;
    const totals = new Totals();
    for (const file of files)
      for (const line of linesOf(file)) {
        if (["HD", "TL"].includes(fieldAt(line, 26, 2))) continue;
        totals.addOn(fieldAt(line, 97 + width, 1) === "D" ? "debit" : "credit", fieldAt(line, 97, width));
      }
    return totals.result;
  },
};
