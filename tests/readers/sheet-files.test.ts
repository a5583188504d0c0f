/** Workbooks that the program makes or fills, read by other people's programs. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sheetFiles } from "../../src/adapters/sheets/sheet-files";
import type { SheetCell, SheetContent } from "../../src/ports/sheet-files";
import { describeWith } from "../../src/testing/tools";
import { openpyxl, recalculated } from "./spreadsheet";

const files = sheetFiles();
const TEXTS = ["00123", "2025-01", "=1+1", "1E5", "Łukasz 漢字 & <x>", " spaced ", "two\nlines"];
const SHEETS: readonly SheetContent[] = [
  {
    name: "Journal & lines",
    headingRows: 1,
    widths: [12, 30],
    rows: [
      [{ text: "Text" }, { text: "Amount" }, { text: "Day" }],
      ...TEXTS.map((text, i): SheetCell[] => [
        { text },
        { number: `${i}.25`, format: "#,##0.00" },
        { date: `2025-01-0${i + 1}` },
      ]),
    ],
  },
  { name: "Second", rows: [[null, { number: "-0.5" }]] },
];

const CELLS = `
import json, sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
print(json.dumps([{
  "name": sheet.title,
  "frozen": sheet.freeze_panes,
  "rows": [[str(cell.date()) if hasattr(cell, "date") else cell for cell in row] for row in sheet.iter_rows(values_only=True)],
  "formats": [[cell.number_format for cell in row] for row in sheet.iter_rows()],
  "bold": [cell.font.b for cell in sheet[1]],
  "validations": [[str(one.sqref), one.formula1] for one in sheet.data_validations.dataValidation],
  "width": sheet.column_dimensions["B"].width,
} for sheet in book.worksheets]))
`;
interface Seen {
  readonly name: string;
  readonly frozen: string | null;
  readonly rows: readonly (readonly unknown[])[];
  readonly formats: readonly (readonly string[])[];
  readonly bold: readonly boolean[];
  readonly validations: readonly (readonly string[])[];
  readonly width: number;
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sheets-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function saved(name: string, bytes: Promise<Uint8Array>): Promise<string> {
  const path = join(folder, name);
  writeFileSync(path, await bytes);
  return path;
}

describeWith("openpyxl", "openpyxl", () => {
  test("reads what was written: text as text, numbers, real dates, headings", async () => {
    const [first, second] = openpyxl<Seen[]>(CELLS, await saved("made.xlsx", files.write(SHEETS)));
    expect(first?.name).toBe("Journal & lines");
    expect(first?.rows.slice(1)).toEqual(TEXTS.map((text, i) => [text, i + 0.25, `2025-01-0${i + 1}`]));
    expect(first?.formats[1]).toEqual(["@", "#,##0.00", "yyyy\\-mm\\-dd"]);
    expect(first).toMatchObject({ frozen: "A2", bold: [true, true, true], width: 30 });
    expect(second?.rows).toEqual([[null, -0.5]]);
  });

  test("a template of openpyxl's is filled: its styles, validations and formulas stay", async () => {
    const template = join(folder, "template.xlsx");
    openpyxl(
      `
import json, sys, openpyxl
from openpyxl.styles import Font
from openpyxl.worksheet.datavalidation import DataValidation
book = openpyxl.Workbook()
sheet = book.active
sheet.title = "Lines"
sheet.append(["Day", "Amount", "Fund"])
for row in range(2, 5):
  sheet.cell(row, 1).number_format = "yyyy-mm-dd"
  sheet.cell(row, 2).number_format = "0.00"
  sheet.cell(row, 3).number_format = "@"
  sheet.cell(row, 3).font = Font(b=True)
sheet["E1"] = "=SUM(B2:B9)"
check = DataValidation(type="list", formula1='"10,20"')
check.add("C2:C9")
sheet.add_data_validation(check)
book.save(sys.argv[1])
print(json.dumps(None))
`,
      template,
    );
    const filled = files.fill(readFileSync(template), [
      { sheet: "Lines", row: 2, column: 1, cell: { date: "2025-01-31" } },
      { sheet: "Lines", row: 2, column: 2, cell: { number: "12.50" } },
      { sheet: "Lines", row: 2, column: 3, cell: { text: "0010" } },
      { sheet: "Lines", row: 3, column: 2, cell: { number: "7.25" } },
    ]);
    const path = await saved("filled.xlsx", filled);
    const [sheet] = openpyxl<Seen[]>(CELLS, path);
    expect(sheet?.rows[1]).toEqual(["2025-01-31", 12.5, "0010", null, null]);
    expect(sheet?.rows[0]?.[4]).toBe("=SUM(B2:B9)");
    expect(sheet?.formats[1]?.slice(0, 3)).toEqual(["yyyy-mm-dd", "0.00", "@"]);
    expect(sheet?.validations).toEqual([["C2:C9", '"10,20"']]);
    const [own] = await files.read(readFileSync(path));
    expect(own?.rows[1]).toEqual(["2025-01-31", "12.50", "0010"]);
  });
});

describeWith("soffice", "LibreOffice", () => {
  test("reads what was written, and what it saves is read the same", async () => {
    const path = await saved("office.xlsx", files.write(SHEETS));
    const sheets = await files.read(readFileSync(recalculated(path)));
    expect(sheets[0]?.rows.slice(1)).toEqual(TEXTS.map((text, i) => [text, `${i}.25`, `2025-01-0${i + 1}`]));
    expect(sheets.map(({ name }) => name)).toEqual(["Journal & lines", "Second"]);
  });
});
