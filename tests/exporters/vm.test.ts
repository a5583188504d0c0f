/** export vm: the fixtures as worked out by hand, what holds for any inventory, and what is refused. */
import fc from "fast-check";
import { amount } from "../../src/core/money";
import { Zone } from "../../src/exporters/days";
import type { ReportFile } from "../../src/exporters/report/parse";
import type { ExportKind } from "../../src/exporters/request";
import { readMachines, type VmOptions } from "../../src/exporters/vm/read";
import { runs } from "../../src/testing/runs";
import { newMonth } from "../support/month";
import { checked, comparable, exported, fixture, inputOf, PERIOD, recordsOf, said, severities, totalOf, UTC_CLOCKS } from "./reports"; // prettier-ignore

const KIND: ExportKind = {
  name: "vm",
  serviceCategory: "Compute",
  serviceSubcategory: "Virtual Machines",
  resourceType: "Virtual Machine",
  subAccountType: "Owner Group",
};
const PLAIN: VmOptions = {
  sizes: { unit: "bytes", binary: false },
  columns: [],
  only: [],
  facts: [],
  stopped: "disk-only",
  kind: null,
  date: "",
};
const GB = 10n ** 9n;
const GIB = 2n ** 30n;
const HOUR = 3600n;
const MONTH = 744n * HOUR;

function read(files: readonly ReportFile[], options: Partial<VmOptions> = {}, clocks = UTC_CLOCKS) {
  return readMachines(files, PERIOD, clocks, { ...PLAIN, ...options });
}

/** Of all machines, the parts of each meter in the month. */
function meters(files: readonly ReportFile[], options: Partial<VmOptions> = {}, clocks = UTC_CLOCKS) {
  const sums = { vcpus: 0n, memory: 0n, machines: 0n, capacity: 0n };
  for (const { meter, parts } of read(files, options, clocks).usage)
    sums[meter as keyof typeof sums] += parts;
  return sums;
}

const HEADING = "Name,Group,vCPU,Memory GiB,Disk GB,State";
const list = (...rows: string[]): ReportFile[] => [
  { name: "vms.csv", text: [`${HEADING},Created,Deleted`, ...rows].join("\n") },
];
const daily = (day: string, ...rows: string[]): ReportFile => ({
  name: `vms_${day}.csv`,
  text: [HEADING, ...rows].join("\n"),
});

describe("the fixtures, as worked out by hand", () => {
  test.each([
    ["list", ["vms_2025-01.csv"], ["875.9701936", "786.2701936"]],
    [
      "daily",
      ["daily/vms_2025-01-01.csv", "daily/vms_2025-01-16.csv", "daily/vms_2025-01-25.csv"],
      ["939.0673548", "839.2273548"],
    ],
  ])("%s", async (inventory, files, [listed = "", billed = ""]) => {
    const usage = read(files.map((name) => fixture("vm", name)));
    const result = exported(usage, KIND, "vm");
    const rows = recordsOf(result.csv).map((row) => ({
      "VM ID": row["ResourceId"] ?? "",
      SKU: row["SkuId"] ?? "",
      Quantity: row["PricingQuantity"] ?? "",
      Unit: row["PricingUnit"] ?? "",
      List: row["ListCost"] ?? "",
      Billed: row["BilledCost"] ?? "",
    }));
    const expected = recordsOf(fixture("vm", "expected.csv").text).filter(
      (row) => row["Inventory"] === inventory,
    );
    const columns = ["VM ID", "SKU", "Quantity", "Unit", "List", "Billed"];
    expect(comparable(rows, columns)).toEqual(comparable(expected, columns));
    expect([totalOf(expected, "List"), totalOf(expected, "Billed")]).toEqual([
      amount(listed),
      amount(billed),
    ]);
    expect([result.list, result.billed]).toEqual([amount(listed), amount(billed)]);
    expect(new Set(severities(usage))).toEqual(new Set(["note"]));

    const { refusal, tables } = await checked("vm_2025-01.csv", result.csv);
    expect([refusal, tables.map(({ problems, report }) => [problems, report.lines])]).toEqual([
      "",
      [[0, []]],
    ]);
    const month = await newMonth();
    const { files: imported } = await month.importFiles([inputOf("vm_2025-01.csv", result.csv)], {
      source: "VM",
    });
    expect(imported.map((file) => [file.problems, amount(file.billedTotal)])).toEqual([[[], result.billed]]);
  });
});

describe("one list", () => {
  test.each<[string, string, Partial<VmOptions>, bigint, bigint]>([
    ["the whole month", "a,g,2,4,10,running,,", {}, MONTH, 31n * 10n * GB],
    [
      "to the second",
      "a,g,2,4,10,running,2025-01-02T00:00:01,2025-01-02T00:00:03",
      {},
      2n,
      (20n * GB + 43200n) / 86400n,
    ],
    ["created in the month", "a,g,2,4,10,running,2025-01-31,", {}, 24n * HOUR, 10n * GB],
    ["deleted before it", "a,g,2,4,10,running,2024-01-31,2025-01-01", {}, 0n, 0n],
    ["created after it", "a,g,2,4,10,running,2025-02-01,", {}, 0n, 0n],
    ["stopped: its disk alone", "a,g,2,4,10,PoweredOff,,", {}, 0n, 310n * GB],
    ["stopped, charged", "a,g,2,4,10,PoweredOff,,", { stopped: "charge" }, MONTH, 310n * GB],
    ["stopped, for nothing", "a,g,2,4,10,PoweredOff,,", { stopped: "nothing" }, 0n, 0n],
    ["stopped for nothing, but it runs", "a,g,2,4,10,On,,", { stopped: "nothing" }, MONTH, 310n * GB],
  ])("%s", (_what, row, options, seconds, disk) => {
    expect(meters(list(row), options)).toEqual({
      vcpus: 2n * seconds,
      memory: 4n * GIB * seconds,
      machines: seconds,
      capacity: disk,
    });
  });

  test("hours that it ran are spread over the days and lose nothing; its disk is there all the time", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 744 * 60 }), (minutes) => {
        const hours = (minutes / 60).toFixed(6);
        const file = { name: "vms.csv", text: `Name,vCPU,Memory GiB,Disk GB,Hours\na,3,1,10,${hours}` };
        const found = meters([file]);
        const seconds = (BigInt(hours.replace(".", "")) * 3600n + 500_000n) / 1_000_000n;
        expect([found.vcpus, found.machines, found.capacity]).toEqual([3n * seconds, seconds, 310n * GB]);
      }),
      runs(40),
    );
  });

  test("made anew under its name, and of another size: both stays count", () => {
    const rows = ["a,g,2,4,10,on,,2025-01-11", "a,g,4,4,10,on,2025-01-11,"];
    expect(meters(list(...rows)).vcpus).toBe((2n * 10n + 4n * 21n) * 24n * HOUR);
  });

  test("the same row twice counts once; rows that overlap are refused", () => {
    const row = "a,g,2,4,10,on,2025-01-03,";
    expect(meters(list(row, row)).machines).toBe(29n * 24n * HOUR);
    expect(() => read(list(row, "a,g,4,4,10,on,2025-01-20,"))).toThrow(
      /a stands there twice for the same time: vms.csv, row 2 and vms.csv, row 3/,
    );
  });

  test("a list of an earlier month is said to know nothing of later deletions", () => {
    const of = (name: string, deleted: string) =>
      severities(read([{ name, text: `Name,vCPU,Created,Deleted\na,1,2024-05-02,${deleted}` }]));
    expect(of("vms_2024-12.csv", "")).toEqual(["warning"]);
    expect(of("vms_2024-12.csv", "2025-01-09")).toEqual([]);
    expect(of("vms_2025-01.csv", "")).toEqual([]);
    expect(of("vms_2025-02-01.csv", "")).toEqual([]);
  });

  test("a month with the clock put forward has 743 hours, and its days are the zone's", () => {
    const zone = new Zone("America/Chicago");
    const rows = [...readMachines(list("a,g,1,1,31,on,,"), "2025-03", { zone, days: zone }, PLAIN).usage];
    const of = (meter: string) => rows.filter((one) => one.meter === meter);
    expect(of("machines").reduce((sum, { parts }) => sum + parts, 0n)).toBe(743n * HOUR);
    expect(of("capacity").map(({ parts }) => parts)).toEqual(Array.from({ length: 31 }, () => 31n * GB));
  });

  test("a time with its offset is that instant", () => {
    expect(meters(list("a,g,1,1,1,on,2025-01-31T18:00:00-05:00,")).machines).toBe(HOUR);
  });
});

describe("hours of a list", () => {
  const ofMonth = (files: readonly ReportFile[], period: string, clocks = UTC_CLOCKS) =>
    readMachines(files, period, clocks, PLAIN);
  const seconds = (read: ReturnType<typeof ofMonth>, meter = "machines") =>
    [...read.usage].reduce((sum, one) => (one.meter === meter ? sum + one.parts : sum), 0n);
  const hours = (row: string, name = "vms.csv"): ReportFile => ({
    name,
    text: `Name,vCPU,Created,Deleted,Hours\n${row}`,
  });

  test("300 hours from December to January are 300 hours in both months together", () => {
    const files = [hours("a,2,2024-12-15,2025-01-15,300")];
    const found = ["2024-11", "2024-12", "2025-01", "2025-02"].map((period) =>
      seconds(ofMonth(files, period)),
    );
    expect(found.reduce((sum, one) => sum + one, 0n)).toBe(300n * HOUR);
    // 17 of 31 days, and 14 of them.
    expect(found.map(Number)).toEqual([0, Math.floor((1080000 * 17) / 31), 1080000 - Math.floor((1080000 * 17) / 31), 0]); // prettier-ignore
    expect(severities(ofMonth(files, PERIOD))).toEqual([]);
  });

  test("the months of any stay add up to it, with hours and without, in any zone", () => {
    const first = Date.parse("2025-01-20T00:00:00Z") / 1000;
    const stay = fc.record({
      at: fc.integer({ min: 0, max: 50 * 86400 }),
      length: fc.integer({ min: 1, max: 60 * 86400 }),
      share: fc.integer({ min: 0, max: 1000 }),
    });
    const zones = fc.constantFrom("UTC", "America/Chicago", "Europe/Berlin", "Asia/Kolkata");
    fc.assert(
      fc.property(stay, zones, ({ at, length, share }, name) => {
        const zone = new Zone(name);
        const clocks = { zone, days: zone };
        const text = (t: number) => new Date(t * 1000).toISOString();
        const ran = Math.floor(length * share / 1000); // prettier-ignore
        const there = `a,3,${text(first + at)},${text(first + at + length)}`;
        const whole = (row: string) =>
          ["2025-01", "2025-02", "2025-03", "2025-04", "2025-05"].reduce(
            (sum, period) => sum + seconds(ofMonth([hours(row)], period, clocks)),
            0n,
          );
        expect(whole(`${there},`)).toBe(BigInt(length));
        expect(whole(`${there},${(ran / 3600).toFixed(9)}`)).toBe(BigInt(ran));
      }),
      runs(40),
    );
  });

  test.each<[string, string, string, string[]]>([
    ["no end, and made long ago", "a,1,2024-05-02,,300", "vms.csv", ["warning"]],
    ["no beginning", "a,1,,2025-01-20,300", "vms.csv", ["warning"]],
    ["made in the month", "a,1,2025-01-02,,300", "vms.csv", []],
    ["neither", "a,1,,,300", "vms.csv", []],
    ["the file says the month", "a,1,2024-05-02,,300", "vms_2025-01.csv", []],
    ["the file says another month", "a,1,2024-05-02,,300", "vms_2024-12.csv", ["error", "warning"]],
    ["another month, but both are known", "a,1,2024-12-02,2025-01-20,300", "vms_2024-12.csv", []],
  ])("whose month they are: %s", (_what, row, name, expected) => {
    expect(severities(ofMonth([hours(row, name)], PERIOD))).toEqual(expected);
  });

  test.each<[string, RegExp]>([
    ["a,1,2024-12-15,2025-01-15,745", /a has more hours than the time it was there, 744 hours/],
    ["a,1,2025-01-31,,25", /more hours than the time it was there, 24 hours/],
    ["a,1,2025-01-15,2025-01-15,1", /more hours than the time it was there, 0 hours/],
    ["a,1,2025-01-15T00:00:00,2025-01-15T10:40:00,10.68", /more hours than/],
  ])("more hours than the stay: %s", (row, message) => {
    expect(() => ofMonth([hours(row)], PERIOD)).toThrow(message);
  });

  test("hours that were rounded up to hundredths are not more than there were", () => {
    const row = "a,1,2025-01-15T00:00:00,2025-01-15T10:40:00,10.67";
    expect(seconds(ofMonth([hours(row)], PERIOD))).toBe(38400n);
  });
});

describe("what an inventory leaves blank", () => {
  const day = (n: number, text: string): ReportFile => ({ name: `vms_2025-01-0${n}.csv`, text });
  const warnings = (files: readonly ReportFile[]) =>
    read(files).notes.flatMap(({ severity, text }) => (severity === "warning" ? [text] : []));

  test("blank hours: the state decides, and the rows are counted", () => {
    const text = "Name,vCPU,State,Hours\na,1,on,10\nb,1,on,\nc,1,off,";
    expect(meters([day(1, text)]).machines).toBe(34n * HOUR);
    expect(warnings([day(1, text)])).toContainEqual(
      "Rows of machines with a blank Hours: 2; the state decides whether they ran. They are vms_2025-01-01.csv, row 3, vms_2025-01-01.csv, row 4.",
    );
    const list = { name: "vms.csv", text };
    expect(warnings([list])[0]).toMatch(/blank Hours: 2/);
  });

  test("an inventory without the column Hours beside one with it: the state decides, with a warning", () => {
    const files = [day(1, "Name,vCPU,Hours\na,1,10"), day(2, "Name,vCPU\na,1")];
    expect(meters(files).machines).toBe(34n * HOUR);
    expect(warnings(files)).toContainEqual(
      expect.stringMatching(/without a column for Hours, .*the state decides.*vms_2025-01-02.csv/),
    );
  });

  test.each([
    ["Disk", "a,1,4,-,on"],
    ["vCPU", "a,,4,10,on"],
    ["Memory", "a,1,,10,on"],
    ["Disk", "a,1,4,,on"],
    ["State", "a,1,4,10,"],
  ])("a blank %s is said", (field, row) => {
    const text = `Name,vCPU,Memory GiB,Disk GB,State\n${row}`;
    expect(warnings([day(1, text)])).toEqual([
      expect.stringMatching(new RegExp(`blank ${field}: 1; .*vms_2025-01-01.csv, row 2`)),
    ]);
  });

  test("a column that owners or rates ask for, and only some days have, is said", () => {
    const files = [day(1, "Name,Group,vCPU\na,chem,1"), day(2, "Name,vCPU\na,1")];
    expect(warnings(files)).toEqual([
      expect.stringMatching(/without a column for Account, .*owners found, without it: vms_2025-01-02.csv/),
    ]);
  });

  test("a machine that has an ID in one row and none in another is said: nobody can see that they are one", () => {
    const lists = [{ name: "east.csv", text: "Name,VM ID,vCPU\na,6f1c,1" }, { name: "west.csv", text: "Name,vCPU\na,1" }]; // prettier-ignore
    expect(warnings(lists)).toEqual([expect.stringMatching(/without a column for ID.*: west.csv/)]);
    expect(warnings([{ name: "all.csv", text: "Name,VM ID,vCPU\na,6f1c,1\na,,1" }])).toEqual([
      expect.stringMatching(/blank ID: 1; .*all.csv, row 3/),
    ]);
  });

  test("a machine of which nothing is counted is named; sizes with and without a unit are doubted", () => {
    const files = [day(1, "Name,vCPU,Memory,Disk,State\na,1,4 GiB,0,on\nb,1,4294967296,0,off")];
    expect(said(read(files))).toContain("Nothing is counted for these, and they have no row: b.");
    expect(warnings(files)).toEqual([expect.stringMatching(/Some cells of Memory have a unit.*row 3/)]);
  });

  test("a column that only some inventories have is said", () => {
    const files = [day(1, "Name,vCPU,Memory GiB\na,1,4"), day(2, "Name,vCPU\na,1")];
    expect(warnings(files)).toEqual([
      expect.stringMatching(/without a column for Memory, .*0 is counted.*vms_2025-01-02.csv/),
    ]);
  });
});

describe("inventories of days", () => {
  test("December and January together are the whole stay, when both have all inventories", () => {
    const rows = fc.uniqueArray(
      fc.record({
        day: fc.integer({ min: 0, max: 61 }),
        vcpu: fc.integer({ min: 0, max: 9 }),
        running: fc.boolean(),
      }),
      { minLength: 1, maxLength: 20, selector: ({ day }) => day },
    );
    const dayOf = (n: number) => new Date(Date.UTC(2024, 11, 1 + n)).toISOString().slice(0, 10);
    fc.assert(
      fc.property(rows, (inventories) => {
        // The first days of both months have an inventory, so that each month knows what was there.
        const all = [...inventories.filter(({ day }) => day > 0), { day: 0, vcpu: 1, running: true }].sort((a, b) => a.day - b.day); // prettier-ignore
        const last = all[all.length - 1]?.day ?? 0;
        const end = Math.max(last + 1, 32);
        const files = [...all.map(({ day, vcpu, running }) => daily(dayOf(day), `a,g,${vcpu},1,1,${running ? "on" : "off"}`, "b,g,1,1,1,on")), daily(dayOf(end), "b,g,1,1,1,on")]; // prettier-ignore
        const sum = (period: string) =>
          [...readMachines(files, period, UTC_CLOCKS, PLAIN).usage]
            .filter(({ resourceId, meter }) => resourceId === "a" && meter === "vcpus")
            .reduce((total, { parts }) => total + parts, 0n);
        const expected = all.reduce((total, { day, vcpu, running }, i) => total + (running ? BigInt(vcpu * ((all[i + 1]?.day ?? end) - day)) * 24n * HOUR : 0n), 0n); // prettier-ignore
        expect(["2024-12", "2025-01", "2025-02"].slice(0, end > 61 ? 3 : 2).reduce((total, period) => total + sum(period), 0n)).toBe(expected); // prettier-ignore
      }),
      runs(40),
    );
  });

  test("two rows of a machine on one day with different hours are an error that names both", () => {
    const text = "Name,Date,vCPU,Hours\na,2025-01-01,1,10\na,2025-01-01,1,12";
    const usage = read([{ name: "vms.csv", text }]);
    expect([...usage.usage]).toEqual([]);
    expect(usage.notes.find(({ severity }) => severity === "error")).toEqual(
      expect.objectContaining({
        where: "vms.csv, row 3",
        text: expect.stringMatching(/a stands there twice on 2025-01-01 .*also vms.csv, row 2/) as string,
      }),
    );
  });

  test("two inventories of a day, each with the hours so far, are not added up", () => {
    const at = (time: string, hours: number) => ({ name: `vms_2025-01-01_${time}.csv`, text: `Name,vCPU,Hours\na,1,${hours}` }); // prettier-ignore
    expect(severities(read([at("01-00", 1), at("13-00", 13)]))).toContain("error");
    expect(meters([at("01-00", 9), at("13-00", 9)]).machines).toBe(9n * HOUR);
  });

  test("small and capital letters of an ID are one machine", () => {
    const hours = "Name,ID,Date,vCPU,Hours\na,6F1C,2025-01-01,1,10\na,6f1c,2025-01-01,1,10";
    expect(meters([{ name: "vms.csv", text: hours }]).machines).toBe(10n * HOUR);
    const files = [
      { name: "vms_2025-01-01.csv", text: "Name,ID,vCPU\na,6F1C,1\na,6f1c,1" },
      { name: "vms_2025-01-09.csv", text: "Name,ID,vCPU\na,6f1c,1" },
    ];
    expect(meters(files).machines).toBe(MONTH);
    expect(said(read(files))).not.toMatch(/New in the month|Gone in the month/);
    expect(() => read(list("a,g,1,1,1,on,,", "A,g,1,1,1,on,,2025-01-20"))).toThrow(/twice for the same time/);
  });

  test("days without an inventory are said where hours count for their day alone", () => {
    const rows = Array.from({ length: 31 }, (_, i) => `a,2025-01-${String(i + 1).padStart(2, "0")},1,10`);
    const file = (some: string[]) => ({
      name: "vms.csv",
      text: ["Name,Date,vCPU,Hours", ...some].join("\n"),
    });
    expect(severities(read([file(rows)]))).toEqual([]);
    expect(said(read([file(rows.filter((_, i) => i < 3 || i > 6))]))).toMatch(
      /There is none of 4 days of 2025-01, first 2025-01-04: nothing is billed/,
    );
  });

  test("what is missing from inventories in between is said", () => {
    const files = [
      daily("2025-01-01", "a,g,1,1,1,on", "b,g,1,1,1,on"),
      daily("2025-01-10", "b,g,1,1,1,on"),
      daily("2025-01-12", "a,g,1,1,1,on", "b,g,1,1,1,on"),
    ];
    expect(severities(read(files))).toContain("warning");
    expect(said(read(files))).toMatch(/not in those between.*a \(2025-01-10 to 2025-01-11, 2 days\)\./);
  });

  test("an inventory of which --only leaves no row ends what was there", () => {
    const files = [daily("2025-01-01", "a,chem,1,1,1,on"), daily("2025-01-11", "b,bio,1,1,1,on")];
    expect(meters(files, { only: ["Group=chem"] }).machines).toBe(10n * 24n * HOUR);
  });

  test("inventories of several days with a column Deleted: a person says how they are read", () => {
    const files = ["2025-01-01", "2025-01-11"].map((day) => ({
      name: `vms_${day}.csv`,
      text: `Name,vCPU,Deleted\n${day === "2025-01-01" ? "a,1,\n" : ""}b,1,`,
    }));
    expect(() => read(files)).toThrow(/--as snapshots, or .*--as list/);
    expect(meters(files, { kind: "snapshots" }).machines).toBe(41n * 24n * HOUR);
    expect(meters(files, { kind: "list" }).machines).toBe(62n * 24n * HOUR);
    expect(meters(files.slice(0, 1)).machines).toBe(62n * 24n * HOUR);
  });

  test("resized, stopped, gone: each inventory holds until the next", () => {
    const files = [
      daily("2025-01-01", "a,g,2,1,10,on", "b,g,1,1,10,on", "c,g,1,1,10,on"),
      daily("2025-01-11", "a,g,8,1,10,on", "b,g,1,1,10,off"),
    ];
    const found = meters(files);
    expect(found.vcpus).toBe((2n * 10n + 8n * 21n + 10n + 10n) * 24n * HOUR);
    expect(found.machines).toBe((31n + 10n + 10n) * 24n * HOUR);
    expect(found.capacity).toBe((31n + 31n + 10n) * 10n * GB);
  });

  test("an inventory a day or a single one of a machine that stays as it is: the same", () => {
    const size = fc.record({
      vcpu: fc.integer({ min: 1, max: 64 }),
      memory: fc.integer({ min: 1, max: 900 }),
    });
    fc.assert(
      fc.property(size, fc.uniqueArray(fc.integer({ min: 1, max: 31 }), { minLength: 1 }), (of, on) => {
        const row = `a,g,${of.vcpu},${of.memory},7,on`;
        const files = on.map((day) => daily(`2025-01-${String(day).padStart(2, "0")}`, row));
        expect(meters(files)).toEqual(meters(list(`${row},,`)));
      }),
      runs(30),
    );
  });

  test("Created cuts the days of an inventory where it is given", () => {
    const text =
      "Name,vCPU,Created,Date\na,1,2025-01-10T18:00:00,2025-01-10\na,1,2025-01-10T18:00:00,2025-01-20";
    expect(meters([{ name: "vms.csv", text }]).machines).toBe((6n + 21n * 24n) * HOUR);
  });

  test("hours a day are taken as they are", () => {
    const text =
      "Date,Name,vCPU,Disk GB,Hours\n2025-01-10,a,2,5,10\n2025-01-11,a,4,5,24\n2025-02-01,a,4,5,24";
    expect(meters([{ name: "hours.csv", text }])).toEqual({
      vcpus: (2n * 10n + 4n * 24n) * HOUR,
      memory: 0n,
      machines: 34n * HOUR,
      capacity: 10n * GB,
    });
  });
});

describe("names that systems use", () => {
  const first = (file: ReportFile, options: Partial<VmOptions> = {}) => {
    const [vcpus, memory, , disk] = [...read([file], options).usage];
    return [vcpus?.account, vcpus?.resourceId, vcpus?.parts, memory?.parts, disk?.parts, vcpus?.facts];
  };
  const day = 24n * HOUR;

  test("RVTools vInfo", () => {
    const text = 'VM,Powerstate,Template,CPUs,Memory,Provisioned MiB,Folder,OS according to the VMware Tools\na,poweredOn,False,2,4096,10240,"/DC/chem",Red Hat\nt,poweredOff,True,1,1,1,"/DC",x'; // prettier-ignore
    const file = { name: "RVTools_ExportvInfo2csv_2025-01-15_02.00.00.csv", text };
    expect(first(file, { sizes: { unit: "MiB", binary: true } })).toEqual(["/DC/chem", "a", 2n * day, 4n * GIB * day, 10n * GIB, { os: "Red Hat" }]); // prettier-ignore
    expect(said(read([file], { sizes: { unit: "MiB", binary: true } }))).toContain(
      "templates, which are not billed: 1.",
    );
  });

  test("Proxmox VE: not the load, and not what is used of the disk", () => {
    const vm = { id: "qemu/100", vmid: 100, name: "a", node: "n1", type: "qemu", status: "running", pool: "chem", template: 0, cpu: 0.0345, maxcpu: 2, mem: 1234567, maxmem: 4294967296, disk: 0, maxdisk: 34359738368, uptime: 99 }; // prettier-ignore
    const text = JSON.stringify([vm, { ...vm, vmid: 101, name: "ct", type: "lxc" }]);
    const file = { name: "pve_2025-01-01.json", text };
    expect(first(file, { only: ["type=qemu"], facts: ["node=node"] })).toEqual(["chem", "100", 2n * day, 4n * GIB * day, 32n * GIB, { node: "n1" }]); // prettier-ignore
    expect(said(read([file]))).toContain("vCPU was read from the column maxcpu, not from cpu.");
    expect(said(read([file]))).toContain("Disk was read from the column maxdisk, not from disk.");
  });

  test("shares in per cent are no sizes", () => {
    const text = "VM,CPU %,CPU,% Memory,Memory GiB,Disk %,Disk GiB\na,3,2,50,4,9,32";
    expect(first({ name: "vms_2025-01-01.csv", text })).toEqual(["a", "a", 2n * day, 4n * GIB * day, 32n * GIB, {}]); // prettier-ignore
  });

  test("Hyper-V, as PowerShell 5 writes CSV", () => {
    const text = '#TYPE Selected.VirtualMachine\n"Name","VMId","State","ProcessorCount","MemoryStartup","DiskBytes"\n"chem-a","6f1c","Running","2","4294967296","34359738368"'; // prettier-ignore
    expect(first({ name: "hyperv_2025-01-01.csv", text })).toEqual(["chem-a", "6f1c", 2n * day, 4n * GIB * day, 32n * GIB, {}]); // prettier-ignore
  });
});

test("numbers with a decimal comma, where the inventory has them", () => {
  const file = { name: "vms_2025-01-01.csv", text: "Name;vCPU;Memory;Hours\na;0,500;1,5 GiB;10,250" };
  expect(() => read([file])).toThrow(/vCPU "0,500" is not a number/);
  const found = meters([file], { sizes: { unit: "bytes", binary: false, decimalComma: true } });
  expect([found.machines, found.vcpus, found.memory]).toEqual([36900n, 18450n, ((3n * GIB) / 2n) * 36900n]);
});

describe("refused, with what to do", () => {
  test.each<[string, string, RegExp]>([
    [
      "an unknown state",
      `${HEADING}\na,g,1,1,1,3`,
      /row 2: the state "3" is not known\. Write running or stopped/,
    ],
    ["two columns of one name", "Name,vCPU,vCPU\na,1,2", /vms.csv has several columns vCPU\. Rename/],
    ["no number of vCPU", `${HEADING}\na,g,two,1,1,on`, /row 2: vCPU "two" is not a number such as 4/],
    [
      "a load for a number of vCPU",
      "Name,cpu\na,0.0345",
      /row 2: cpu "0.0345" is too little for a machine.*--column vCPU=HEADING/,
    ],
    ["a negative number", `${HEADING}\na,g,-2,1,1,on`, /vCPU "-2" is not a number/],
    ["no size", `${HEADING}\na,g,1,lots,1,on`, /Memory GiB "lots" is not a size/],
    [
      "memory whose unit is not said",
      "Name,Memory\na,4096",
      /Memory "4096" would be 4096 bytes.*--size-unit MiB/,
    ],
    ["nothing to measure", "Name,State\na,on", /no column for vCPU, Memory or Disk.*--column vCPU=HEADING/],
    [
      "a date of two readings",
      `${HEADING},Created\na,g,1,1,1,on,1/2/2025`,
      /Created "1\/2\/2025" is not a time such as 2025-01-15/,
    ],
    [
      "deleted before created",
      `${HEADING},Created,Deleted\na,g,1,1,1,on,2025-01-05,2025-01-04`,
      /deleted before it was created/,
    ],
    [
      "more hours than there are",
      "Name,vCPU,Hours\na,1,745",
      /a has more hours than the time it was there, 744 hours/,
    ],
    ["no name", `${HEADING}\n,g,1,1,1,on`, /row 2 has no name/],
    [
      "snapshots without a day",
      `${HEADING},Deleted\na,g,1,1,1,on,`,
      /has no day such as 2025-01-15.*--date 2025-01-15/,
    ],
  ])("%s", (what, text, message) => {
    const options = what.startsWith("snapshots") ? { kind: "snapshots" as const } : {};
    expect(() => [...read([{ name: "vms.csv", text }], options).usage]).toThrow(message);
    expect(() => [...read([{ name: "vms.csv", text }], options).usage]).toThrow(/Nothing was written\.$/);
  });

  test("the same machine twice on a day with other figures is an error, and nothing is counted", () => {
    const usage = read([daily("2025-01-01", "a,g,1,1,1,on", "a,g,2,1,1,on")]);
    expect(severities(usage)).toContain("error");
    expect([...usage.usage]).toEqual([]);
  });
});
