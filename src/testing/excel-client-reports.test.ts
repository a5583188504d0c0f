/** What a report sheet needs of the stand-in for Excel: charts, page layout, names, lists; by the real client. */
import { codeOf } from "./error-code";
import { openExcelClient, type ExcelClient } from "./excel-client";
import { ExcelHost, HostWorkbook } from "./excel-host";

/** A sheet Dashboard with billed and subsidised of three months in A1:C4; the second month is a formula. */
async function withReport(): Promise<ExcelClient> {
  const client = await openExcelClient(new ExcelHost({ workbook: new HostWorkbook("Dashboard") }));
  await client.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Dashboard");
    sheet.getRange("A2:A4").numberFormat = [["@"], ["@"], ["@"]];
    sheet.getRange("A1:C4").values = [
      ["Month", "Billed", "Subsidised"],
      ["2025-01", 10, 3],
      ["2025-02", "=SUM(B2)", 4],
      ["2025-03", 30.5, ""],
    ];
    await context.sync();
  });
  return client;
}

async function doing(client: ExcelClient, work: (sheet: Excel.Worksheet) => unknown): Promise<void> {
  await client.run(async (context) => {
    work(context.workbook.worksheets.getItem("Dashboard"));
    await context.sync();
  });
}

describe("charts", () => {
  it("make a series of each column, named and labelled by the first row and column", async () => {
    const client = await withReport();
    await client.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Dashboard");
      const chart = sheet.charts.add("ColumnStacked", sheet.getRange("A1:C4"), "Columns");
      chart.series.load("items/name");
      chart.load("chartType,plotBy");
      const labels = chart.series.getItemAt(1).getDimensionValues("Categories");
      const values = chart.series.getItemAt(0).getDimensionValues("Values");
      await context.sync();
      expect(chart.series.items.map(({ name }) => name)).toEqual(["Billed", "Subsidised"]);
      expect([chart.chartType, chart.plotBy]).toEqual(["ColumnStacked", "Columns"]);
      expect(labels.value).toEqual(["2025-01", "2025-02", "2025-03"]);
      expect(values.value).toEqual([10, 0, 30.5]);
    });
    const [chart] = client.host.workbook.sheet("Dashboard").charts;
    expect(chart?.series[1]?.numbers).toEqual([3, 4, null]);
  });

  it("make a series of each row where they are told to, or the block is wide", async () => {
    const client = await withReport();
    await doing(client, (sheet) => sheet.charts.add("Line", sheet.getRange("A1:C4"), "Rows"));
    await doing(client, (sheet) => sheet.charts.add("Line", sheet.getRange("A1:C2")));
    const [rows, wide] = client.host.workbook.sheet("Dashboard").charts;
    expect(rows?.series.map(({ name, labels }) => [name, labels])).toEqual([
      ["2025-01", ["Billed", "Subsidised"]],
      ["2025-02", ["Billed", "Subsidised"]],
      ["2025-03", ["Billed", "Subsidised"]],
    ]);
    expect(wide?.series.map(({ name }) => name)).toEqual(["2025-01"]);
  });

  it("follow their cells and show what stands in them", async () => {
    const client = await withReport();
    await doing(client, (sheet) => sheet.charts.add("BarClustered", sheet.getRange("A1:B4")));
    await doing(client, (sheet) => sheet.getRange("1:2").insert("Down"));
    client.host.workbook.edit("Dashboard", "B4", [[99]]);
    const [chart] = client.host.workbook.sheet("Dashboard").charts;
    expect(chart?.series[0]?.values?.address).toBe("Dashboard!B4:B6");
    expect(chart?.series[0]?.numbers).toEqual([99, 0, 30.5]);
  });

  it("take series by hand, with colours, labels and gaps", async () => {
    const client = await withReport();
    await client.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Dashboard");
      const chart = sheet.charts.add("ColumnClustered", sheet.getRange("A1:B4"));
      const added = chart.series.add("Subsidy");
      added.setValues(sheet.getRange("C2:C4"));
      added.setXAxisValues(sheet.getRange("A2:A4"));
      added.gapWidth = 60;
      added.hasDataLabels = true;
      added.dataLabels.numberFormat = "#,##0";
      added.dataLabels.position = "OutsideEnd";
      added.format.fill.setSolidColor("#0F6CBD");
      added.format.line.color = "#242424";
      added.points.getItemAt(0).format.fill.setSolidColor("#107C41");
      chart.series.getItemAt(0).delete();
      chart.series.load("items/name,items/gapWidth,items/hasDataLabels,items/dataLabels/numberFormat");
      await context.sync();
      expect(chart.series.items.map((series) => series.toJSON())).toMatchObject([
        { name: "Subsidy", gapWidth: 60, hasDataLabels: true, dataLabels: { numberFormat: "#,##0" } },
      ]);
    });
    const series = client.host.workbook.sheet("Dashboard").charts[0]?.series[0];
    expect(series?.bag.part("Format").part("Fill").values.get("Solid")).toBe("#0F6CBD");
    expect(series?.labels).toEqual(["2025-01", "2025-02", "2025-03"]);
  });

  it("keep title, axes, legend, plot area and place", async () => {
    const client = await withReport();
    await client.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Dashboard");
      const chart = sheet.charts.add("ColumnClustered", sheet.getRange("A1:C4"));
      chart.name = "By month";
      chart.style = 201;
      chart.title.text = "Billed by month";
      chart.title.format.font.size = 12;
      chart.title.format.font.color = "#242424";
      const { valueAxis, categoryAxis } = chart.axes;
      valueAxis.title.text = "USD";
      valueAxis.numberFormat = "#,##0";
      valueAxis.minimum = 0;
      valueAxis.majorGridlines.format.line.color = "#D9D9D9";
      categoryAxis.categoryType = "TextAxis";
      categoryAxis.reversePlotOrder = true;
      categoryAxis.format.font.size = 9;
      chart.legend.position = "Bottom";
      chart.legend.format.font.color = "#424242";
      chart.plotArea.format.fill.clear();
      chart.format.fill.setSolidColor("white");
      chart.format.border.lineStyle = "None";
      chart.setPosition("B6", "D9");
      const found = sheet.charts.getItem("By month").load("name,style,left,top,width,height,title/text");
      const axes = found.axes.load(
        "valueAxis/numberFormat,valueAxis/title/visible,categoryAxis/title/visible",
      );
      const missing = sheet.charts.getItemOrNullObject("Nope");
      await context.sync();
      expect(found.toJSON()).toMatchObject({
        name: "By month",
        style: 201,
        title: { text: "Billed by month" },
      });
      // Columns of 48 points, rows of 15.
      expect([found.left, found.top, found.width, found.height]).toEqual([48, 75, 144, 60]);
      expect([
        axes.valueAxis.numberFormat,
        axes.valueAxis.title.visible,
        axes.categoryAxis.title.visible,
      ]).toEqual(["#,##0", true, false]);
      expect(missing.isNullObject).toBe(true);
      found.delete();
      sheet.charts.load("count");
      await context.sync();
      expect(sheet.charts.count).toBe(0);
    });
  });

  it("have a title and a legend as Excel makes them", async () => {
    const client = await withReport();
    await client.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Dashboard");
      const one = sheet.charts.add("Line", sheet.getRange("A1:B4"));
      const two = sheet.charts.add("Line", sheet.getRange("A1:C4"));
      for (const chart of [one, two]) chart.load("title/text,legend/visible");
      await context.sync();
      expect([one, two].map(({ title, legend }) => [title.text, legend.visible])).toEqual([
        ["Billed", false],
        ["Chart Title", true],
      ]);
    });
  });

  it.each<[string, (sheet: Excel.Worksheet) => unknown, string]>([
    ["no kind", (s) => s.charts.add("Colums" as "Line", s.getRange("A1:B4")), "NotImplemented"],
    [
      "no colour",
      (s) => s.charts.add("Line", s.getRange("A1:B4")).format.fill.setSolidColor("#12"),
      "InvalidArgument",
    ],
    [
      "a block for a series",
      (s) => s.charts.add("Line", s.getRange("A1:B4")).series.add("x").setValues(s.getRange("B2:C4")),
      "InvalidArgument",
    ],
    ["no such chart", (s) => s.charts.getItem("Nope").load("name"), "ItemNotFound"],
  ])("refuse %s", async (_name, work, code) => {
    expect(await codeOf(doing(await withReport(), work))).toBe(code);
  });
});

describe("a report sheet", () => {
  it("keeps how it prints", async () => {
    const client = await withReport();
    await client.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Dashboard");
      const { pageLayout: page } = sheet;
      page.orientation = "Landscape";
      page.paperSize = "A4";
      page.zoom = { horizontalFitToPages: 1, verticalFitToPages: 0 };
      page.setPrintMargins("Inches", { left: 0.5, right: 0.5, top: 0.75, bottom: 0.75, footer: 0.3 });
      page.headerMargin = 20;
      page.centerHorizontally = true;
      page.printGridlines = false;
      page.blackAndWhite = true;
      page.setPrintArea("A1:C4");
      page.setPrintTitleRows("$1:$2");
      page.setPrintTitleColumns("A:A");
      page.headersFooters.defaultForAllPages.leftFooter = "&A";
      page.headersFooters.defaultForAllPages.rightFooter = "Page &P of &N";
      sheet.showGridlines = false;
      await context.sync();
      page.load();
      page.headersFooters.defaultForAllPages.load("leftFooter,rightFooter,centerFooter");
      const [area, rows, columns] = [
        page.getPrintArea().load("address"),
        page.getPrintTitleRows().load("address"),
        page.getPrintTitleColumnsOrNullObject().load("address"),
      ];
      await context.sync();
      expect(page.toJSON()).toMatchObject({
        orientation: "Landscape",
        paperSize: "A4",
        zoom: { horizontalFitToPages: 1, verticalFitToPages: 0 },
        leftMargin: 36,
        topMargin: 54,
        footerMargin: expect.closeTo(21.6, 6) as number,
        headerMargin: 20,
        centerHorizontally: true,
        blackAndWhite: true,
      });
      expect(page.headersFooters.defaultForAllPages.toJSON()).toEqual({
        leftFooter: "&A",
        rightFooter: "Page &P of &N",
        centerFooter: "",
      });
      expect([area.address, rows.address, columns.address]).toEqual([
        "Dashboard!A1:C4",
        "Dashboard!1:2",
        "Dashboard!A:A",
      ]);
    });
  });

  it("names its cells, and offers lists that a formula gives", async () => {
    const client = await withReport();
    await client.run(async (context) => {
      const { names, worksheets } = context.workbook;
      const sheet = worksheets.getItem("Dashboard");
      names.add("ReportMonth", sheet.getRange("A2"), "The month reported");
      names.add("Months", "=Dashboard!$A$2:$A$4");
      sheet.getRange("E1").dataValidation.rule = {
        list: { inCellDropDown: true, source: '=INDIRECT("People[Email]")' },
      };
      sheet.getRange("E2").dataValidation.rule = { list: { inCellDropDown: true, source: "=Months" } };
      await context.sync();
      const month = names.getItem("ReportMonth").load("formula,comment");
      const months = names.getItem("Months").getRange().load("address");
      const [first, second] = ["E1", "E2"].map((at) => sheet.getRange(at).dataValidation.load("type,rule"));
      const byName = sheet.getRange("ReportMonth").load("values");
      await context.sync();
      expect([month.formula, month.comment, months.address, byName.values]).toEqual([
        "=Dashboard!$A$2",
        "The month reported",
        "Dashboard!A2:A4",
        [["2025-01"]],
      ]);
      expect([first?.type, first?.rule.list?.source, second?.rule.list?.source]).toEqual([
        "List",
        '=INDIRECT("People[Email]")',
        "=Months",
      ]);
    });
  });
});
