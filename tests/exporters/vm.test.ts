/** export vm: the fixtures as worked out by hand, what holds for any inventory, and what is refused. */
import fc from "fast-check";
import { amount } from "../../src/core/money";
import { Zone } from "../../src/exporters/days";
import type { ReportFile } from "../../src/exporters/report/parse";
import type { ExportKind } from "../../src/exporters/run";
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

describe("inventories of days", () => {
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

  test("Proxmox VE", () => {
    const vm = { vmid: 100, name: "a", node: "n1", type: "qemu", status: "running", pool: "chem", template: 0, maxcpu: 2, maxmem: 4294967296, maxdisk: 34359738368 }; // prettier-ignore
    const text = JSON.stringify([vm, { ...vm, vmid: 101, name: "ct", type: "lxc" }]);
    expect(first({ name: "pve_2025-01-01.json", text }, { only: ["type=qemu"], facts: ["node=node"] })).toEqual(["chem", "100", 2n * day, 4n * GIB * day, 32n * GIB, { node: "n1" }]); // prettier-ignore
  });

  test("Hyper-V, as PowerShell 5 writes CSV", () => {
    const text = '#TYPE Selected.VirtualMachine\n"Name","VMId","State","ProcessorCount","MemoryStartup","DiskBytes"\n"chem-a","6f1c","Running","2","4294967296","34359738368"'; // prettier-ignore
    expect(first({ name: "hyperv_2025-01-01.csv", text })).toEqual(["chem-a", "6f1c", 2n * day, 4n * GIB * day, 32n * GIB, {}]); // prettier-ignore
  });
});

describe("refused, with what to do", () => {
  test.each<[string, string, RegExp]>([
    [
      "an unknown state",
      `${HEADING}\na,g,1,1,1,3`,
      /row 2: the state "3" is not known\. Write running or stopped/,
    ],
    ["no number of vCPU", `${HEADING}\na,g,two,1,1,on`, /row 2: vCPU "two" is not a number such as 4/],
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
