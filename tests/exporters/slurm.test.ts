/** The cluster of sample_data/exporters/slurm: what the exporter makes of it equals the sums worked out by hand. */
import { amount, amountToText, type Amount } from "../../src/core/money";
import { initWorkbook } from "../../src/steps/init";
import { TestMonth } from "../support/month";
import { MemoryWorkbook } from "../../src/testing/memory-workbook";
import { PROBLEMS } from "../../src/workbook/tables";
import { checked, fixture, inputOf, recordsOf, type CsvRecord } from "./reports";
import { byDay, CHICAGO, exportedSlurm, messages, reading, type Reading } from "./slurm-support";

const JANUARY = fixture("slurm", "sacct_2025-01.txt");
const FEBRUARY = fixture("slurm", "sacct_2025-02.txt");
const EXPECTED = recordsOf(fixture("slurm", "expected.csv").text);

/** Files that cover a month: January's, made when it was over; of February both. */
const MONTHS = [
  { period: "2025-01", files: [JANUARY] },
  { period: "2025-02", files: [FEBRUARY] },
];
const CLOCKS: readonly { midnights: string; how: Reading }[] = [
  { midnights: CHICAGO, how: { zone: CHICAGO } },
  { midnights: "UTC", how: { zone: CHICAGO, utcMonths: true } },
];
const CASES = MONTHS.flatMap((month) => CLOCKS.map((clock) => ({ ...month, ...clock })));

describe.each(CASES)("$period with midnights of $midnights", ({ period, files, midnights, how }) => {
  const expected = EXPECTED.filter((line) => line["Month"] === period && line["Midnights"] === midnights);

  test("hours, list and billed of every account", () => {
    const rows = recordsOf(exportedSlurm(files, { ...how, period }).csv);
    expect(sums(rows)).toEqual(new Map(expected.map((line) => [keyOf(line), figureOf(line)])));
    expect(expected.length).toBeGreaterThan(25);
  });

  test("the same from the files of both months together, and with a row for each job or month", () => {
    const one = sums(recordsOf(exportedSlurm(files, { ...how, period }).csv));
    for (const by of ["day", "month", "job"] as const) {
      const both = exportedSlurm([FEBRUARY, JANUARY], { ...how, period, by });
      expect(sums(recordsOf(both.csv))).toEqual(one);
    }
  });

  test("the file keeps to FOCUS without a remark", async () => {
    for (const by of ["day", "month", "job"] as const) {
      const { csv, notes } = exportedSlurm(files, { ...how, period, by });
      const { tables } = await checked(`hpc_${period}.csv`, csv);
      expect(tables.map(({ report }) => report.lines)).toEqual([[]]);
      expect(tables.map(({ problems }) => problems)).toEqual([0]);
      expect(notes.filter(({ severity }) => severity !== "note")).toEqual([]);
    }
  });
});

test("the import of January has no Problems, and every charge is OK", async () => {
  const month = new TestMonth(new MemoryWorkbook());
  const reference = ["People", "Projects", "Funds", "Splits", "Sources", "Rules"].map((table) =>
    inputOf(`${table}.csv`, fixture("..", "reference", `${table}.csv`).text),
  );
  await initWorkbook(month.host(), { ensure: () => Promise.resolve([]) }, reference);
  const { csv, billed } = exportedSlurm([JANUARY], { zone: CHICAGO });
  await month.importFiles([inputOf("hpc_2025-01.csv", csv)]);
  expect(await month.table(PROBLEMS)).toEqual([]);
  const charges = await month.charges();
  expect(new Set(charges.map(({ review }) => review))).toEqual(new Set(["OK"]));
  expect(charges.reduce((sum, charge) => sum + charge.amount, 0n)).toBe(billed);
  const moved = charges.find(({ project }) => project === "nmr-archive");
  expect(moved?.pi).toBe("smith@chem.example.edu");
});

test("an account that moved belongs to another project from February on", () => {
  const projects = (period: string, files: readonly (typeof JANUARY)[]): string[] => {
    const rows = recordsOf(exportedSlurm(files, { zone: CHICAGO, period }).csv);
    const tags = rows.filter((row) => row["SubAccountId"] === "geo_shared").map((row) => row["Tags"] ?? "{}");
    return [...new Set(tags.map((text) => (JSON.parse(text) as { project_id: string }).project_id))];
  };
  expect(projects("2025-01", [JANUARY])).toEqual(["seismic-net"]);
  expect(projects("2025-02", [FEBRUARY])).toEqual(["glacier-melt"]);
});

test("every price of the card is charged on its side of 16 January", () => {
  const rows = recordsOf(exportedSlurm([JANUARY], { zone: CHICAGO }).csv);
  const days = (rate: string): string[] =>
    rows
      .filter((row) => row["x_RateId"] === rate)
      .map((row) => (row["ChargePeriodStart"] ?? "").slice(0, 10));
  expect(days("CPU-24").sort().at(-1)).toBe("2025-01-15");
  expect(days("CPU-25").sort()[0]).toBe("2025-01-16");
});

test("the summary counts what was read", () => {
  const { figures } = exportedSlurm([JANUARY], { zone: CHICAGO });
  expect(Object.fromEntries(figures)).toEqual({
    "Rows of sacct": "57",
    "Steps, skipped": "3",
    "Jobs that never started": "3",
    "Runs in January 2025": "51",
    "… that go on": "5",
    "… free by their state": "3",
    "Core-Hours": "4,924.00",
    "GPU-Hours": "10.00",
    "GPU-Hours, a100": "34.00",
    "GPU-Hours, h100": "120.00",
    "GPU-Hours, v100": "4.00",
    "Memory, GiB-Hours": "35,809.91",
    "Node-Hours": "366.00",
    "Billing-Hours": "4,924.00",
  });
});

describe("the changes of the clock, as README.md of the fixture works them out", () => {
  const DST = fixture("slurm", "sacct_dst.txt");
  const hours = (period: string): Record<string, number> =>
    Object.fromEntries(
      Object.entries(byDay(reading([DST], { zone: CHICAGO, period }))).map(([day, s]) => [
        day,
        Number(s) / 3600,
      ]),
    );

  test("in March and November", () => {
    expect(hours("2025-03")).toEqual({ "2025-03-08": 12, "2025-03-09": 12 });
    expect(hours("2025-11")).toEqual({ "2025-11-01": 12, "2025-11-02": 19.5 });
  });

  test("read in a zone with other clocks, the contradiction is told", () => {
    const warnings = messages(reading([DST], { zone: "UTC", period: "2025-11" }), "warning");
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain("--time-zone is not the zone in which sacct wrote the times");
  });
});

/** Quantities and costs by account, as expected.csv has them. */
function sums(rows: readonly CsvRecord[]): Map<string, string> {
  const found = new Map<string, { all: Amount; free: Amount }>();
  const add = (account: string, meter: string, gpu: string, value: string, free: boolean): void => {
    const key = JSON.stringify([account, meter, gpu]);
    const sum = found.get(key) ?? { all: 0n, free: 0n };
    sum.all += amount(value);
    if (free) sum.free += amount(value);
    found.set(key, sum);
  };
  for (const row of rows) {
    const account = row["SubAccountId"] ?? "";
    const free = /run ended/.test(row["ChargeDescription"] ?? "");
    add(account, row["PricingUnit"] ?? "", row["x_Gpu"] ?? "", row["PricingQuantity"] ?? "", free);
    add(account, "List", "", row["ListCost"] ?? "", false);
    add(account, "Billed", "", row["BilledCost"] ?? "", false);
  }
  return new Map(
    [...found].map(([key, { all, free }]) => [key, `${amountToText(all)} (${amountToText(free)})`]),
  );
}

function keyOf(line: CsvRecord): string {
  return JSON.stringify([line["Account"], line["Meter"], line["GPU"]]);
}

function figureOf(line: CsvRecord): string {
  const free = line["Of Which Free By State"] ?? "";
  return `${amountToText(amount(line["Quantity"] ?? ""))} (${amountToText(amount(free === "" ? "0" : free))})`;
}
