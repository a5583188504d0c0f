/**
 * Month check: an Office Script for a Power Automate flow (Run script), on a workbook that several people share. It says
 * what is left to do in a month, as plain values and as a text for a message. It reads only, and changes nothing.
 *
 * Paste the whole file into Excel: Automate > New Script. docs/automation.md describes the flow. Office Scripts has
 * TypeScript 4.0, no imports and no bigint: amounts are added as whole numbers, six digits apiece, so that they are exact.
 *
 * Made of automation/month-check/*.ts by npm run docs: change it there.
 */

// ---- main.ts ----

/** What Excel runs: a month's tables, read once, and what is left to do in it. */

/**
 * Says what is left to do in a month of an OpenChargeback workbook. Writes nothing.
 * @param period The month, such as 2025-01. Left blank: the newest open month.
 */
function main(workbook: ExcelScript.Workbook, period?: string): MonthCheck {
  const book: Book = { workbook, missing: [], unreadable: new Set<string>() };
  const wanted = (period || "").trim();
  const months = readMonths(book);
  const found = newCheck(wanted || defaultMonth(months), currencyOf(book));
  if (!/^\d{4}-\d\d$/.test(found.period)) return finish(book, found, monthProblem(book, found.period));
  const month = months.filter((one) => one.period === found.period)[0];
  found.monthState = month === undefined ? "Open" : month.state;
  found.journalId = month === undefined ? "" : month.journalId;
  const archived = month !== undefined && month.archived;
  const tables = readTables(book, found.period);
  const figures = chargeFigures(book, tables);
  countCharges(found, figures);
  countProblems(book, found, tables);
  countStatements(book, found, tables, figures);
  findMissingSources(book, found, tables);
  const journal = journalFigures(book, tables);
  found.journalExported = journal.exported > 0;
  const paper = statementFigures(book, tables);
  const checks = archived || book.missing.length > 0 ? [] : tieOut(book, tables, figures, paper, journal);
  if (!archived && book.missing.length === 0) addUp(found, checks);
  const needsJournal = paper.owed !== 0 && journal.lines === 0;
  return finish(book, found, whatIsLeft(found, needsJournal, archived, tables.imports.count));
}

// ---- answer.ts ----

/** What a flow gets of a month: plain values. */

/** What a flow gets. Amounts are decimal text, exact, in the workbook's currency. */
interface MonthCheck {
  /** Nothing is left to do, or to look at. */
  ok: boolean;
  /** The same in words. */
  summary: string;
  /** The month looked at, such as 2025-01; "" when there is none. */
  period: string;
  /** Open, Closed or Posted. */
  monthState: string;
  currency: string;
  charges: number;
  pendingCharges: number;
  pendingAmount: string;
  heldCharges: number;
  heldAmount: string;
  /** Rows of files that could not be read and wait for a person. */
  openProblems: number;
  openProblemsAmount: string;
  /** Sources that should have a file this month and have none. */
  missingSources: number;
  missingSourceNames: string;
  imported: string;
  billed: string;
  /** 0.00 when all adds up; "" when it could not be worked out. */
  tieOutDifference: string;
  /** The checks that are off. */
  tieOutOff: string;
  statements: number;
  statementsTotal: string;
  /** Charges that are billed and on no statement, or the other way round. */
  chargesNotOnStatements: number;
  statementsOutOfDate: number;
  statementsNotSent: number;
  /** Mails of which nobody knows whether they left: a person decides. */
  mailsUnknown: number;
  /** Mails that are leaving, or were when a run broke off. */
  mailsSending: number;
  journalId: string;
  journalExported: boolean;
  /** Tables or columns that the workbook lacks. */
  missingTables: string;
  /** Cells that say something else than they should. */
  unreadableCells: number;
  unreadableCell: string;
}

function newCheck(period: string, currency: string): MonthCheck {
  return {
    ok: false,
    summary: "",
    period,
    monthState: "",
    currency,
    charges: 0,
    pendingCharges: 0,
    pendingAmount: "0.00",
    heldCharges: 0,
    heldAmount: "0.00",
    openProblems: 0,
    openProblemsAmount: "0.00",
    missingSources: 0,
    missingSourceNames: "",
    imported: "0.00",
    billed: "0.00",
    tieOutDifference: "",
    tieOutOff: "",
    statements: 0,
    statementsTotal: "0.00",
    chargesNotOnStatements: 0,
    statementsOutOfDate: 0,
    statementsNotSent: 0,
    mailsUnknown: 0,
    mailsSending: 0,
    journalId: "",
    journalExported: false,
    missingTables: "",
    unreadableCells: 0,
    unreadableCell: "",
  };
}

// ---- charge-figures.ts ----

/** What the month's charges come to: by decision, import and statement. */

interface ChargeFigures {
  count: { [review: string]: number };
  amount: { [review: string]: Money };
  gross: number;
  /** Charges of mended problem rows: their import and amount by charge ID. */
  mended: { [chargeId: string]: { importId: string; amount: Money } };
  /** Charges by import, without those carried in, entered or mended. */
  byImport: Map<string, number>;
  /** What these come to, and those mended, each with its charge ID. */
  ofImport: Map<string, Sum>;
  mendedRows: { id: string; importId: string; amount: Money; gross: number }[];
  /** Billed charges without a statement, and others with one. */
  offStatements: number;
  /** Billed charges by statement. */
  byStatement: Map<string, { charges: number; amount: Money; gross: number }>;
  /** Billed charges without a statement, by PI. */
  unnumbered: Map<string, Sum>;
}

function chargeFigures(book: Book, tables: Tables): ChargeFigures {
  const rows = tables.charges;
  const mendedIds = new Set<string>();
  for (let i = 0; i < tables.problems.count; i++)
    mendedIds.add(`mended-${textAt(tables.problems, "Problem ID", i)}`);
  const figures = newFigures();
  for (let i = 0; i < rows.count; i++) {
    const amount = moneyAt(book, rows, "Amount", i);
    const gross = Math.abs(Number(textAt(rows, "Amount", i))) || 0;
    const review = choiceAt(book, rows, "Review", i, REVIEW);
    const sum = figures.amount[review];
    figures.count[review] = (figures.count[review] || 0) + 1;
    if (sum !== undefined) addMoney(sum, amount, 1);
    figures.gross += gross;
    addToImport(figures, rows, i, { amount, gross }, mendedIds);
    addToStatement(figures, rows, i, { amount, gross }, review === "OK" || review === "Approved");
  }
  return figures;
}

/** What was carried in or entered by hand is of no file. */
function addToImport(
  figures: ChargeFigures,
  rows: Rows,
  i: number,
  { amount, gross }: Sum,
  mendedIds: Set<string>,
): void {
  const id = textAt(rows, "Charge ID", i);
  const importId = textAt(rows, "Import ID", i);
  if (id.indexOf("mended-") === 0) figures.mended[id] = { importId, amount };
  if (textAt(rows, "Carried From", i) !== "" || id.indexOf("ADJ-") === 0) return;
  if (mendedIds.has(id)) figures.mendedRows.push({ id, importId, amount, gross });
  else {
    addTo(figures.byImport, importId, 1);
    addSum(figures.ofImport, importId, amount, 1, gross);
  }
}

function addToStatement(
  figures: ChargeFigures,
  rows: Rows,
  i: number,
  { amount, gross }: Sum,
  isBilled: boolean,
): void {
  const no = textAt(rows, "Statement No", i);
  if (isBilled !== (no !== "")) figures.offStatements += 1;
  if (!isBilled) return;
  const own = figures.byStatement.get(no) || { charges: 0, amount: nothing(), gross: 0 };
  own.charges += 1;
  own.gross += gross;
  addMoney(own.amount, amount, 1);
  figures.byStatement.set(no, own);
  if (no === "") addSum(figures.unnumbered, addressAt(rows, i), amount, 1, gross);
}

function newFigures(): ChargeFigures {
  const count: { [review: string]: number } = {};
  const amount: { [review: string]: Money } = {};
  REVIEW.forEach((review) => {
    count[review] = 0;
    amount[review] = nothing();
  });
  return {
    count,
    amount,
    gross: 0,
    mended: {},
    byImport: new Map<string, number>(),
    ofImport: new Map<string, Sum>(),
    mendedRows: [],
    offStatements: 0,
    byStatement: new Map<string, { charges: number; amount: Money; gross: number }>(),
    unnumbered: new Map<string, Sum>(),
  };
}

function addressAt(rows: Rows, i: number): string {
  return textAt(rows, "PI", i).trim().toLowerCase();
}

function countCharges(found: MonthCheck, figures: ChargeFigures): void {
  const of = (review: string): Money => figures.amount[review] || nothing();
  const billed = nothing();
  addMoney(billed, of("OK"), 1);
  addMoney(billed, of("Approved"), 1);
  REVIEW.forEach((review) => {
    found.charges += figures.count[review] || 0;
  });
  found.pendingCharges = figures.count["Pending"] || 0;
  found.pendingAmount = moneyText(of("Pending"));
  found.heldCharges = figures.count["Held"] || 0;
  found.heldAmount = moneyText(of("Held"));
  found.billed = moneyText(billed);
}

// ---- choices.ts ----

/** Cells that say one of a few words. */

const REVIEW = ["OK", "Pending", "Approved", "Rejected", "Held"];
const PROBLEM = ["Open", "Resolved", "Waived"];
const IMPORT = ["Current", "Replaced", "Undone"];
const STATEMENT = ["Draft", "Issued", "Superseded", "Void"];
const LINE = ["Charge", "Credit", "Paid by"];
const JOURNAL_KIND = ["Payer", "Recovery"];
const JOURNAL_STATE = ["Prepared", "Exported", "Posted", "Reversed"];
const MAIL = ["Drafted", "Sending", "Sent", "Failed", "Unknown"];
const PERIOD = ["Open", "Closed", "Posted"];

/** One of the column's choices in any letters; a blank cell is the first of them. */
function choiceAt(book: Book, rows: Rows, heading: string, i: number, choices: string[]): string {
  const text = textAt(rows, heading, i).trim();
  const found =
    text === "" ? choices[0] : choices.filter((one) => one.toLowerCase() === text.toLowerCase())[0];
  if (found === undefined) complain(book, rows, heading, i, text);
  return found || "";
}

function complain(book: Book, rows: Rows, heading: string, i: number, text: string): void {
  book.unreadable.add(`${rows.table} ${textAt(rows, rows.key, i)}: ${heading} is "${text}"`);
}

// ---- workbook.ts ----

/** Rows of the workbook's tables, in few calls with small answers. */

type Cell = string | number | boolean;

interface Book {
  workbook: ExcelScript.Workbook;
  missing: string[];
  /** Cells, in words, each once. */
  unreadable: Set<string>;
}

/** Rows of a table, column by column. */
interface Rows {
  table: string;
  /** The heading that names a row. */
  key: string;
  count: number;
  columns: { [heading: string]: Cell[] };
}

/** So that an answer of Excel stays well below the 5 MB that it may have. */
const CELLS_AT_ONCE = 50000;
/** Wanted columns that stand no further apart are read together, with what is between them. */
const NEAR = 3;

/** @param period only this month's rows; "" for all */
function readRows(book: Book, name: string, headings: string[], period: string): Rows {
  const none: Rows = { table: name, key: headings[0] || "", count: 0, columns: {} };
  const table = book.workbook.getTable(name.replace(/ /g, ""));
  if (table === undefined) {
    book.missing.push(`table ${name}`);
    return none;
  }
  const titles = (table.getHeaderRowRange().getValues()[0] || []).map((title) => String(title));
  const lacking = headings.filter((heading) => titles.indexOf(heading) < 0);
  if (lacking.length > 0) {
    lacking.forEach((heading) => book.missing.push(`column ${heading} of ${name}`));
    return none;
  }
  const body = table.getRangeBetweenHeaderAndTotal();
  const place: Place = {
    sheet: body.getWorksheet(),
    row: body.getRowIndex(),
    column: body.getColumnIndex(),
    rows: body.getRowCount(),
  };
  if (period !== "") keepPeriod(place, titles.indexOf("Period"), period);
  return place.rows === 0 ? none : readColumns(place, name, titles, headings, period);
}

interface Place {
  sheet: ExcelScript.Worksheet;
  row: number;
  column: number;
  rows: number;
}

/** Of a table with many months, only the rows from the first to the last of the month are read. */
function keepPeriod(place: Place, column: number, period: string): void {
  const periods = readBlock(place, column, 1).map((row) => String(row[0]));
  const first = periods.indexOf(period);
  place.rows = first < 0 ? 0 : periods.lastIndexOf(period) - first + 1;
  place.row += Math.max(first, 0);
}

function readColumns(place: Place, name: string, titles: string[], headings: string[], period: string): Rows {
  const columns: { [heading: string]: Cell[] } = {};
  nearTogether(headings.map((heading) => titles.indexOf(heading))).forEach((run) => {
    const from = run[0] || 0;
    const block = readBlock(place, from, (run[run.length - 1] || 0) - from + 1);
    run.forEach((index) => {
      columns[titles[index] || ""] = block.map((row) => cellIn(row, index - from));
    });
  });
  return onlyFilled({ table: name, key: headings[0] || "", count: place.rows, columns }, headings, period);
}

/** Column numbers in order, in runs. */
function nearTogether(numbers: number[]): number[][] {
  const runs: number[][] = [];
  let run: number[] = [];
  const last = Math.max(...numbers);
  for (let column = 0; column <= last; column++) {
    if (numbers.indexOf(column) < 0) continue;
    if (run.length === 0 || column - (run[run.length - 1] || 0) > NEAR) runs.push((run = []));
    run.push(column);
  }
  return runs;
}

function readBlock(place: Place, column: number, width: number): Cell[][] {
  const atOnce = Math.floor(CELLS_AT_ONCE / width);
  const all: Cell[][] = [];
  for (let done = 0; done < place.rows; done += atOnce) {
    const rows = Math.min(atOnce, place.rows - done);
    const range = place.sheet.getRangeByIndexes(place.row + done, place.column + column, rows, width);
    range.getValues().forEach((row) => all.push(row));
  }
  return all;
}

/** Without blank rows, which an empty table has one of, and other months. */
function onlyFilled(rows: Rows, headings: string[], period: string): Rows {
  const keep: number[] = [];
  for (let i = 0; i < rows.count; i++) {
    const isOfMonth = period === "" || textAt(rows, "Period", i) === period;
    if (isOfMonth && headings.some((heading) => textAt(rows, heading, i) !== "")) keep.push(i);
  }
  if (keep.length === rows.count) return rows;
  const columns: { [heading: string]: Cell[] } = {};
  headings.forEach((heading) => {
    const all = rows.columns[heading] || [];
    columns[heading] = keep.map((i) => cellIn(all, i));
  });
  return { table: rows.table, key: rows.key, count: keep.length, columns };
}

function cellIn(row: Cell[], index: number): Cell {
  const cell = row[index];
  return cell === undefined ? "" : cell;
}

function textAt(rows: Rows, heading: string, i: number): string {
  const column = rows.columns[heading];
  return column === undefined ? "" : String(cellIn(column, i));
}

// ---- money.ts ----

/** Exact amounts, without bigint. */

/**
 * An amount as whole numbers below a million, the first the highest: seven before the decimal point and five after it.
 * While amounts are added each may grow or be negative; `carried` puts that right.
 */
type Money = number[];

const MILLION = 1000000;
const WHOLE = 7;
const PARTS = 12;
const DECIMALS = 30;

function nothing(): Money {
  const money: Money = [];
  for (let i = 0; i < PARTS; i++) money.push(0);
  return money;
}

/** The decimal number that a text or a cell's number shows; undefined when it is none. Blank is 0. */
function parseMoney(cell: Cell): Money | undefined {
  const text = String(cell).trim();
  if (text === "") return nothing();
  const parts = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/.exec(text);
  if (parts === null || typeof cell === "boolean") return undefined;
  let whole = parts[2] || "";
  let fraction = parts[3] || "";
  if (whole + fraction === "") return undefined;
  const exponent = Number(parts[4] || 0);
  if (exponent > 0) {
    fraction = fraction.padEnd(exponent, "0");
    whole += fraction.slice(0, exponent);
    fraction = fraction.slice(exponent);
  } else if (exponent < 0) {
    whole = whole.padStart(-exponent, "0");
    fraction = whole.slice(exponent) + fraction;
    whole = whole.slice(0, exponent);
  }
  whole = whole.replace(/^0+/, "");
  if (whole.length > DECIMALS) return undefined;
  const digits = whole.padStart(6 * WHOLE, "0") + fraction.slice(0, DECIMALS).padEnd(DECIMALS, "0");
  const sign = parts[1] === "-" ? -1 : 1;
  const money: Money = [];
  for (let i = 0; i < PARTS; i++) money.push(sign * Number(digits.slice(6 * i, 6 * i + 6)));
  // What a formula leaves behind further down is rounded away.
  if ((fraction.charAt(DECIMALS) || "0") >= "5") money[PARTS - 1] = (money[PARTS - 1] || 0) + sign;
  return money;
}

function addMoney(to: Money, more: Money, sign: number): void {
  for (let i = 0; i < PARTS; i++) to[i] = (to[i] || 0) + sign * (more[i] || 0);
}

function ofCents(cents: number): Money {
  const money = nothing();
  const whole = Math.trunc(cents / 100);
  money[WHOLE - 1] = whole;
  money[WHOLE] = (cents - whole * 100) * (MILLION / 100);
  return money;
}

/** Each part from 0 to 999,999, without the sign. */
function carried(money: Money, sign: number): Money {
  const parts = money.map((part) => sign * part);
  for (let i = PARTS - 1; i > 0; i--) {
    const over = Math.floor((parts[i] || 0) / MILLION);
    parts[i] = (parts[i] || 0) - over * MILLION;
    parts[i - 1] = (parts[i - 1] || 0) + over;
  }
  return parts;
}

function isNegative(money: Money): boolean {
  return (carried(money, 1)[0] || 0) < 0;
}

function withoutSign(money: Money): Money {
  return carried(money, isNegative(money) ? -1 : 1);
}

/** At least two decimals, and no zeros after them. */
function moneyText(money: Money): string {
  const digits = withoutSign(money).map((part) => String(part).padStart(6, "0"));
  const whole = digits
    .slice(0, WHOLE)
    .join("")
    .replace(/^0+(?=\d)/, "");
  const fraction = digits.slice(WHOLE).join("").replace(/0+$/, "").padEnd(2, "0");
  return `${isNegative(money) ? "-" : ""}${whole}.${fraction}`;
}

function larger(a: Money, b: Money): Money {
  const left = nothing();
  addMoney(left, a, 1);
  addMoney(left, b, -1);
  return isNegative(left) ? b : a;
}

/** The same of exact amounts. */
function misplacedMoney(amounts: Money[]): Money {
  const more = nothing();
  const less = nothing();
  amounts.forEach((left) => addMoney(isNegative(left) ? less : more, withoutSign(left), 1));
  return larger(more, less);
}

// ---- number-cells.ts ----

/** Cells that hold amounts and counts. */

function moneyAt(book: Book, rows: Rows, heading: string, i: number): Money {
  const cell = cellIn(rows.columns[heading] || [], i);
  const money = parseMoney(cell);
  if (money === undefined) complain(book, rows, heading, i, String(cell));
  return money || nothing();
}

/** A cell of money that is rounded already, as a whole number of cents. */
function centsAt(book: Book, rows: Rows, heading: string, i: number): number {
  const text = moneyText(moneyAt(book, rows, heading, i));
  const cents = Math.round(Number(`${text.replace("-", "")}e2`));
  return text.charAt(0) === "-" ? -cents : cents;
}

function countAt(rows: Rows, heading: string, i: number): number {
  return Number(textAt(rows, heading, i)) || 0;
}

// ---- sums.ts ----

/** What stands under each key, added up, and what is left of it. */

/** Amounts added up, and added without sign, which says what cells may have cut off. */
interface Sum {
  amount: Money;
  gross: number;
}

function addSum(sums: Map<string, Sum>, key: string, amount: Money, sign: number, gross: number): void {
  const own = sums.get(key) || { amount: nothing(), gross: 0 };
  addMoney(own.amount, amount, sign);
  own.gross += gross;
  sums.set(key, own);
}

/** Cells keep 15 digits: a difference within what that may come to is none. Returns it without its sign. */
function beyondCells(difference: Money, gross: number): Money {
  const size = withoutSign(difference);
  return Number(moneyText(size)) <= gross / 200000000000000 ? nothing() : size;
}

/** Beyond what cells cut off, with its sign. */
function beyondSigned({ amount, gross }: Sum): Money {
  const size = beyondCells(amount, gross);
  const signed = nothing();
  addMoney(signed, size, isNegative(amount) ? -1 : 1);
  return signed;
}

function addTo(sums: Map<string, number>, key: string, more: number): void {
  sums.set(key, (sums.get(key) || 0) + more);
}

/** Rows that are left for each key, added without sign. */
function off(sums: Map<string, number>): number {
  let total = 0;
  sums.forEach((left) => {
    total += Math.abs(left);
  });
  return total;
}

/** Cents that are left for each key: what stands under another key than it should is counted once. */
function misplaced(sums: Map<string, number>): number {
  let more = 0;
  let less = 0;
  sums.forEach((left) => {
    if (left > 0) more += left;
    else less -= left;
  });
  return Math.max(more, less);
}

// ---- tables.ts ----

/** The tables that a month is read from. */

/** The month's rows, and of all months what a month is compared with. */
interface Tables {
  period: string;
  charges: Rows;
  imports: Rows;
  problems: Rows;
  statements: Rows;
  lines: Rows;
  journal: Rows;
  mails: Rows;
  sources: Rows;
  totals: Rows;
}

function readTables(book: Book, period: string): Tables {
  const read = (name: string, headings: string[]): Rows =>
    readRows(book, name, headings.concat("Period"), period);
  return {
    period,
    charges: read("Charges", [
      "Charge ID",
      "Review",
      "PI",
      "Amount",
      "Statement No",
      "Carried From",
      "Import ID",
    ]),
    imports: read("Imports", [
      "Import ID",
      "Source",
      "Format",
      "Rows",
      "Charges",
      "Problems",
      "Amount Total",
      "Status",
    ]),
    problems: read("Problems", ["Problem ID", "Import ID", "Amount", "Status"]),
    statements: read("Statements", [
      "Statement No",
      "PI",
      "Projects",
      "Charges",
      "List",
      "Credits",
      "Amount",
      "Status",
    ]),
    lines: read("Statement Lines", [
      "Line ID",
      "Statement No",
      "Kind",
      "Fund Org",
      "Source",
      "Account",
      "List",
      "Billed",
      "Exact",
    ]),
    journal: read("Journal", [
      "Line ID",
      "Kind",
      "Fund Org",
      "Account",
      "Debit",
      "Credit",
      "Source",
      "Status",
    ]),
    mails: readRows(book, "Mail Log", ["Statement No", "Status", "Attempt"], ""),
    sources: readRows(book, "Sources", ["Source", "Active"], ""),
    totals: readRows(
      book,
      "Monthly Totals",
      ["Period", "Source", "Charges", "List", "Billed", "Pending", "Held"],
      "",
    ),
  };
}

function currencyOf(book: Book): string {
  const settings = readRows(book, "Settings", ["Setting", "Value"], "");
  const at = (settings.columns["Setting"] || []).indexOf("Currency");
  return (at < 0 ? "" : textAt(settings, "Value", at)) || "USD";
}

// ---- journal-figures.ts ----

/** What the journal charges and recovers. */

interface JournalFigures {
  /** Lines that count: of no reversed journal, and of no reversal. */
  lines: number;
  exported: number;
  /** In cents: what payers are charged, and what sources recover. */
  debits: number;
  credits: number;
  payers: Map<string, number>;
  sources: Map<string, number>;
}

function journalFigures(book: Book, tables: Tables): JournalFigures {
  const rows = tables.journal;
  const figures: JournalFigures = {
    lines: 0,
    exported: 0,
    debits: 0,
    credits: 0,
    payers: new Map<string, number>(),
    sources: new Map<string, number>(),
  };
  for (let i = 0; i < rows.count; i++) {
    const status = choiceAt(book, rows, "Status", i, JOURNAL_STATE);
    if (status === "Reversed") continue;
    const net = centsAt(book, rows, "Debit", i) - centsAt(book, rows, "Credit", i);
    figures.lines += 1;
    if (status !== "Prepared") figures.exported += 1;
    addTo(figures.sources, textAt(rows, "Source", i), net);
    if (choiceAt(book, rows, "Kind", i, JOURNAL_KIND) === "Payer") {
      figures.debits += net;
      addTo(figures.payers, keyOf(rows, i), net);
    } else figures.credits -= net;
  }
  return figures;
}

// ---- statement-figures.ts ----

/** What the statements in force and their lines come to. */

interface StatementFigures {
  /** Statements in force: neither superseded nor void. */
  made: number;
  /** In cents: what they come to, and with what others pay. */
  total: number;
  owed: number;
  rounding: Money;
  /** By statement, in cents; what its lines do not explain. */
  amountOff: Map<string, number>;
  listOff: Map<string, number>;
  creditOff: Map<string, number>;
  charges: Map<string, number>;
  /** The one statement of each PI; "" where there are several. */
  ofPi: Map<string, string>;
  exact: Map<string, Money>;
  /** Billed by source, fund and account. */
  billed: Map<string, number>;
}

function statementFigures(book: Book, tables: Tables): StatementFigures {
  const figures: StatementFigures = {
    made: 0,
    total: 0,
    owed: 0,
    rounding: nothing(),
    amountOff: new Map<string, number>(),
    listOff: new Map<string, number>(),
    creditOff: new Map<string, number>(),
    charges: new Map<string, number>(),
    ofPi: new Map<string, string>(),
    exact: new Map<string, Money>(),
    billed: new Map<string, number>(),
  };
  const rows = tables.statements;
  for (let i = 0; i < rows.count; i++) {
    if (!isInForce(book, rows, i)) continue;
    const no = textAt(rows, "Statement No", i);
    const amount = centsAt(book, rows, "Amount", i);
    figures.made += 1;
    figures.total += amount;
    figures.charges.set(no, countAt(rows, "Charges", i));
    figures.ofPi.set(addressAt(rows, i), figures.ofPi.has(addressAt(rows, i)) ? "" : no);
    addTo(figures.amountOff, no, amount);
    addTo(figures.listOff, no, centsAt(book, rows, "List", i));
    addTo(figures.creditOff, no, centsAt(book, rows, "Credits", i));
  }
  figures.owed = figures.total;
  for (let i = 0; i < tables.lines.count; i++) addLine(book, tables.lines, i, figures);
  return figures;
}

function isInForce(book: Book, statements: Rows, i: number): boolean {
  const status = choiceAt(book, statements, "Status", i, STATEMENT);
  return status === "Draft" || status === "Issued";
}

function addLine(book: Book, rows: Rows, i: number, figures: StatementFigures): void {
  const no = textAt(rows, "Statement No", i);
  if (!figures.charges.has(no)) return;
  const kind = choiceAt(book, rows, "Kind", i, LINE);
  const billed = centsAt(book, rows, "Billed", i);
  const exact = moneyAt(book, rows, "Exact", i);
  addMoney(figures.rounding, ofCents(billed), 1);
  addMoney(figures.rounding, exact, -1);
  const before = figures.exact.get(no) || nothing();
  addMoney(before, exact, 1);
  figures.exact.set(no, before);
  addTo(figures.billed, keyOf(rows, i), billed);
  // What others pay stands in no statement's amount.
  if (kind === "Paid by") {
    figures.owed += billed;
    return;
  }
  addTo(figures.amountOff, no, -billed);
  addTo(figures.listOff, no, -centsAt(book, rows, "List", i));
  if (kind === "Credit") addTo(figures.creditOff, no, billed);
}

function keyOf(rows: Rows, i: number): string {
  return JSON.stringify([textAt(rows, "Source", i), textAt(rows, "Fund Org", i), textAt(rows, "Account", i)]);
}

// ---- left-to-do.ts ----

/** What a person should do or look at, in sentences. */

function monthProblem(book: Book, period: string): string[] {
  if (period !== "") return [`"${period}" is not a month: write it as 2025-01`];
  return book.missing.length > 0 ? [] : ["The workbook has no month yet"];
}

/** What a person should do or look at, a sentence each. */
function whatIsLeft(found: MonthCheck, needsJournal: boolean, archived: boolean, files: number): string[] {
  const left: string[] = [];
  const add = (isSo: boolean, words: string): void => {
    if (isSo) left.push(words);
  };
  const isOpen = found.monthState === "Open";
  add(!archived && files + found.charges === 0, "Nothing was imported");
  add(
    found.pendingCharges > 0,
    waits(found.pendingCharges, "charge waits", "charges wait", found.pendingAmount, found),
  );
  add(
    found.openProblems > 0,
    waits(found.openProblems, "problem row waits", "problem rows wait", found.openProblemsAmount, found),
  );
  add(found.tieOutOff !== "", `The tie-out is off by ${found.tieOutDifference}: ${found.tieOutOff}`);
  if (!isOpen) return left;
  // What is below may be left in a closed month: who closed it said why.
  add(found.missingSources > 0, `No file was imported of ${found.missingSourceNames}`);
  add(found.chargesNotOnStatements > 0, offStatements(found));
  add(
    found.statementsOutOfDate > 0,
    `${several(found.statementsOutOfDate, "statement is", "statements are")} out of date: make them again`,
  );
  add(
    found.statementsNotSent > 0,
    `${several(found.statementsNotSent, "statement is", "statements are")} not sent`,
  );
  add(
    found.mailsUnknown > 0,
    `Nobody knows whether ${several(found.mailsUnknown, "mail", "mails")} left: decide under Send`,
  );
  add(
    found.mailsSending > 0,
    `${several(found.mailsSending, "mail is", "mails are")} being sent, or a run broke off`,
  );
  add(needsJournal, "The journal is not exported");
  return left;
}

function offStatements({ statements, chargesNotOnStatements: n }: MonthCheck): string {
  if (statements === 0) return `${several(n, "charge is", "charges are")} on no statement yet`;
  return `${several(n, "charge differs", "charges differ")} from the statements: make the statements again`;
}

function waits(n: number, one: string, many: string, amount: string, found: MonthCheck): string {
  return `${several(n, one, many)} for a decision (${Number(amount).toFixed(2)} ${found.currency})`;
}

function several(n: number, one: string, many: string): string {
  return `${n} ${n === 1 ? one : many}`;
}

function finish(book: Book, found: MonthCheck, left: string[]): MonthCheck {
  const faults: string[] = [];
  if (book.missing.length > 0)
    faults.push(`The workbook lacks ${book.missing.join(", ")}: choose the right file, or set it up again`);
  const unreadable: string[] = [];
  book.unreadable.forEach((words) => unreadable.push(words));
  if (unreadable.length > 0)
    faults.push(`${several(unreadable.length, "cell", "cells")} cannot be read: ${unreadable[0]}`);
  found.missingTables = book.missing.join(", ");
  found.unreadableCells = unreadable.length;
  found.unreadableCell = unreadable[0] || "";
  const all = faults.concat(left);
  found.ok = all.length === 0;
  const month = found.monthState === "" ? "" : `${found.period} is ${found.monthState.toLowerCase()}. `;
  found.summary = `${month}${found.ok ? "Nothing is left to do" : all.join(". ")}.`;
  return found;
}

// ---- months.ts ----

/** The months that the workbook knows, and which of them is at hand. */

interface Month {
  period: string;
  state: string;
  journalId: string;
  archived: boolean;
}

function readMonths(book: Book): Month[] {
  const rows = readRows(
    book,
    "Periods",
    ["Period", "Status", "Journal ID", "Content Hash", "Archive File"],
    "",
  );
  const months: Month[] = [];
  for (let i = 0; i < rows.count; i++) {
    const state = choiceAt(book, rows, "Status", i, PERIOD);
    // A content hash is there from closing until reopening: "Open" beside it was typed.
    const isClosed = state === "Open" && textAt(rows, "Content Hash", i) !== "";
    months.push({
      period: textAt(rows, "Period", i),
      state: isClosed ? "Closed" : state,
      journalId: textAt(rows, "Journal ID", i),
      archived: textAt(rows, "Archive File", i) !== "",
    });
  }
  return months;
}

/** The newest open month, else the newest. */
function defaultMonth(months: Month[]): string {
  const open = months.filter((month) => month.state === "Open");
  return newest((open.length > 0 ? open : months).map((month) => month.period));
}

function newest(periods: string[]): string {
  return periods.reduce((a, b) => (b > a ? b : a), "");
}

// ---- problems.ts ----

/** Problem rows that wait, and what was imported. */

function countProblems(book: Book, found: MonthCheck, tables: Tables): void {
  const rows = tables.problems;
  const amount = nothing();
  for (let i = 0; i < rows.count; i++) {
    if (choiceAt(book, rows, "Status", i, PROBLEM) !== "Open") continue;
    found.openProblems += 1;
    addMoney(amount, moneyAt(book, rows, "Amount", i), 1);
  }
  found.openProblemsAmount = moneyText(amount);
  found.imported = moneyText(importedTotal(book, tables));
}

function importedTotal(book: Book, tables: Tables): Money {
  const rows = tables.imports;
  const total = nothing();
  for (let i = 0; i < rows.count; i++) {
    if (choiceAt(book, rows, "Status", i, IMPORT) === "Current")
      addMoney(total, moneyAt(book, rows, "Amount Total", i), 1);
  }
  return total;
}

// ---- sources.ts ----

/** Sources of which a file is missing. */

const MONTHS_BACK = 6;

/** Active sources, and others with charges in the six months before, that no file of this month came from. */
function findMissingSources(book: Book, found: MonthCheck, tables: Tables): void {
  const here: string[] = [];
  for (let i = 0; i < tables.imports.count; i++) {
    const isCurrent = choiceAt(book, tables.imports, "Status", i, IMPORT) === "Current";
    if (isCurrent) here.push(folded(textAt(tables.imports, "Source", i)));
  }
  const listed: string[] = [];
  const known: string[] = [];
  for (let i = 0; i < tables.sources.count; i++) {
    const source = textAt(tables.sources, "Source", i);
    known.push(folded(source));
    if (choiceAt(book, tables.sources, "Active", i, ["Yes", "No"]) === "Yes") listed.push(source);
  }
  const others = billedLately(book, tables).filter((source) => known.indexOf(folded(source)) < 0);
  const missing = listed.concat(others).filter((source) => source !== "" && here.indexOf(folded(source)) < 0);
  found.missingSources = missing.length;
  found.missingSourceNames = missing.join(", ");
}

function folded(name: string): string {
  return name.trim().toLowerCase();
}

/** Free services too: their list cost shows them. */
function billedLately(book: Book, tables: Tables): string[] {
  const rows = tables.totals;
  const since = monthsBefore(tables.period, MONTHS_BACK);
  const names: string[] = [];
  for (let i = 0; i < rows.count; i++) {
    const period = textAt(rows, "Period", i);
    const source = textAt(rows, "Source", i);
    if (period < since || period >= tables.period || names.indexOf(source) >= 0) continue;
    const has = (heading: string): boolean => moneyText(moneyAt(book, rows, heading, i)) !== "0.00";
    const counts =
      has("Billed") || has("Pending") || has("List") || (countAt(rows, "Charges", i) > 0 && !has("Held"));
    if (counts) names.push(source);
  }
  return names;
}

function monthsBefore(period: string, months: number): string {
  const index = Number(period.slice(0, 4)) * 12 + Number(period.slice(5)) - 1 - months;
  return `${String(Math.floor(index / 12)).padStart(4, "0")}-${String((index % 12) + 1).padStart(2, "0")}`;
}

// ---- statements.ts ----

/** Statements of the month, and whether they went out. */

function countStatements(book: Book, found: MonthCheck, tables: Tables, charges: ChargeFigures): void {
  found.chargesNotOnStatements = charges.offStatements;
  const rows = tables.statements;
  const mails = readMails(book, tables.mails);
  const numbers = new Set<string>();
  let total = 0;
  for (let i = 0; i < rows.count; i++) {
    const no = textAt(rows, "Statement No", i);
    numbers.add(no);
    if (!isInForce(book, rows, i)) continue;
    found.statements += 1;
    total += centsAt(book, rows, "Amount", i);
    if (charges.offStatements === 0 && !saysItsCharges(book, rows, i, charges))
      found.statementsOutOfDate += 1;
    const isIssued = choiceAt(book, rows, "Status", i, STATEMENT) === "Issued";
    if (
      !wentOut(
        mails.filter((mail) => mail.statements.indexOf(no) >= 0),
        isIssued,
      )
    )
      found.statementsNotSent += 1;
  }
  found.statementsTotal = moneyText(ofCents(total));
  const own = mails.filter((mail) => mail.statements.some((no) => numbers.has(no)));
  found.mailsUnknown = own.filter((mail) => isUndecided(mail, mails)).length;
  found.mailsSending = own.filter((mail) => mail.status === "Sending").length;
}

/** To the cents that rounding each project may move; what is finer is for the tie-out. */
function saysItsCharges(book: Book, rows: Rows, i: number, charges: ChargeFigures): boolean {
  const own = charges.byStatement.get(textAt(rows, "Statement No", i));
  const projects = textAt(rows, "Projects", i).split("; ").length;
  const left = ofCents(-centsAt(book, rows, "Amount", i) - centsAt(book, rows, "Credits", i));
  if (own !== undefined) addMoney(left, own.amount, 1);
  const isNear = Number(moneyText(withoutSign(left))) <= 0.005 * (projects + 1);
  return isNear && (own === undefined ? 0 : own.charges) === countAt(rows, "Charges", i);
}

// ---- mails.ts ----

/** What the Mail Log says of statements. */

interface Mail {
  statements: string[];
  status: string;
  attempt: number;
}

function readMails(book: Book, rows: Rows): Mail[] {
  const mails: Mail[] = [];
  for (let i = 0; i < rows.count; i++) {
    const status = choiceAt(book, rows, "Status", i, MAIL);
    mails.push({
      statements: textAt(rows, "Statement No", i).split("; "),
      status,
      attempt: countAt(rows, "Attempt", i),
    });
  }
  return mails;
}

/** A mail that may have left counts as gone: it is for a person to decide. So does what was handed over otherwise. */
function wentOut(mails: Mail[], isIssued: boolean): boolean {
  if (mails.some((mail) => mail.status === "Sent" || mail.status === "Unknown")) return true;
  return isIssued && mails.length === 0;
}

/** A later mail that was sent on purpose settles the matter. */
function isUndecided(mail: Mail, all: Mail[]): boolean {
  if (mail.status !== "Unknown") return false;
  const later = all.filter((other) => other.status === "Sent" && other.attempt > mail.attempt);
  return !mail.statements.every((no) => later.some((other) => other.statements.indexOf(no) >= 0));
}

// ---- tie-out.ts ----

/** The tie-out: the checks that the tables alone can answer. */

/**
 * The checks of the tie-out that the tables alone can answer. Subsidies, what people entered against the log, and the
 * exported journal file are left to the program.
 */
function tieOut(
  book: Book,
  tables: Tables,
  charges: ChargeFigures,
  paper: StatementFigures,
  journal: JournalFigures,
): Check[] {
  const checks: Check[] = [
    moneyCheck("Imported against charges", misplacedMoney(importedLeft(book, tables, charges))),
    rowCheck("Imported rows against charges and problems (rows)", lostRows(book, tables, charges)),
    rowCheck("Mended problems against their charges (rows)", unpairedMended(book, tables, charges)),
    rowCheck("Keys that stand twice (rows)", repeatedKeys(tables)),
  ];
  if (paper.made > 0) statementChecks(charges, paper).forEach((check) => checks.push(check));
  if (journal.lines > 0) journalChecks(paper, journal).forEach((check) => checks.push(check));
  return checks;
}

/** The difference is the largest in money: one fault shows in several checks. Rows that are off are named only. */
function addUp(found: MonthCheck, checks: Check[]): void {
  let most = nothing();
  checks.forEach((check) => {
    if (!check.isRows) most = larger(most, check.difference);
  });
  found.tieOutDifference = moneyText(most);
  found.tieOutOff = checks
    .filter((check) => moneyText(check.difference) !== "0.00")
    .map((check) => check.name)
    .join("; ");
}

// ---- check.ts ----

/** A check of the tie-out: a difference in money, or rows that are off. */

interface Check {
  name: string;
  /** Without sign. */
  difference: Money;
  /** Whether it is a count, a row as 1.00. */
  isRows: boolean;
}

function rowCheck(name: string, rows: number): Check {
  return { name, difference: ofCents(100 * rows), isRows: true };
}

function moneyCheck(name: string, difference: Money): Check {
  return { name, difference, isRows: false };
}

function centsCheck(name: string, cents: number): Check {
  return moneyCheck(name, ofCents(Math.abs(cents)));
}

// ---- import-checks.ts ----

/** Whether every imported row is a charge or a problem row, at its amount. */

/** Of each import: its exact total less its charges and problem rows; a mended row counts as its file had it. */
function importedLeft(book: Book, tables: Tables, charges: ChargeFigures): Money[] {
  const left = new Map<string, Sum>();
  const twice: Money[] = [];
  addImports(book, tables.imports, left, twice);
  charges.ofImport.forEach((own, importId) => addSum(left, importId, own.amount, -1, own.gross));
  const settled = new Set<string>();
  const rows = tables.problems;
  for (let i = 0; i < rows.count; i++) {
    const id = `mended-${textAt(rows, "Problem ID", i)}`;
    const importId = textAt(rows, "Import ID", i);
    const isResolved = choiceAt(book, rows, "Status", i, PROBLEM) === "Resolved";
    const isThere = charges.mendedRows.some((row) => row.id === id && row.importId === importId);
    if (isResolved && isThere) settled.add(JSON.stringify([importId, id]));
    if (isResolved && !isThere) continue;
    const gross = Math.abs(Number(textAt(rows, "Amount", i))) || 0;
    addSum(left, importId, moneyAt(book, rows, "Amount", i), -1, gross);
  }
  // What is charged for a row that nobody mended is too much.
  charges.mendedRows.forEach(({ id, importId, amount, gross }) => {
    if (!settled.has(JSON.stringify([importId, id]))) addSum(left, importId, amount, -1, gross);
  });
  left.forEach((own) => twice.push(beyondSigned(own)));
  return twice;
}

/** @param twice gets the totals of imports whose ID another row has */
function addImports(book: Book, rows: Rows, left: Map<string, Sum>, twice: Money[]): void {
  for (let i = 0; i < rows.count; i++) {
    if (choiceAt(book, rows, "Status", i, IMPORT) !== "Current") continue;
    const importId = textAt(rows, "Import ID", i);
    const before = left.get(importId);
    if (before !== undefined) twice.push(before.amount);
    left.set(importId, { amount: moneyAt(book, rows, "Amount Total", i), gross: 0 });
  }
}

function lostRows(book: Book, tables: Tables, charges: ChargeFigures): number {
  const counts = new Map<string, number>();
  charges.byImport.forEach((rows, importId) => counts.set(importId, -rows));
  for (let i = 0; i < tables.problems.count; i++) addTo(counts, textAt(tables.problems, "Import ID", i), -1);
  const rows = tables.imports;
  for (let i = 0; i < rows.count; i++) {
    if (choiceAt(book, rows, "Status", i, IMPORT) !== "Current") continue;
    const isAddedUp = /, (summarised by (day|month)|correction of \d{4}-\d\d)/.test(
      textAt(rows, "Format", i),
    );
    const taken = countAt(rows, "Charges", i) + countAt(rows, "Problems", i);
    addTo(counts, textAt(rows, "Import ID", i), isAddedUp ? taken : countAt(rows, "Rows", i));
  }
  return off(counts);
}

function unpairedMended(book: Book, tables: Tables, charges: ChargeFigures): number {
  const rows = tables.problems;
  let unpaired = 0;
  for (let i = 0; i < rows.count; i++) {
    const mended = charges.mended[`mended-${textAt(rows, "Problem ID", i)}`];
    const isResolved = choiceAt(book, rows, "Status", i, PROBLEM) === "Resolved";
    const isPaired = isResolved
      ? mended !== undefined && mended.importId === textAt(rows, "Import ID", i)
      : mended === undefined;
    if (!isPaired) unpaired += 1;
  }
  return unpaired;
}

// ---- journal-checks.ts ----

/** Whether the journal books what the statements say. */

function journalChecks(paper: StatementFigures, journal: JournalFigures): Check[] {
  const funds = new Map<string, number>();
  paper.billed.forEach((cents, key) => funds.set(key, cents));
  journal.payers.forEach((cents, key) => addTo(funds, key, -cents));
  return [
    centsCheck("Statements and what others pay against journal debits", paper.owed - journal.debits),
    centsCheck("Journal debits against credits", journal.debits - journal.credits),
    centsCheck("Statement lines against journal, by fund and account", misplaced(funds)),
    centsCheck("Journal debits against credits, by source", misplaced(journal.sources)),
  ];
}

// ---- repeated-keys.ts ----

/** Keys that stand twice in a table. */

function repeatedKeys(tables: Tables): number {
  return (
    repeated(tables.charges, "Charge ID") +
    repeated(tables.imports, "Import ID") +
    repeated(tables.problems, "Problem ID") +
    repeated(tables.statements, "Statement No") +
    repeated(tables.lines, "Line ID") +
    repeated(tables.journal, "Line ID")
  );
}

function repeated(rows: Rows, heading: string): number {
  const keys = new Set<string>();
  for (let i = 0; i < rows.count; i++) keys.add(textAt(rows, heading, i));
  return rows.count - keys.size;
}

// ---- statement-checks.ts ----

/** Whether statements say what their charges say. */

function statementChecks(charges: ChargeFigures, paper: StatementFigures): Check[] {
  const left = nothing();
  addMoney(left, charges.amount["OK"] || nothing(), 1);
  addMoney(left, charges.amount["Approved"] || nothing(), 1);
  addMoney(left, paper.rounding, 1);
  addMoney(left, ofCents(paper.owed), -1);
  const counts = new Map<string, number>();
  paper.charges.forEach((n, no) => counts.set(no, n));
  charges.byStatement.forEach((own, no) => addTo(counts, no, -own.charges));
  return [
    moneyCheck(
      "Billed and rounding against statements and what others pay",
      beyondCells(left, charges.gross),
    ),
    centsCheck(
      "Statements against their lines",
      misplaced(paper.amountOff) + misplaced(paper.listOff) + misplaced(paper.creditOff),
    ),
    rowCheck("Charges against their statement (rows)", off(counts)),
    moneyCheck("Charges against the lines of their statement", chargesAgainstLines(charges, paper)),
  ];
}

/** A new charge of a PI with one statement belongs there, so that only what it adds is off. */
function chargesAgainstLines(charges: ChargeFigures, paper: StatementFigures): Money {
  const left = new Map<string, Sum>();
  paper.exact.forEach((exact, no) => addSum(left, no, exact, 1, 0));
  charges.byStatement.forEach((own, no) => {
    if (no !== "") addSum(left, no, own.amount, -1, own.gross);
  });
  charges.unnumbered.forEach((own, pi) => addSum(left, paper.ofPi.get(pi) || "", own.amount, -1, own.gross));
  const amounts: Money[] = [];
  left.forEach((own) => amounts.push(beyondSigned(own)));
  return misplacedMoney(amounts);
}
