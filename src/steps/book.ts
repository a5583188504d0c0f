/** The workbook as a step sees it: read once, typed on demand; of the charges, only the months a step asks for. */
import type { Charge } from "../core/charge";
import type { Cents } from "../core/money";
import type { Period } from "../core/period";
import { mainPeriodsOf } from "../core/import/main-periods";
import { archivedCorrectionsOf, refuseArchived } from "./archived";
import { BookTables } from "./book-tables";
import { COUNTED_COLUMNS } from "./counted-columns";
import { addressed } from "./normalise";
import type { EarlierTotal } from "../core/review/context";
import { fundTotals } from "../core/statements/fund-totals";
import { notRejected, totalCharges, type CountedCharge, type MonthlyTotal } from "../core/totals";
import type { Wanted, Workbook } from "../ports/ports";
import { toRecords } from "../workbook/codec";
import type { Row } from "../workbook/shape";
import { mustBeWhole } from "./must-be-whole";
import { ALL_TABLES, CHARGES, type Table } from "../workbook/tables";

export class Book extends BookTables {
  private readonly chargeRows = new Map<Period, readonly Row[]>();
  /** Of months that an older program left without totals: rows with the columns that totals read. */
  private readonly untotalled = new Map<Period, readonly Row[]>();
  /** By the month that is corrected; of those that a month read so far corrects. */
  private readonly correctionRows = new Map<Period, readonly Row[]>();

  private constructor(
    private readonly workbook: Workbook,
    rows: ReadonlyMap<string, readonly Row[]>,
  ) {
    super(rows);
  }

  /** @param months whose charges are read with everything else */
  static async open(workbook: Workbook, months: Iterable<Period> = []): Promise<Book> {
    const tables = ALL_TABLES.filter((table) => table.name !== CHARGES.name);
    const lists = await workbook.read([...tables.map((table) => ({ table })), mustBeWhole(CHARGES)]);
    const book = new Book(workbook, new Map(tables.map((table, i) => [table.name, lists[i] ?? []])));
    await book.load(months);
    return book;
  }

  /**
   * Reads the charges of these months, and of the months before them those that have no totals yet.
   * @throws Refusal where a month's charges are archived
   */
  async load(months: Iterable<Period>): Promise<void> {
    const missing = [...new Set(months)].filter((month) => !this.chargeRows.has(month));
    if (missing.length === 0) return;
    for (const month of missing) refuseArchived(this, month);
    const newest = missing.reduce((a, b) => (a > b ? a : b));
    const earlier = this.monthsWithoutTotals().filter((p) => p < newest && !this.untotalled.has(p));
    const wanted: Wanted[] = [{ table: CHARGES, only: { heading: "Period", values: missing } }];
    const columns = COUNTED_COLUMNS.map((c) => c.heading);
    if (earlier.length > 0)
      wanted.push({ table: CHARGES, columns, only: { heading: "Period", values: earlier } });
    const [rows = [], before = []] = await this.workbook.read(wanted);
    for (const month of missing) this.chargeRows.set(month, ofMonth(rows, month));
    for (const month of earlier) this.untotalled.set(month, ofMonth(before, month));
    await this.loadCorrections(rows);
  }

  /** What else corrects the months that these charges correct: together they say what is left of what was billed. */
  private async loadCorrections(rows: readonly Row[]): Promise<void> {
    const corrected = rows
      .filter((row) => row["Corrects"] !== "")
      .map((row) => String(row["Original Period"]));
    const about = [...new Set(corrected)].filter((p) => p !== "" && !this.correctionRows.has(p));
    if (about.length === 0) return;
    const only = { heading: "Original Period", values: about };
    const [found = []] = await this.workbook.read([{ table: CHARGES, only }]);
    for (const period of about)
      this.correctionRows.set(
        period,
        found.filter((row) => row["Original Period"] === period),
      );
  }

  /** Charges of any month that correct a month which one read so far corrects. */
  get corrections(): readonly Charge[] {
    const rows = [...this.correctionRows.values()].flat();
    return toRecords(CHARGES, rows).map((charge) => addressed(charge, this.directory));
  }

  /** A month's charges that were read by other means: from its archive. */
  place(period: Period, rows: readonly Row[]): void {
    this.chargeRows.set(period, rows);
  }

  private monthsWithoutTotals(): readonly Period[] {
    const totalled = new Set(this.monthlyTotals.map((total) => total.period));
    return this.periods.filter((p) => p.charges > 0 && !totalled.has(p.period)).map((p) => p.period);
  }

  /** The months that have charges carried over from this one. */
  async carriedInto(period: Period): Promise<readonly Period[]> {
    const only = { heading: "Carried From", values: [period] };
    const [rows = []] = await this.workbook.read([
      { table: CHARGES, columns: ["Period", "Carried From"], only },
    ]);
    return [...new Set(rows.map((row) => String(row["Period"])))];
  }

  /** The months that have charges about this closed one, archived ones among them. */
  async correctedIn(period: Period): Promise<readonly Period[]> {
    const only = { heading: "Original Period", values: [period] };
    const [rows = []] = await this.workbook.read([
      { table: CHARGES, columns: ["Period", "Original Period"], only },
    ]);
    const archived = archivedCorrectionsOf(this, period);
    return [...new Set([...rows.map((row) => String(row["Period"])), ...archived])];
  }

  /** Charges of these months, which were loaded, with addresses normalised as a person may have typed them. */
  charges(periods: Iterable<Period>): readonly Charge[] {
    const months = [...new Set(periods)];
    return this.once(`charges of ${months.join()}`, () =>
      this.storedCharges(months).map((charge) => addressed(charge, this.directory)),
    );
  }

  /** The same exactly as the cells have them. */
  storedCharges(periods: Iterable<Period>): readonly Charge[] {
    const months = [...new Set(periods)];
    return this.once(`stored charges of ${months.join()}`, () => {
      const rows = months.flatMap((period) => {
        const month = this.chargeRows.get(period);
        if (month === undefined) throw new Error(`The charges of ${period} were not loaded`);
        return month;
      });
      return toRecords(CHARGES, rows);
    });
  }

  /** Totals that the table lacks, of the months that were read. */
  get totalsToAdd(): readonly MonthlyTotal[] {
    const lacking = new Set(this.monthsWithoutTotals());
    const rows = [...this.untotalled, ...this.chargeRows].flatMap(([period, month]) =>
      lacking.delete(period) ? month : [],
    );
    const counted: Table<CountedCharge> = {
      ...CHARGES,
      columns: COUNTED_COLUMNS,
      record: undefined as never,
    };
    return totalCharges(toRecords(counted, rows), this.directory);
  }

  /** What the review compares with: the totals of all months before one. */
  history(before: Period): readonly EarlierTotal[] {
    return [...this.monthlyTotals, ...this.totalsToAdd]
      .filter((total) => total.period < before && total.charges > 0)
      .map((total) => ({ ...total, amount: notRejected(total) }));
  }

  /** What funds with a cap are compared with: what each bore in the months billed before one. */
  fundsBefore(period: Period): ReadonlyMap<string, Cents> {
    // Few workbooks have caps, and the lines of years are many.
    if (this.reference.funds.every((fund) => fund.cap === null)) return new Map();
    const { statements, lines, settings, periods } = this;
    return this.once(`funds before ${period}`, () =>
      fundTotals(statements, lines, { period, currency: settings.currency, periods }),
    );
  }

  /** The main month of each import: of one file's imports the one with most rows. */
  get mainPeriods(): ReadonlyMap<string, Period> {
    return this.once("mainPeriods", () => mainPeriodsOf(this.imports));
  }
}

function ofMonth(rows: readonly Row[], period: Period): readonly Row[] {
  return rows.filter((row) => row["Period"] === period);
}
