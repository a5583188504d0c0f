/** What a person added to a workbook comes through our writes byte for byte, or as Excel would have it. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { addNotes } from "../../../tests/support/notes-sheet";
import { OTHER, SAMPLE, sampleRow } from "../../testing/workbook-contract";
import { ALL_TABLES } from "../../workbook/tables";
import { REPORTS } from "../../workbook/reports";
import { excelize, ok } from "./excelize";
import { openXlsxWorkbook } from "./xlsx-workbook";

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "workbook-"));
  path = join(folder, "month.xlsx");
});
afterEach(() => rm(folder, { recursive: true }));

/** A month's workbook to which a person has added a pivot table, a slicer, a chart, comments, names and formats. */
async function makeRich(): Promise<void> {
  const workbook = await openXlsxWorkbook(path, { create: true });
  const rows = ["a", "b", "c", "d", "e"].map((id, i) =>
    sampleRow(id, { Text: `text ${i % 2}`, Amount: i * 1.5 }),
  );
  await workbook.apply([{ do: "append", table: SAMPLE, rows }]);
  await workbook.close();
  await addNotes(path, "SUM(B2:B3)+SUM(SampleRows[Amount])");
}

async function parts(): Promise<Record<string, Buffer>> {
  const entries = Object.entries(unzipSync(await readFile(path)));
  return Object.fromEntries(entries.map(([name, bytes]) => [name, Buffer.from(bytes)]));
}

/** Names of the parts that differ. */
function different(before: Record<string, Buffer>, after: Record<string, Buffer>): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((name) => !(before[name] && after[name]?.equals(before[name])))
    .sort();
}

it("leaves every part but the table's own and the order to recalculate byte for byte the same", async () => {
  await makeRich();
  const before = await parts();
  const names = Object.keys(before).join(" ");
  for (const kind of [
    "charts/chart",
    "slicers/slicer",
    "pivotTables/pivotTable",
    "pivotCache/",
    "comments",
    "drawings/",
  ])
    expect(names).toContain(kind);
  const workbook = await openXlsxWorkbook(path);
  await workbook.apply([
    { do: "append", table: SAMPLE, rows: [sampleRow("f", { Text: "new" }), sampleRow("g")] },
    { do: "update", table: SAMPLE, rows: [{ "Sample ID": "c", Text: "changed" }] },
    { do: "remove", table: SAMPLE, keys: ["b"] },
  ]);
  expect((await workbook.read([{ table: SAMPLE, columns: ["Text"] }]))[0]).toHaveLength(6);
  await workbook.close();
  const touched = different(before, await parts());
  expect(touched.filter((name) => name !== "xl/workbook.xml")).toEqual([
    "xl/tables/table1.xml",
    "xl/worksheets/sheet1.xml",
  ]);
});

it("adds the missing tables to it and keeps every part of the person's", async () => {
  await makeRich();
  const before = await parts();
  const workbook = await openXlsxWorkbook(path);
  const added = await workbook.ensure([...ALL_TABLES, SAMPLE, OTHER], REPORTS);
  expect(added).toHaveLength(ALL_TABLES.length + REPORTS.length + 1);
  expect(await workbook.ensure([...ALL_TABLES, SAMPLE, OTHER], REPORTS)).toEqual([]);
  await workbook.apply([{ do: "append", table: OTHER, rows: [{ Key: "k", Value: "v" }] }]);
  expect(await workbook.read([{ table: OTHER }])).toEqual([[{ Key: "k", Value: "v" }]]);
  expect((await workbook.read([{ table: SAMPLE }]))[0]).toHaveLength(5);
  await workbook.close();
  const after = await parts();
  const touched = different(before, after).filter((name) => before[name] !== undefined);
  expect(touched).toEqual([
    "[Content_Types].xml",
    "xl/_rels/workbook.xml.rels",
    "xl/styles.xml",
    "xl/workbook.xml",
  ]);
  const book = after["xl/workbook.xml"]?.toString() ?? "";
  const sheets = [...book.matchAll(/<sheet [^>]*name="([^"]*)"/g)].map((match) => match[1]);
  expect(sheets[0]).toBe("Start");
  expect(sheets).toContain("Notes");
  expect(book).toContain("TopFund");
});

it("adds a column that a table lacks at its right end, and keeps the rows", async () => {
  await makeRich();
  const wider = {
    ...SAMPLE,
    columns: [
      ...SAMPLE.columns,
      { field: "more", heading: "More", kind: "choice", width: 12, choices: ["x", "y"] } as const,
    ],
  };
  const workbook = await openXlsxWorkbook(path);
  const [before = []] = await workbook.read([{ table: SAMPLE }]);
  expect(await workbook.ensure([wider], [])).toEqual(["column More of Sample Rows"]);
  await workbook.apply([{ do: "update", table: wider, rows: [{ "Sample ID": "e", More: "y" }] }]);
  const [after = []] = await workbook.read([{ table: wider }]);
  expect(after).toEqual(before.map((row) => ({ ...row, More: row["Sample ID"] === "e" ? "y" : null })));
  await workbook.close();
  const all = await parts();
  expect(all["xl/tables/table1.xml"]?.toString()).toMatch(/ref="A1:K6".*name="More"/);
  expect(all["xl/worksheets/sheet1.xml"]?.toString()).toMatch(/<dataValidation [^>]*sqref="K2:K6"/);
});

it("keeps what a person does between two commands: order of columns, an own column, a filter", async () => {
  await makeRich();
  const file = (await excelize()).OpenReader(await readFile(path));
  ok(file.AutoFilter("Notes", "A1:B3", []));
  await writeFile(path, Buffer.from(ok(file.WriteToBuffer()).buffer as unknown as Uint8Array));
  const workbook = await openXlsxWorkbook(path);
  await workbook.apply([{ do: "remove", table: SAMPLE, keys: ["a", "b", "c", "d", "e"] }]);
  expect(await workbook.read([{ table: SAMPLE }])).toEqual([[]]);
  await workbook.close();
  expect((await parts())["xl/tables/table1.xml"]?.toString()).toContain(`ref="A1:J2"`);
});
