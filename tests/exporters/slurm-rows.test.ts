/** Single rows of sacct: what is a run, how long it counts, on what, and what a person is told. */
import {
  CHICAGO,
  byDay,
  exportedSlurm,
  messages,
  reading,
  sacct,
  type Reading,
  type SacctFields,
} from "./slurm-support";
import type { ReadUsage } from "../../src/exporters/usage";

const one = (row: SacctFields, how: Reading = {}): ReadUsage => reading([sacct([row])], how);
const cores = (row: SacctFields, how: Reading = {}): Record<string, string> => byDay(one(row, how));
const meter = (row: SacctFields, name: string, how: Reading = {}): string[] =>
  [...one(row, how).usage]
    .filter((usage) => usage.meter === name)
    .map(({ parts, facts }) => [facts["gpu"] ?? "", parts].join(":"));

describe("what is not a run", () => {
  test.each<[string, SacctFields]>([
    ["a batch step", { JobIDRaw: "7.batch" }],
    ["a numbered step of an array's task", { JobIDRaw: "7.0", JobID: "6_1.0" }],
    [
      "a job that waits",
      { State: "PENDING", Start: "Unknown", End: "Unknown", ElapsedRaw: "0", AllocTRES: "" },
    ],
    [
      "an array that waits",
      { JobID: "7_[1-9]", Start: "None", End: "Unknown", ElapsedRaw: "0", AllocTRES: "" },
    ],
    ["cancelled while it waited", { State: "CANCELLED by 7", Start: "None", ElapsedRaw: "0", AllocTRES: "" }],
    [
      "the same of older versions",
      { State: "CANCELLED by 7", Start: "2025-01-10T11:00:00", ElapsedRaw: "0", AllocTRES: "" },
    ],
  ])("%s", (_, row) => {
    const read = one(row);
    expect([...read.usage]).toEqual([]);
    expect(messages(read, "error")).toEqual([]);
  });
});

describe("times", () => {
  test.each<[string, SacctFields, Reading, Record<string, string>]>([
    ["local, over midnight", { Start: "2025-01-10T23:00:00", End: "2025-01-11T02:00:00", ElapsedRaw: "10800" }, {}, { "2025-01-10": "3600", "2025-01-11": "7200" }],
    ["seconds since 1970", { Start: "1736506800", End: "1736510400" }, {}, { "2025-01-10": "3600" }],
    ["seconds, seen in Chicago", { Start: "1736485200", End: "1736488800" }, { zone: CHICAGO }, { "2025-01-09": "3600" }],
    ["with an offset", { Start: "2025-01-10T23:30:00-0600", End: "2025-01-11T00:30:00-06:00" }, {}, { "2025-01-11": "3600" }],
    ["with Z", { Start: "2025-01-10T23:30:00Z", End: "2025-01-11T00:30:00Z" }, {}, { "2025-01-10": "1800", "2025-01-11": "1800" }],
    ["in Chicago, days of UTC", { Start: "2025-01-10T17:30:00", End: "2025-01-10T18:30:00" }, { zone: CHICAGO, utcMonths: true }, { "2025-01-10": "1800", "2025-01-11": "1800" }],
    ["out of the month before", { Start: "2024-12-31T23:00:00", End: "2025-01-01T01:00:00", ElapsedRaw: "7200" }, {}, { "2025-01-01": "3600" }],
    ["to the midnight of the month's end", { Start: "2025-01-31T23:00:00", End: "2025-02-01T00:00:00" }, {}, { "2025-01-31": "3600" }],
    ["from it on", { Start: "2025-02-01T00:00:00", End: "2025-02-01T01:00:00" }, {}, {}],
    ["no second long", { End: "2025-01-10T10:00:00", ElapsedRaw: "0" }, {}, {}],
    ["suspended for half of it", { End: "2025-01-10T12:00:00", ElapsedRaw: "3600", Suspended: "01:00:00" }, {}, { "2025-01-10": "3600" }],
    ["suspended, spread over two days", { Start: "2025-01-10T18:00:00", End: "2025-01-11T06:00:00", ElapsedRaw: "21600", Suspended: "06:00:00" }, {}, { "2025-01-10": "10800", "2025-01-11": "10800" }],
  ])("%s", (_, row, how, expected) => {
    const read = one(row, how);
    expect(byDay(read)).toEqual(expected);
    expect(messages(read, "error")).toEqual([]);
  }); // prettier-ignore

  test("Elapsed stands in for ElapsedRaw, JobID for JobIDRaw, and without Suspended the rest was suspended", () => {
    const file = sacct([{ ElapsedRaw: "1-00:30:00", End: "2025-01-11T11:30:00" }], ["JobIDRaw", "Suspended"]);
    const text = file.text.replace("ElapsedRaw", "Elapsed");
    expect(byDay(reading([{ ...file, text }]))).toEqual({ "2025-01-10": String(Math.ceil(50_400 * (88_200 / 91_800))), "2025-01-11": String(88_200 - Math.ceil(50_400 * (88_200 / 91_800))) }); // prettier-ignore
  });

  test("a run that goes on counts to the end of the month", () => {
    const file = {
      State: "RUNNING",
      End: "Unknown",
      Start: "2025-01-31T20:00:00",
      ElapsedRaw: String(86_400),
    };
    const read = one(file);
    expect(byDay(read)).toEqual({ "2025-01-31": "14400" });
    expect(messages(read, "warning")).toEqual([]);
  });

  test("made before the month ended, it counts up to then, and that is said", () => {
    const file = { State: "RUNNING", End: "Unknown", Start: "2025-01-20T10:00:00", ElapsedRaw: "7200" };
    const read = one(file);
    expect(byDay(read)).toEqual({ "2025-01-20": "7200" });
    expect(messages(read, "warning").join()).toMatch(
      /1 run went on .* 2025-01-20 12:00:00 UTC, before January 2025 ended/,
    );
  });

  test("without runs that go on, the last thing in the files is said", () => {
    expect(messages(one({}), "note").join()).toContain(
      "Nothing in the files is later than 2025-01-10 11:00:00 UTC",
    );
  });

  test("in the hour that comes twice, a run that goes on is told by others of the file", () => {
    const goesOn = { State: "RUNNING", End: "Unknown" };
    const file = sacct([
      { ...goesOn, JobIDRaw: "1", Start: "2025-11-02T01:30:00", ElapsedRaw: "1800" },
      { ...goesOn, JobIDRaw: "2", Start: "2025-11-02T00:00:00", ElapsedRaw: String(3 * 3600) },
    ]);
    expect(byDay(reading([file], { zone: CHICAGO, period: "2025-11" }))).toEqual({
      "2025-11-02": String(1800 + 3 * 3600),
    });
    const later = {
      JobIDRaw: "1",
      Start: "2025-11-02T01:30:00",
      End: "2025-11-02T02:30:00",
      ElapsedRaw: "3600",
    };
    const read = reading([file, sacct([later], [], "later.txt")], { zone: CHICAGO, period: "2025-11" });
    expect(byDay(read)).toEqual({ "2025-11-02": String(3600 + 3 * 3600) });
  });
});

describe("what it had", () => {
  test.each<[string, string, string, string[]]>([
    ["typed GPUs are part of the untyped number", "cpu=1,gres/gpu:a100=2,gres/gpu=2", "gpus", ["a100:7200"]],
    ["two types", "cpu=1,gres/gpu:a100=2,gres/gpu:H100=1,gres/gpu=3", "gpus", ["a100:7200", "h100:3600"]],
    ["more than the types name", "cpu=1,gres/gpu:a100=1,gres/gpu=3", "gpus", ["a100:3600", ":7200"]],
    ["only types", "cpu=1,gres/gpu:a100=2", "gpus", ["a100:7200"]],
    ["no type", "cpu=1,gres/gpu=2", "gpus", [":7200"]],
    ["no-consume gives 0", "cpu=1,gres/gpu=0", "gpus", []],
    ["memory in G", "cpu=1,mem=2G", "memory", [`:${2 * 2 ** 30 * 3600}`]],
    ["with decimals", "cpu=1,mem=187.50G", "memory", [`:${187.5 * 2 ** 30 * 3600}`]],
    ["in M", "cpu=1,mem=1536M", "memory", [`:${1.5 * 2 ** 30 * 3600}`]],
    ["in T", "cpu=1,mem=1T", "memory", [`:${2 ** 40 * 3600}`]],
    ["without a letter it is megabytes", "cpu=1,mem=1024", "memory", [`:${2 ** 30 * 3600}`]],
    ["nodes", "cpu=1,node=3", "nodes", [":10800"]],
    ["billing", "cpu=1,billing=42", "billing", [`:${42 * 3600}`]],
    ["memory alone", "mem=4G,node=1", "cores", []],
  ])("%s", (_, AllocTRES, name, expected) => {
    expect(meter({ AllocTRES }, name)).toEqual(expected);
  });

  test("the type that was asked for, where only gres/gpu is tracked", () => {
    const row = { AllocTRES: "cpu=1,gres/gpu=2", ReqTRES: "cpu=1,gres/gpu:v100=2,gres/gpu=2" };
    expect(meter(row, "gpus")).toEqual(["v100:7200"]);
    expect(meter({ ...row, ReqTRES: "cpu=1,gres/gpu:v100=1" }, "gpus")).toEqual([":7200"]);
  });

  test("what is not metered is named, without being an error", () => {
    const notes = messages(one({ AllocTRES: "cpu=1,license/matlab=2,gres/nvme=100,fs/disk=5" }), "note");
    expect(notes.join()).toContain("fs/disk, gres/nvme, license/matlab");
  });
});

describe("memory as cores", () => {
  const row = { AllocTRES: "cpu=2,mem=20G", Partition: "bigmem" };
  test.each<[string, string, string[], string[]]>([
    ["more memory than goes with the cores", "4G", [`:${5 * 3600}`], []],
    ["less", "16G", [`:${2 * 3600}`], []],
    ["by partition", "cpu=4G,bigmem=8G", [`:${2.5 * 3600}`], []],
    ["another partition", "cpu=4G", [`:${2 * 3600}`], [`:${20 * 2 ** 30 * 3600}`]],
  ])("%s", (_, perCore, expected, memory) => {
    expect(meter(row, "cores", { perCore })).toEqual(expected);
    expect(meter(row, "memory", { perCore })).toEqual(memory);
  });

  test("a partition where nothing ran is named", () => {
    const warnings = (perCore: string): string[] => messages(one(row, { perCore }), "warning");
    expect(warnings("bigmem=4G,bgimem=8G")).toEqual([
      "--memory-per-core names bgimem, where nothing ran. Partitions of the files: bigmem.",
    ]);
    expect(warnings("bigmem=4G")).toEqual([]);
  });

  test("a size that is none, or has no unit, is refused", () => {
    expect(() => one(row, { perCore: "4" })).toThrow(/--memory-per-core 4: write a size with its unit/);
    expect(() => one(row, { perCore: "cpu=much" })).toThrow(
      /--memory-per-core cpu=much: write a size with its unit, such as 4G/,
    );
  });
});

describe("how a run ended", () => {
  const row = (State: string): SacctFields => ({ State });
  const free = (state: string, states: string[] = []): string[] =>
    [...one(row(state), { states }).usage].map((usage) => usage.free).slice(0, 1);

  test.each<[string, string[], string[]]>([
    ["COMPLETED", [], [""]],
    ["CANCELLED by 20017", [], [""]],
    ["PREEMPTED", [], [""]],
    ["NODE_FAIL", [], ["run ended NODE_FAIL"]],
    ["BOOT_FAIL", [], ["run ended BOOT_FAIL"]],
    ["NODE_FAIL", ["NODE_FAIL=charge"], [""]],
    ["CANCELLED by 20017", ["cancelled=free"], ["run ended CANCELLED"]],
    ["PREEMPTED", ["FAILED=charge,PREEMPTED=leave-out"], []],
  ])("%s with %j", (state, states, expected) => {
    expect(free(state, states)).toEqual(expected);
  });

  test("a state that is named as charged may have a price of its own", () => {
    const [usage] = one(row("PREEMPTED"), { states: ["PREEMPTED=charge"] }).usage;
    expect(usage?.facts["state"]).toBe("PREEMPTED");
    const [other] = one(row("PREEMPTED")).usage;
    expect(other?.facts["state"]).toBeUndefined();
  });

  test("what is left out is said", () => {
    const read = one(row("PREEMPTED"), { states: ["PREEMPTED=leave-out"] });
    expect(messages(read, "note")).toContain("1 run left out as --state says: PREEMPTED.");
  });

  test.each([
    ["PREEMTED=free", /PREEMTED is no state of Slurm/],
    ["PREEMPTED=gratis", /say PREEMPTED=charge, PREEMPTED=free or PREEMPTED=leave-out/],
  ])("%s is refused", (text, expected) => {
    expect(() => one({}, { states: [text] })).toThrow(expected);
  });
});

describe("a run is counted once", () => {
  const twice = (a: SacctFields, b: SacctFields): ReadUsage =>
    reading([sacct([a], [], "a.txt"), sacct([b], [], "b.txt")]);

  test("the row with its end wins, whichever file comes first", () => {
    const open = { State: "RUNNING", End: "Unknown", ElapsedRaw: "600" };
    for (const read of [twice(open, {}), twice({}, open)])
      expect(byDay(read)).toEqual({ "2025-01-10": "3600" });
  });

  test("of two that go on, the later", () => {
    const open = { State: "RUNNING", End: "Unknown", ElapsedRaw: "600" };
    const read = twice({ ...open, ElapsedRaw: "900" }, open);
    expect(byDay(read)).toEqual({ "2025-01-10": "900" });
    expect(new Map(read.figures()).get("Rows about a run that is there already")).toBe("1");
  });

  test.each<[string, SacctFields]>([
    ["another cluster", { Cluster: "borealis" }],
    ["another start, after a requeue", { Start: "2025-01-10T12:00:00", End: "2025-01-10T13:00:00" }],
    ["another part of a heterogeneous job", { JobIDRaw: "2", JobID: "1+1" }],
  ])("two runs: %s", (_, other) => {
    expect(byDay(twice({}, other))).toEqual({ "2025-01-10": "7200" });
  });

  test("files that do not tell clusters, or job IDs, alike are refused", () => {
    const read = reading([sacct([{}], [], "a.txt"), sacct([{}], ["Cluster"], "b.txt")]);
    expect(messages(read, "error").join()).toContain(
      "b.txt: The file has no column Cluster, which other files have",
    );
  });
});

describe("two rows of one run", () => {
  const two = (a: SacctFields, b: SacctFields, how: Reading = {}): ReadUsage =>
    reading([sacct([a], [], "a.txt"), sacct([b], [], "b.txt")], how);

  test("that say other things are told, and the same counts in whatever order they come", () => {
    const [more, less] = [{ AllocTRES: "cpu=8" }, { AllocTRES: "cpu=4" }];
    const reads = [two(more, less), two(less, more)];
    expect(reads.map((read) => byDay(read)["2025-01-10"])).toEqual(["28800", "28800"]);
    expect(reads.map((read) => messages(read, "warning"))).toEqual([
      [expect.stringContaining("Two rows of 1 run say other things of account, partition, state, end or AllocTRES: job 1 (a.txt, line 2, and b.txt, line 2). The one named first counts.")],
      [expect.stringContaining("job 1 (b.txt, line 2, and a.txt, line 2)")],
    ]);
    const accounts = [two({ Account: "chem" }, { Account: "bio" }), two({ Account: "bio" }, { Account: "chem" })];
    expect(accounts.map((read) => [...new Set([...read.usage].map(({ account }) => account))])).toEqual([["chem"], ["chem"]]);
    expect(messages(two({}, {}), "warning")).toEqual([]);
  }); // prettier-ignore

  test("are one run, if one has an offset and the other lies in the hour that comes twice", () => {
    const run = { Start: "2025-11-02T01:30:00", End: "2025-11-02T03:30:00", ElapsedRaw: "7200" };
    const offsets = { ...run, Start: "2025-11-02T01:30:00-0600", End: "2025-11-02T03:30:00-0600" };
    const how = { zone: CHICAGO, period: "2025-11" };
    for (const [a, b] of [[run, offsets], [offsets, run], [offsets, { ...run, State: "RUNNING", End: "Unknown", ElapsedRaw: "600" }]] as const)
      expect(byDay(two(a, b, how))).toEqual({ "2025-11-02": "7200" });
  }); // prettier-ignore

  test("are one run, however the cluster's name is written", () => {
    expect(byDay(two({ Cluster: "Atlas" }, {}))).toEqual({ "2025-01-10": "3600" });
  });

  test("a file with fewer useful columns is told", () => {
    const read = reading([sacct([{}], [], "a.txt"), sacct([{}], ["Suspended"], "b.txt")]);
    expect(messages(read, "warning").join()).toContain(
      "b.txt: The file has no column Suspended, which other files have: for its runs it counts as blank.",
    );
  });
});

test("times without an offset, and nobody named the zone: a warning", () => {
  const warned = (row: SacctFields, zoneAssumed: boolean): boolean =>
    messages(reading([sacct([row])], { zoneAssumed }), "warning").some((text) =>
      text.includes("read as UTC"),
    );
  expect(warned({}, true)).toBe(true);
  expect(warned({}, false)).toBe(false);
  expect(warned({ Start: "1736506800", End: "1736510400" }, true)).toBe(false);
});

test("memory as cores: the summary has the cores alone, too, which sreport has", () => {
  const read = one({ AllocTRES: "cpu=2,mem=20G" }, { perCore: "4G" });
  expect([...read.usage]).toHaveLength(1);
  expect(read.figures().filter(([label]) => label.startsWith("Core"))).toEqual([
    ["Core-Hours", "2.00"],
    ["Core-Hours charged, memory as cores", "5.00"],
  ]);
});

test("a rate may ask for a state that --state names, and for no other", () => {
  expect(one({}).names).toEqual(["cluster", "partition", "qos", "gpu"]);
  expect(one({}, { states: ["PREEMPTED=charge"] }).names).toContain("state");
  expect(one({}, { states: ["PREEMPTED=free"] }).names).not.toContain("state");
});

describe("what is told", () => {
  test.each<[string, SacctFields, string, RegExp]>([
    ["a time", { Start: "10 Jan 2025" }, "error", /sacct.txt, line 2: Start of job 1 is no time: 10 Jan 2025/],
    ["an end", { End: "soon" }, "error", /End of job 1 cannot be read/],
    ["a duration", { ElapsedRaw: "long" }, "error", /ElapsedRaw of job 1 is no duration/],
    ["a number", { AllocTRES: "cpu=four" }, "error", /AllocTRES of job 1: cpu=four is not a number/],
    ["an entry", { AllocTRES: "cpu" }, "error", /cpu is not written like cpu=4/],
    ["an hour too much", { End: "2025-01-10T12:00:00" }, "warning", /another time apart than ElapsedRaw says/],
    ["truncated", { State: "RUNNING" }, "warning", /made with --truncate/],
    ["no allocation", { AllocTRES: "" }, "warning", /names no cores, memory or GPUs: job 1/],
    ["no duplicates", { Restarts: "2" }, "warning", /Call sacct with --duplicates/],
    ["another month", { Start: "2025-03-01T00:00:00", End: "2025-03-01T01:00:00" }, "warning", /No run in the files touches January 2025/],
  ])("%s", (_, row, severity, expected) => {
    expect(messages(one(row), severity).join("\n")).toMatch(expected);
  }); // prettier-ignore

  test("an earlier run is there: no warning", () => {
    const rows = [
      { State: "PREEMPTED" },
      { Start: "2025-01-10T12:00:00", End: "2025-01-10T13:00:00", Restarts: "1" },
    ];
    expect(messages(reading([sacct(rows)]), "warning")).toEqual([]);
  });

  test("where the time contradicts ElapsedRaw, ElapsedRaw counts", () => {
    expect(cores({ End: "2025-01-10T12:00:00" })).toEqual({ "2025-01-10": "3600" });
  });

  test("an account that is blank has a name of its own, and nobody owns it", () => {
    const { notes } = exportedSlurm([sacct([{ Account: "" }])]);
    expect(notes.map(({ text }) => text).join("\n")).toContain("No PI is known for (none)");
  });
});

describe("the text", () => {
  const read = (text: string): ReadUsage => reading([{ name: "sacct.txt", text }]);
  const good = sacct([{}]).text;

  test.each<[string, string]>([
    ["--parsable, with | at the end", good.replace(/\n/g, "|\n")],
    ["CR LF and a byte order mark", `\uFEFF${good.replace(/\n/g, "\r\n")}`],
    ["lines put together with cat", good + good],
    ["blank lines", `\n${good}\n\n`],
    ["headings in other letters", good.replace("JobIDRaw", "jobidraw").replace("AllocTRES", "alloctres")],
  ])("%s", (_, text) => {
    expect(byDay(read(text))).toEqual({ "2025-01-10": "3600" });
  });

  test.each<[string, string, RegExp]>([
    ["a | in a job name", good.replace("|ann|", "|ann|x|"), /line 2: The row has 16 fields, the heading 15. A \| stands in one/],
    ["a line cut off", good.replace("|node=1", "").replace(/\|[^|]*\|[^|]*\n$/, "\n"), /The line is cut off/],
    ["no heading", good.split("\n").slice(1).join("\n"), /The first line is no heading of sacct/],
    ["another separator", good.replaceAll("|", ","), /not a heading of sacct with \| between/],
    ["a column missing", sacct([{}], ["AllocTRES", "Start"]).text, /The heading lacks Start, AllocTRES/],
    ["nothing", "", /The file is empty/],
  ])("%s is an error", (_, text, expected) => {
    expect(messages(read(text), "error").join("\n")).toMatch(expected);
  }); // prettier-ignore

  test("of many broken rows the first are told, and how many more", () => {
    const broken = Array.from({ length: 9 }, () => "a|b").join("\n");
    expect(messages(read(good + broken), "error").at(-1)).toBe(
      "sacct.txt: 4 more rows have another number of fields.",
    );
    const odd = sacct(Array.from({ length: 9 }, () => ({ Start: "?" }))).text;
    expect(messages(read(odd), "error").at(-1)).toContain(
      "4 more rows cannot be read, the first of them in line 7",
    );
  });
});

test("by job, a run is a resource with its own time, cut at the month's end", () => {
  const row = {
    JobIDRaw: "9",
    JobID: "8_1",
    Start: "2025-01-31T23:00:00",
    End: "2025-02-01T01:00:00",
    ElapsedRaw: "7200",
  };
  const [usage] = one(row, { by: "job" }).usage;
  expect(usage).toMatchObject({
    resourceId: "atlas/8_1",
    resourceName: "Job 8_1",
    began: "2025-01-31T23:00:00",
    ended: "2025-02-01T00:00:00",
  });
});

test("by day, each user of an account has a resource on each partition", () => {
  const usage = [...reading([sacct([{ User: "ann" }, { JobIDRaw: "2", User: "" }])]).usage];
  const names = new Set(usage.map(({ resourceId, resourceName }) => `${resourceId}: ${resourceName}`));
  expect([...names]).toEqual(["atlas/chem/cpu/ann: chem on cpu, ann", "atlas/chem/cpu: chem on cpu"]);
});
