import { openExcel } from "../../../tests/support/excel";
import { ALL_TABLES } from "../../workbook/tables";
import { REPORTS, START, TIE_OUT } from "../../workbook/reports";
import type { TableShape } from "../../workbook/shape";
import { OTHER, SAMPLE, sampleRow } from "../../testing/workbook-contract";

const WIDER: TableShape = {
  ...OTHER,
  columns: [...OTHER.columns, { field: "more", heading: "More", kind: "text", width: 10 }],
};

it("makes every sheet in order, dressed, and says so; a second time adds nothing", async () => {
  const { workbook, host } = await openExcel();
  const words = await workbook.ensure(ALL_TABLES, REPORTS);
  expect(words).toEqual([
    ...ALL_TABLES.map(({ name }) => `sheet ${name}`),
    ...REPORTS.map(({ sheet }) => `sheet ${sheet}`),
  ]);
  const [, ...later] = REPORTS.map(({ sheet }) => sheet);
  expect(host.workbook.sheets.map(({ name }) => name)).toEqual([
    "Start", "Charges", "Adjustments", "Statements", "Statement Lines", "Journal", ...later,
    "People", "Projects", "Funds", "Splits", "Subsidies", "Lookups", "Sources", "Rules", "Standing Approvals", "Service Costs", "Rates",
    "Periods", "Monthly Totals", "Subsidy Balances", "Seals", "Imports", "Problems", "Conformance", "Mail Log", "Log",
    "Settings", "Journal Formats", "Journal Values", "Sheet1",
  ]); // prettier-ignore
  const charges = host.workbook.sheet("Charges");
  expect(charges.frozen.rows).toBe(1);
  expect(charges.conditionalFormats).toHaveLength(5);
  expect(charges.validations).toHaveLength(2);
  expect(charges.format(5_000, 1)).toBe("@");
  // One request a sheet for its cells, one for its looks: none of the looks had to be tried alone.
  expect(host.traffic.requests).toBeLessThan(2 * (ALL_TABLES.length + REPORTS.length) + 6);
  expect(await workbook.ensure(ALL_TABLES, REPORTS)).toEqual([]);
});

it("writes report formulas and fixed texts, and of a report's values only what is typed in", async () => {
  const { workbook, host } = await openExcel();
  await workbook.ensure(ALL_TABLES, REPORTS);
  await workbook.apply([{ do: "report", report: START, values: { month: "2025-01", next: "computed" } }]);
  const start = host.workbook.sheet("Start");
  expect(start.value(2, 1)).toBe("2025-01");
  expect(start.formula(3, 1)).toBe(`=${START.cells.find(({ name }) => name === "next")?.formula ?? ""}`);
  expect(start.hyperlinks.size).toBeGreaterThan(5);
  const difference = TIE_OUT.cells.find(({ name }) => name === "difference");
  const row = Number(difference?.at.slice(1)) - 1;
  expect(host.workbook.sheet("Tie-out").formula(row, 1)).toBe(`=${difference?.formula ?? ""}`);
});

it("prints tables with their heading and a foot, wide ones with each row's key, page after page of a row", async () => {
  const { workbook, host } = await openExcel();
  await workbook.ensure(ALL_TABLES, REPORTS);
  const titles = (name: string): unknown[] => {
    const { values } = host.workbook.sheet(name).page;
    return ["PrintTitleRows", "PrintTitleColumns", "PrintOrder", "Zoom"].map((name) => values.get(name));
  };
  const foot = host.workbook.sheet("Charges").page.part("HeadersFooters").part("DefaultForAllPages").values;
  expect(titles("Charges")).toEqual([
    expect.stringContaining("1:1"),
    expect.stringContaining("A:A"),
    "OverThenDown",
    { scale: 65 },
  ]);
  expect(titles("Splits").slice(1)).toEqual([undefined, undefined, { horizontalFitToPages: 1 }]);
  expect([foot.get("LeftFooter"), foot.get("RightFooter")]).toEqual(["&8&A", "&8Page &P of &N"]);
});

it("adds a missing column at the table's end", async () => {
  const { workbook, host } = await openExcel();
  await workbook.apply([{ do: "append", table: OTHER, rows: [{ Key: "k", Value: "v" }] }]);
  expect(await workbook.ensure([WIDER], [])).toEqual(["column More of Other"]);
  expect(host.workbook.table("Other").area.right).toBe(2);
  await workbook.apply([{ do: "update", table: WIDER, rows: [{ Key: "k", More: "007" }] }]);
  expect(await workbook.read([{ table: WIDER }])).toEqual([[{ Key: "k", Value: "v", More: "007" }]]);
});

it("refuses a sheet of a table's name with other content, and columns that have no room", async () => {
  const { workbook, host } = await openExcel();
  host.workbook.addSheet("Other");
  host.workbook.edit("Other", "B7", [["mine"]], "Local");
  await expect(workbook.ensure([OTHER], [])).rejects.toThrow(
    /with other content \(B7\).*Nothing was written/,
  );
  host.workbook.edit("Other", "B7", [[""]], "Local");
  expect(await workbook.ensure([OTHER], [])).toEqual(["sheet Other"]);
  host.workbook.edit("Other", "D2", [["mine"]], "Local");
  await expect(
    workbook.ensure(
      [{ ...WIDER, columns: [...WIDER.columns, { field: "x", heading: "X", kind: "text", width: 9 }] }],
      [],
    ),
  ).rejects.toThrow(/in the way: D2/);
});

it("loses decorations that this Excel lacks, never the table", async () => {
  const { workbook, host } = await openExcel();
  // 1 and 2: what is there, 3: the table; from 4 on its looks, together and one by one.
  host.failAt(4, "ApiNotFound", "before", { repeated: true });
  expect(await workbook.ensure([SAMPLE], [])).toEqual(["sheet Sample Rows"]);
  host.clearFaults();
  expect(host.workbook.sheet("Sample Rows").frozen.rows).toBe(0);
  await workbook.apply([{ do: "append", table: SAMPLE, rows: [sampleRow("a")] }]);
  expect((await workbook.read([{ table: SAMPLE }]))[0]).toHaveLength(1);
});

it("loses one decoration and keeps the others", async () => {
  const { workbook, host } = await openExcel();
  host.failAt(4, "ApiNotFound", "before");
  host.failAt(5, "ApiNotFound", "before");
  await workbook.ensure([SAMPLE], []);
  expect(host.workbook.sheet("Sample Rows").frozen.rows).toBe(1);
});
