import { spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describeWith, openpyxlPython } from "../../testing/tools";
import { SAMPLE, sampleRow } from "../../testing/workbook-contract";
import type { ReportShape, Row } from "../../workbook/shape";
import { openXlsxWorkbook } from "./xlsx-workbook";

const REPORT: ReportShape = {
  sheet: "Summary",
  group: "month",
  widths: [20, 20],
  cells: [
    { at: "A1", style: "title", value: "Summary", span: 2 },
    { at: "A2", style: "label", value: "Sum" },
    { at: "B2", style: "money", name: "sum", formula: "SUM(SampleRows[Amount])" },
    { at: "A3", style: "label", value: "Open" },
    { at: "B3", style: "count", name: "open", formula: `SUMPRODUCT((SampleRows[State]="Open")*1)` },
    { at: "A4", style: "link", value: "Rows", sheet: "Sample Rows" },
    { at: "B4", style: "input", name: "month" },
  ],
};

const TEXTS = ["00123", "2025-01", "=1+1", "1E5", "Łukasz 漢字 & <x>", " spaced "];
const ROWS: readonly Row[] = TEXTS.map((text, i) =>
  sampleRow(`r${i}`, {
    Text: text,
    State: i % 2 === 0 ? "Open" : "Done",
    Amount: i + 0.25,
    Quantity: 1.5,
    Cents: 2,
    Count: 3,
    "Share %": 0.125,
    Day: 45658 + i,
    At: 45658.5,
  }),
);

let folder: string;
let path: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "workbook-"));
  path = join(folder, "month.xlsx");
  const workbook = await openXlsxWorkbook(path, { create: true });
  await workbook.ensure([SAMPLE], [REPORT]);
  await workbook.apply([
    { do: "append", table: SAMPLE, rows: [sampleRow("gone"), ...ROWS] },
    { do: "remove", table: SAMPLE, keys: ["gone"] },
    { do: "report", report: REPORT, values: { open: 3, month: "2025-01" } },
  ]);
  await workbook.close();
});
afterAll(() => rm(folder, { recursive: true }));

const SCRIPT = `
import json, sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
values = openpyxl.load_workbook(sys.argv[1], data_only=True)
sheet = book["Sample Rows"]
table = sheet.tables["SampleRows"]
print(json.dumps({
  "sheets": book.sheetnames,
  "ref": table.ref,
  "filter": table.autoFilter.ref,
  "headings": [column.name for column in table.tableColumns],
  "rows": [[cell.isoformat() if hasattr(cell, "isoformat") else cell for cell in row] for row in sheet.iter_rows(min_row=2, values_only=True)],
  "formats": [cell.number_format for cell in sheet[3]],
  "frozen": sheet.freeze_panes,
  "tab": sheet.sheet_properties.tabColor.rgb,
  "looks": [[str(range.sqref), [rule.formula[0] for rule in range.rules]] for range in sheet.conditional_formatting],
  "lists": [[str(one.sqref), one.formula1] for one in sheet.data_validations.dataValidation],
  "formula": book["Summary"]["B2"].value,
  "cached": [values["Summary"][at].value for at in ("B2", "B3", "B4")],
  "link": book["Summary"]["A4"].hyperlink.location,
  "numberFormat": book["Summary"]["B4"].number_format,
}))
`;

describeWith("openpyxl", "openpyxl", () => {
  it("reads the same cells, table, formats, lists and links", () => {
    const run = spawnSync(openpyxlPython() ?? "python3", ["-c", SCRIPT, path], { encoding: "utf8" });
    expect(run.stderr).toBe("");
    const seen = JSON.parse(run.stdout) as Record<string, unknown>;
    expect(seen).toEqual({
      sheets: ["Summary", "Sample Rows"],
      ref: "A1:J7",
      filter: "A1:J7",
      headings: SAMPLE.columns.map((column) => column.heading),
      rows: ROWS.map((row, i) => [
        row["Sample ID"], row.Text, row.State, row.Amount, 1.5, 2, 3, 0.125,
        `2025-01-0${i + 1}T00:00:00`, "2025-01-01T12:00:00",
      ]), // prettier-ignore
      formats: ["@", "@", "@", "#,##0.00;[Red]-#,##0.00", "#,##0.####", "#,##0.00;[Red]-#,##0.00", "#,##0", "0.00##%", "yyyy-mm-dd", "yyyy-mm-dd hh:mm"],
      frozen: "A2",
      tab: "FF8A8F98",
      looks: [
        ["A2:J7", [`$C2="Open"`, `$B2<>""`]],
        ["A2:A7", [`$C2="Done"`]],
      ],
      lists: [["C2:C7", `"Open,Done"`]],
      formula: "=SUM(SampleRows[Amount])",
      cached: [null, 3, "2025-01"],
      link: "'Sample Rows'!A1",
      numberFormat: "@",
    }); // prettier-ignore
  });
});

describeWith("soffice", "LibreOffice", () => {
  function convert(sheet: number): string {
    const options = `csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,${sheet}`;
    const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
    const run = spawnSync(
      "soffice",
      [profile, "--headless", "--convert-to", options, "--outdir", folder, path],
      { encoding: "utf8", timeout: 500_000 },
    );
    const file = /-> (.*\.csv)/.exec(run.stdout)?.[1] ?? "";
    return spawnSync("cat", [file], { encoding: "utf8" }).stdout;
  }

  it("reads the same cells and computes the formulas over the table", () => {
    const lines = convert(2).trim().split("\n");
    expect(lines).toHaveLength(7);
    expect(lines[1]).toBe("r0,00123,Open,0.25,1.5,2,3,12.5%,2025-01-01,2025-01-01 12:00:00");
    expect(lines[3]).toContain("r2,=1+1,Open");
    expect(lines[5]).toContain("Łukasz 漢字 & <x>");
    const summary = convert(1);
    expect(summary).toContain("Sum,16.5");
    expect(summary).toContain("Open,3");
  });
});
