import { openExcel, runStep, type OpenExcel } from "../../../tests/support/excel";
import type { Change, Wanted } from "../../ports/ports";
import type { Cell, Row } from "../../workbook/shape";
import { ALL_TABLES, CHARGES } from "../../workbook/tables";
import { bytesOf } from "./limits";

/** A charge as an import writes it: some columns are blank. */
function charge(n: number, period = "2025-01"): Row {
  const id = `aws-${n.toString(16).padStart(6, "0")}-7f3e9a1c5b2d`;
  const cells: Record<string, Cell> = {};
  for (const { heading, kind } of CHARGES.columns)
    cells[heading] = kind === "text" || kind === "choice" ? `${heading} ${n % 97}` : n / 100;
  return {
    ...cells,
    "Charge ID": id,
    Period: period,
    Review: "OK",
    Tags: "",
    "Review Note": "",
    "Reviewed By": "",
    "Reviewed At": null,
    "Carried From": "",
  };
}

const charges = (count: number, period?: string): Row[] =>
  Array.from({ length: count }, (_row, n) => charge(n, period));
const append = (rows: readonly Row[]): Change => ({ do: "append", table: CHARGES, rows });
const values = (rows: readonly Row[]): Cell[][] =>
  rows.map((row) => CHARGES.columns.map(({ heading }) => row[heading] ?? ""));

async function withTables(): Promise<OpenExcel> {
  const open = await openExcel();
  await open.workbook.ensure(ALL_TABLES, []);
  await open.workbook.apply([{ do: "append", table: CHARGES, rows: [charge(999_999)] }]);
  open.host.traffic.reset();
  return open;
}

it("imports in few requests, and with few bytes besides the values", async () => {
  const { workbook, host } = await withTables();
  const rows = charges(4_000);
  await runStep(workbook, [append(rows)]);
  const bare = bytesOf(values(rows));
  expect(host.traffic.bytesSent / bare).toBeLessThan(1.15);
  expect(host.traffic.requests).toBeLessThanOrEqual(Math.ceil(bare / 1_000_000) + 15);
  expect(Math.max(...host.traffic.log.map(({ sent }) => sent))).toBeLessThan(1_300_000);
});

it("decides scattered charges in few requests", async () => {
  const { workbook, host } = await withTables();
  const rows = charges(3_000);
  await workbook.apply([append(rows)]);
  host.traffic.reset();
  const decided = rows
    .filter((_row, n) => n % 7 === 0)
    .map((row) => ({
      "Charge ID": row["Charge ID"] ?? "",
      Review: "Approved",
      "Review Note": "seen",
      "Reviewed By": "anna",
      "Reviewed At": 45_689.5,
    }));
  await workbook.apply([{ do: "update", table: CHARGES, rows: decided }]);
  expect(host.traffic.requests).toBeLessThanOrEqual(1 + 5 + 2);
  const [read = []] = await workbook.read([
    { table: CHARGES, columns: ["Review"], only: { heading: "Reviewed By", values: ["anna"] } },
  ]);
  expect(read).toHaveLength(decided.length);
});

it("decides one charge, and a run of them, in seven requests", async () => {
  const { workbook, host } = await withTables();
  await workbook.apply([append(charges(500))]);
  host.traffic.reset();
  const rows = charges(500)
    .slice(100, 140)
    .map((row) => ({ "Charge ID": row["Charge ID"] ?? "", Review: "Held" }));
  await workbook.apply([{ do: "update", table: CHARGES, rows }]);
  expect(host.traffic.requests).toBeLessThanOrEqual(7);
  expect(host.traffic.bytesReceived).toBeLessThan(40_000);
});

it("reads what a pane shows first without reading the charges", async () => {
  const { workbook, host } = await withTables();
  await workbook.apply([append(charges(12_000))]);
  host.traffic.reset();
  const wanted: Wanted[] = ALL_TABLES.filter((table) => table !== CHARGES).map((table) => ({ table }));
  await workbook.read([...wanted, { table: CHARGES, columns: ["Period", "Review", "Amount"] }]);
  expect(host.traffic.requests).toBeLessThan(8);
  expect(host.traffic.bytesReceived).toBeLessThan(1_400_000);
});

it("reads one month's rows by their runs, blocks of an answer's size, and huge answers in halves", async () => {
  const { workbook, host } = await withTables();
  await workbook.apply([append([...charges(6_000, "2024-12"), ...charges(6_500).slice(6_000)])]);
  host.traffic.reset();
  const [month = []] = await workbook.read([
    { table: CHARGES, only: { heading: "Period", values: ["2025-01"] } },
  ]);
  expect(month).toHaveLength(501);
  expect(host.traffic.bytesReceived).toBeLessThan(900_000);
  const [all = []] = await workbook.read([{ table: CHARGES }]);
  expect(all).toHaveLength(6_501);
  expect(Math.max(...host.traffic.log.map(({ received }) => received))).toBeLessThan(5_000_000);
});

it("imports over a month in no more requests when rows go", async () => {
  const { workbook, host } = await withTables();
  const rows = charges(800);
  await workbook.apply([append(rows)]);
  host.traffic.reset();
  const again = rows.map((row) => ({ ...row, "Charge ID": `new-${String(row["Charge ID"])}` }));
  await runStep(workbook, [
    { do: "remove", table: CHARGES, keys: rows.map((row) => String(row["Charge ID"])) },
    append(again),
  ]);
  expect(host.traffic.requests).toBeLessThanOrEqual(Math.ceil(bytesOf(values(again)) / 1_000_000) + 15);
});
