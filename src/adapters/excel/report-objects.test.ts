/** Report objects in Excel: charts by their cells, slicers, the printed page; the PivotTable follows each batch. */
import { openExcel } from "../../../tests/support/excel";
import { BROWSE, DASHBOARD, PIVOT } from "../../workbook/reports";
import { toRow } from "../../workbook/codec";
import { CHARGES, MONTHLY_TOTALS } from "../../workbook/tables";
import type { MonthlyTotal } from "../../core/totals";

function total(id: string, pi: string, billed: bigint): MonthlyTotal {
  return {
    totalId: id,
    period: "2025-01",
    pi,
    project: "coral",
    fundOrg: "BIO-1",
    source: "HPC",
    serviceName: "Compute",
    charges: 1,
    list: billed,
    billed,
    pending: 0n,
    held: 0n,
    rejected: 0n,
  };
}

const SCALE = 10n ** 12n;
const append = (list: readonly MonthlyTotal[]) => ({
  do: "append" as const,
  table: MONTHLY_TOTALS,
  rows: list.map((t) => toRow(MONTHLY_TOTALS, t)),
});

async function open() {
  const { workbook, host } = await openExcel();
  await workbook.ensure([CHARGES, MONTHLY_TOTALS], [BROWSE, DASHBOARD, PIVOT]);
  const cellsOf = (sheet: string): string[] => {
    const used = host.workbook.sheet(sheet).usedRange(true);
    if (used === null) return [];
    const rows = Array.from({ length: used.bottom + 1 }, (_, row) => row);
    return rows.map((row) =>
      Array.from({ length: used.right + 1 }, (_, column) => host.workbook.sheet(sheet).textAt(row, column))
        .join(" ")
        .trim(),
    );
  };
  return { workbook, host, cellsOf };
}

it("the PivotTable shows what a batch wrote, and keeps what a person made of it", async () => {
  const { workbook, host, cellsOf } = await open();
  const amounts = [10n * SCALE, 5n * SCALE];
  await workbook.apply([append([total("a", "ada@example.edu", amounts[0]!)])]);
  const figure = cellsOf("Pivot").find((line) => line.startsWith("ada@example.edu"));
  expect(figure).toBeDefined();
  await workbook.apply([append([total("b", "ben@example.edu", amounts[1]!)])]);
  expect(cellsOf("Pivot").some((line) => line.startsWith("ben@example.edu"))).toBe(true);
  host.workbook.deleteSheet(host.workbook.sheet("Pivot"));
  await workbook.apply([append([total("c", "cy@example.edu", amounts[1]!)])]);
  expect(host.workbook.sheets.map(({ name }) => name)).not.toContain("Pivot");
});

it("a batch that changes nothing of the PivotTable's source does not refresh it", async () => {
  const { workbook, host } = await open();
  const charge = (id: string) =>
    workbook.apply([{ do: "append", table: CHARGES, rows: [{ "Charge ID": id, "Import ID": "i" }] }]);
  await charge("0");
  await workbook.apply([append([total("0", "ada@example.edu", SCALE)])]);
  host.traffic.reset();
  await charge("1");
  const without = host.traffic.requests;
  host.traffic.reset();
  await workbook.apply([append([total("a", "ada@example.edu", SCALE)])]);
  expect(host.traffic.requests).toBe(without + 1);
});

it("makes the charts over their cells, named and with title and unit, and the slicers", async () => {
  const { host } = await open();
  const charts = host.workbook.sheet("Dashboard").charts;
  expect(charts.map(({ name }) => name)).toEqual((DASHBOARD.charts ?? []).map(({ name }) => name));
  expect(host.workbook.sheet("Browse").slicers.map(({ caption }) => caption)).toEqual(
    (BROWSE.slicers ?? []).map(({ heading }) => heading),
  );
});
