/** Corrections of closed months land in an open one; all other rows of a closed month are refused. */
import { periodRecord } from "../../testing/builders";
import { focusRow, importFile, type FocusRow } from "../../testing/focus-file";
import { after, NOTHING, plan } from "../../testing/import-month";
import { planWithLate } from "./late-plan";
import type { ImportState } from "./plan";

const NOW = "2025-03-03T09:00:00Z";
const CORRECTION = { ChargeClass: "Correction", ChargePeriodStart: "2024-12-10T00:00:00Z" };
const OLD = { ...CORRECTION, BillingPeriodStart: "2024-12-01" };
const file = (...rows: readonly FocusRow[]) => importFile(rows.map((row) => focusRow(row)));
const closed = (state: ImportState, ...months: readonly string[]): ImportState => ({
  ...state,
  periods: months.map((period) => periodRecord({ period, status: "Closed" })),
});
const DECEMBER = closed(NOTHING, "2024-12");

test.each([
  ["beside rows of an open month it goes there", [{}, OLD], "2025-01"],
  ["alone it goes to the next open month", [OLD], "2025-01"],
])("%s", (_what, rows, month) => {
  const { charges, imports } = plan(DECEMBER, [file(...rows)]);
  expect(charges.at(-1)).toMatchObject({
    period: month,
    originalPeriod: "2024-12",
    chargeClass: "Correction",
  });
  expect(imports).toMatchObject([{ period: month, charges: rows.length }]);
});

test("where the next month is closed too it goes to the one after", () => {
  const { charges } = plan(closed(NOTHING, "2024-12", "2025-01"), [file(OLD)]);
  expect(charges[0]).toMatchObject({ period: "2025-02", originalPeriod: "2024-12" });
});

test("in an open month it says which month it is about", () => {
  const { charges } = plan(NOTHING, [file(CORRECTION, {})]);
  expect(charges.map((c) => [c.period, c.originalPeriod])).toEqual([
    ["2025-01", "2024-12"],
    ["2025-01", ""],
  ]);
});

test("corrections alone join what the open month has", () => {
  const january = closed(after(NOTHING, [file({})]), "2024-12");
  const { charges, imports } = plan(january, [file(OLD)]);
  expect(charges).toHaveLength(2);
  expect(imports.map((i) => i.status)).toEqual(["Current", "Current"]);
});

test("rows that are no corrections are refused, and the way is named", () => {
  expect(() => plan(DECEMBER, [file({}, { BillingPeriodStart: "2024-12-01" })])).toThrow(
    /2024-12 is closed.*--as-correction/,
  );
});

test("a correction that the closed month has already stays there", () => {
  const all = file({}, OLD, {});
  const state = closed(after(NOTHING, [all]), "2024-12");
  expect(plan(state, [all]).charges).toEqual(state.charges);
});

test("a correction that was brought into a month, closed since, is not brought again by a later file", () => {
  const january = closed(after(DECEMBER, [file({}, OLD)]), "2024-12", "2025-01");
  const later = [{ BillingPeriodStart: "2025-02-01", ChargePeriodStart: "2025-02-03T00:00:00Z", ChargePeriodEnd: "2025-02-04T00:00:00Z" }, OLD]; // prettier-ignore
  expect(() => plan(january, [file(...later)])).toThrow(/2025-01 is closed.*--late-rows/);
  const corrections = (rows: readonly FocusRow[]) => {
    const options = {
      add: false,
      replacePeriods: [],
      acceptProblems: true,
      invoiceTotal: null,
      lateRows: true,
    };
    const { charges } = planWithLate([file(...rows)], january, { ...options, by: "tess", now: NOW });
    return charges
      .filter((c) => c.chargeClass === "Correction")
      .map((c) => c.period)
      .sort();
  };
  expect(corrections(later)).toEqual(["2025-01"]);
  // A second one, equal to the first, is one more.
  expect(corrections([...later, OLD])).toEqual(["2025-01", "2025-02"]);
});

test("a correction that cannot be read is a problem of the open month", () => {
  const { problems } = plan(DECEMBER, [file({}, { ...OLD, BilledCost: "x" })]);
  expect(problems).toMatchObject([{ period: "2025-01" }]);
});
