/** export storage: the fixtures as worked out by hand, what holds for any report, and what is refused. */
import { STORAGE_KIND } from "../../src/exporters/kinds";
import fc from "fast-check";
import { Zone } from "../../src/exporters/days";
import type { ReportFile } from "../../src/exporters/report/parse";
import { GENERIC, PRESETS } from "../../src/exporters/storage/fields";
import {
  readStorage,
  type ChargeOn,
  type Measure,
  type StorageOptions,
} from "../../src/exporters/storage/read";
import { newMonth } from "../support/month";
import { runs } from "../../src/testing/runs";
import { checked, comparable, exported, fixture, inputOf, partsByAccount, PERIOD, recordsOf, said, severities, totalOf, UTC_CLOCKS } from "./reports"; // prettier-ignore
import { amount } from "../../src/core/money";

const PLAIN: StorageOptions = {
  preset: GENERIC,
  sizes: { unit: "bytes", binary: false },
  columns: [],
  only: [],
  facts: [],
  headings: [],
  date: "",
  charge: "usage",
  measure: "average",
  nested: null,
  withoutQuota: null,
};
const COMMA: Partial<StorageOptions> = { sizes: { unit: "bytes", binary: false, decimalComma: true } };
const TB = 10n ** 12n;
const TIB = 2n ** 40n;

function read(files: readonly ReportFile[], options: Partial<StorageOptions> = {}) {
  return readStorage(files, PERIOD, UTC_CLOCKS, { ...PLAIN, ...options });
}

/** Bytes of a share on each day of the month; 0 where it is not there. */
function daily(files: readonly ReportFile[], path: string, options: Partial<StorageOptions> = {}): bigint[] {
  const days = Array.from({ length: 31 }, () => 0n);
  for (const { account, day, parts } of read(files, options).usage)
    if (account === path) days[Number(day.slice(8)) - 1] = parts;
  return days;
}

const preset = (name: string): Partial<StorageOptions> => ({
  preset: PRESETS.find((p) => p.name === name) ?? GENERIC,
});
const csv = (day: string, ...rows: string[]): ReportFile => ({
  name: `quotas_${day}.csv`,
  text: ["Path,Quota,Used", ...rows].join("\n"),
});

describe("the fixtures, as worked out by hand", () => {
  const QUOTAS = ["quotas_2025-01-03.csv", "quotas_2025-01-13.csv", "quotas_2025-01-23.csv"];
  const ISILON = ["isilon_2025-01-01.json", "isilon_2025-01-17.json"];
  const cases: [ChargeOn, Measure, string[], string[], Partial<StorageOptions>, [string, string]][] = [
    ["usage", "average", ["storage"], QUOTAS, {}, ["272.90096", "150.354769"]],
    ["usage", "month-end", ["storage"], QUOTAS, {}, ["293.48484", "169.570904"]],
    ["usage", "peak", ["storage"], QUOTAS, {}, ["300.28484", "169.570904"]],
    ["quota", "average", ["storage"], QUOTAS, {}, ["365.0645145", "206.419356"]],
    ["quota", "average", ["storage", "qumulo"], ["qumulo_2025-01-31.json"], { ...preset("qumulo"), nested: "outer" }, ["167.985348", "112.489011"]],
    ["larger", "average", ["storage", "isilon"], ISILON, preset("isilon"), ["132.17742", "79.306452"]],
  ]; // prettier-ignore

  test.each(cases)("%s, %s of %j", async (charge, measure, folder, files, options, [list, billed]) => {
    const usage = read(
      files.map((name) => fixture(...folder, name)),
      { ...options, charge, measure },
    );
    const result = exported(usage, STORAGE_KIND, ...folder);
    const rows = recordsOf(result.csv).map((row) => ({
      Path: row["SubAccountId"] ?? "",
      Quantity: row["PricingQuantity"] ?? "",
      Unit: row["PricingUnit"] ?? "",
      List: row["ListCost"] ?? "",
      Billed: row["BilledCost"] ?? "",
    }));
    const expected = recordsOf(fixture(...folder, "expected.csv").text).filter(
      (row) => row["Charge"] === charge && row["Measure"] === measure,
    );
    const columns = ["Path", "Quantity", "Unit", "List", "Billed"];
    expect(comparable(rows, columns)).toEqual(comparable(expected, columns));
    expect([totalOf(expected, "List"), totalOf(expected, "Billed")]).toEqual([amount(list), amount(billed)]);
    expect([result.list, result.billed]).toEqual([amount(list), amount(billed)]);

    const { refusal, tables } = await checked("storage_2025-01.csv", result.csv);
    expect([refusal, tables.map(({ problems, report }) => [problems, report.lines])]).toEqual([
      "",
      [[0, []]],
    ]);
    const month = await newMonth();
    const { files: imported } = await month.importFiles([inputOf("storage_2025-01.csv", result.csv)]);
    expect(imported.map((file) => [file.problems, amount(file.billedTotal)])).toEqual([[[], result.billed]]);
  });

  test("what a person has to know of the reports is said, and nothing is a warning", () => {
    const usage = read(QUOTAS.map((name) => fixture("storage", name)));
    expect(new Set(severities(usage))).toEqual(new Set(["note"]));
    expect(said(usage)).toContain("The first counts for the 2 days before it too.");
    expect(said(usage)).toContain("/research/phys/spin from 2025-01-13");
    expect(said(usage)).toContain("/research/hist/parish from 2025-01-23");
  });
});

describe("holding", () => {
  const size = fc.bigInt({ min: 0n, max: 10n ** 16n });
  const days = fc.uniqueArray(fc.integer({ min: 1, max: 31 }), { minLength: 1, maxLength: 31 });
  const dayOf = (day: number): string => `2025-01-${String(day).padStart(2, "0")}`;

  test.each(["average", "month-end", "peak"] as const)("a constant size is the size, by %s", (measure) => {
    fc.assert(
      fc.property(size, days, (bytes, on) => {
        const files = on.map((day) => csv(dayOf(day), `/a,,${bytes}`));
        expect(daily(files, "/a", { measure })).toEqual(Array.from({ length: 31 }, () => bytes));
      }),
      runs(40),
    );
  });

  test("one file with dates and a file a day are the same, in any order", () => {
    const rows = fc.array(fc.record({ day: fc.integer({ min: 1, max: 31 }), path: fc.constantFrom("/a", "/b", "/c"), used: size }), { minLength: 1, maxLength: 40 }); // prettier-ignore
    fc.assert(
      fc.property(rows, fc.boolean(), (all, backwards) => {
        const once = [...new Map(all.map((row) => [`${row.day}${row.path}`, row])).values()];
        const together: ReportFile = {
          name: "quotas.csv",
          text: ["Date,Path,Used", ...once.map((r) => `${dayOf(r.day)},${r.path},${r.used}`)].join("\n"),
        };
        const split = [...new Set(once.map((r) => r.day))].map((day) =>
          csv(dayOf(day), ...once.filter((r) => r.day === day).map((r) => `${r.path},,${r.used}`)),
        );
        const apart = backwards ? [...split].reverse() : split;
        for (const measure of ["average", "month-end", "peak"] as const)
          expect(partsByAccount(read(apart, { measure }).usage)).toEqual(
            partsByAccount(read([together], { measure }).usage),
          );
      }),
      runs(40),
    );
  });

  test("the tiers add up to all there is", () => {
    const rows = fc.array(fc.tuple(fc.constantFrom("hot", "cold", ""), size), {
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(rows, (all) => {
        const lines = all.map(([tier, used], i) => `/s${i},${tier},${used}`);
        const file = { name: "q_2025-01-09.csv", text: ["Path,Tier,Used", ...lines].join("\n") };
        const usage = [...read([file]).usage];
        const of = (tier: string): bigint =>
          usage.reduce((sum, one) => (one.facts["tier"] === tier ? sum + one.parts : sum), 0n);
        const whole = all.reduce((sum, [, used]) => sum + used * 31n, 0n);
        expect(of("hot") + of("cold") + of("")).toBe(whole);
      }),
      runs(40),
    );
  });

  test("December and January together are what there was, when both have all reports", () => {
    const reports = fc.uniqueArray(fc.record({ day: fc.integer({ min: 1, max: 61 }), used: size }), {
      maxLength: 20,
      selector: ({ day }) => day,
    });
    const dayOf = (n: number) => new Date(Date.UTC(2024, 11, 1 + n)).toISOString().slice(0, 10);
    fc.assert(
      fc.property(reports, size, (later, before) => {
        const all = [{ day: 0, used: before }, ...later].sort((a, b) => a.day - b.day);
        const files = [...all.map(({ day, used }) => csv(dayOf(day), `/a,,${used}`, "/b,,1")), csv("2025-02-01", "/b,,1"), csv("2025-01-31", "/b,,1", ...(all.some(({ day }) => day === 61) ? [] : [`/a,,${all[all.length - 1]?.used ?? 0n}`]))]; // prettier-ignore
        const sum = (period: string) =>
          [...readStorage(files, period, UTC_CLOCKS, PLAIN).usage]
            .filter(({ account }) => account === "/a")
            .reduce((total, { parts }) => total + parts, 0n);
        const expected = all.reduce((total, { day, used }, i) => total + used * BigInt((all[i + 1]?.day ?? 62) - day), 0n); // prettier-ignore
        expect(sum("2024-12") + sum("2025-01")).toBe(expected);
      }),
      runs(40),
    );
  });

  test("what is missing from reports in between is said, where it is not counted", () => {
    const files = [csv("2025-01-01", "/a,,5 TB", "/b,,5 TB"), csv("2025-01-10", "/b,,5 TB"), csv("2025-01-11", "/a,,5 TB", "/b,,5 TB")]; // prettier-ignore
    expect(said(read(files))).toMatch(/not in those between.*\/a \(2025-01-10, 1 day\)\./);
    expect(severities(read(files))).toContain("warning");
    expect(severities(read(files, { measure: "peak" }))).not.toContain("warning");
  });

  test("a day of which --only leaves no row ends what was there", () => {
    const text = "Date,Path,Type,Used\n2025-01-01,/a,dir,5 TB\n2025-01-11,/b,user,5 TB";
    const file = { name: "q.csv", text };
    expect(daily([file], "/a", { only: ["Type=dir"] }).filter((one) => one > 0n).length).toBe(10);
  });

  test("peak is never below average, month-end is the last report", () => {
    fc.assert(
      fc.property(size, size, size, (a, b, c) => {
        const files = [
          csv("2025-01-01", `/a,,${a}`),
          csv("2025-01-11", `/a,,${b}`),
          csv("2025-01-29", `/a,,${c}`),
        ];
        const sum = (measure: Measure): bigint => daily(files, "/a", { measure }).reduce((x, y) => x + y, 0n);
        expect(sum("average")).toBe(a * 10n + b * 18n + c * 3n);
        expect(sum("month-end")).toBe(c * 31n);
        expect(sum("peak")).toBeGreaterThanOrEqual(sum("average"));
      }),
      runs(40),
    );
  });

  test("the last report of the month before holds until the first of the month", () => {
    const files = [csv("2024-12-31", "/a,,5"), csv("2025-01-04", "/a,,7"), csv("2025-02-01", "/a,,100")];
    expect(daily(files, "/a")).toEqual([5n, 5n, 5n, ...Array.from({ length: 28 }, () => 7n)]);
  });

  test("month-end is the last report of the month, whatever comes after it", () => {
    const files = [csv("2025-01-30", "/a,,7"), csv("2025-02-01", "/a,,100")];
    expect(daily(files, "/a", { measure: "month-end" })).toEqual(Array.from({ length: 31 }, () => 7n));
  });

  test("a day is that day, also where days begin at midnight UTC and the zone is another", () => {
    const clocks = { zone: new Zone("Europe/Berlin"), days: new Zone("UTC") };
    const file = { name: "q.csv", text: "Date,Path,Used\n2025-01-01,/b,1\n2025-01-10,/a,1\n2025-01-10,/b,1" };
    const usage = [...readStorage([file], PERIOD, clocks, PLAIN).usage].filter((one) => one.account === "/a");
    expect(usage[0]?.day).toBe("2025-01-10");
  });

  test("systems with reports of other days do not make each other's shares vanish", () => {
    const files = [
      { ...csv("2025-01-01", "/a,,1"), name: "east_2025-01-01.csv" },
      { ...csv("2025-01-16", "/a,,2"), name: "east_2025-01-16.csv" },
      { ...csv("2025-01-10", "/b,,9"), name: "west_2025-01-10.csv" },
    ];
    expect(daily(files, "/b")).toEqual(Array.from({ length: 31 }, () => 9n));
    expect(daily(files, "/a").slice(14, 16)).toEqual([1n, 2n]);
  });

  test("a path in reports of two names is one share, with a warning", () => {
    const files = ["east_2025-01-01.csv", "west_2025-01-11.csv"].map((name) => ({
      name,
      text: "Path,Used\n/a,2 TB",
    }));
    const usage = read(files);
    expect([...usage.usage].length).toBe(31);
    expect(usage.notes.find(({ severity }) => severity === "warning")?.text).toMatch(
      /export each system by itself.*\/a \(east, west\)/,
    );
  });

  test("a report of a month, by its name, counts for the whole of it", () => {
    const file = { name: "storage-2025-01.csv", text: "Path,Used\n/a,5 TB" };
    expect(daily([file], "/a")).toEqual(Array.from({ length: 31 }, () => 5n * TB));
  });

  test("the same path twice on a day: once when equal, an error when not", () => {
    const twice = read([
      csv("2025-01-02", "/a,,5"),
      { ...csv("2025-01-02", "/a,,5"), name: "again_2025-01-02.csv" },
    ]);
    expect([...twice.usage].every(({ parts }) => parts === 5n)).toBe(true);
    expect(said(twice)).toContain("count once: 1.");
    const differing = read([csv("2025-01-02", "/a,,5", "/a,,6")]);
    expect(severities(differing)).toContain("error");
    expect(said(differing)).toMatch(/\/a stands there twice on 2025-01-02 with different figures/);
  });

  test("times are days of the zone: half past eleven at night UTC is the day after in Berlin", () => {
    const zone = new Zone("Europe/Berlin");
    const file = {
      name: "q.csv",
      text: "Date,Path,Used\n2025-01-09T23:30:00Z,/a,1\n2025-01-09T12:00:00Z,/b,1",
    };
    const usage = [...readStorage([file], PERIOD, { zone, days: zone }, PLAIN).usage];
    expect(usage.filter(({ account }) => account === "/b").map(({ day }) => day)).toEqual(
      Array.from({ length: 9 }, (_, i) => `2025-01-0${i + 1}`),
    );
  });
});

describe("what is charged", () => {
  const files = [csv("2025-01-01", "/a,10,4", "/b,,6", "/c,0,3", "/d,2,8")];
  const first = (options: Partial<StorageOptions>): Record<string, bigint> =>
    Object.fromEntries(
      [...read(files, options).usage].filter((u) => u.day === "2025-01-01").map((u) => [u.account, u.parts]),
    );

  test.each<[Partial<StorageOptions>, Record<string, bigint>]>([
    [{ charge: "usage" }, { "/a": 4n, "/b": 6n, "/c": 3n, "/d": 8n }],
    [{ charge: "larger" }, { "/a": 10n, "/b": 6n, "/c": 3n, "/d": 8n }],
    [
      { charge: "quota", withoutQuota: "usage" },
      { "/a": 10n, "/b": 6n, "/c": 3n, "/d": 2n },
    ],
    [
      { charge: "quota", withoutQuota: "leave-out" },
      { "/a": 10n, "/d": 2n },
    ],
  ])("%j", (options, expected) => {
    expect(first(options)).toEqual(expected);
  });

  test("shares without a limit are named when the limit is charged", () => {
    const usage = read(files, { charge: "quota" });
    expect([...usage.usage]).toEqual([]);
    expect(said(usage)).toMatch(/no hard limit.*--charge larger.*\/b, \/c\./);
  });

  const nested = [csv("2025-01-01", "/r,,100 TB", "/r/chem,,60 TB", "/r/chem/nmr,,10 TB", "/rest,,1 TB")];
  test.each<[StorageOptions["nested"], string[]]>([
    [null, ["/r", "/r/chem", "/r/chem/nmr", "/rest"]],
    ["both", ["/r", "/r/chem", "/r/chem/nmr", "/rest"]],
    ["outer", ["/r", "/rest"]],
    ["inner", ["/r/chem/nmr", "/rest"]],
  ])("paths within others, --nested %s", (choice, expected) => {
    const usage = read(nested, { nested: choice });
    expect([...new Set([...usage.usage].map(({ account }) => account))].sort()).toEqual(expected);
    expect(severities(usage).includes("warning")).toBe(choice === null);
    expect(said(usage)).toContain("/r/chem");
  });
});

describe("paths within others count as such only while both are there", () => {
  const daysOf = (files: readonly ReportFile[], options: Partial<StorageOptions>) => {
    const days: Record<string, number> = {};
    for (const { account } of read(files, options).usage) days[account] = (days[account] ?? 0) + 1;
    return days;
  };
  const later = [csv("2025-01-01", "/r/a,,2 TB"), csv("2025-01-21", "/r,,9 TB", "/r/a,,2 TB")];

  test("the outer one is made in the month: until then the inner one is billed", () => {
    expect(daysOf(later, { nested: "outer" })).toEqual({ "/r/a": 20, "/r": 11 });
    expect(said(read(later, { nested: "outer" }))).toContain("--nested outer says: /r/a (on 11 days).");
  });

  test("the inner one is made in the month: until then the outer one is billed", () => {
    const files = [csv("2025-01-01", "/r,,9 TB"), csv("2025-01-21", "/r,,9 TB", "/r/a,,2 TB")];
    expect(daysOf(files, { nested: "inner" })).toEqual({ "/r": 20, "/r/a": 11 });
  });

  test("an outer one that was gone before the month does not hide the inner one", () => {
    const files = [csv("2024-12-30", "/r,,9 TB", "/r/a,,2 TB"), csv("2025-01-01", "/r/a,,2 TB")];
    expect(daysOf(files, { nested: "outer" })).toEqual({ "/r/a": 31 });
    expect(severities(read(files))).not.toContain("warning");
  });

  test("an outer one that is left out for want of a quota does not hide the inner one", () => {
    const files = [csv("2025-01-01", "/r,,9 TB", "/r/a,5 TB,2 TB")];
    const options = { charge: "quota", withoutQuota: "leave-out", nested: "outer" } as const;
    expect(daysOf(files, options)).toEqual({ "/r/a": 31 });
  });

  test("an inner one that is not billed needs no quota", () => {
    const files = [csv("2025-01-01", "/r,9 TB,9 TB", "/r/a,,2 TB")];
    expect(daysOf(files, { charge: "quota", nested: "outer" })).toEqual({ "/r": 31 });
  });

  test("month-end asks for what is there at the end", () => {
    expect(daysOf(later, { nested: "outer", measure: "month-end" })).toEqual({ "/r": 31 });
  });
});

test("peak is the largest report of the month: one of December is not", () => {
  const files = [csv("2024-12-31", "/a,,100", "/gone,,7"), csv("2025-01-02", "/a,,1"), csv("2025-01-09", "/a,,3")]; // prettier-ignore
  expect(daily(files, "/a", { measure: "peak" })).toEqual(Array.from({ length: 31 }, () => 3n));
  expect(daily(files, "/gone", { measure: "peak" })).toEqual(Array.from({ length: 31 }, () => 0n));
  expect(said(read(files, { measure: "peak" }))).not.toContain("/gone");
});

test("only what the measure looks at must be known", () => {
  const files = [csv("2025-01-01", "/a,,-"), csv("2025-01-09", "/a,,3")];
  expect(severities(read(files))).toContain("error");
  expect(daily(files, "/a", { measure: "month-end" })[0]).toBe(3n);
});

test("a report without the column Tier after one with it is said; of another system it is not", () => {
  const tiered = { name: "east_2025-01-01.csv", text: "Path,Tier,Used\n/a,fast,2 TB" };
  const plain = (name: string) => ({ name, text: "Path,Used\n/b,2 TB" });
  expect(said(read([tiered, plain("east_2025-01-11.csv")]))).toMatch(
    /Files without a column for Tier.*: east_2025-01-11.csv\./,
  );
  expect(severities(read([tiered, plain("west_2025-01-11.csv")]))).not.toContain("warning");
});

test("a share in per cent is no size; of two columns that fit it is said which was read", () => {
  const file = { name: "q_2025-01-01.csv", text: "Path,% Used,Used Bytes,Usage\n/a,45,5000000000000,7" };
  expect(daily([file], "/a")[0]).toBe(7n);
  expect(said(read([file]))).toContain(
    "Used was read from the column Usage, not from Used Bytes. If that is wrong, say --column Used=HEADING.",
  );
  const alone = { name: "q_2025-01-01.csv", text: "Path,% Used,Used Bytes\n/a,45,5000000000000" };
  expect(daily([alone], "/a")[0]).toBe(5n * TB);
  expect(said(read([alone]))).not.toContain("was read from");
});

test("numbers without a unit beside numbers with one are doubted", () => {
  const file = { name: "q_2025-01-01.csv", text: "Path,Used\n/a,5 TB\n/b,500\n/c,0" };
  expect(said(read([file]))).toMatch(
    /Some cells of Used have a unit, these have none.*: q_2025-01-01.csv, row 3\./,
  );
  expect(severities(read([csv("2025-01-01", "/a,5 TB,2 TB", "/b,-,3 TB")]))).not.toContain("warning");
});

test("a share that uses nothing is named; a line of totals is doubted", () => {
  const usage = read([csv("2025-01-01", "/a,,5 TB", "/b,,0", "/c,,1 TB", "Total,,6 TB")]);
  expect(said(usage)).toContain("Nothing is counted for these, and they have no row: /b.");
  expect(said(usage)).toMatch(/No paths, among others that are.*: Total\./);
  expect(said(read([csv("2025-01-01", "tank,,5 TB", "tank/a,,1 TB", "tank/b,,1 TB")]))).not.toContain(
    "No paths",
  );
  expect(severities(usage)).toContain("warning");
});

test("a report without the column Quota beside others with it is said, where quotas are charged", () => {
  const files = [csv("2025-01-01", "/a,9 TB,2 TB"), { name: "quotas_2025-01-11.csv", text: "Path,Used\n/a,2 TB" }]; // prettier-ignore
  expect(said(read(files, { charge: "larger" }))).toMatch(
    /Files without a column for Quota.*: quotas_2025-01-11.csv\./,
  );
  expect(severities(read(files, { charge: "larger" }))).toContain("warning");
  expect(severities(read(files))).not.toContain("warning");
});

test.each([
  ["/", "/a"],
  ["\\\\nas\\r", "\\\\nas\\r\\chem"],
  ["tank", "tank/r/chem"],
])("%s contains %s", (outer, inner) => {
  const usage = read([csv("2025-01-01", `${outer},,2`, `${inner},,1`)], { nested: "inner" });
  expect([...new Set([...usage.usage].map(({ account }) => account))]).toEqual([inner]);
});

test("/r/chemistry is not within /r/chem", () => {
  expect(severities(read([csv("2025-01-01", "/r/chem,,2 TB", "/r/chemistry,,1 TB")]))).not.toContain(
    "warning",
  );
});

describe("how reports are written", () => {
  const one = (name: string, text: string, options: Partial<StorageOptions> = {}) =>
    [...read([{ name, text }], options).usage][0];

  test.each<[string, string, Partial<StorageOptions>, bigint]>([
    ["a unit in the cell", "Path,Used\n/a,1.5 TiB", {}, (3n * TIB) / 2n],
    ["a unit in the heading", "Path,Used (TB)\n/a,1.5", {}, (3n * TB) / 2n],
    ["a unit in a name", "path;used_gib\n/a;2048", {}, 2n * TIB],
    [
      "a bare number by --size-unit",
      "Share\tUsage\n/a\t2",
      { sizes: { unit: "TB", binary: false } },
      2n * TB,
    ],
    [
      "TB that are powers of 1024",
      "Path,Used (TB)\n/a,2",
      { sizes: { unit: "bytes", binary: true } },
      2n * TIB,
    ],
    [
      "TB in a cell that are powers of 1024",
      "Path,Used\n/a,2 TB",
      { sizes: { unit: "bytes", binary: true } },
      2n * TIB,
    ],
    ["a decimal comma", "Path;Used\n/a;0,500 TB", COMMA, TB / 2n],
    ["a decimal comma and points of thousands", "Path;Used\n/a;1.234,5 GB", COMMA, 1_234_500_000_000n],
    ["commas that can only be thousands", "Path;Used\n/a;1,234,567", {}, 1_234_567n],
    ["a byte order mark and CRLF", "\uFEFFPath,Used\r\n/a,7\r\n", {}, 7n],
    [
      "the list of a JSON object",
      '{"paths":[{"path":"/a","used":12345678901234567}]}',
      {},
      12345678901234567n,
    ],
    [
      "a name within an object",
      '[{"path":"/a","usage":{"all":{"bytes":9}}}]',
      { columns: ["used=usage.all.bytes"] },
      9n,
    ],
    ["an object a line", '{"path":"/a","used":4}\n{"path":"/b","used":5}', {}, 4n],
    ["Ceph", '{"bytes_quota":"infinite","bytes_used":6,"path":"/a"}', preset("ceph"), 6n],
    [
      "VAST",
      '[{"path":"/a","hard_limit":9,"used_capacity":3,"used_effective_capacity":5}]',
      preset("vast"),
      5n,
    ],
    ["zfs list -Hp", "tank/a\t8\t0\ntank/b\t7\t9", preset("zfs"), 8n],
    ["zfs get -Hp", "tank/a\tused\t8\t-\ntank/a\tquota\t0\tdefault", preset("zfs"), 8n],
    ["no headings", "/a,8", { headings: ["path", "used"] }, 8n],
    ["the date in the file's name without dashes", "Path,Used\n/a,3", {}, 3n],
  ])("%s", (_what, text, options, bytes) => {
    expect(one("q_20250101.txt", text, options)?.parts).toBe(bytes);
  });

  test("PowerScale: directory quotas only; a page that is not the last is a warning", () => {
    const quota = (type: string, used: number) => ({
      path: "/ifs/a",
      type,
      thresholds: { hard: 9 },
      usage: { fslogical: used },
    });
    const page = { quotas: [quota("directory", 5), quota("user", 2)], resume: "1-1-abc" };
    const usage = read([{ name: "i_2025-01-01.json", text: JSON.stringify(page) }], preset("isilon"));
    expect([...usage.usage][0]?.parts).toBe(5n);
    expect(severities(usage)).toContain("warning");
    expect(said(usage)).toContain("one page of a longer answer");
  });

  test("Qumulo: pages one after the other; a directory's slash is no part of its name", () => {
    const page = (path: string, next: string) => ({
      quotas: [{ path, limit: "9000000000000", capacity_usage: "5000000000000" }],
      paging: { next },
    });
    const text = [page("/a/", "/v1/more"), page("/b/", "")].map((p) => JSON.stringify(p, null, 2)).join("\n");
    const usage = read([{ name: "q_2025-01-01.json", text }], preset("qumulo"));
    expect([...new Set([...usage.usage].map(({ account }) => account))]).toEqual(["/a", "/b"]);
    expect(severities(usage)).not.toContain("warning");
  });

  test("numbers that would be a few bytes are doubted", () => {
    const file = { name: "q_2025-01-01.csv", text: "Path,Used\n/a,850\n/b,12" };
    expect(said(read([file]))).toContain("The largest size in use of these reports is 850 bytes");
    expect(severities(read([file]))).toContain("warning");
    expect(severities(read([file], { sizes: { unit: "GB", binary: false } }))).not.toContain("warning");
  });

  test("large quotas, or large shares of another system, do not silence the doubt", () => {
    const quotas = { name: "q_2025-01-01.csv", text: "Path,Quota,Used\n/a,9 TB,850" };
    expect(said(read([quotas]))).toContain("The largest size in use of these reports is 850 bytes");
    expect(severities(read([quotas], { charge: "quota" }))).not.toContain("warning");
    const east = { name: "east_2025-01-01.csv", text: "Path,Used\n/a,5000000000000" };
    const west = { name: "west_2025-01-01.csv", text: "Path,Used\n/b,5" };
    expect(said(read([east, west]))).toContain("west: The largest size in use of these reports is 5 bytes");
  });

  test("columns of one's own for Applies To", () => {
    const usage = one("q_2025-01-01.csv", "Path,Used,Site,Protocol\n/a,5,North,nfs", {
      facts: ["site=Site", "protocol=protocol"],
    });
    expect(usage?.facts).toEqual({ site: "North", protocol: "nfs" });
  });
});

describe("refused, with what to do", () => {
  const refusals: [string, string, string, Partial<StorageOptions>, RegExp][] = [
    ["nothing", "q_2025-01-01.csv", " ", {}, /q_2025-01-01.csv is empty.*Make the report again/],
    ["a heading alone", "q_2025-01-01.csv", "Path,Used", {}, /has no rows below its headings/],
    ["no path", "q_2025-01-01.csv", "Owner,Used\nx,5", {}, /no column for Path\. Its columns are: Owner, Used\. .*--column Path=HEADING/],
    ["no column used", "q_2025-01-01.csv", "Path,Quota\n/a,5", {}, /no column for Used.*--charge quota/],
    ["no column quota", "q_2025-01-01.csv", "Path,Used\n/a,5", { charge: "larger" }, /no column for Quota.*--charge usage/],
    ["no size", "q_2025-01-01.csv", "Path,Used\n/a,5 apples", {}, /row 2: Used "5 apples" is not a size/],
    ["a decimal comma", "q_2025-01-01.csv", 'Path;Used\n/a;"1,5 TB"', {}, /"1,5 TB" has a decimal comma, it seems. If 1.5 TB is meant, say --decimal-comma/],
    ["a half or five hundred", "q_2025-01-01.csv", "Path;Used\n/a;0,500 TB", {}, /"0,500 TB" has a decimal comma, it seems. If 0.5 TB is meant, say --decimal-comma/],
    ["a comma of two readings", "q_2025-01-01.csv", "Path;Used\n/a;1,250 TB", {}, /"1,250 TB" can be read as 1250 TB or as 1.25 TB. For 1.25 TB say --decimal-comma; for 1250 TB write it without/],
    ["a point where the report has a decimal comma", "q_2025-01-01.csv", "Path;Used\n/a;1.250 TB", COMMA, /"1.250 TB" can be read as 1250 TB or as 1.25 TB, and --decimal-comma says/],
    ["a point that parts no thousands", "q_2025-01-01.csv", "Path;Used\n/a;1.5 TB", COMMA, /"1.5 TB" would be 1.5 TB, and --decimal-comma says/],
    ["no size, with a decimal comma", "q_2025-01-01.csv", "Path;Used\n/a;5 apples", COMMA, /is not a size such as 1099511627776, 1,5 TB/],
    ["no day", "q.csv", "Path,Used\n/a,5", {}, /does not say of which day.*--date 2025-01-15/],
    ["a day of two readings", "q.csv", "Date,Path,Used\n01/02/2025,/a,5", {}, /Date "01\/02\/2025" is not a day such as 2025-01-15/],
    ["two columns of one name and different units", "q_2025-01-01.csv", "Path,Used TB,Used TiB\n/a,5,6", {}, /Used TB and Used TiB could both be Used\. .*--column Used=HEADING/],
    ["two columns of one name", "q_2025-01-01.csv", "Path,Used,Used\n/a,5,6", {}, /has several columns Used\. Rename/],
    ["two reports in one file of zfs get", "q_2025-01-01.txt", "a\tused\t8\t-\na\tused\t9\t-", preset("zfs"), /row 2: used of a stands there twice with different values \(also below q_2025-01-01.txt, row 1\)/],
    ["a blank path", "q_2025-01-01.csv", "Path,Used\n,5", {}, /row 2 has no path/],
    ["a field too many", "q_2025-01-01.csv", "Path,Used\n/a,b,5", {}, /row 2 has 3 fields, the heading 2/],
    ["a field too few", "q_2025-01-01.csv", "Path,Used,Tier\n/a,5", {}, /row 2 has 2 fields, the heading 3: it ends too early/],
    ["an open quotation mark", "q_2025-01-01.csv", 'Path,Used\n"/a,5\n/b,6', {}, /quotation mark/],
    ["half a JSON file", "q_2025-01-01.json", '[{"path":"/a"', {}, /is not JSON that can be read.*cut off/],
    ["plain values", "q_2025-01-01.json", "[1,2]", {}, /list of plain values/],
    ["a column that is not there", "q_2025-01-01.csv", "Path,Used\n/a,5", { columns: ["Used=Bytes"] }, /no column Bytes \(--column Used=Bytes\)/],
    ["a field that is not there", "q_2025-01-01.csv", "Path,Used\n/a,5", { columns: ["Size=Used"] }, /there is no Size\. It can be Path, Date, Quota/],
    ["a column without a heading", "q_2025-01-01.csv", "Path,Used\n/a,5", { columns: ["Used"] }, /is written as --column Path=Heading/],
    ["rows that nothing is left of", "q_2025-01-01.csv", "Path,Used\n/a,5", { only: ["Path=/b"] }, /no row is left by Path=\/b/],
  ]; // prettier-ignore

  test.each(refusals)("%s", (_what, name, text, options, message) => {
    expect(() => read([{ name, text }], options)).toThrow(message);
    expect(() => read([{ name, text }], options)).toThrow(/Nothing was written\.$/);
  });

  test("what is wrong in all rows is said at once", () => {
    const rows = Array.from({ length: 11 }, (_, i) => `/s${i},${i === 0 ? "5 TB" : "-5 TB"}`);
    const file = { name: "q_2025-01-01.csv", text: ["Path,Used", ...rows].join("\n") };
    expect(() => read([file])).toThrow(
      /row 3: Used .*\n.*row 4: Used .*[^]*\n… and 2 more rows\.\nNothing was written\.$/,
    );
  });

  test("reports of another month are an error that names --date", () => {
    const usage = read([csv("2025-02-01", "/a,,5")]);
    expect(severities(usage)).toContain("error");
    expect(said(usage)).toMatch(/no report of 2025-01, only of 2025-02-01.*--date 2025-01-31/);
    expect(daily([csv("2025-02-01", "/a,,5")], "/a", { date: "2025-01-31" })).toEqual(
      Array.from({ length: 31 }, () => 5n),
    );
  });

  test("a share without a size is named", () => {
    const usage = read([csv("2025-01-01", "/a,,5", "/b,,-")]);
    expect(said(usage)).toMatch(/does not say how much these use.*\/b/);
    expect(severities(usage)).toContain("error");
  });
});
