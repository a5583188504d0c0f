/** Records and rows: nothing is lost either way, every field has a column, and what cannot be read is named. */
import fc from "fast-check";
import { runs } from "../testing/runs";
import {
  charge,
  fund,
  importRecord,
  journalLine,
  logEntry,
  mailLogEntry,
  periodRecord,
  person,
  problem,
  project,
  ruleSetting,
  settingRow,
  source,
  split,
  statement,
  statementLine,
} from "../testing/builders";
import {
  adjustment,
  journalValue,
  layoutColumn,
  rate,
  seal,
  serviceCost,
  standingApproval,
  subsidy,
  subsidyBalance,
} from "../testing/book-builders";
import { amount, amountFromNumber, amountToNumber, cellNumber, SHARE_WHOLE } from "../core/money";
import { fromSerial, toPartialRow, toRecords, toRow, toSerial } from "./codec";
import type { Cell, Column, Row } from "./shape";
import { ALL_TABLES, CHARGES, FUNDS, PEOPLE, SPLITS, STATEMENTS, type Table } from "./tables";

type Field = string | number | bigint | null;
type AnyRecord = Readonly<Record<string, Field>>;

/** One whole record of each table: the compiler sees to it that no field is missing. */
const SAMPLES: Readonly<Record<string, object>> = {
  Charges: charge(),
  Statements: statement(),
  "Statement Lines": statementLine(),
  Journal: journalLine(),
  People: person(),
  Projects: project(),
  Funds: fund(),
  Splits: split("A", 1n),
  Lookups: {
    lookupId: "SubAccountId/001",
    column: "SubAccountId",
    value: "001",
    pi: "ada.quill@example.edu",
    project: "coral",
    fundOrg: "BIO-10000",
    account: "7200",
    notes: "by contract",
  },
  Sources: source(),
  Rules: ruleSetting(),
  Periods: periodRecord(),
  "Monthly Totals": {
    totalId: "2025-01-0123456789abcdef",
    period: "2025-01",
    pi: "ada.quill@example.edu",
    project: "coral",
    fundOrg: "BIO-10000",
    source: "HPC",
    serviceName: "Compute",
    charges: 3,
    list: amount("12.5"),
    billed: amount("10"),
    pending: amount("1.25"),
    held: amount("2"),
    rejected: amount("-3"),
  },
  Imports: importRecord(),
  Problems: problem(),
  Conformance: {
    findingId: "AWS 2025-01 0a1b2c3d N04",
    importId: "AWS 2025-01 0a1b2c3d",
    period: "2025-01",
    source: "AWS",
    fileName: "aws_2025-01.csv",
    severity: "Warning",
    code: "N04",
    columns: "ListCost",
    count: 3,
    exampleRow: 7,
    exampleColumn: "ListCost",
    exampleValue: "+1",
    says: "The number is readable but not written as FOCUS asks.",
  },
  "Mail Log": mailLogEntry(),
  Log: logEntry(),
  Settings: settingRow(),
  Adjustments: adjustment(),
  Subsidies: subsidy(),
  "Subsidy Balances": subsidyBalance(),
  "Standing Approvals": standingApproval(),
  "Service Costs": serviceCost(),
  Rates: rate(),
  Seals: seal(),
  "Journal Formats": layoutColumn(),
  "Journal Values": journalValue(),
};

const instant = fc
  .date({ min: new Date("1970-01-01T00:00:00Z"), max: new Date("2099-12-31T23:59:59Z"), noInvalidDate: true })
  .map((date) => `${date.toISOString().slice(0, 19)}Z`);
/** What a cell can hold without loss: amounts of 15 digits. */
const cellAmount = fc
  .double({ min: -1e15, max: 1e15, noNaN: true })
  .map((value) => (Math.abs(value) < 1e-12 ? 0n : amountFromNumber(cellNumber(value))));
const text = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.constantFrom("", "00123", "=1+1", "1E5", "2025-01", " x ", "TRUE", "null"),
);

function fieldOf(column: Column): fc.Arbitrary<Field> {
  const blank = fc.constant("");
  const field: Readonly<Record<Column["kind"], () => fc.Arbitrary<Field>>> = {
    text: () => text,
    choice: () => fc.constantFrom(...(column.choices ?? [])),
    amount: () => cellAmount,
    quantity: () => cellAmount,
    cents: () => fc.integer({ min: -1e13, max: 1e13 }),
    integer: () => fc.integer({ min: -1e9, max: 1e9 }),
    percent: () => fc.bigInt({ min: 0n, max: SHARE_WHOLE }),
    day: () =>
      fc.oneof(
        blank,
        instant.map((at) => at.slice(0, 10)),
      ),
    instant: () => fc.oneof(blank, instant),
  };
  const value = field[column.kind]();
  return column.optional === true ? fc.option(value, { nil: null }) : value;
}

const recordOf = (table: Table<AnyRecord>): fc.Arbitrary<AnyRecord> =>
  fc.record(Object.fromEntries(table.columns.map((column, i) => [column.field, columnOf(column, i === 0)])));
/** No key is blank, and a month is one. */
const columnOf = (column: Column, isKey: boolean): ReturnType<typeof fieldOf> => {
  if (column.field === "period") return fc.constantFrom("2025-01", ...(isKey ? [] : [""]));
  return isKey ? fieldOf(column).filter((key) => String(key).trim() !== "") : fieldOf(column);
};

describe.each(ALL_TABLES.map((table) => [table.name, table] as const))("%s", (name, shape) => {
  const table = shape as Table<AnyRecord>;

  test("has a column for every field, and no other", () => {
    expect(table.columns.map((c) => c.field).sort()).toEqual(Object.keys(SAMPLES[name] ?? {}).sort());
    expect(new Set(table.columns.map((c) => c.heading)).size).toBe(table.columns.length);
    expect(table.columns[0]?.kind).toBe("text");
  });

  test("gives every record back", () => {
    fc.assert(
      fc.property(recordOf(table), (record) => {
        const row = toRow(table, record);
        expect(toRecords(table, [row])).toEqual([record]);
        expect(Object.values(row).every((cell) => cell === null || cell !== "")).toBe(true);
      }),
      runs(25),
    );
  });

  test("gives the plain record back", () => {
    const sample = SAMPLES[name] as AnyRecord;
    expect(toRecords(table, [toRow(table, sample)])).toEqual([sample]);
  });
});

const read = <R>(table: Table<R>, cells: Row): R => toRecords(table, [cells])[0]!;
const readCharge = (heading: string, cell: Cell) =>
  read(CHARGES, { ...toRow(CHARGES, charge()), [heading]: cell });

test("an exact amount becomes the nearest number of 15 digits, and that stays", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 42n), max: 10n ** 42n }), (value) => {
      const once = read(CHARGES, toRow(CHARGES, charge({ amount: value })));
      expect(toRow(CHARGES, once)["Amount"]).toBe(amountToNumber(value));
      expect(read(CHARGES, toRow(CHARGES, once))).toEqual(once);
    }),
    runs(50),
  );
});

describe("what people type", () => {
  test.each<readonly [string, string, Cell, unknown]>([
    ["a number typed as text", "Amount", " 12.50 ", amount("12.5")],
    ["a number in a text column", "Account", 123, "123"],
    ["text that looks like a number", "Account", "00123", "00123"],
    ["a blank amount", "Amount", "", 0n],
    ["a blank optional amount", "Quantity", " ", null],
    ["what a formula leaves", "Amount", 5.551115123125783e-17, amount("5.5511151231258E-17")],
    ["a state in other letters", "Review", " approved ", "Approved"],
    ["a state that was cleared", "Review", "", "OK"],
    ["a date as text", "Charge Period Start", "2025-01-31", "2025-01-31T00:00:00Z"],
    ["a date as serial", "Charge Period Start", 45688.5, "2025-01-31T12:00:00Z"],
    ["no date", "Charge Period Start", null, ""],
    ["a count as text", "Source Row", "7", 7],
  ])("%s", (_what, heading, cell, value) => {
    const field = CHARGES.columns.find((c) => c.heading === heading)?.field as keyof ReturnType<
      typeof charge
    >;
    expect(readCharge(heading, cell)[field]).toEqual(value);
  });

  test("a day keeps no time, a share is a fraction of 1", () => {
    expect(read(PEOPLE, { ...toRow(PEOPLE, person()), "Active From": 45688.75 }).activeFrom).toBe(
      "2025-01-31",
    );
    expect(read(SPLITS, { ...toRow(SPLITS, split("A", 0n)), "Share %": 1 / 3 }).share).toBe(3_333_333_333n);
  });

  test.each<readonly [string, string, Cell, string]>([
    ["a decimal comma", "Amount", "12,50", "a number"],
    ["an error value", "Amount", "#REF!", "a number"],
    ["a truth value", "Amount", true, "a number"],
    ["a number beyond all amounts", "Amount", 1e30, "a number"],
    ["a date with day and month to be guessed", "Charge Period Start", "1/2/2025", "a date"],
    ["a bare number as text", "Charge Period Start", "5", "a date"],
    ["a negative date", "Charge Period Start", -1, "a date"],
    ["a state that there is not", "Review", "Maybe", "one of OK, Pending, Approved, Rejected, Held"],
  ])("%s is refused, naming sheet, key and column", (_what, heading, cell, wanted) => {
    expect(() => readCharge(heading, cell)).toThrow(
      `The workbook has 1 cell that cannot be read: Charges ${charge().chargeId}: ${heading} is "${String(cell)}", not ${wanted}. Correct them in the sheet. Nothing was written.`,
    );
  });

  test("cents beyond exact sums are refused", () => {
    expect(() => read(STATEMENTS, { ...toRow(STATEMENTS, statement()), Amount: 1e15 })).toThrow("Amount is");
  });

  test("all bad cells are counted, the first named", () => {
    const bad: Row = { ...toRow(FUNDS, fund()), Cap: "x", "Award End": "y" };
    expect(() => toRecords(FUNDS, Array<Row>(4).fill(bad))).toThrow(
      /8 cells that cannot be read: Funds BIO-10000: .*; …\./,
    );
  });
});

test("an update has the key and the cells given, a blank one as null", () => {
  expect(toPartialRow(CHARGES, { chargeId: "a", reviewNote: "", quantity: null })).toEqual({
    "Charge ID": "a",
    "Review Note": null,
    Quantity: null,
  });
});

test.each([
  ["1899-12-30", 0],
  ["1970-01-01", 25_569],
  ["2025-01-31T12:00:00Z", 45_688.5],
])("%s is Excel's %d", (at, serial) => {
  expect(toSerial(at)).toBe(serial);
  expect(fromSerial(serial).startsWith(at)).toBe(true);
});
