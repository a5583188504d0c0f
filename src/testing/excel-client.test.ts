/** The stand-in for Excel, driven by the real Office.js client: what Excel does with what is written. */
import { codeOf as code } from "./error-code";
import { openExcelClient, type ExcelClient } from "./excel-client";
import { ExcelHost, HostWorkbook } from "./excel-host";
import { settles } from "./settles";

/** A table Keys with two columns and one row, on a sheet Data. */
async function withTable(): Promise<ExcelClient> {
  const client = await openExcelClient(new ExcelHost({ workbook: new HostWorkbook("Data") }));
  await client.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Data");
    sheet.getRange("A1:B2").values = [
      ["Key", "Last"],
      ["a", "x"],
    ];
    sheet.tables.add("A1:B2", true).name = "Keys";
    await context.sync();
  });
  return client;
}

describe("a round trip through the real client", () => {
  it("adds a sheet and a table, writes, and reads back in one request", async () => {
    const { run, host } = await openExcelClient();
    const seen = await run(async (context) => {
      const sheet = context.workbook.worksheets.add("Charges");
      sheet.getRange("A1:B2").values = [
        ["Name", "Amount"],
        ["x", 1.5],
      ];
      const table = sheet.tables.add("A1:B2", true);
      table.name = "Charges";
      const body = table.getDataBodyRange().load("values,address,numberFormat");
      table.columns.load("items/name");
      await context.sync();
      return {
        values: body.values,
        address: body.address,
        format: body.numberFormat,
        names: table.columns.items.map((c) => c.name),
      };
    });
    expect(seen).toEqual({
      values: [["x", 1.5]],
      address: "Charges!A2:B2",
      format: [["General", "General"]],
      names: ["Name", "Amount"],
    });
    // One for the work, one in which the client gives its references back.
    expect(host.traffic.log.map(({ statements }) => statements)).toEqual([
      expect.stringContaining("load(values,address,numberFormat)"),
      expect.stringContaining("_RemoveReference"),
    ]);
  });

  it("gives null objects, and names what is not found", async () => {
    const { run } = await openExcelClient();
    await run(async (context) => {
      const missing = context.workbook.tables.getItemOrNullObject("Nope");
      await context.sync();
      expect(missing.isNullObject).toBe(true);
    });
    const failure: unknown = await run(async (context) => {
      context.workbook.worksheets.getItem("Nope").load("name");
      await context.sync();
    }).catch((error: unknown) => error);
    expect(failure).toMatchObject({
      code: "ItemNotFound",
      debugInfo: { statement: "var worksheet = worksheets.getItem(...);" },
    });
  });

  it("says by name what it does not have", async () => {
    const { run } = await openExcelClient();
    const failure: unknown = await run(async (context) => {
      context.workbook.worksheets.getFirst().shapes.load("items");
      await context.sync();
    }).catch((error: unknown) => error);
    expect(failure).toMatchObject({
      code: "ApiNotFound",
      message: "The stand-in for Excel has no Worksheet.Shapes.",
    });
  });

  it("keeps a range over requests while rows are inserted above it", async () => {
    const { run } = await withTable();
    await run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Data");
      const cell = sheet.getRange("A2");
      context.trackedObjects.add(cell);
      await context.sync();
      sheet.getRange("1:3").insert("Down");
      cell.load("address,values");
      await context.sync();
      expect([cell.address, cell.values]).toEqual(["Data!A5", [["a"]]]);
    });
  });

  it("loads collections in pages", async () => {
    const { run } = await openExcelClient();
    await run(async (context) => {
      for (const name of ["B", "C", "D"]) context.workbook.worksheets.add(name);
      const sheets = context.workbook.worksheets.load({ $top: 2, $skip: 1, name: true });
      await context.sync();
      expect(sheets.items.map(({ name }) => name)).toEqual(["B", "C"]);
    });
  });
});

describe("what is written to a cell", () => {
  it.each<[input: string | number | boolean, format: string, value: unknown, text: string | null]>([
    ["00123", "General", 123, null],
    ["00123", "@", "00123", null],
    ["2025-01", "General", 45658, "Jan-25"],
    ["2025-01", "@", "2025-01", null],
    ["1E5", "General", 100000, "1.00E+05"],
    ["1E5", "@", "1E5", null],
    ["TRUE", "General", true, null],
    ["TRUE", "@", "TRUE", null],
    ["#N/A", "General", "#N/A", null],
    ["1,234.50", "General", 1234.5, "1,234.50"],
    ["12.5%", "General", 0.125, "12.50%"],
    ["'x", "General", "x", null],
    ["'x", "@", "x", null],
    ["''x", "@", "'x", null],
    ["'00123", "General", "00123", null],
    [" ", "General", " ", null],
    ["2025-01-31", "yyyy-mm-dd", 45688, "2025-01-31"],
    ["1/31/2025", "General", 45688, null],
    ["2025-01-31T10:00:00Z", "General", "2025-01-31T10:00:00Z", null],
    ["12345678901234567", "General", 12345678901234500, null],
    [0.1 + 0.2, "General", 0.3, null],
    [5, "@", "5", null],
    [true, "@", "TRUE", null],
    [45658.75, "yyyy-mm-dd hh:mm", 45658.75, "2025-01-01 18:00"],
    [-1234.5, "#,##0.00;[Red]-#,##0.00", -1234.5, "-1,234.50"],
    [0.25, "0.00##%", 0.25, "25.00%"],
    [2, "#,##0.####", 2, "2."],
  ])("%j in a cell formatted %s", async (input, format, value, text) => {
    const { run } = await openExcelClient();
    await run(async (context) => {
      const cell = context.workbook.worksheets.getFirst().getRange("A1");
      cell.numberFormat = [[format]];
      cell.values = [[input]];
      cell.load("values,text");
      await context.sync();
      expect(cell.values).toEqual([[value]]);
      if (text !== null) expect(cell.text).toEqual([[text]]);
    });
  });

  it("takes = for a formula unless the cell is text, and keeps it without working it out", async () => {
    const { run } = await openExcelClient();
    await run(async (context) => {
      const range = context.workbook.worksheets.getFirst().getRange("A1:B1");
      range.numberFormat = [["General", "@"]];
      range.values = [["=1+1", "=1+1"]];
      range.load("values,formulas");
      await context.sync();
      expect(range.formulas).toEqual([["=1+1", "=1+1"]]);
      expect(range.values).toEqual([[0, "=1+1"]]);
    });
  });

  it("decides by the format at the time: a format set afterwards is too late", async () => {
    const { run } = await openExcelClient();
    await run(async (context) => {
      const cell = context.workbook.worksheets.getFirst().getRange("A1");
      cell.values = [["00123"]];
      cell.numberFormat = [["@"]];
      cell.load("values");
      await context.sync();
      expect(cell.values).toEqual([[123]]);
    });
  });

  it("fills a range with one value, leaves cells alone for null, and empties them for blank text", async () => {
    const { run } = await openExcelClient();
    await run(async (context) => {
      const range = context.workbook.worksheets.getFirst().getRange("A1:B2");
      (range as { numberFormat: unknown }).numberFormat = "@";
      (range as { values: unknown }).values = "7";
      await context.sync();
      range.values = [
        [null, "x"],
        ["", null],
      ];
      range.load("values,numberFormat,valueTypes");
      await context.sync();
      expect(range.values).toEqual([
        ["7", "x"],
        ["", "7"],
      ]);
      expect(range.numberFormat).toEqual([
        ["@", "@"],
        ["@", "@"],
      ]);
      expect(range.valueTypes[1]).toEqual(["Empty", "String"]);
    });
  });

  it("refuses wrong shapes and texts that are too long, and then writes nothing", async () => {
    const { run, host } = await openExcelClient();
    const write = (values: string[][]): Promise<string> =>
      code(
        run(async (context) => {
          context.workbook.worksheets.getFirst().getRange("A1:B1").values = values;
          await context.sync();
        }),
      );
    expect(await write([["a"]])).toBe("InvalidArgument");
    expect(await write([["a", "b".repeat(32_768)]])).toBe("InvalidArgument");
    expect(host.workbook.sheet("Sheet1").usedRange(true)).toBeNull();
    expect(await write([["a", "b".repeat(32_767)]])).toBe("no error");
  });
});

describe("tables", () => {
  const bodyOf = async ({ run }: ExcelClient): Promise<{ address: string; values: unknown[][] }> =>
    run(async (context) => {
      const body = context.workbook.tables.getItem("Keys").getDataBodyRange().load("address,values");
      await context.sync();
      return { address: body.address, values: body.values };
    });
  const write = ({ run }: ExcelClient, address: string, values: unknown[][]): Promise<string> =>
    code(
      run(async (context) => {
        context.workbook.worksheets.getItem("Data").getRange(address).values = values;
        await context.sync();
      }),
    );

  it("grow over what is written right below", async () => {
    const client = await withTable();
    await write(client, "A3:B4", [
      ["b", "y"],
      ["c", "z"],
    ]);
    expect((await bodyOf(client)).address).toBe("Data!A2:B4");
  });

  it("leave rows outside that end in a blank cell, until they are resized", async () => {
    const client = await withTable();
    await write(client, "A3:B5", [
      ["b", "y"],
      ["c", ""],
      ["d", ""],
    ]);
    expect((await bodyOf(client)).address).toBe("Data!A2:B3");
    await client.run(async (context) => {
      context.workbook.tables.getItem("Keys").resize("A1:B5");
      await context.sync();
    });
    expect((await bodyOf(client)).values).toEqual([
      ["a", "x"],
      ["b", "y"],
      ["c", ""],
      ["d", ""],
    ]);
  });

  it("do not grow a row away, nor over something that stands below", async () => {
    const client = await withTable();
    await write(client, "A4:B4", [["b", "y"]]);
    expect((await bodyOf(client)).address).toBe("Data!A2:B2");
    await write(client, "A3:B4", [
      ["b", "y"],
      ["c", "z"],
    ]);
    expect((await bodyOf(client)).address).toBe("Data!A2:B2");
  });

  it("grow in the pieces that the client cuts a long block into", async () => {
    const client = await withTable();
    const rows = Array.from({ length: 5_000 }, (_x, index) => [`k${index}`, "x"]);
    await write(client, "A3:B5002", rows);
    expect((await bodyOf(client)).address).toBe("Data!A2:B5002");
  });

  it("cannot overlap, and cannot share a name", async () => {
    const client = await withTable();
    const add = (address: string, name?: string): Promise<string> =>
      code(
        client.run(async (context) => {
          const table = context.workbook.worksheets.getItem("Data").tables.add(address, true);
          if (name !== undefined) table.name = name;
          await context.sync();
        }),
      );
    expect(await add("B2:C4")).toBe("MergedRangeConflict");
    expect(await add("D1:E2", "keys")).toBe("ItemAlreadyExists");
    expect(await add("G1:H2", "no name")).toBe("InvalidArgument");
  });

  it("keep their headings unique and text", async () => {
    const client = await withTable();
    await write(client, "A1:B1", [["Same", "Same"]]);
    const renamed = await code(
      client.run(async (context) => {
        context.workbook.tables.getItem("Keys").columns.getItemAt(1).name = "same";
        await context.sync();
      }),
    );
    expect(renamed).toBe("InvalidArgument");
    const names = client.host.workbook.table("Keys").columns.map((column) => column.name);
    expect(names).toEqual(["Same", "Same2"]);
    await write(client, "A1", [[2025]]);
    expect(client.host.workbook.sheet("Data").grid.get(0, 0)).toBe("2025");
  });

  it("lose rows by deleting cells over their whole width only, and keep one", async () => {
    const client = await withTable();
    await write(client, "A3:B5", [
      ["b", "y"],
      ["c", "z"],
      ["d", "w"],
    ]);
    await write(client, "A7:B7", [["below", 1]]);
    const remove = (address: string): Promise<string> =>
      code(
        client.run(async (context) => {
          context.workbook.worksheets.getItem("Data").getRange(address).delete("Up");
          await context.sync();
        }),
      );
    expect(await remove("A3:A3")).toBe("InsertDeleteConflict");
    await client.run(async (context) => {
      const table = context.workbook.tables.getItemAt(0);
      table.columns.getItemAt(0).filter.applyValuesFilter(["c"]);
      await context.sync();
    });
    expect(await remove("A3:B3")).toBe("InsertDeleteConflict");
    await client.run(async (context) => {
      context.workbook.tables.getItemAt(0).clearFilters();
      await context.sync();
    });
    expect(await remove("A3:B4")).toBe("no error");
    expect(await bodyOf(client)).toEqual({
      address: "Data!A2:B3",
      values: [
        ["a", "x"],
        ["d", "w"],
      ],
    });
    expect(client.host.workbook.sheet("Data").value(4, 0)).toBe("below");
    expect(await remove("A2:B3")).toBe("no error");
    expect(await bodyOf(client)).toEqual({ address: "Data!A2:B2", values: [["", ""]] });
    expect(client.host.workbook.sheet("Data").value(3, 0)).toBe("below");
  });

  it("hide rows by a filter; writes by address reach them, sorting leaves them", async () => {
    const client = await withTable();
    await write(client, "A3:B5", [
      ["d", "y"],
      ["c", "x"],
      ["b", "x"],
    ]);
    await client.run(async (context) => {
      context.workbook.tables.getItem("Keys").columns.getItem("Last").filter.applyValuesFilter(["x"]);
      await context.sync();
    });
    const sheet = client.host.workbook.sheet("Data");
    expect([1, 2, 3, 4].map((row) => sheet.isHidden(row))).toEqual([false, true, false, false]);
    await write(client, "A3", [["hidden"]]);
    await client.run(async (context) => {
      context.workbook.tables.getItem("Keys").sort.apply([{ key: 0, ascending: false }]);
      await context.sync();
    });
    expect((await bodyOf(client)).values.map(([key]) => key)).toEqual(["c", "hidden", "b", "a"]);
    await client.run(async (context) => {
      context.workbook.tables.getItem("Keys").clearFilters();
      await context.sync();
    });
    expect(sheet.isHidden(2)).toBe(false);
  });

  it("take new columns, keep the filters of moved ones, and show totals", async () => {
    const client = await withTable();
    await client.run(async (context) => {
      const table = context.workbook.tables.getItem("Keys");
      table.columns.getItem("Last").filter.applyValuesFilter(["x"]);
      table.columns.add(0, [["New"], [1]]);
      table.columns.add(undefined, undefined, "End");
      table.showTotals = true;
      const range = table.getRange().load("address,values");
      const last = table.columns.getItem("Last").load("index");
      await context.sync();
      expect(range.address).toBe("Data!A1:D3");
      expect(range.values).toEqual([
        ["New", "Key", "Last", "End"],
        [1, "a", "x", ""],
        ["Total", "", "", ""],
      ]);
      expect(last.index).toBe(2);
    });
    expect(client.host.workbook.table("Keys").columns[2]?.criteria).toEqual({
      filterOn: "Values",
      values: ["x"],
    });
  });
});

describe("sheets", () => {
  it("refuse writing while they are protected", async () => {
    const { run } = await openExcelClient();
    const write = (): Promise<string> =>
      code(
        run(async (context) => {
          context.workbook.worksheets.getFirst().getRange("A1").values = [["x"]];
          await context.sync();
        }),
      );
    await run(async (context) => {
      context.workbook.worksheets.getFirst().protection.protect();
      await context.sync();
    });
    expect(await write()).toBe("AccessDenied");
    await run(async (context) => {
      context.workbook.worksheets.getFirst().protection.unprotect();
      await context.sync();
    });
    expect(await write()).toBe("no error");
  });

  it("have unique names, an order and at least one in sight", async () => {
    const { run, host } = await openExcelClient();
    const add = (name: string): Promise<string> =>
      code(
        run(async (context) => {
          context.workbook.worksheets.add(name);
          await context.sync();
        }),
      );
    expect([await add("Log"), await add("LOG"), await add("a/b")]).toEqual([
      "no error",
      "ItemAlreadyExists",
      "InvalidArgument",
    ]);
    await run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Log");
      sheet.position = 0;
      sheet.tabColor = "#274060";
      sheet.freezePanes.freezeRows(1);
      sheet.getRange("A:C").format.columnWidth = 100;
      sheet.getRange("A1:C1").format.fill.color = "#ff0000";
      sheet.activate();
      const frozen = sheet.freezePanes.getLocationOrNullObject().load("address");
      await context.sync();
      expect(frozen.address).toBe("Log!1:1");
    });
    expect(host.workbook.sheets.map(({ name }) => name)).toEqual(["Log", "Sheet1"]);
    expect(host.activeSheet.name).toBe("Log");
    const hidden = await code(
      run(async (context) => {
        context.workbook.worksheets.getItem("Log").visibility = "Hidden";
        context.workbook.worksheets.getItem("Sheet1").visibility = "Hidden";
        await context.sync();
      }),
    );
    expect(hidden).toBe("InvalidOperation");
  });

  it("keep conditional formats and validation of a whole table column as the table grows", async () => {
    const { run, host } = await withTable();
    await run(async (context) => {
      const body = context.workbook.tables.getItem("Keys").getDataBodyRange();
      const format = body.conditionalFormats.add("Custom");
      format.custom.rule.formula = '=$B2="x"';
      format.custom.format.fill.color = "#FFE08A";
      body.getColumn(1).dataValidation.rule = { list: { inCellDropDown: true, source: "x,y" } };
      await context.sync();
      context.workbook.worksheets.getItem("Data").getRange("A3:B3").values = [["b", "y"]];
      const validation = context.workbook.worksheets
        .getItem("Data")
        .getRange("B3")
        .dataValidation.load("type,rule");
      const formats = context.workbook.worksheets
        .getItem("Data")
        .getRange("A3")
        .conditionalFormats.load("items/type");
      await context.sync();
      expect(validation.type).toBe("List");
      expect(formats.items.map(({ type }) => type)).toEqual(["Custom"]);
    });
    const [rule] = host.workbook.sheet("Data").conditionalFormats;
    expect(rule?.bag.part("Custom").part("Rule").values.get("Formula")).toBe('=$B2="x"');
    expect(rule?.bag.part("Custom").part("Format").part("Fill").values.get("Color")).toBe("#FFE08A");
  });

  it("keep names, settings, properties, charts and page layout", async () => {
    const { run } = await withTable();
    await run(async (context) => {
      const { workbook } = context;
      const sheet = workbook.worksheets.getItem("Data");
      workbook.names.add("Rate", sheet.getRange("B2"));
      workbook.settings.add("version", 3);
      workbook.properties.title = "Month";
      const chart = sheet.charts.add("ColumnClustered", sheet.getRange("A1:B2"));
      chart.title.text = "By PI";
      chart.setPosition("D2", "H12");
      sheet.pageLayout.orientation = "Landscape";
      await context.sync();
      const rate = workbook.names.getItem("Rate").getRange().load("address");
      const setting = workbook.settings.getItemOrNullObject("version").load("value");
      workbook.properties.load("title");
      sheet.charts.load("items/name,items/title/text");
      sheet.pageLayout.load("orientation");
      await context.sync();
      expect([
        rate.address,
        setting.value,
        workbook.properties.title,
        sheet.charts.items[0]?.title.text,
        sheet.pageLayout.orientation,
      ]).toEqual(["Data!B2", 3, "Month", "By PI", "Landscape"]);
    });
  });
});

describe("limits", () => {
  it("refuses requests and responses above 5 MB, without effect", async () => {
    const { run, host } = await openExcelClient();
    const rows = Array.from({ length: 180 }, () => ["x".repeat(30_000)]);
    const sent = await code(
      run(async (context) => {
        context.workbook.worksheets.getFirst().getRange("A1:A180").values = rows;
        await context.sync();
      }),
    );
    expect(sent).toBe("RequestPayloadSizeLimitExceeded");
    expect(host.workbook.sheet("Sheet1").usedRange(true)).toBeNull();
    host.workbook.edit("Sheet1", "A1", rows);
    const read = await code(
      run(async (context) => {
        context.workbook.worksheets.getFirst().getRange("A1:A180").load("values");
        await context.sync();
      }),
    );
    expect(read).toBe("ResponsePayloadSizeLimitExceeded");
  });

  it("fails while a cell is being edited", async () => {
    const { run, host } = await openExcelClient();
    host.cellEditMode = true;
    expect(
      await code(
        run(async (context) => {
          context.workbook.worksheets.load("items/name");
          await context.sync();
        }),
      ),
    ).toBe("InvalidOperationInCellEditMode");
  });
});

describe("faults on request", () => {
  const write = (client: ExcelClient, value: string): Promise<string> =>
    code(
      client.run(async (context) => {
        context.workbook.worksheets.getFirst().getRange("A1").values = [[value]];
        await context.sync();
      }),
    );
  const cell = ({ host }: ExcelClient): unknown => host.workbook.sheet("Sheet1").value(0, 0);

  it("come before the request took effect, or after", async () => {
    const client = await openExcelClient();
    client.host.failAt(1, "RequestAborted", "before");
    expect([await write(client, "one"), cell(client)]).toEqual(["RequestAborted", null]);
    client.host.clearFaults();
    client.host.failAt(1, "GeneralException", "after");
    expect([await write(client, "two"), cell(client)]).toEqual(["GeneralException", "two"]);
  });

  it("come at the nth request, once or from then on", async () => {
    const client = await openExcelClient();
    const { host } = client;
    host.failAt(2, "ServiceNotAvailable", "before");
    const codes = await client.run(async (context) => {
      const seen: string[] = [];
      for (let n = 0; n < 3; n += 1) {
        context.workbook.worksheets.getFirst().getRange("A1").values = [[String(n)]];
        seen.push(await code(context.sync()));
      }
      return seen;
    });
    expect(codes).toEqual(["no error", "ServiceNotAvailable", "no error"]);
    host.failAt(1, "ActivityLimitReached", "before", { repeated: true });
    expect([await write(client, "x"), await write(client, "y")]).toEqual([
      "ActivityLimitReached",
      "ActivityLimitReached",
    ]);
    host.clearFaults();
    expect(await write(client, "z")).toBe("no error");
  });
});

describe("events", () => {
  interface Heard {
    who: string;
    address: string;
    source: string;
    changeType: string;
  }

  async function listening(): Promise<{ first: ExcelClient; second: ExcelClient; heard: Heard[] }> {
    const first = await withTable();
    const second = await openExcelClient(new ExcelHost({ workbook: first.host.workbook }));
    const heard: Heard[] = [];
    for (const [who, client] of Object.entries({ first, second }))
      await client.run(async (context) => {
        context.workbook.tables.getItem("Keys").onChanged.add((event) => {
          const { address, source, changeType } = event;
          heard.push({ who, address, source, changeType });
          return Promise.resolve();
        });
        await context.sync();
      });
    return { first, second, heard };
  }
  it("tell a window's own change as local and a co-author's as remote", async () => {
    const { first, heard } = await listening();
    await first.run(async (context) => {
      context.workbook.worksheets.getItem("Data").getRange("B2").values = [["changed"]];
      await context.sync();
    });
    await settles(
      () => heard,
      [
        { who: "first", address: "B2", source: "Local", changeType: "RangeEdited" },
        { who: "second", address: "B2", source: "Remote", changeType: "RangeEdited" },
      ],
    );
  });

  it("tell of a person typing, and of rows gone; not of other cells", async () => {
    const { first, heard } = await listening();
    first.host.workbook.edit("Data", "A3:B3", [["b", "y"]], "Remote");
    first.host.workbook.edit("Data", "F9", [["elsewhere"]], "Remote");
    await settles(
      () => heard,
      ["first", "second"].map((who) => ({
        who,
        address: "A3:B3",
        source: "Remote",
        changeType: "RangeEdited",
      })),
    );
    expect(first.host.workbook.table("Keys").body.bottom).toBe(2);
  });

  it("are silent for the window that switched them off", async () => {
    const { first, heard } = await listening();
    await first.run(async (context) => {
      context.runtime.enableEvents = false;
      context.workbook.worksheets.getItem("Data").getRange("B2").values = [["x2"]];
      await context.sync();
      context.runtime.enableEvents = true;
      await context.sync();
    });
    // The first window would hear of it before the second.
    await settles(() => heard.map(({ who }) => who), ["second"]);
  });

  it("tell of sheets and selections", async () => {
    const { first } = await listening();
    const seen: string[] = [];
    await first.run(async (context) => {
      const { worksheets } = context.workbook;
      worksheets.onAdded.add((event) => Promise.resolve(void seen.push(`added ${event.source}`)));
      worksheets
        .getItem("Data")
        .onSelectionChanged.add((event) => Promise.resolve(void seen.push(`selected ${event.address}`)));
      await context.sync();
      worksheets.add("More");
      worksheets.getItem("Data").getRange("A2:B2").select();
      await context.sync();
    });
    await settles(() => seen, ["added Local", "selected A2:B2"]);
    expect(first.host.selection).toBe("Data!A2:B2");
  });
});

describe("size", () => {
  it("holds and reads 50,000 rows of 40 columns", async () => {
    const { run, host } = await openExcelClient();
    const line = Array.from({ length: 40 }, (_x, column) =>
      column % 2 === 0 ? `text ${column}` : column * 1.5,
    );
    host.workbook.edit(
      "Sheet1",
      "A1",
      Array.from({ length: 50_000 }, () => line),
    );
    host.traffic.reset();
    const read = await run(async (context) => {
      let cells = 0;
      for (let top = 0; top < 50_000; top += 5_000) {
        const block = context.workbook.worksheets
          .getFirst()
          .getRangeByIndexes(top, 0, 5_000, 40)
          .load("values");
        await context.sync();
        cells += block.values.length * (block.values[0]?.length ?? 0);
        block.untrack();
      }
      return cells;
    });
    expect(read).toBe(2_000_000);
    expect(host.traffic.requests).toBeLessThanOrEqual(12);
    expect(Math.max(...host.traffic.log.map(({ received }) => received))).toBeLessThan(5_242_880);
  });
});
