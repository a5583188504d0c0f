import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { OTHER } from "../../testing/workbook-contract";
import { REPORTS, START } from "../../workbook/reports";
import { ALL_TABLES, CHARGES } from "../../workbook/tables";
import { excelize, ok } from "./excelize";
import { insertSheets, sheetOrder } from "../../workbook/sheet-order";
import { reorderSheets } from "./sheet-order";
import { openXlsxWorkbook } from "./xlsx-workbook";

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "workbook-"));
  path = join(folder, "month.xlsx");
});
afterEach(() => rm(folder, { recursive: true }));

async function part(name: string): Promise<string> {
  return strFromU8(unzipSync(await readFile(path))[name] ?? new Uint8Array());
}

async function sheetNames(): Promise<(string | undefined)[]> {
  return [...(await part("xl/workbook.xml")).matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(
    (match) => match[1],
  );
}

it("makes all sheets in the order of the month, and says what it made", async () => {
  const workbook = await openXlsxWorkbook(path, {
    create: true,
    clock: { now: () => "2025-02-03T04:05:06Z" },
  });
  const added = await workbook.ensure(ALL_TABLES, REPORTS);
  await workbook.close();
  const names = await sheetNames();
  expect(names).toEqual(sheetOrder(ALL_TABLES, REPORTS));
  expect(names.slice(0, 4)).toEqual(["Start", "Charges", "Adjustments", "Statements"]);
  expect([...added].sort()).toEqual(names.map((name) => `sheet ${name}`).sort());
  expect(names).not.toContain("Sheet1");
  expect(await part("docProps/core.xml")).toContain("2025-02-03T04:05:06Z");
  expect(await part("xl/workbook.xml")).toContain("fullCalcOnLoad");
});

it("puts a sheet that comes later where it belongs", async () => {
  const workbook = await openXlsxWorkbook(path, { create: true });
  await workbook.ensure([OTHER], []);
  await workbook.apply([{ do: "append", table: CHARGES, rows: [{ "Charge ID": "c", Period: "2025-01" }] }]);
  await workbook.apply([{ do: "report", report: START, values: { month: "2025-01" } }]);
  expect((await workbook.read([{ table: CHARGES, columns: ["Period"] }]))[0]).toEqual([
    { Period: "2025-01" },
  ]);
  await workbook.close();
  expect(await sheetNames()).toEqual(["Start", "Charges", "Other"]);
});

it("adds sheets with slicers and a PivotTable where another program wrote its targets from the package's top", async () => {
  const isLate = ({ slicers, pivot }: (typeof REPORTS)[number]): boolean =>
    slicers !== undefined || pivot !== undefined;
  const late = REPORTS.filter(isLate).map(({ sheet }) => `sheet ${sheet}`);
  const workbook = await openXlsxWorkbook(path, { create: true });
  await workbook.ensure(
    ALL_TABLES,
    REPORTS.filter((report) => !isLate(report)),
  );
  await workbook.close();
  const parts = unzipSync(await readFile(path));
  for (const [name, bytes] of Object.entries(parts))
    if (name.startsWith("xl/worksheets/_rels/"))
      parts[name] = strToU8(strFromU8(bytes).replaceAll('Target="../', 'Target="/xl/'));
  await writeFile(path, zipSync(parts));
  const again = await openXlsxWorkbook(path);
  expect(late.length).toBeGreaterThan(1);
  expect(await again.ensure(ALL_TABLES, REPORTS)).toEqual(late);
  expect(await again.read([{ table: CHARGES }])).toEqual([[]]);
  await again.close();
});

it("writes a report's values beside its formulas, once", async () => {
  const workbook = await openXlsxWorkbook(path, { create: true });
  await workbook.ensure(ALL_TABLES, REPORTS);
  const values = { month: "2025-01", charges: 12, status: "Open & shut", difference: 0 };
  await workbook.apply([{ do: "report", report: START, values }]);
  const sheet = await part("xl/worksheets/sheet1.xml");
  expect(sheet).toMatch(/<c r="B3" s="\d+" t="inlineStr"><is><t>2025-01<\/t><\/is><\/c>/);
  expect(sheet).toMatch(/<f>SUMPRODUCT\(\(Charges\[Period\]=\$B\$3\)\*1\)<\/f><v>12<\/v>/);
  expect(sheet).toMatch(/t="str"><f>IFERROR\(INDEX[^<]*<\/f><v>Open &amp; shut<\/v>/);
  const before = await readFile(path);
  await workbook.apply([{ do: "report", report: START, values }]);
  expect((await readFile(path)).equals(before)).toBe(true);
  await workbook.close();
});

it("uses an empty sheet of a table's name, and refuses one with other content", async () => {
  const program = await excelize();
  const file = program.NewFile();
  ok(file.NewSheet("Other"));
  ok(file.NewSheet("Charges"));
  ok(file.SetCellStr("Charges", "B2", "mine"));
  const { writeFile } = await import("node:fs/promises");
  await writeFile(path, Buffer.from(ok(file.WriteToBuffer()).buffer as unknown as Uint8Array));
  const workbook = await openXlsxWorkbook(path);
  expect(await workbook.ensure([OTHER], [])).toEqual(["sheet Other"]);
  await expect(workbook.ensure([CHARGES], [])).rejects.toThrow(/sheet Charges without our table Charges.*B2/);
  await workbook.close();
  expect(await sheetNames()).toEqual(["Sheet1", "Other", "Charges"]);
});

it("inserts sheets behind their neighbours and carries names of sheets along", () => {
  expect(insertSheets(["Mine", "C"], ["B", "A"], ["A", "B", "C"])).toEqual(["A", "B", "Mine", "C"]);
  expect(insertSheets(["A", "Mine", "C"], ["B"], ["A", "B", "C"])).toEqual(["A", "B", "Mine", "C"]);
  const xml = `<workbook><bookViews><workbookView activeTab="1"/></bookViews><sheets><sheet name="A"/><sheet name="B"/></sheets><definedNames><definedName name="x" localSheetId="0">A!$1:$1</definedName></definedNames></workbook>`;
  expect(reorderSheets(xml, ["B", "A"])).toBe(
    `<workbook><bookViews><workbookView activeTab="0"/></bookViews><sheets><sheet name="B"/><sheet name="A"/></sheets><definedNames><definedName name="x" localSheetId="1">A!$1:$1</definedName></definedNames></workbook>`,
  );
});
