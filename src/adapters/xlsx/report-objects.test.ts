/** Charts, slicers, the PivotTable and the printed page in the file; rows that are there stay as they are. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CHARGES, MONTHLY_TOTALS } from "../../workbook/tables";
import { PIVOT } from "../../workbook/reports";
import type { ReportShape } from "../../workbook/shape";
import { openXlsxWorkbook } from "./xlsx-workbook";
import { ZipArchive } from "./zip";

const REPORT: ReportShape = {
  sheet: "Figures",
  group: "month",
  widths: [20, 12, 12],
  cells: [
    { at: "A1", style: "title", value: "Figures" },
    { at: "A2", style: "columnHead", value: "Service" },
    { at: "B2", style: "columnHeadRight", value: "Billed" },
    { at: "C2", style: "columnHeadRight", value: "Subsidised" },
    { at: "A3", style: "label", value: "Compute" },
    { at: "B3", style: "money", formula: "SUM(MonthlyTotals[Billed])", name: "billed" },
    { at: "C3", style: "money", formula: "SUM(IF(MonthlyTotals[Billed]>5,1,0))", name: "large", array: true },
    { at: "A4", style: "input", name: "service", choices: `INDIRECT("MonthlyTotals[Service Name]")` },
  ],
  charts: [
    {
      name: "By service",
      kind: "stackedBars",
      title: "Billed and subsidised by service",
      unit: "A3",
      alt: "Bars of what each service cost.",
      over: "A6:C20",
      categories: "A3:A3",
      series: [
        { name: "B2", values: "B3:B3", colour: "1F3A5F" },
        { name: "C2", values: "C3:C3", colour: "56B4E9" },
      ],
    },
  ],
  slicers: [{ table: CHARGES, heading: "Review", over: "A22:B30" }],
  print: { orientation: "portrait", area: "A1:C30", titleRows: "1:2", pagesTall: 1 },
};

const TOTAL = { "Total ID": "2025-01-1", Period: "2025-01", PI: "ada@example.edu", Billed: 7, Rejected: 0 };
const CHARGE = { "Charge ID": "c-1", Period: "2025-01", Review: "OK", Amount: 7, "Import ID": "i-1" };

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "objects-"));
  path = join(folder, "month.xlsx");
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function archive(): Promise<ZipArchive> {
  return ZipArchive.read(await readFile(path));
}

function partWith(zip: ZipArchive, text: string): string {
  const name = zip.names().find((n) => n.endsWith(".xml") && zip.text(n).includes(text));
  return name === undefined ? "" : plain(zip.text(name));
}

function plain(xml: string): string {
  return xml.replace(/&#39;/g, "'");
}

/** A workbook whose tables have rows before the reports are made. */
async function madeLater(): Promise<{ before: ZipArchive; after: ZipArchive }> {
  const workbook = await openXlsxWorkbook(path, { create: true });
  await workbook.ensure([CHARGES, MONTHLY_TOTALS], []);
  await workbook.apply([
    { do: "append", table: CHARGES, rows: [CHARGE] },
    { do: "append", table: MONTHLY_TOTALS, rows: [TOTAL] },
  ]);
  const before = await archive();
  expect(await workbook.ensure([CHARGES, MONTHLY_TOTALS], [REPORT, PIVOT])).toEqual([
    "sheet Figures",
    "sheet Pivot",
  ]);
  await workbook.apply([
    { do: "report", report: REPORT, values: { billed: 7, large: 1, service: "Compute" } },
  ]);
  await workbook.close();
  return { before, after: await archive() };
}

it("leaves every byte of the sheets whose tables a report's objects read", async () => {
  const { before, after } = await madeLater();
  const sheets = before.names().filter((name) => name.startsWith("xl/worksheets/sheet"));
  expect(sheets).toHaveLength(2);
  for (const name of sheets) expect(after.text(name)).toBe(before.text(name));
});

it("makes charts with title, unit, alternative text and the colours given", async () => {
  const { after } = await madeLater();
  const chart = partWith(after, "<c:chart>") || partWith(after, "chartSpace");
  for (const text of [
    "Billed and subsidised by service",
    "'Figures'!$A$3",
    "1F3A5F",
    "56B4E9",
    "Figures'!$B$3",
    "barDir",
  ])
    expect(chart).toContain(text);
  expect(chart).toMatch(
    /<valAx>.*<a:bodyPr [^>]*rot="0".*<f>'Figures'!\$A\$3<\/f><strCache>|<valAx>.*<strCache>/s,
  );
  expect(partWith(after, "wsDr")).toContain(`descr="Bars of what each service cost."`);
});

it("says of each slicer what it is, where the program has slicers and where it has none", async () => {
  const { after } = await madeLater();
  const drawings = after.names().filter((name) => /\/drawings\/drawing\d+\.xml$/.test(name));
  const tags = drawings.flatMap((name) => after.text(name).match(/<xdr:cNvPr [^>]*>/g) ?? []);
  const alt =
    "Buttons that filter the table Charges by Review. The arrow in the heading Review does the same.";
  expect(tags.filter((tag) => tag.includes(`name="Review" descr="${alt}"`))).toHaveLength(2);
  expect(tags.filter((tag) => tag.includes(`descr=""`))).toEqual([]);
});

it("makes slicers of a table that stands on another sheet", async () => {
  const { after } = await madeLater();
  expect(partWith(after, "slicerCacheDefinition")).toContain(`sourceName="Review"`);
});

it("makes a PivotTable over the table by name, filled when Excel opens the file", async () => {
  const { after } = await madeLater();
  const cache = partWith(after, "pivotCacheDefinition xmlns");
  expect(cache).toContain(`<worksheetSource name="MonthlyTotals"`);
  expect(cache).toMatch(/refreshOnLoad="(1|true)"/);
  expect(partWith(after, "pivotTableDefinition")).toContain(`name="Billed by PI"`);
});

it("keeps formulas that work row by row as such, with the values beside them", async () => {
  const { after } = await madeLater();
  const sheet = partWith(after, "SUM(IF(");
  expect(sheet).toMatch(/<f t="array" ref="C3:C3">SUM\(IF\([^<]*<\/f><v>1<\/v>/);
  expect(sheet).toMatch(/<f>SUM\(MonthlyTotals\[Billed\]\)<\/f><v>7<\/v>/);
  expect(sheet).toContain("INDIRECT(");
});

it("prints a wide table with its heading, each row's key and a foot, page after page of a row; a narrow one on one page", async () => {
  const { after } = await madeLater();
  const book = plain(after.text("xl/workbook.xml"));
  expect(book).toContain("'Charges'!$A:$A,'Charges'!$1:$1");
  expect(book).toMatch(/>'Monthly Totals'!\$1:\$1</);
  const charges = partWith(after, 'pageOrder="overThenDown"');
  expect(charges).toContain("Page &amp;P of &amp;N");
  expect(charges).toMatch(/<pageSetup[^>]*scale="65"/);
  expect(charges).toContain("<tableParts");
});

it("prints one page wide, with its area, repeated rows and a foot", async () => {
  const { after } = await madeLater();
  const sheet = partWith(after, "SUM(IF(");
  expect(sheet).toMatch(/<pageSetup[^>]*orientation="portrait"/);
  expect(sheet).toMatch(/<pageSetup[^>]*fitToWidth="1"|<pageSetup(?![^>]*fitToWidth)/);
  expect(sheet).toContain("Page &amp;P of &amp;N");
  const book = plain(after.text("xl/workbook.xml"));
  expect(book).toContain("'Figures'!$A$1:$C$30");
  expect(book).toContain("'Figures'!$1:$2");
});
