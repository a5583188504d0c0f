/** The stand-in for Excel, driven by the real Office.js client. */
import { openExcelClient } from "./excel-client";

describe("a round trip through the real client", () => {
  it("adds a sheet, writes, and reads back", async () => {
    const { run, host } = await openExcelClient();
    const seen = await run(async (context) => {
      const sheet = context.workbook.worksheets.add("Charges");
      const range = sheet.getRange("A1:B2");
      range.values = [
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
});
