/** Filters and slicers of the stand-in for Excel, driven by the real Office.js client: which rows stay in sight. */
import { codeOf } from "./error-code";
import { openExcelClient, type ExcelClient } from "./excel-client";
import { ExcelHost, HostWorkbook } from "./excel-host";

const ROWS = [
  ["c1", "OK", 5],
  ["c2", "Pending", 40],
  ["c3", "Held", 12.5],
  ["c4", "Pending", -3],
  ["c5", "OK", 12.5],
];

/** A table Charges on a sheet of its name: Key, Review, Amount. */
async function withCharges(): Promise<ExcelClient> {
  const client = await openExcelClient(new ExcelHost({ workbook: new HostWorkbook("Charges") }));
  await client.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Charges");
    sheet.getRange("A1:C6").values = [["Key", "Review", "Amount"], ...ROWS];
    sheet.tables.add("A1:C6", true).name = "Charges";
    await context.sync();
  });
  return client;
}

function visible({ host }: ExcelClient): unknown[] {
  const { sheet, body } = host.workbook.table("Charges");
  const keys: unknown[] = [];
  for (let row = body.top; row <= body.bottom; row += 1)
    if (!sheet.isHidden(row)) keys.push(sheet.value(row, 0));
  return keys;
}

async function doing(
  { run }: ExcelClient,
  work: (table: Excel.Table, context: Excel.RequestContext) => unknown,
): Promise<void> {
  await run(async (context) => {
    work(context.workbook.tables.getItem("Charges"), context);
    await context.sync();
  });
}

describe("filters of a table", () => {
  it.each<[string, (filter: { review: Excel.Filter; amount: Excel.Filter }) => void, string[]]>([
    ["values", ({ review }) => review.applyValuesFilter(["Pending", "held"]), ["c2", "c3", "c4"]],
    ["the largest, ties at the edge too", ({ amount }) => amount.applyTopItemsFilter(2), ["c2", "c3", "c5"]],
    ["the smallest", ({ amount }) => amount.applyBottomItemsFilter(1), ["c4"]],
    ["the largest share", ({ amount }) => amount.applyTopPercentFilter(20), ["c2"]],
    ["above average", ({ amount }) => amount.applyDynamicFilter("AboveAverage"), ["c2"]],
    ["one comparison", ({ amount }) => amount.applyCustomFilter(">=12.5"), ["c2", "c3", "c5"]],
    ["two comparisons", ({ amount }) => amount.applyCustomFilter("<0", ">20", "Or"), ["c2", "c4"]],
    ["a pattern", ({ review }) => review.applyCustomFilter("=*e*"), ["c2", "c3", "c4"]],
    [
      "two columns",
      ({ review, amount }) => {
        review.applyValuesFilter(["OK"]);
        amount.applyCustomFilter(">10");
      },
      ["c5"],
    ],
    ["criteria", ({ amount }) => amount.apply({ filterOn: "TopItems", criterion1: "1" }), ["c2"]],
  ])("hide rows by %s", async (_name, apply, expected) => {
    const client = await withCharges();
    await doing(client, ({ columns }) =>
      apply({ review: columns.getItem("Review").filter, amount: columns.getItem("Amount").filter }),
    );
    expect(visible(client)).toEqual(expected);
    await doing(client, (table) => table.clearFilters());
    expect(visible(client)).toHaveLength(5);
  });

  it("look at the rows when they are applied, and again when told to", async () => {
    const client = await withCharges();
    await doing(client, ({ columns }) => columns.getItem("Review").filter.applyValuesFilter(["Pending"]));
    client.host.workbook.edit("Charges", "B3", [["OK"]]);
    expect(visible(client)).toEqual(["c2", "c4"]);
    await doing(client, (table) => table.reapplyFilters());
    expect(visible(client)).toEqual(["c4"]);
    await doing(client, (table) => table.autoFilter.clearCriteria());
    expect(visible(client)).toHaveLength(5);
  });

  it("sort by a column, say how, and forget it again", async () => {
    const client = await withCharges();
    await doing(client, (table) => table.sort.apply([{ key: 2, ascending: false }]));
    expect(visible(client)).toEqual(["c2", "c3", "c5", "c1", "c4"]);
    await client.run(async (context) => {
      const { sort } = context.workbook.tables.getItem("Charges");
      sort.load("fields");
      await context.sync();
      expect(sort.fields).toMatchObject([{ key: 2, ascending: false }]);
      sort.clear();
      sort.load("fields");
      await context.sync();
      expect(sort.fields).toEqual([]);
    });
  });
});

describe("slicers", () => {
  /** A slicer of Review. */
  async function withSlicer(): Promise<ExcelClient> {
    const client = await withCharges();
    await doing(client, (table, { workbook }) => {
      const slicer = workbook.slicers.add(table, "Review", "Charges");
      slicer.set({ name: "By Review", caption: "Review state", left: 300, top: 10, width: 150, height: 120 });
      slicer.style = "SlicerStyleDark3";
    });
    return client;
  }

  it("filter their column as its filter does, and show what is chosen there", async () => {
    const client = await withSlicer();
    await doing(client, (_table, { workbook }) =>
      workbook.slicers.getItem("By Review").selectItems(["Held"]),
    );
    expect(visible(client)).toEqual(["c3"]);
    await doing(client, ({ columns }) => columns.getItem("Review").filter.applyValuesFilter(["OK", "Held"]));
    await client.run(async (context) => {
      const slicer = context.workbook.slicers.getItem("By Review");
      const selected = slicer.getSelectedItems();
      slicer.load("isFilterCleared");
      await context.sync();
      expect(selected.value).toEqual(["Held", "OK"]);
      expect(slicer.isFilterCleared).toBe(false);
      slicer.clearFilters();
      await context.sync();
    });
    expect(visible(client)).toHaveLength(5);
    expect(client.host.workbook.table("Charges").filtered).toBe(false);
  });

  it("list their column's values in order, with those that other filters leave no rows of", async () => {
    const client = await withSlicer();
    await doing(client, ({ columns }) => columns.getItem("Amount").filter.applyCustomFilter(">20"));
    await client.run(async (context) => {
      const items = context.workbook.slicers
        .getItem("By Review")
        .slicerItems.load("items/name,items/hasData,items/isSelected");
      await context.sync();
      expect(items.items.map(({ name, hasData, isSelected }) => [name, hasData, isSelected])).toEqual([
        ["Held", false, true],
        ["OK", false, true],
        ["Pending", true, true],
      ]);
      items.getItem("Pending").isSelected = false;
      await context.sync();
    });
    expect(visible(client)).toEqual([]);
  });

  it("keep their place, name, caption and look, and are found on their sheet", async () => {
    const { run } = await withSlicer();
    await run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Charges");
      sheet.slicers.load(
        "items/name,items/caption,items/left,items/top,items/width,items/height,items/style",
      );
      const other = context.workbook.slicers.getItemOrNullObject("Other");
      await context.sync();
      expect(sheet.slicers.items.map((slicer) => slicer.toJSON())).toMatchObject([
        {
          name: "By Review",
          caption: "Review state",
          left: 300,
          top: 10,
          width: 150,
          height: 120,
          style: "SlicerStyleDark3",
        },
      ]);
      expect(other.isNullObject).toBe(true);
    });
  });

  it("go with their table or by being deleted, and refuse what is no item", async () => {
    const client = await withSlicer();
    expect(
      await codeOf(
        doing(client, (_t, { workbook }) => workbook.slicers.getItem("By Review").selectItems(["Nope"])),
      ),
    ).toBe("InvalidArgument");
    expect(
      await codeOf(doing(client, (table, { workbook }) => workbook.slicers.add(table, "Nope", "Charges"))),
    ).toBe("InvalidArgument");
    const count = (): Promise<number> =>
      client.run(async (context) => {
        const all = context.workbook.slicers.getCount();
        await context.sync();
        return all.value;
      });
    await doing(client, (table, { workbook }) => workbook.slicers.add(table, "Key", "Charges").delete());
    expect(await count()).toBe(1);
    await doing(client, (table) => table.delete());
    expect(await count()).toBe(0);
  });

  it("filter a pivot table too", async () => {
    const client = await withCharges();
    await doing(client, (table, { workbook }) => {
      const pivot = workbook.worksheets.add("Pivot").pivotTables.add("P", table, "A1");
      pivot.rowHierarchies.add(pivot.hierarchies.getItem("Review"));
      pivot.dataHierarchies.add(pivot.hierarchies.getItem("Amount"));
      workbook.slicers.add(pivot, "Review", "Pivot").selectItems(["OK"]);
    });
    await client.run(async (context) => {
      const range = context.workbook.pivotTables.getItem("P").layout.getRange().load("values");
      await context.sync();
      expect(range.values).toEqual([
        ["Row Labels", "Sum of Amount"],
        ["OK", 17.5],
        ["Grand Total", 17.5],
      ]);
    });
    expect(visible(client)).toHaveLength(5);
  });
});
