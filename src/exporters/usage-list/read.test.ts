/** Usage lists: what a row may say of day and quantity, another report's headings, and what is refused. */
import fc from "fast-check";
import { amount, type Amount } from "../../core/money";
import { addMonths } from "../../core/period";
import { unitOf } from "../../core/rates/units";
import { runs } from "../../testing/runs";
import { daysInMonth, UTC, Zone } from "../days";
import { units } from "../price";
import type { ReadUsage, Usage } from "../usage";
import { readUsageList } from "./read";
import type { UsageListOptions } from "./row";

const CHICAGO = new Zone("America/Chicago");
const PLAIN: UsageListOptions = {
  period: "2025-01",
  zone: UTC,
  days: UTC,
  columns: {},
  unit: "",
  divide: 1n,
  facts: null,
};

const read = (lines: readonly string[], options: Partial<UsageListOptions> = {}): ReadUsage =>
  readUsageList([{ name: "list.csv", text: lines.join("\n") }], { ...PLAIN, ...options });
const HEAD = "Day,Account,Unit,Quantity";
const one = (
  day: string,
  quantity = "1",
  options: Partial<UsageListOptions> = {},
  unit = "Samples",
): Usage[] => [...read([HEAD, `${day},chem,${unit},${quantity}`], options).usage];
const errors = (lines: readonly string[], options: Partial<UsageListOptions> = {}): string[] =>
  read(lines, options)
    .notes.filter(({ severity }) => severity === "error")
    .map(({ where, text }) => `${where}: ${text}`);

test.each<[string, string, Partial<UsageListOptions>]>([
  ["2025-01-31", "2025-01-31", {}],
  ["2025-01-31T23:30:00Z", "2025-01-31", {}],
  ["2025-01-01T02:00:00Z", "2024-12-31", { zone: CHICAGO, days: CHICAGO, period: "2024-12" }],
  ["2025-01-01T02:00:00", "2025-01-01", { zone: CHICAGO, days: CHICAGO }],
  ["2024-12-31 20:00", "2025-01-01", { zone: CHICAGO, days: UTC }],
  ["2025-01-10T23:30:00-0600", "2025-01-11", {}],
  ["2025-01-10T23:30:00.123456+01:00", "2025-01-10", {}],
  ["2025-01-10 07:00:00 UTC", "2025-01-10", {}],
  ["1736467200", "2025-01-10", {}],
])("the day %s is %s", (text, day, options) => {
  expect(one(text, "1", options).map((usage) => usage.day)).toEqual([day]);
});

test("a month, or From and To, is spread evenly over its days, and loses nothing", () => {
  const month = one("2025-01", "10");
  expect(month).toHaveLength(31);
  expect(month.reduce((sum, usage) => sum + usage.parts, 0n)).toBe(10_000_000n * 1_000_000n);
  const head = "From,To,Account,Unit,Quantity";
  const across = [head, "2025-01-30,2025-02-02,chem,Staff-Hours,4"];
  const [january, february] = ["2025-01", "2025-02"].map((period) => read(across, { period }));
  expect([...(january?.usage ?? [])].map(({ day, parts }) => `${day} ${parts / 10n ** 12n}`)).toEqual([
    "2025-01-30 1",
    "2025-01-31 1",
  ]);
  expect([...(february?.usage ?? [])].map(({ day }) => day)).toEqual(["2025-02-01", "2025-02-02"]);
  expect(january?.figures()).toEqual([
    ["Rows read", "1"],
    ["Staff-Hours", "2"],
  ]);
  expect(january?.notes[0]?.text).toContain("reach into other months");
});

test.each<[string, string, string]>([
  ["Samples", "0.123456", "0.123456"],
  ["Core-Hours", "0.123456", "0.123456"],
  ["core-hours", "12345678.9", "12345678.9"],
  ["GiB-Hours", "0.000001", "0.000001"],
  ["TB-Months", "7.25", "7.25"],
])("%s: %s is kept exactly", (unit, text, kept) => {
  const [usage] = one("2025-01-10", text, {}, unit);
  const { parts, meter } = unitOf(unit);
  expect(usage?.meter).toBe(meter);
  expect(units(usage?.parts ?? 0n, parts(31))).toBe(amount(kept));
});

test("another report's headings, one unit for all rows, a divisor, and some facts", () => {
  const text = ["date,team,model,n_tokens,n_requests", "2025-01-06,chem,large,1234567,3"];
  const columns = { Day: "date", Account: "team", Quantity: "n_tokens" };
  const reading = read(text, { columns, unit: "1M Tokens", divide: 1_000_000n, facts: [["kind", "model"]] });
  expect([...reading.usage]).toMatchObject([
    { account: "chem", unit: "1M Tokens", facts: { kind: "large" }, parts: 1_234_567n * 10n ** 6n },
  ]);
  expect([...read(text, { columns, unit: "Tokens" }).usage][0]?.facts).toEqual({
    model: "large",
    n_requests: "3",
  });
});

test.each<[string, string]>([
  ["2025-02-30,chem,Samples,1", 'Day "2025-02-30" is not a day such as 2025-01-31, a month or a time'],
  ["01/02/2025,chem,Samples,1", 'Day "01/02/2025" is not a day such as 2025-01-31, a month or a time'],
  ["2025-01-10,,Samples,1", "Account is blank"],
  ["2025-01-10,chem,,1", "Unit is blank"],
  ["2025-01-10,chem,Samples,", 'Quantity "" is not a plain number such as 1234.5'],
  ['2025-01-10,chem,Samples,"1,5"', 'Quantity "1,5" is not a plain number such as 1234.5'],
  ["2025-01-10,chem,Samples,-1", "Quantity -1 is negative; give money back with an adjustment"],
  ["2025-01-10,chem,Samples,0.0000001", "Quantity 0.0000001 has more than 6 decimals"],
])("the row %s is an error", (row, text) => {
  expect(errors([HEAD, row])).toEqual([`list.csv, row 2: ${text}`]);
});

test("a quantity that cannot be divided exactly is an error", () => {
  expect(errors([HEAD, "2025-01-10,chem,1M Tokens,0.5"], { divide: 1_000_000n })).toEqual([
    "list.csv, row 2: Quantity 0.5 divided by 1000000 has more than 6 decimals",
  ]);
});

describe("what a person is told", () => {
  const warnings = (texts: Readonly<Record<string, readonly string[]>>, options: Partial<UsageListOptions> = {}): string[] => {
    const files = Object.entries(texts).map(([name, lines]) => ({ name, text: lines.join("\n") }));
    const { notes } = readUsageList(files, { ...PLAIN, ...options });
    return notes.filter(({ severity }) => severity === "warning").map(({ text }) => text);
  }; // prettier-ignore
  const [A, B] = ["2025-01-06,chem,Samples,10", "2025-01-07,chem,Samples,3"];

  test("a row that two files have, also with their columns in another order", () => {
    const other = [
      "Account,Day,Quantity,Unit,Notes",
      "chem,2025-01-07,3,Samples,",
      "geo,2025-01-07,3,Samples,",
    ];
    expect(warnings({ "a.csv": [HEAD, A, B], "b.csv": other }, { facts: [] })).toEqual([
      "A row stands in two files with the same cells, and both are billed: a.csv, row 3, and b.csv, row 2. If it is the same usage, remove it from one.",
    ]);
    expect(warnings({ "a.csv": [HEAD, A, B, B], "b.csv": [HEAD, A, B] })[0]).toContain(
      "2 rows stand in two files with the same cells, and both are billed: a.csv, row 2, and b.csv, row 2; a.csv, row 3, and b.csv, row 3.",
    );
  });

  test("not a row that stands twice in one file, nor one of another month", () => {
    const december = "2024-12-07,chem,Samples,3";
    expect(warnings({ "a.csv": [HEAD, A, A, december], "b.csv": [HEAD, B, december] })).toEqual([]);
  });

  test("equal rows of one file are noted", () => {
    expect(read([HEAD, A, B, A]).notes).toEqual([
      { severity: "note", text: "Rows that are equal in all cells, and are all billed: list.csv, rows 2 and 4.", where: "" },
    ]);
  }); // prettier-ignore

  test("a row that ends before its last column", () => {
    expect(warnings({ "a.csv": [`${HEAD},Priority,`, `${A},rush`, B] })).toEqual([
      "a.csv: row 3 has fewer fields than the heading. What is missing at its end counts as blank.",
    ]);
  });

  test("a column that one file lacks, if anything is asked of it", () => {
    const texts = { "a.csv": [`${HEAD},User,Priority`, `${A},ann,rush`], "b.csv": [HEAD, B] };
    const lacks = (what: string): string =>
      `b.csv has no column ${what}, which other files have. For its rows it counts as blank.`;
    expect(warnings(texts)).toEqual([lacks("User and no column Priority")]);
    expect(warnings(texts, { facts: [] })).toEqual([lacks("User")]);
  });

  test("a unit in two spellings is one in the summary", () => {
    const { figures } = read([HEAD, A, B.replace("Samples", "samples")]);
    expect(figures()).toEqual([["Rows read", "2"], ["Samples", "13"]]);
  }); // prettier-ignore
});

test.each<[string, Partial<UsageListOptions>, string]>([
  ["Account,Unit,Quantity", {}, "list.csv has no column Day. Found: Account, Unit, Quantity."],
  ["From,Account,Unit,Quantity", {}, "list.csv has no column To."],
  ["Day,Account,Quantity", {}, "list.csv has no column Unit."],
  [HEAD, { columns: { Quantity: "n" } }, "list.csv has no column n."],
  [HEAD, { facts: [["tier", "Tier"]] }, "list.csv has no column Tier."],
  [`${HEAD},Source`, {}, "the column Source cannot be a fact under that name"],
  [`${HEAD},rate id`, {}, "the column rate id cannot be a fact under that name"],
  [`${HEAD},gpu type,GPU-Type`, {}, "the column GPU-Type cannot be a fact under that name"],
  [`${HEAD},Day`, {}, "the column Day stands there more than once"],
])("the headings %s are refused", (headings, options, message) => {
  expect(() => read([headings, "1,2"], options)).toThrow(message);
});

test("no month has what another has: all months together have every row whole", () => {
  const day = fc
    .integer({ min: 0, max: 120 })
    .map((n) => new Date(Date.UTC(2024, 10, 1 + n)).toISOString().slice(0, 10));
  const row = fc.tuple(day, day, fc.integer({ min: 0, max: 10 ** 9 })).map(([a, b, n]) => {
    const [from, to] = a < b ? [a, b] : [b, a];
    return { text: `${from},${to},chem,Samples,${n / 1000}`, quantity: amount(String(n / 1000)) };
  });
  const months = Array.from({ length: 6 }, (_, i) => addMonths("2024-10", i));
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), (rows) => {
      const lines = ["From,To,Account,Unit,Quantity", ...rows.map(({ text }) => text)];
      let parts = 0n;
      for (const period of months)
        for (const usage of read(lines, { period }).usage) {
          expect(usage.day.slice(0, 7)).toBe(period);
          parts += usage.parts;
        }
      const wanted = rows.reduce<Amount>((sum, { quantity }) => sum + quantity, 0n);
      expect(units(parts, unitOf("Samples").parts(daysInMonth("2025-01")))).toBe(wanted);
    }),
    runs(40),
  );
});
