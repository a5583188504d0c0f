import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openExcel } from "../../../tests/support/excel";
import type { Change } from "../../ports/ports";
import { listCells, loadXlsx } from "../../testing/excel-xlsx";
import { SAMPLE, sampleRow } from "../../testing/workbook-contract";
import { PIVOT, REPORTS, START } from "../../workbook/reports";
import { ALL_TABLES } from "../../workbook/tables";
import { openXlsxWorkbook } from "../xlsx/xlsx-workbook";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "workbook-"));
});
afterEach(() => rm(folder, { recursive: true }));

const row = (id: string): ReturnType<typeof sampleRow> =>
  sampleRow(id, {
    Text: "00123",
    State: "Open",
    Amount: -12.5,
    Count: 3,
    "Share %": 0.25,
    Day: 45_658,
    At: 45_658.75,
  });

const BATCHES: readonly (readonly Change[])[] = [
  [{ do: "append", table: SAMPLE, rows: ["a", "b", "c", "d", "e"].map(row) }],
  [
    {
      do: "update",
      table: SAMPLE,
      rows: [
        { "Sample ID": "b", Text: "=1+1", Quantity: 1.5 },
        { "Sample ID": "e", Text: null, Day: null },
      ],
    },
    { do: "remove", table: SAMPLE, keys: ["a", "c"] },
    { do: "append", table: SAMPLE, rows: [row("f"), row("a"), row("b")] },
  ],
  [{ do: "report", report: START, values: { month: "2025-01" } }],
];

it("leaves the same cells, formats, sheets and looks as the file adapter", async () => {
  const path = join(folder, "month.xlsx");
  const file = await openXlsxWorkbook(path, { create: true });
  const { workbook, host } = await openExcel();
  const words = await file.ensure([...ALL_TABLES, SAMPLE], REPORTS);
  expect(await workbook.ensure([...ALL_TABLES, SAMPLE], REPORTS)).toEqual(words);
  for (const batch of BATCHES) {
    await file.apply(batch);
    await workbook.apply(batch);
  }
  await file.close();
  const made = await loadXlsx(path);
  host.workbook.deleteSheet(host.workbook.sheet("At Work"));
  host.workbook.deleteSheet(host.workbook.sheet("Sheet1"));

  expect(withoutPivot(listCells(host.workbook))).toEqual(withoutPivot(listCells(made)));
  for (const [i, sheet] of made.sheets.entries()) {
    const ours = host.workbook.sheets[i];
    expect({ name: ours?.name, tab: ours?.tabColor, frozen: ours?.frozen }).toEqual({
      name: sheet.name,
      tab: sheet.tabColor,
      frozen: sheet.frozen,
    });
    expect([...(ours?.widths ?? [])].map(([at, width]) => [at, Math.round(width)])).toEqual(
      [...sheet.widths].map(([at, width]) => [at, Math.round(width)]),
    );
    expect(ours?.tables.map(({ name, area }) => ({ name, area }))).toEqual(
      sheet.tables.map(({ name, area }) => ({ name, area })),
    );
  }
});

/** A file's PivotTable is filled by Excel, when it opens the file. */
function withoutPivot<V>(cells: ReadonlyMap<string, ReadonlyMap<string, V>>): Map<string, unknown> {
  const fixed = new Set(PIVOT.cells.map(({ at }) => at));
  return new Map(
    [...cells].map(([sheet, list]) => [
      sheet,
      sheet === PIVOT.sheet ? new Map([...list].filter(([at]) => fixed.has(at))) : list,
    ]),
  );
}
