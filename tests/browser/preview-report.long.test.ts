/** The preview draws what a report sheet has besides cells: charts, slicers, pivot tables, and the figures of formulas. */
import type { Frame } from "playwright-core";
import { axe } from "./support/axe";
import { inBrowser } from "./support/begin";
import { openPreview, screenshot, type OpenPane } from "./support/pane";
import { eventually, settles } from "./support/settles";

inBrowser();

/** Runs with the pane's own Office.js, as the add-in does. */
async function inExcel(preview: OpenPane, work: (context: Excel.RequestContext) => unknown): Promise<void> {
  const frame = preview.page.frames().find((one: Frame) => one.url().includes("pane.html"));
  await frame?.evaluate(
    `Excel.run(async (context) => { await (${work.toString()})(context); await context.sync(); })`,
  );
}

async function withData(): Promise<OpenPane> {
  const preview = await openPreview();
  await preview.page.frameLocator("#pane").getByRole("button", { name: "Set up this workbook" }).waitFor();
  await inExcel(preview, ({ workbook }) => {
    const sheet = workbook.worksheets.getFirst();
    sheet.name = "Totals";
    sheet.getRange("A1:A7").numberFormat = Array.from({ length: 7 }, () => ["@"]);
    sheet.getRange("A1:D7").values = [
      ["Period", "PI", "Source", "Billed"],
      ["2025-01", "ada@example.edu", "AWS", 1200],
      ["2025-01", "ben@example.edu", "HPC", 300.5],
      ["2025-02", "ada@example.edu", "AWS", 900],
      ["2025-02", "ben@example.edu", "HPC", 410],
      ["2025-02", "cleo@example.edu", "AWS", 75],
      ["2025-03", "ada@example.edu", "HPC", 640],
    ];
    sheet.tables.add("A1:D7", true).name = "Totals";
  });
  return preview;
}

test("charts are drawn where they lie, follow their cells and go with their sheet", async () => {
  const preview = await withData();
  const { page } = preview;
  await inExcel(preview, ({ workbook }) => {
    const sheet = workbook.worksheets.add("Board");
    sheet.showGridlines = false;
    sheet.getRange("A1").values = [["Computing costs"]];
    sheet.getRange("A1").format.font.size = 18;
    sheet.getRange("A1").format.rowHeight = 30;
    sheet.getRange("A3:C6").values = [
      ["Month", "AWS", "HPC"],
      ["'2025-01", 1200, 300.5],
      ["'2025-02", 975, 410],
      ["'2025-03", 0, 640],
    ];
    sheet.getRange("B4:C6").numberFormat = [
      ["#,##0.00", "#,##0.00"],
      ["#,##0.00", "#,##0.00"],
      ["#,##0.00", "#,##0.00"],
    ];
    const places = [
      ["ColumnStacked", "A8", "E20"],
      ["BarClustered", "F8", "K20"],
      ["LineMarkers", "A22", "E34"],
      ["Doughnut", "F22", "K34"],
    ] as const;
    for (const [kind, from, to] of places) {
      const chart = sheet.charts.add(kind, sheet.getRange("A3:C6"), "Columns");
      chart.name = kind;
      chart.title.text = `Billed by month and source, ${kind}`;
      chart.setPosition(from, to);
      if (kind === "Doughnut") continue;
      chart.axes.valueAxis.title.text = "USD";
      chart.axes.valueAxis.numberFormat = "#,##0";
      chart.series.getItemAt(0).format.fill.setSolidColor("#1F3A5F");
      chart.series.getItemAt(0).gapWidth = 60;
      chart.series.getItemAt(1).format.fill.setSolidColor("#E69F00");
      if (kind !== "LineMarkers") chart.series.getItemAt(1).hasDataLabels = true;
    }
    sheet.activate();
  });
  const stacked = page.getByRole("img", {
    name: "Chart Billed by month and source, ColumnStacked: AWS, HPC by 2025-01, 2025-02, 2025-03",
  });
  await stacked.waitFor();
  await settles(() => page.getByRole("img").count(), 4);
  const chart = page.locator(".chart").first();
  await eventually(async () => {
    const cell = await page.getByRole("gridcell", { name: "Month" }).boundingBox();
    const box = await chart.boundingBox();
    expect(Math.abs((box?.x ?? 0) - (cell?.x ?? 0))).toBeLessThanOrEqual(1);
    expect((box?.y ?? 0) - (cell?.y ?? 0)).toBeCloseTo(100, -1);
  });
  const at = (await chart.boundingBox())?.y ?? 0;
  const before = await stacked.screenshot();
  await screenshot(page, "preview-charts");

  await preview.on(({ host }) => host.type("Board", "B6", [[2000]]));
  await settles(async () => (await stacked.screenshot()).equals(before), false);
  const scroll = async () =>
    await page
      .getByRole("grid")
      .evaluate((grid: { scrollTo: (x: number, y: number) => void }) => grid.scrollTo(0, 60));
  // What the edit draws anew late may take the scrolling back.
  await settles(async () => {
    await scroll();
    return at - ((await chart.boundingBox())?.y ?? 0);
  }, 60);
  expect(await axe(page)).toEqual([]);
  await page.getByRole("tab", { name: "Totals" }).click();
  await stacked.waitFor({ state: "detached" });
  expect(preview.errors).toEqual([]);
  await preview.close();
});

test("slicers filter, a pivot table stands in its cells", async () => {
  const preview = await withData();
  const { page } = preview;
  await inExcel(preview, ({ workbook }) => {
    const sheet = workbook.worksheets.getItem("Totals");
    const slicer = workbook.slicers.add("Totals", "PI", "Totals");
    slicer.set({ caption: "Principal investigator", left: 300, top: 10, width: 150, height: 120 });
    const pivot = workbook.pivotTables.add("By PI", "Totals", "Totals!A10");
    pivot.rowHierarchies.add(pivot.hierarchies.getItem("PI"));
    pivot.rowHierarchies.add(pivot.hierarchies.getItem("Source"));
    pivot.columnHierarchies.add(pivot.hierarchies.getItem("Period"));
    pivot.dataHierarchies.add(pivot.hierarchies.getItem("Billed")).numberFormat = "#,##0.00";
    sheet.activate();
  });
  const slicer = page.getByRole("region", { name: "Slicer Principal investigator" });
  await slicer.getByRole("button", { name: "ben@example.edu" }).click();
  await page.getByRole("gridcell", { name: "1200" }).waitFor({ state: "detached" });
  const chosen = slicer.getByRole("button", { pressed: true });
  await settles(() => chosen.allTextContents(), ["ben@example.edu"]);
  await slicer.getByRole("button", { name: "cleo@example.edu" }).click({ modifiers: ["Control"] });
  await settles(() => chosen.allTextContents(), ["ben@example.edu", "cleo@example.edu"]);
  await page.getByRole("gridcell", { name: "75", exact: true }).waitFor();
  await settles(() => page.getByRole("gridcell", { name: "Grand Total" }).count(), 2);
  await page.getByRole("gridcell", { name: "3,525.50" }).waitFor();
  expect(await axe(page)).toEqual([]);
  await screenshot(page, "preview-pivot");
  await slicer.getByRole("button", { name: "All of Principal investigator" }).click();
  await page.getByRole("gridcell", { name: "1200" }).waitFor();
  expect(preview.errors).toEqual([]);
  await preview.close();
});

test("the sample month's report sheets show their true figures, and look like reports", async () => {
  const preview = await openPreview({ height: 1100 });
  const { page } = preview;
  const pane = page.frameLocator("#pane");
  await pane.getByRole("button", { name: "Set up this workbook" }).waitFor();
  await page.getByRole("button", { name: "Load the sample month" }).first().click();
  await pane.getByRole("textbox", { name: "Your name or address" }).fill("Robin");
  await pane.getByRole("button", { name: "Continue" }).click();
  await pane.getByRole("button", { name: "Import 4 files" }).click();
  await pane
    .getByText(/^Imported [\d,]+ charges/)
    .first()
    .waitFor();
  for (const name of ["Start", "Dashboard", "Tie-out", "PI", "Pivot", "Browse", "Charges"]) {
    await page.getByRole("tab", { name, exact: true }).click();
    await page.getByRole("tab", { name, exact: true, selected: true }).waitFor();
    await screenshot(page, `preview-sheet-${name.toLowerCase()}`);
  }
  await page.getByRole("tab", { name: "Tie-out" }).click();
  const figures = () =>
    preview.on(({ workbook }) => {
      const { sheet, body, columns } = workbook.table("Imports");
      const at = (heading: string): number => body.left + columns.findIndex(({ name }) => name === heading);
      let cents = 0;
      for (let row = body.top; row <= body.bottom; row += 1)
        if (sheet.value(row, at("Status")) === "Current")
          cents += Math.round(Number(sheet.value(row, at("Amount"))) * 100);
      return [workbook.sheet("Tie-out").textAt(5, 1).replaceAll(",", ""), (cents / 100).toFixed(2)];
    });
  // They are worked out after the sheet has come to the front.
  await eventually(async () => {
    const [shown, held] = await figures();
    expect(Number(shown)).toBeGreaterThan(0);
    expect(shown).toBe(held);
  });
  expect(await axe(page)).toEqual([]);
  expect(preview.errors).toEqual([]);
  await preview.close();
});
