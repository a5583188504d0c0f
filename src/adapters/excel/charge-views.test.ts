import { openExcel, type OpenExcel } from "../../../tests/support/excel";
import { amount } from "../../core/money";
import { ALL_CHARGES } from "../../ports/charge-views";
import { charge } from "../../testing/builders";
import { toRow } from "../../workbook/codec";
import type { ReportShape } from "../../workbook/shape";
import { ALL_TABLES, CHARGES } from "../../workbook/tables";

const PAGE: ReportShape = {
  sheet: "Page",
  group: "month",
  widths: [20, 20],
  cells: [
    { at: "A1", style: "title", value: "Page" },
    { at: "B3", style: "input", name: "month" },
    { at: "B4", style: "input", name: "pi" },
    { at: "B5", style: "label", name: "name", formula: "B4" },
  ],
};

const CASES = [
  { review: "OK", pi: "ada.quill@example.edu", amount: "12.5" },
  { review: "Pending", pi: "ada.quill@example.edu", amount: "0.1" },
  { review: "Pending", pi: "ben.ortho@example.edu", amount: "0.2" },
  { review: "Held", pi: "ben.ortho@example.edu", amount: "-40" },
] as const;

async function withCharges(): Promise<OpenExcel> {
  const open = await openExcel();
  await open.workbook.ensure(ALL_TABLES, [PAGE]);
  const rows = CASES.map((one, i) =>
    toRow(CHARGES, charge({ ...one, amount: amount(one.amount), chargeId: `c${i + 1}` })),
  );
  await open.workbook.apply([{ do: "append", table: CHARGES, rows }]);
  return open;
}

const ADA = ["ada.quill@example.edu"];

describe("views of Charges", () => {
  it.each([
    ["all", ALL_CHARGES, 4, "-27.2"],
    ["one state", { only: { Review: ["Pending"] }, atLeast: null }, 2, "0.3"],
    ["one PI", { only: { PI: ADA }, atLeast: null }, 2, "12.6"],
    ["a state of a PI", { only: { Review: ["Pending"], PI: ADA }, atLeast: null }, 1, "0.1"],
    ["several states", { only: { Review: ["OK", "Held"] }, atLeast: null }, 2, "-27.5"],
    ["an amount and more", { only: {}, atLeast: 0.2 }, 2, "12.7"],
    ["none", { only: { PI: ["nobody@example.edu"] }, atLeast: null }, 0, "0"],
  ])("show %s, and say how many rows and how much", async (_what, filter, rows, sum) => {
    const { workbook, host } = await withCharges();
    await workbook.view.showCharges({ only: { Review: ["Held"] }, atLeast: 1_000 });
    expect(await workbook.view.showCharges(filter)).toEqual({ rows, amount: amount(sum) });
    expect(host.activeSheet.name).toBe("Charges");
  });

  it("leave the rows as they are, and the next step to write to all of them", async () => {
    const { workbook } = await withCharges();
    const before = await workbook.read([{ table: CHARGES }]);
    await workbook.view.showCharges({ only: { Review: ["OK"] }, atLeast: null });
    expect(await workbook.read([{ table: CHARGES }])).toEqual(before);
  });

  it("refuse a workbook without Charges, saying what to do", async () => {
    const { workbook } = await openExcel();
    await expect(workbook.view.showCharges(ALL_CHARGES)).rejects.toThrow("Import the first files");
  });
});

describe("inputs of a report sheet", () => {
  it("are typed as text, formulas are left alone, and the sheet comes to the front", async () => {
    const { workbook, host } = await withCharges();
    const typed = { month: "2025-01", pi: "ada.quill@example.edu", name: "nobody" };
    expect(await workbook.view.showReport(PAGE, typed)).toBe(true);
    const sheet = host.workbook.findSheet("Page");
    expect(sheet?.textAt(2, 1)).toBe("2025-01");
    expect(sheet?.textAt(3, 1)).toBe("ada.quill@example.edu");
    expect(sheet?.textAt(4, 1)).not.toBe("nobody");
    expect(host.activeSheet.name).toBe("Page");
  });

  it("are not typed where there is no such sheet", async () => {
    const { workbook } = await openExcel();
    expect(await workbook.view.showReport(PAGE, { pi: "x" })).toBe(false);
  });
});
