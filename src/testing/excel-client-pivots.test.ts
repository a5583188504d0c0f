/** Pivot tables of the stand-in for Excel, driven by the real Office.js client. */
import { openExcelClient, type ExcelClient } from "./excel-client";
import { ExcelHost, HostWorkbook } from "./excel-host";
import { codeOf } from "./error-code";

const TOTALS = [
  ["PI", "Service", "Month", "Billed"],
  ["b@example.edu", "Storage", "2025-01", 10.1],
  ["a@example.edu", "Compute", "2025-01", 1.1],
  ["a@example.edu", "Compute", "2025-02", 2.2],
  ["a@example.edu", "Storage", "2025-02", 4],
];

/** A table Totals on Data, and an empty sheet Pivot. */
async function withTotals(): Promise<ExcelClient> {
  const client = await openExcelClient(new ExcelHost({ workbook: new HostWorkbook("Data") }));
  await client.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Data");
    sheet.getRange("C2:C5").numberFormat = [["@"], ["@"], ["@"], ["@"]];
    sheet.getRange("A1:D5").values = TOTALS;
    sheet.tables.add("A1:D5", true).name = "Totals";
    context.workbook.worksheets.add("Pivot");
    await context.sync();
  });
  return client;
}

/** PI on the rows, Month on the columns, Billed added up, from A3 of Pivot. */
async function withPivot(): Promise<ExcelClient> {
  const client = await withTotals();
  await client.run(async (context) => {
    const { workbook } = context;
    const pivot = workbook.pivotTables.add(
      "By PI",
      workbook.tables.getItem("Totals"),
      workbook.worksheets.getItem("Pivot").getRange("A3"),
    );
    pivot.rowHierarchies.add(pivot.hierarchies.getItem("PI"));
    pivot.columnHierarchies.add(pivot.hierarchies.getItem("Month"));
    pivot.dataHierarchies.add(pivot.hierarchies.getItem("Billed"));
    await context.sync();
  });
  return client;
}

/** What the pivot table's cells hold. */
async function cells({ run }: ExcelClient, name = "By PI"): Promise<unknown[][]> {
  return await run(async (context) => {
    const range = context.workbook.pivotTables.getItem(name).layout.getRange().load("values");
    await context.sync();
    return range.values as unknown[][];
  });
}

const PIVOT = (run: Excel.RequestContext): Excel.PivotTable => run.workbook.pivotTables.getItem("By PI");

describe("a pivot table", () => {
  it("adds up by rows and columns, with grand totals, from where it was put", async () => {
    const client = await withPivot();
    expect(await cells(client)).toEqual([
      ["Sum of Billed", "Column Labels", "", ""],
      ["Row Labels", "2025-01", "2025-02", "Grand Total"],
      ["a@example.edu", 1.1, 6.2, 7.3],
      ["b@example.edu", 10.1, "", 10.1],
      ["Grand Total", 11.2, 6.2, 17.4],
    ]);
    const address = await client.run(async (context) => {
      const range = PIVOT(context).layout.getRange().load("address");
      await context.sync();
      return range.address;
    });
    expect(address).toBe("Pivot!A3:D7");
  });

  it("shows the table as it was when it was last refreshed", async () => {
    const client = await withPivot();
    client.host.workbook.edit("Data", "D2", [[20]]);
    client.host.workbook.edit("Data", "A6:D6", [["c@example.edu", "Compute", "'2025-03", 5]]);
    expect((await cells(client)).at(-1)).toEqual(["Grand Total", 11.2, 6.2, 17.4]);
    await client.run(async (context) => {
      context.workbook.pivotTables.refreshAll();
      await context.sync();
    });
    expect(await cells(client)).toEqual([
      ["Sum of Billed", "Column Labels", "", "", ""],
      ["Row Labels", "2025-01", "2025-02", "2025-03", "Grand Total"],
      ["a@example.edu", 1.1, 6.2, "", 7.3],
      ["b@example.edu", 20, "", "", 20],
      ["c@example.edu", "", "", 5, 5],
      ["Grand Total", 21.1, 6.2, 5, 32.3],
    ]);
  });

  it("keeps what a person changed in its fields over a refresh", async () => {
    const client = await withPivot();
    const pivot = client.host.workbook.sheet("Pivot").pivots[0]!;
    // As by dragging in Excel's list of fields: Month away, Service below PI, a PI not shown.
    pivot.take(pivot.field("Month")!, "columns");
    pivot.put(pivot.field("Service")!, "rows");
    pivot.change(() => pivot.field("PI")!.hidden.add("b@example.edu"));
    await client.run(async (context) => {
      PIVOT(context).refresh();
      await context.sync();
    });
    expect(await cells(client)).toEqual([
      ["Row Labels", "Sum of Billed"],
      ["a@example.edu", 7.3],
      ["Compute", 3.3],
      ["Storage", 4],
      ["Grand Total", 7.3],
    ]);
    // The cells that it no longer needs are blank.
    expect(client.host.workbook.sheet("Pivot").value(3, 3)).toBeNull();
  });

  it("takes several values by name, number format and kind of total", async () => {
    const client = await withPivot();
    await client.run(async (context) => {
      const pivot = PIVOT(context);
      pivot.columnHierarchies.remove(pivot.columnHierarchies.getItem("Month"));
      const billed = pivot.dataHierarchies.getItem("Sum of Billed");
      billed.name = "Billed ";
      billed.numberFormat = "#,##0.00";
      const count = pivot.dataHierarchies.add(pivot.hierarchies.getItem("Service"));
      count.load("name,summarizeBy");
      pivot.dataHierarchies.load("items/name,items/numberFormat");
      await context.sync();
      expect([count.name, count.summarizeBy]).toEqual(["Count of Service", "Count"]);
      expect(pivot.dataHierarchies.items.map(({ name, numberFormat }) => [name, numberFormat])).toEqual([
        ["Billed ", "#,##0.00"],
        ["Count of Service", "General"],
      ]);
      const text = pivot.layout.getDataBodyRange().load("text");
      await context.sync();
      expect(text.text).toEqual([
        ["7.30", "3"],
        ["10.10", "1"],
        ["17.40", "4"],
      ]);
    });
    expect((await cells(client))[0]).toEqual(["Row Labels", "Billed ", "Count of Service"]);
  });

  it("has a tabular form with subtotals, or without", async () => {
    const client = await withPivot();
    await client.run(async (context) => {
      const pivot = PIVOT(context);
      pivot.rowHierarchies.add(pivot.hierarchies.getItem("Service"));
      pivot.layout.layoutType = "Tabular";
      pivot.layout.showRowGrandTotals = false;
      await context.sync();
    });
    expect(await cells(client)).toEqual([
      ["Sum of Billed", "", "Month", ""],
      ["PI", "Service", "2025-01", "2025-02"],
      ["a@example.edu", "Compute", 1.1, 2.2],
      ["", "Storage", "", 4],
      ["a@example.edu Total", "", 1.1, 6.2],
      ["b@example.edu", "Storage", 10.1, ""],
      ["b@example.edu Total", "", 10.1, ""],
      ["Grand Total", "", 11.2, 6.2],
    ]);
    await client.run(async (context) => {
      const { layout } = PIVOT(context);
      layout.subtotalLocation = "Off";
      layout.showColumnGrandTotals = false;
      await context.sync();
    });
    expect((await cells(client)).map(([first]) => first)).toEqual([
      "Sum of Billed",
      "PI",
      "a@example.edu",
      "",
      "b@example.edu",
    ]);
  });

  it("filters by a field above it, sorts by its values, and moves a field between axes", async () => {
    const client = await withPivot();
    await client.run(async (context) => {
      const pivot = PIVOT(context);
      // On the filters a field is on no other axis.
      pivot.filterHierarchies.add(pivot.hierarchies.getItem("Month"));
      const month = pivot.filterHierarchies.getItem("Month").fields.getItem("Month");
      month.applyFilter({ manualFilter: { selectedItems: ["2025-01"] } });
      const pi = pivot.rowHierarchies.getItem("PI").fields.getItem("PI");
      pi.sortByValues("Descending", pivot.dataHierarchies.getItem("Sum of Billed"));
      pivot.columnHierarchies.load("items");
      const above = context.workbook.worksheets.getItem("Pivot").getRange("A1:B1").load("values");
      await context.sync();
      expect(pivot.columnHierarchies.items).toEqual([]);
      expect(above.values).toEqual([["Month", "2025-01"]]);
    });
    expect(await cells(client)).toEqual([
      ["Row Labels", "Sum of Billed"],
      ["b@example.edu", 10.1],
      ["a@example.edu", 1.1],
      ["Grand Total", 11.2],
    ]);
  });

  it("is found by its name, on its sheet too, until it is deleted", async () => {
    const { run, host } = await withPivot();
    await run(async (context) => {
      const { workbook } = context;
      const onSheet = workbook.worksheets
        .getItem("Pivot")
        .pivotTables.load("items/name,items/worksheet/name");
      const elsewhere = workbook.worksheets.getItem("Data").pivotTables.getCount();
      await context.sync();
      expect(onSheet.items.map(({ name, worksheet }) => [name, worksheet.name])).toEqual([
        ["By PI", "Pivot"],
      ]);
      expect(elsewhere.value).toBe(0);
      onSheet.items[0]!.name = "Renamed";
      onSheet.items[0]!.delete();
      const gone = workbook.pivotTables.getItemOrNullObject("Renamed");
      await context.sync();
      expect(gone.isNullObject).toBe(true);
    });
    expect(host.workbook.sheet("Pivot").usedRange(true)).toBeNull();
  });

  it("refuses writing into its cells, tables in its way, and names in use", async () => {
    const { run, host } = await withPivot();
    const doing = (work: (context: Excel.RequestContext) => void): Promise<string> =>
      codeOf(
        run(async (context) => {
          work(context);
          await context.sync();
        }),
      );
    expect(
      await doing(({ workbook }) => (workbook.worksheets.getItem("Pivot").getRange("B5").values = [[1]])),
    ).toBe("InvalidOperation");
    expect(
      await doing((context) => (PIVOT(context).dataHierarchies.getItem("Sum of Billed").name = "PI")),
    ).toBe("InvalidArgument");
    expect(await doing(({ workbook }) => workbook.pivotTables.add("By PI", "Totals", "Pivot!H1"))).toBe(
      "ItemAlreadyExists",
    );
    expect(await doing(({ workbook }) => workbook.pivotTables.add("Other", "Totals", "Data!A3"))).toBe(
      "InvalidOperation",
    );
    expect(
      await doing(({ workbook }) => workbook.worksheets.getItem("Pivot").getRange("A4:B4").insert("Down")),
    ).toBe("InsertDeleteConflict");
    host.workbook.edit("Pivot", "A1", [["above"]]);
    expect(
      await doing(({ workbook }) => workbook.worksheets.getItem("Pivot").getRange("2:2").insert("Down")),
    ).toBe("no error");
    expect(host.workbook.sheet("Pivot").pivots[0]?.area.top).toBe(3);
  });
});
