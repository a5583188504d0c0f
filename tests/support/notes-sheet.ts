/** What a person adds to a workbook of ours: a sheet with a table, a pivot table, a slicer, a chart, a comment and a name. */
import { readFile, writeFile } from "node:fs/promises";
import { excelize, ok } from "../../src/adapters/xlsx/excelize";

/** @param formula below the budgets */
export async function addNotes(path: string, formula = "SUM(B2:B3)"): Promise<void> {
  const file = (await excelize()).OpenReader(await readFile(path));
  ok(file.NewSheet("Notes"));
  ok(file.SetSheetRow("Notes", "A1", ["Fund", "Budget"]));
  ok(file.SetSheetRow("Notes", "A2", ["CHEM-10000", 1200]));
  ok(file.SetSheetRow("Notes", "A3", ["BIO-10000", 900]));
  ok(file.SetCellFormula("Notes", "B4", formula));
  ok(file.AddTable("Notes", { Range: "A1:B3", Name: "Budgets", StyleName: "TableStyleMedium4" }));
  ok(
    file.AddSlicer("Notes", {
      Name: "Fund",
      Cell: "E1",
      TableSheet: "Notes",
      TableName: "Budgets",
      Caption: "Fund",
    }),
  );
  ok(
    file.AddChart("Notes", "E20", {
      Type: 30,
      Series: [{ Name: "Budget", Categories: "Notes!$A$2:$A$3", Values: "Notes!$B$2:$B$3" }],
    }),
  );
  ok(file.AddComment("Notes", { Cell: "A2", Author: "Sam", Paragraph: [{ Text: "ask first" }] }));
  ok(file.SetDefinedName({ Name: "TopFund", RefersTo: "Notes!$A$2" }));
  ok(
    file.AddPivotTable({
      DataRange: "Notes!A1:B3",
      PivotTableRange: "Notes!H2:J12",
      Rows: [{ Data: "Fund" }],
      Data: [{ Data: "Budget", Name: "Sum", Subtotal: "Sum" }],
    }),
  );
  await writeFile(path, Buffer.from(ok(file.WriteToBuffer()).buffer as unknown as Uint8Array));
}
