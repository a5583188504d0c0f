/** A workbook of an earlier version: a report sheet with fewer lines is made anew, and the old one is kept. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { DASHBOARD, REPORTS, START, TIE_OUT } from "../../workbook/reports";
import type { ReportShape } from "../../workbook/shape";
import { ALL_TABLES } from "../../workbook/tables";
import { openXlsxWorkbook, type XlsxWorkbook } from "./xlsx-workbook";

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "workbook-"));
  path = join(folder, "month.xlsx");
});
afterEach(() => rm(folder, { recursive: true }));

const rowOf = (at: string): number => Number(/\d+/.exec(at)?.[0]);
/** Without what stands below row 20, and with a cell of a person's. */
const OLD: ReportShape = {
  ...TIE_OUT,
  print: { orientation: "portrait", area: "A1:H20" },
  cells: [
    ...TIE_OUT.cells.filter(({ at }) => rowOf(at) <= 20),
    { at: "K2", style: "text", value: "a note of the person" },
  ],
};
const others = REPORTS.filter((report) => report !== TIE_OUT);
const values = Object.fromEntries(
  TIE_OUT.cells.flatMap(({ name }) => (name === undefined ? [] : [[name, 1]])),
);
const write = { do: "report" as const, report: TIE_OUT, values: { ...values, month: "2025-02" } };

async function earlier(shape = OLD, rest: readonly ReportShape[] = others): Promise<XlsxWorkbook> {
  const workbook = await openXlsxWorkbook(path, { create: true });
  await workbook.ensure(ALL_TABLES, [...rest, shape]);
  await workbook.apply([{ do: "report", report: shape, values: { month: "2025-01" } }]);
  return workbook;
}

async function sheets(): Promise<Map<string, string>> {
  const parts = unzipSync(await readFile(path));
  const text = (name: string): string => strFromU8(parts[name] ?? new Uint8Array());
  const targets = new Map(
    [...text("xl/_rels/workbook.xml.rels").matchAll(/<Relationship [^>]*>/g)].map(([tag]) => [
      /Id="([^"]*)"/.exec(tag)?.[1],
      /Target="([^"]*)"/.exec(tag)?.[1]?.replace(/^\/?(xl\/)?/, "xl/") ?? "",
    ]),
  );
  const tags = [...text("xl/workbook.xml").matchAll(/<sheet [^>]*>/g)].map(([tag]) => tag);
  return new Map(
    tags.map((tag) => [
      /name="([^"]*)"/.exec(tag)?.[1] ?? "",
      text(targets.get(/r:id="([^"]*)"/.exec(tag)?.[1]) ?? ""),
    ]),
  );
}

it("a step's own write makes it anew with all its lines; the old sheet keeps what a person put there", async () => {
  const workbook = await earlier();
  const before = await sheets();
  await workbook.apply([write]);
  const after = await sheets();
  const strings = strFromU8(unzipSync(await readFile(path))["xl/sharedStrings.xml"]!);
  expect([...after.keys()].filter((name) => !before.has(name))).toEqual(["Tie-out (earlier)"]);
  expect(after.get("Tie-out (earlier)")).toBe(before.get("Tie-out"));
  expect(strings).toContain("a note of the person");
  const last = TIE_OUT.cells.filter((cell) => cell.formula !== undefined).at(-1)!;
  expect(after.get("Tie-out")).toContain(`<c r="${last.at}"`);
  expect(after.get("Tie-out")).toContain("2025-02");
  for (const name of before.keys()) if (name !== "Tie-out") expect(after.get(name)).toBe(before.get(name));
  // Once is enough.
  const bytes = await readFile(path);
  await workbook.apply([write]);
  expect(await workbook.ensure(ALL_TABLES, REPORTS)).toEqual([]);
  expect((await readFile(path)).equals(bytes)).toBe(true);
  await workbook.close();
});

it("init says so, and what was typed into the sheet stays typed in", async () => {
  const workbook = await earlier();
  expect(await workbook.ensure(ALL_TABLES, REPORTS)).toEqual([
    "sheet Tie-out anew: the one of an earlier version is kept as Tie-out (earlier), delete it when you need nothing on it",
  ]);
  await workbook.close();
  expect((await sheets()).get("Tie-out")).toMatch(/<c r="B3"[^>]*t="inlineStr"><is><t>2025-01</);
  expect(strFromU8(unzipSync(await readFile(path))["xl/workbook.xml"]!)).toMatch(
    /(&#39;|')Tie-out \(earlier\)(&#39;|')!\$A\$1:\$H\$20/,
  );
});

it("a sheet that reads cells which moved is made anew with it", async () => {
  const moved: ReportShape = {
    ...START,
    cells: START.cells.map((cell) =>
      cell.formula?.includes("'Tie-out'!") === true ? { ...cell, formula: "'Tie-out'!B12" } : cell,
    ),
  };
  const workbook = await earlier(OLD, [...others.filter((report) => report !== START), moved]);
  const added = await workbook.ensure(ALL_TABLES, REPORTS);
  await workbook.close();
  expect(added.map((words) => words.split(":")[0])).toEqual(["sheet Start anew", "sheet Tie-out anew"]);
  expect([...(await sheets()).keys()][0]).toBe("Start");
});

it("a cell that a person cleared, and a Dashboard with charts of theirs, are left alone", async () => {
  const [first] = DASHBOARD.cells.filter((cell) => cell.formula !== undefined);
  const alone = DASHBOARD.cells.filter(
    ({ at, formula }) => formula !== undefined && rowOf(at) === rowOf(first!.at),
  );
  expect(alone.length).toBeGreaterThan(1);
  const cleared = { ...DASHBOARD, cells: DASHBOARD.cells.filter((cell) => cell !== first) };
  const workbook = await earlier(TIE_OUT, [...others.filter((r) => r !== DASHBOARD), cleared]);
  expect(await workbook.ensure(ALL_TABLES, REPORTS)).toEqual([]);
  await workbook.close();
});

it("a person's own sheet of a report's name is refused, and everything stays", async () => {
  const own: ReportShape = {
    sheet: "Dashboard",
    group: DASHBOARD.group,
    widths: [],
    cells: [
      { at: "A1", style: "text", value: "Dashboard" },
      { at: "B2", style: "text", formula: "1+4" },
    ],
  };
  const workbook = await earlier(TIE_OUT, [own]);
  const before = await readFile(path);
  await expect(workbook.ensure(ALL_TABLES, REPORTS)).rejects.toThrow(
    /^There is a sheet Dashboard that is not ours.*Rename that sheet in Excel.*Nothing was written\.$/,
  );
  await workbook.close();
  expect((await readFile(path)).equals(before)).toBe(true);
});
