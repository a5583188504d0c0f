/** Banner's general feed table GURFEED: a header whose amount is the hash total, and a row for each entry. */
import type { JournalLine } from "../journal";
import { balancedParts } from "../parts";
import { timeStamp } from "./dates";
import { amount, cellsOf, columnsOf, count, day, headingCells, recordOf, text, type Field } from "./fields";
import { fileStem, partSuffix } from "./file-names";
import type { JournalInput, JournalPreset, JournalRecord } from "./preset";
import { rowsOf, Totals } from "./totals";

const NAME = "banner-gurfeed";
const LIMIT = 9990;

/** A header (no line) or a line of a document. */
interface Row {
  readonly document: string;
  readonly sequence: number;
  readonly cents: number;
  readonly line: JournalLine | null;
}

const upTo = (maxLength: number) => ({ maxLength });
const ofMoney = (maxLength: number) => ({ maxLength, identifies: true });
const ofLine = (pick: (line: JournalLine) => string) => (row: Row) =>
  row.line === null ? "" : pick(row.line);

const FIELDS: readonly Field<Row>[] = [
  text("GURFEED_SYSTEM_ID", "the value System ID", (_r, i) => i.value("System ID"), {
    ...upTo(8),
    needed: true,
  }),
  text("GURFEED_SYSTEM_TIME_STAMP", "time of the export, YYYYMMDDHH24MISS", (_r, i) => timeStamp(i.madeAt), {
    ...upTo(14),
    needed: true,
  }),
  text("GURFEED_DOC_CODE", "prefix, year and month, number of the journal, part", (r) => r.document, {
    ...ofMoney(8),
    needed: true,
  }),
  text("GURFEED_REC_TYPE", "1 header, 2 detail", (r) => (r.line === null ? "1" : "2"), upTo(1)),
  count("GURFEED_SEQ_NUM", "0 for the header, then from 1", (r) => r.sequence, upTo(4)),
  text("GURFEED_USER_ID", "the value User ID", (_r, i) => i.value("User ID"), { ...upTo(30), needed: true }),
  text(
    "GURFEED_RUCL_CODE",
    "the value Rule Class; details only",
    (r, i) => (r.line === null ? "" : i.value("Rule Class")),
    upTo(4),
  ),
  text("GURFEED_DOC_REF_NUM", "the document again", (r) => r.document, upTo(8)),
  day("GURFEED_TRANS_DATE", "the accounting date", (_r, i) => i.accountingDate),
  amount("GURFEED_TRANS_AMT", "never below zero; of the header debits + credits", (r) => r.cents, upTo(18)),
  text(
    "GURFEED_TRANS_DESC",
    "the journal; of a detail its description",
    (r, i) => r.line?.description ?? i.journalId,
    {
      ...upTo(35),
      cuts: true,
    },
  ),
  text(
    "GURFEED_DR_CR_IND",
    "D debit, C credit; blank in the header",
    ofLine((l) => (l.debit > 0 ? "D" : "C")),
    upTo(1),
  ),
  text(
    "GURFEED_BANK_CODE",
    "the value Bank; details only",
    (r, i) => (r.line === null ? "" : i.value("Bank")),
    upTo(2),
  ),
  text(
    "GURFEED_COAS_CODE",
    "the value Chart; details only",
    (r, i) => (r.line === null ? "" : i.value("Chart")),
    ofMoney(1),
  ),
  text("GURFEED_ACCI_CODE", "blank: fund and org say it", () => "", ofMoney(6)),
  text(
    "GURFEED_FUND_CODE",
    "fund, by the Fund Org Pattern",
    ofLine((l) => l.fund),
    ofMoney(6),
  ),
  text(
    "GURFEED_ORGN_CODE",
    "org, by the Fund Org Pattern",
    ofLine((l) => l.org),
    ofMoney(6),
  ),
  text(
    "GURFEED_ACCT_CODE",
    "of the charge, the fund or the source",
    ofLine((l) => l.account),
    ofMoney(6),
  ),
  text(
    "GURFEED_PROG_CODE",
    "of the fund or the source",
    ofLine((l) => l.program),
    ofMoney(6),
  ),
  text(
    "GURFEED_ACTV_CODE",
    "of the fund or the source",
    ofLine((l) => l.activity),
    ofMoney(6),
  ),
  text(
    "GURFEED_LOCN_CODE",
    "of the fund or the source",
    ofLine((l) => l.location),
    ofMoney(6),
  ),
  text("GURFEED_PRJD_CODE", "blank", () => "", ofMoney(6)),
  text("GURFEED_DEP_NUM", "blank", () => "", upTo(8)),
  text("GURFEED_ENCD_NUM", "blank", () => "", upTo(8)),
  text("GURFEED_BUDGET_PERIOD", "blank", () => "", upTo(2)),
  text("GURFEED_CURR_CODE", "blank: the currency of the chart", () => "", upTo(4)),
];
const COLUMNS = columnsOf(FIELDS);
const at = (heading: string): number => COLUMNS.findIndex((c) => c.heading === heading);

/** `F2501011`: prefix, year and month, number of the journal, part. */
function documentCode(input: JournalInput, part: number): string {
  const prefix = input.value(input.reversal ? "Reversal Prefix" : "Document Prefix");
  const number = /-J(\d+)/.exec(input.journalId)?.[1] ?? "";
  return `${prefix}${input.period.slice(2).replace("-", "")}${number.padStart(2, "0")}${part + 1}`;
}

function documents(input: JournalInput): (readonly JournalRecord[])[] {
  return balancedParts(input.lines, LIMIT).map((lines, part) => {
    const document = documentCode(input, part);
    const cents = lines.reduce((total, l) => total + l.debit + l.credit, 0);
    const header = recordOf(0, { document, sequence: 0, cents, line: null }, FIELDS, input);
    const details = lines.map((line, i) =>
      recordOf(
        line.line,
        { document, sequence: i + 1, cents: line.debit + line.credit, line },
        FIELDS,
        input,
      ),
    );
    return [header, ...details];
  });
}

export const bannerGurfeed: JournalPreset = {
  name: NAME,
  label: "Banner general feed (GURFEED)",
  evidence: "from vendor documentation",
  evidenceNote:
    "Columns, their greatest lengths and the amount that is never below zero are those of Ellucian's own class for the table GURFEED; the header's hash total, the sequence from 0 and the split at 9,990 lines are those of one university's feed procedure. How the file gets into the table is each campus's own (SQL*Loader, a staging table), and so is the pattern of GURFEED_TRANS_DATE there. Not tried on a ledger.",
  values: [
    { field: "System ID", meaning: "The feed's identifier that Banner staff set up.", example: "XFEED", standard: "", needed: true, maxLength: 8 },
    { field: "User ID", meaning: "The Banner user the feed runs as.", example: "XFEED", standard: "", needed: true, maxLength: 30 },
    { field: "Rule Class", meaning: "The rule class of the entries.", example: "JE16", standard: "", needed: true, maxLength: 4 },
    { field: "Chart", meaning: "The chart of accounts.", example: "1", standard: "", needed: true, maxLength: 1 },
    { field: "Bank", meaning: "The bank of the entries; blank where the ledger knows it.", example: "CO", standard: "", needed: false, maxLength: 2 },
    { field: "Document Prefix", meaning: "The letter that document numbers of this feed begin with.", example: "F", standard: "F", needed: true, maxLength: 1 },
    { field: "Reversal Prefix", meaning: "The letter for documents that take a journal back.", example: "R", standard: "R", needed: true, maxLength: 1 },
  ], // prettier-ignore
  facts: {
    columns: COLUMNS,
    characters: "ASCII",
    lineLimit: LIMIT,
    split: "a document of its own for each 9,990 lines at most, each balanced, in a numbered file of its own",
    dates: "YYYYMMDD",
    signs: "D or C beside the amount, which is never below zero",
    totals: "hash total: the header's amount is debits + credits of its document",
    fileName: `{journal_id}_${NAME}.csv`,
    lineEnding: "\r\n",
  },
  balance: "journal",
  records: (input) => documents(input).flat(),
  make: (input) => {
    const parts = documents(input);
    return parts.map((records, i) => ({
      name: `${fileStem(input, NAME)}${partSuffix(i, parts.length)}.csv`,
      content: { kind: "delimited", delimiter: ",", rows: [headingCells(COLUMNS), ...records.map(cellsOf)] },
    }));
  },
  read: (files) => {
    const totals = new Totals();
    for (const file of files)
      for (const row of rowsOf(file)) {
        if (row[at("GURFEED_REC_TYPE")] !== "2") continue;
        totals.addOn(row[at("GURFEED_DR_CR_IND")] === "D" ? "debit" : "credit", row[at("GURFEED_TRANS_AMT")]);
      }
    return totals.result;
  },
};
