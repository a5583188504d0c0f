/** Pricing: what a row costs, what is free, what has no price or no owner, and what must hold whatever comes in. */
import fc from "fast-check";
import Papa from "papaparse";
import { amount, sum, type Amount } from "../core/money";
import type { Rate } from "../core/rates/rate";
import { priceOf } from "../core/rates/price";
import { rate } from "../testing/book-builders";
import { runs } from "../testing/runs";
import type { Owner } from "./owners";
import { units } from "./price";
import type { ExportRequest } from "./request";
import { exportUsage, type ExportResult } from "./run";
import { USUAL_TAGS } from "./tags";
import type { ReadUsage, Usage } from "./usage";

type Row = Readonly<Record<string, string>>;

const HOUR = 3600n;
const OWNER: Owner = {
  account: "chem", user: "", pi: "ada.quill@example.edu", project: "coral", fundOrg: "CHEM-1", accountCode: "",
  reference1: "CHE-7", reference2: "", from: "", to: "", where: "owners.csv, row 2",
}; // prettier-ignore

const usage = (more: Partial<Usage> = {}): Usage => ({
  day: "2025-01-10",
  meter: "cores",
  parts: 10n * HOUR,
  unit: "",
  account: "chem",
  user: "tess",
  resourceId: "",
  resourceName: "",
  facts: {},
  free: "",
  ...more,
});

const card = (more: Partial<Rate> = {}): Rate => rate({ rateId: "A", from: "", to: "", ...more });

const request = (more: Partial<ExportRequest> = {}): ExportRequest => ({
  period: "2025-01",
  by: "day",
  rates: [card()],
  owners: [OWNER],
  issuer: {
    provider: "RC",
    billingAccountId: "HPC",
    billingAccountName: "HPC",
    region: "Main Campus",
    currency: "USD",
  },
  kind: {
    name: "hpc",
    serviceCategory: "Compute",
    serviceSubcategory: "Other (Compute)",
    resourceType: "Job",
    subAccountType: "Slurm Account",
  },
  timeZoneName: "UTC",
  leaveOutUnrated: false,
  ...more,
});

const reading = (list: readonly Usage[]): ReadUsage => ({ usage: list, notes: [], figures: () => [] });
const run = (list: readonly Usage[], more: Partial<ExportRequest> = {}): ExportResult =>
  exportUsage(reading(list), request(more));
const rowsOf = ({ csv }: ExportResult): Row[] =>
  Papa.parse<Row>(csv, { header: true, skipEmptyLines: true }).data;
const figures = (result: ExportResult, ...columns: string[]): string[] =>
  rowsOf(result).map((row) => columns.map((column) => row[column]).join(" "));
const costs = (result: ExportResult): string[] =>
  figures(result, "PricingQuantity", "ListCost", "BilledCost");
const notes = (result: ExportResult): string[] => result.notes.map((n) => `${n.severity}: ${n.text}`);

test("tags have the keys of the workbook that reads them", () => {
  const tags = { ...USUAL_TAGS, pi: "owner", project: "Project Code" };
  const [row] = rowsOf(run([usage()], { tags }));
  expect(JSON.parse(row?.["Tags"] ?? "")).toEqual({
    owner: "ada.quill@example.edu",
    "Project Code": "coral",
    fund_org: "CHEM-1",
    grant_number: "CHE-7",
  });
});

test("a row has the price, the owner's tags and the billing period", () => {
  const result = run([usage({ facts: { partition: "cpu", qos: "" } })]);
  const [row] = rowsOf(result);
  expect(row).toMatchObject({
    BilledCost: "0.075", ContractedCost: "0.075", EffectiveCost: "0.075", ListCost: "0.125",
    ContractedUnitPrice: "0.0075", ListUnitPrice: "0.0125", PricingQuantity: "10", PricingUnit: "Core-Hours",
    BillingPeriodStart: "2025-01-01T00:00:00Z", BillingPeriodEnd: "2025-02-01T00:00:00Z",
    ChargePeriodStart: "2025-01-10T00:00:00Z", ChargePeriodEnd: "2025-01-11T00:00:00Z",
    ChargeDescription: "Core-Hours, user tess, partition cpu", InvoiceId: "HPC-2025-01", RegionId: "main-campus",
    SkuId: "HPC-CPU", SkuPriceId: "A", SubAccountId: "chem", x_Partition: "cpu", x_User: "tess", x_RateId: "A",
    Tags: '{"pi_email":"ada.quill@example.edu","project_id":"coral","fund_org":"CHEM-1","grant_number":"CHE-7"}',
  }); // prettier-ignore
  expect([result.list, result.billed, result.notes]).toEqual([amount("0.125"), amount("0.075"), []]);
  expect(Object.keys(row ?? {})).not.toContain("x_Qos");
});

test("a rate of 0 is a price: the row is written", () => {
  expect(costs(run([usage()], { rates: [card({ listRate: 0n, subsidy: null })] }))).toEqual(["10 0 0"]);
});

test("what is free by policy has its list cost, costs nothing and says why", () => {
  const result = run([usage(), usage({ free: "run ended NODE_FAIL" })]);
  expect(figures(result, "BilledCost", "ListCost", "ContractedUnitPrice", "ChargeDescription")).toEqual([
    "0.075 0.125 0.0075 Core-Hours, user tess",
    "0 0.125 0 Core-Hours, user tess; not billed: run ended NODE_FAIL",
  ]);
});

describe("free quantities", () => {
  const rates = [card({ freeQuantity: amount("15") })];

  test("are used up in order of time; the free part is a row of its own", () => {
    const list = [usage({ day: "2025-01-20" }), usage({ day: "2025-01-05" }), usage({ day: "2025-01-25" })];
    const result = run(list, { rates });
    expect(figures(result, "ChargePeriodStart", "PricingQuantity", "BilledCost")).toEqual([
      "2025-01-05T00:00:00Z 10 0",
      "2025-01-20T00:00:00Z 5 0.0375",
      "2025-01-20T00:00:00Z 5 0",
      "2025-01-25T00:00:00Z 10 0.075",
    ]);
    expect(result.uses).toMatchObject([{ quantity: amount("30"), free: amount("15") }]);
  });

  test("of policy are not taken from the allowance", () => {
    expect(costs(run([usage({ free: "x" }), usage()], { rates }))).toEqual(["10 0.125 0", "10 0.125 0"]);
  });

  test.each<[Rate["freePer"], string[]]>([
    ["Account", ["chem 10 0", "chem2 10 0"]],
    ["", ["chem 10 0", "chem2 10 0"]],
    ["PI", ["chem 10 0", "chem2 5 0", "chem2 5 0.0375"]],
    ["Project", ["chem 10 0", "chem2 5 0", "chem2 5 0.0375"]],
    ["Resource", ["chem 10 0", "chem2 10 0"]],
  ])("per %s", (freePer, expected) => {
    const owners = [OWNER, { ...OWNER, account: "chem2" }];
    const list = [usage({ resourceId: "n1" }), usage({ account: "chem2", resourceId: "n2" })];
    const result = run(list, { owners, rates: [card({ freeQuantity: amount("15"), freePer })] });
    expect(figures(result, "SubAccountId", "PricingQuantity", "BilledCost").sort()).toEqual(expected);
  });

  test("per resource, of what has none, count by account", () => {
    const list = [usage(), usage({ account: "geo" })];
    const result = run(list, { rates: [card({ freeQuantity: amount("15"), freePer: "Resource" })] });
    expect(figures(result, "SubAccountId", "BilledCost")).toEqual(["chem 0", "geo 0"]);
  });

  test.each<[Rate["freePer"], Partial<Usage>[]]>([
    ["Account", [{ account: "Chem" }, { account: "chem/" }, { account: "CHEM" }]],
    ["Resource", [{ resourceId: "/data/a" }, { resourceId: "/Data/a/" }, { resourceId: "/DATA/A" }]],
  ])("per %s: letters' case and a slash at the end make no other", (freePer, written) => {
    const result = run(written.map(usage), { rates: [card({ freeQuantity: amount("15"), freePer })] });
    expect(result.uses).toMatchObject([{ quantity: amount("30"), free: amount("15") }]);
  });

  test("per resource of --by job: what --by day calls the resource", () => {
    const jobs = ["1", "2"].map((resourceId) => usage({ resourceId, sharedResource: "chem/cpu/tess" }));
    const rates = [card({ freeQuantity: amount("15"), freePer: "Resource" })];
    expect(run(jobs, { by: "job", rates }).uses).toMatchObject([{ free: amount("15") }]);
  });

  test("of a day are used up in one order, however far charges are added up", () => {
    const dear = card({ rateId: "B", appliesTo: "qos=high", listRate: amount("0.1"), subsidy: null, freeQuantity: amount("10") }); // prettier-ignore
    const rates = [card({ freeQuantity: amount("10") }), dear];
    const jobs = [
      usage({ facts: { qos: "high" }, began: "2025-01-10T00:00:00", ended: "2025-01-10T10:00:00" }),
      usage({ began: "2025-01-10T12:00:00", ended: "2025-01-10T22:00:00" }),
    ];
    for (const by of ["day", "month", "job"] as const)
      expect(run(jobs, { rates, by }).billed).toBe(amount("1"));
  });

  test("go on over a new price of the same SKU", () => {
    const dated = [
      card({ freeQuantity: amount("15"), to: "2025-01-15" }),
      card({ rateId: "B", freeQuantity: amount("15"), from: "2025-01-16", listRate: amount("0.02") }),
    ];
    const result = run([usage({ day: "2025-01-15" }), usage({ day: "2025-01-16" })], { rates: dated });
    expect(figures(result, "SkuPriceId", "PricingQuantity", "BilledCost")).toEqual([
      "A 10 0",
      "B 5 0.075",
      "B 5 0",
    ]);
  });
});

describe("how far charges are added up", () => {
  const list = [usage({ day: "2025-01-03" }), usage({ day: "2025-01-20" })];

  test("by month: a row, of the whole month", () => {
    expect(
      figures(run(list, { by: "month" }), "ChargePeriodStart", "ChargePeriodEnd", "PricingQuantity"),
    ).toEqual(["2025-01-01T00:00:00Z 2025-02-01T00:00:00Z 20"]);
  });

  test("by month with a new price: a row each, of its days", () => {
    const rates = [card({ to: "2025-01-15" }), card({ rateId: "B", from: "2025-01-16" })];
    const result = run(list, { by: "month", rates });
    expect(figures(result, "SkuPriceId", "ChargePeriodStart", "ChargePeriodEnd")).toEqual([
      "A 2025-01-01T00:00:00Z 2025-01-16T00:00:00Z",
      "B 2025-01-16T00:00:00Z 2025-02-01T00:00:00Z",
    ]);
  });

  test("by job: a row a job, within the month; one of no length gets a second", () => {
    const jobs = [
      usage({ resourceId: "1", began: "2024-12-31T20:00:00", ended: "2025-01-10T08:00:00" }),
      usage({
        resourceId: "1",
        day: "2025-01-09",
        began: "2024-12-31T20:00:00",
        ended: "2025-01-10T08:00:00",
      }),
      usage({ resourceId: "2", began: "2025-01-10T09:00:00", ended: "2025-01-10T09:00:00" }),
    ];
    const result = run(jobs, { by: "job" });
    expect(figures(result, "ResourceId", "ChargePeriodStart", "ChargePeriodEnd", "PricingQuantity")).toEqual([
      "1 2025-01-01T00:00:00Z 2025-01-10T08:00:00Z 20",
      "2 2025-01-10T09:00:00Z 2025-01-10T09:00:01Z 10",
    ]);
  });
});

describe("what has no price", () => {
  const gpu = usage({ meter: "gpus", facts: { gpu: "a100" } });
  const a100 = card({ rateId: "G", unit: "GPU-Hours", appliesTo: "gpu=h100" });

  test("a meter that the card does not have is not billed, and said", () => {
    const result = run([usage(), gpu]);
    expect(costs(result)).toHaveLength(1);
    expect(notes(result)).toEqual([
      "note: 10 GPU-Hours are not billed: the rate card has no rate for GPUs in 2025-01.",
    ]);
  });

  test("usage of a meter that the card has must find a rate: else no file", () => {
    const result = run([usage(), gpu, { ...gpu, day: "2025-01-02" }], { rates: [card(), a100] });
    expect(result.csv).toBe("");
    expect(notes(result)).toEqual([
      "error: No rate fits 20 GPU-Hours of gpu a100 (first: account chem, user tess, 2025-01-02). Add one to the rate card, with 0 for what is free, or leave the usage out with --leave-out-unrated.",
    ]);
  });

  test("it may be left out, and is listed", () => {
    const result = run([usage(), gpu], { rates: [card(), a100], leaveOutUnrated: true });
    expect(costs(result)).toEqual(["10 0.125 0.075"]);
    expect(notes(result)).toEqual([
      "warning: Left out, because no rate fits: 10 GPU-Hours of gpu a100 (first: account chem, user tess, 2025-01-10).",
    ]);
  });

  test.each<[string, Partial<Rate>, string]>([
    ["ended", { to: "2024-12-31" }, "G, the last rate of the unit, ended on 2024-12-31"],
    ["is still to come", { from: "2025-02-01" }, "G, the first rate of the unit, begins on 2025-02-01"],
  ])("a meter whose rate %s must find a rate, too: else no file", (_what, dates, says) => {
    const rates = [card(), card({ rateId: "G", unit: "GPU-Hours", ...dates })];
    const result = run([usage(), gpu], { rates });
    expect(result.csv).toBe("");
    expect(notes(result)).toEqual([
      `error: No rate of 2025-01 fits 10 GPU-Hours: ${says}. Add a row for 2025-01 to the rate card, with 0 for what is free, or leave the usage out with --leave-out-unrated.`,
    ]);
    const without = run([usage(), gpu], { rates, leaveOutUnrated: true });
    expect([costs(without), notes(without)]).toEqual([
      ["10 0.125 0.075"],
      [`warning: Left out, because no rate fits: 10 GPU-Hours; ${says}.`],
    ]);
  });

  test("a meter whose rate is for a source that there is not: a warning", () => {
    const rates = [card(), card({ rateId: "G", unit: "GPU-Hours", appliesTo: "source=slurm" })];
    expect(notes(run([usage(), gpu], { rates }))).toEqual([
      'warning: 10 GPU-Hours are not billed: the rate card has no rate for GPUs. Look at G: its Applies To "source=slurm" names a source that there is not.',
    ]);
  });

  test("a meter whose rate has a unit that is nearly its: a warning", () => {
    const rates = [card(), card({ rateId: "G", unit: "GPU-Hour" })];
    expect(notes(run([usage(), gpu], { rates }))).toEqual([
      "warning: 10 GPU-Hours are not billed: the rate card has no rate for GPUs. Look at G: its unit GPU-Hour is counted as it is; if GPU-Hours is meant, write it so.",
    ]);
  });

  test.each([
    ["TB-Months", "2025-01-01", "TB-Months", "1 TB-Months of tier scratch"],
    ["TiB-Months", "2025-01-01", "TiB-Months", "0.909495 TiB-Months of tier scratch"],
    ["GB-Days", "2025-01-01", "GB-Days", "31000 GB-Days of tier scratch"],
    [
      "the rate of this month before an older one",
      "2025-01-01",
      "PB-Months",
      "0.001 PB-Months of tier scratch",
    ],
    ["the unit of a rate that is over", "2024-01-01", "TB-Months", "No rate of 2025-01 fits 1 TB-Months"],
  ])("says what finds no rate in the card's unit: %s", (what, from, unit, words) => {
    const to = from < "2025" ? "2024-12-31" : "";
    const rates = [
      ...(what.startsWith("the rate of this")
        ? [card({ rateId: "O", unit: "GiB-Days", to: "2024-12-31" })]
        : []),
      card({ rateId: "T", unit, appliesTo: "tier=fast", from, to }),
    ];
    const list = [usage({ meter: "capacity", parts: 31n * 10n ** 12n, facts: { tier: "scratch" } })];
    expect(notes(run(list, { rates })).join("\n")).toContain(words);
  });

  test("another source's unit is not the card's", () => {
    const rates = [
      card({ rateId: "V", unit: "GB-Days", appliesTo: "source=vm" }),
      card({ rateId: "T", unit: "TB-Months", appliesTo: "tier=fast" }),
    ];
    const list = [usage({ meter: "capacity", parts: 31n * 10n ** 12n, facts: { tier: "scratch" } })];
    expect(notes(run(list, { rates })).join("\n")).toContain("No rate fits 1 TB-Months of tier scratch");
  });

  describe("a rate that asks for a name which no usage has", () => {
    const dear = (appliesTo: string, more: Partial<Rate> = {}): Rate[] => [card(), card({ rateId: "D", appliesTo, ...more })]; // prettier-ignore
    const said = (rates: readonly Rate[], names: readonly string[] = []): string[] => {
      const list = [usage({ facts: { partition: "cpu", qos: "" } })];
      const result = exportUsage({ ...reading(list), names }, request({ rates }));
      return result.notes.map((n) => `${n.severity}: ${n.text}`);
    };

    test("is told, with the names that there are", () => {
      expect(said(dear("partiton=gpu*"), ["gpu"])).toEqual([
        "warning: Rate D asks for partiton, which no usage here has, so that it never counts. What it may ask for: account, gpu, partition, qos, user. If it is meant for another export, let its Applies To name that source.",
      ]);
    });

    test.each<[string, Rate[], string[]]>([
      ["another source's rate", dear("source=vm; os=windows*"), []],
      ["another unit's", dear("tier=fast", { unit: "TB-Months" }), []],
      ["one of another time", dear("tier=fast", { to: "2024-12-31" }), []],
    ])("is not %s", (_what, rates, names) => {
      expect(said(rates, names)).toEqual([]);
    });

    test.each<[string, Rate[], string[], string]>([
      ["a name that is blank this month", dear("qos=high"), [], "D (qos=high)"],
      ["a name of the source", dear("gpu=a100"), ["gpu"], "D (gpu=a100)"],
    ])("is not %s; but that it priced nothing is noted", (_what, rates, names, rate) => {
      expect(said(rates, names)).toEqual([`note: No usage of 2025-01 was for these rates: ${rate}.`]);
    });
  });

  test("where all is there to be billed, a unit that the card does not have is an error", () => {
    const kind = { ...request().kind, mustPrice: true };
    const samples = usage({ meter: "count", unit: "Samples", parts: 3_000_000n });
    expect(notes(run([usage(), samples], { kind }))[0]).toContain("error: No rate fits 3 Samples of usage");
  });

  test("two rates that ask for as much are an error that names both", () => {
    const rates = [card({ appliesTo: "user=tess" }), card({ rateId: "B", appliesTo: "qos=high" })];
    const result = run([usage({ facts: { qos: "high" } })], { rates });
    expect(result.csv).toBe("");
    expect(notes(result)[0]).toContain(
      "10 Core-Hours of qos high (first: account chem, user tess, 2025-01-10) fit the rates A and B equally well.",
    );
  });

  test("nothing at all: no file", () => {
    expect(notes(run([]))).toEqual(["error: Nothing of 2025-01 can be billed: there is no row to write."]);
    expect(run([]).csv).toBe("");
  });

  test("a card with errors is refused", () => {
    expect(() => run([usage()], { rates: [card({ service: "" })] })).toThrow(
      "The rate card needs a correction: Rate A: Service is blank. Nothing was written.",
    );
  });
});

test("an account without an owner is written without tags, and said", () => {
  const result = run([usage(), usage({ account: "geo" })]);
  expect(figures(result, "SubAccountId", "Tags").map((text) => text.split("{")[0])).toEqual([
    "chem ",
    "geo ",
  ]);
  expect(notes(result)).toEqual([
    "warning: No PI is known for geo: 1 row, billed 0.075. The import will hold what has no PI. Add the account to the owners.",
  ]);
});

test("an owner's rows may depend on the day", () => {
  const owners = [
    { ...OWNER, to: "2025-01-09" },
    { ...OWNER, pi: "ben@example.edu", from: "2025-01-10" },
  ];
  const result = run([usage({ day: "2025-01-09" }), usage()], { owners, by: "month" });
  expect(figures(result, "ChargePeriodStart", "Tags").map((text) => text.slice(0, 50))).toEqual([
    '2025-01-01T00:00:00Z {"pi_email":"ada.quill@exampl',
    '2025-01-10T00:00:00Z {"pi_email":"ben@example.edu"',
  ]);
});

test("an owner of other days, and one without a PI, are told as such", () => {
  const lacks = (owner: Partial<Owner>): string =>
    notes(run([usage()], { owners: [{ ...OWNER, ...owner }] }))
      .join()
      .split("no PI. ")[1] ?? "";
  expect(lacks({ account: "geo" })).toBe("Add the account to the owners.");
  expect(lacks({ to: "2025-01-09" })).toBe(
    "The owners name it, but not for 2025-01-10. Look at From and To.",
  );
  expect(lacks({ pi: "" })).toBe("owners.csv, row 2, names none.");
});

test("what is too small for a row is told", () => {
  const tiny = usage({ meter: "capacity", parts: 31n * 10n ** 8n });
  const rates = [card(), card({ rateId: "S", unit: "PB-Months" })];
  const result = run([usage(), tiny, { ...tiny, user: "ben", parts: 31n * 4n * 10n ** 8n }], { rates });
  expect([result.rows, notes(result)]).toEqual([
    1,
    [
      "note: Less than 0.0000005 of the unit each, and not written: 2 (first: account chem), together 0.000001 PB-Months. Of a smaller unit on the rate card there would be rows.",
    ],
  ]);
});

test("what looks like a formula is written as it is, and named", () => {
  const result = run([usage({ account: "=chem", user: "@tess" })]);
  expect(figures(result, "SubAccountId", "x_User")).toEqual(["=chem @tess"]);
  expect(notes(result)).toContainEqual(expect.stringContaining("=chem  @tess"));
});

test("usage of another month is a fault of the reader", () => {
  expect(() => run([usage({ day: "2025-02-01" })])).toThrow("is not of 2025-01");
});

const FACTS = ["cpu", "gpu", "big"] as const;
const anyUsage = fc.record({
  day: fc.integer({ min: 1, max: 31 }).map((day) => `2025-01-${String(day).padStart(2, "0")}`),
  parts: fc.bigInt({ min: 0n, max: 10n ** 7n }),
  account: fc.constantFrom("chem", "geo", "bio/a"),
  user: fc.constantFrom("", "tess", "ben"),
  resourceId: fc.constantFrom("", "n1", "n2"),
  partition: fc.constantFrom(...FACTS),
  free: fc.constantFrom("", "", "", "ended NODE_FAIL"),
}); // prettier-ignore
const anyList = fc.array(anyUsage.map(({ partition, ...one }) => usage({ ...one, facts: { partition } })), { minLength: 1, maxLength: 25 }); // prettier-ignore
const price = fc.integer({ min: 0, max: 100_000 }).map((n) => amount(`0.${String(n).padStart(5, "0")}`));
const anyCard = fc
  .record({ list: price, free: fc.integer({ min: 0, max: 500 }), freePer: fc.constantFrom("Account", "PI", "Resource") })
  .map(({ list, free, freePer }): Rate[] => [
    card({ listRate: list, subsidy: list / 2n - ((list / 2n) % 10n ** 18n), freeQuantity: amount(String(free)), freePer: freePer as "PI" }),
    card({ rateId: "B", appliesTo: "partition=b*", listRate: list * 2n, subsidy: null }),
    card({ rateId: "C", appliesTo: "partition=gpu", from: "2025-01-16", subsidy: null, listRate: list }),
  ]); // prettier-ignore
const grain = fc.constantFrom<ExportRequest["by"]>("day", "month", "job");
const value = (row: Row, column: string): Amount => amount(row[column] ?? "");

const LEAST = amount("0.000001");
const isNear = (one: Amount, other: Amount, roundings: number): boolean =>
  (one > other ? one - other : other - one) * 2n <= LEAST * BigInt(roundings);

test("rows add up: each account's quantity to its exact sum, but for half a millionth a row, the costs to the rows' prices", () => {
  fc.assert(
    fc.property(anyList, anyCard, grain, (list, rates, by) => {
      const result = run(list, { rates, by });
      if (result.csv === "") return;
      const rows = rowsOf(result);
      for (const account of new Set(list.map((one) => one.account))) {
        const seconds = sum(list.filter((one) => one.account === account).map((one) => one.parts));
        const own = rows.filter((row) => row["SubAccountId"] === account);
        const quantity = sum(own.map((row) => value(row, "PricingQuantity")));
        expect(isNear(quantity, units(seconds * 1_000_000n, HOUR), own.length + 1)).toBe(true);
      }
      for (const { rate: used, quantity } of result.uses) {
        const own = rows.filter((row) => row["x_RateId"] === used.rateId);
        expect(sum(own.map((row) => value(row, "PricingQuantity")))).toBe(quantity);
        for (const row of own) {
          const { list: listPrice, billed } = priceOf(used);
          const isFree = (row["ChargeDescription"] ?? "").includes("; not billed: ");
          const cost = (unit: Amount): Amount => (value(row, "PricingQuantity") * unit) / amount("1");
          expect(value(row, "ListCost")).toBe(cost(listPrice));
          expect(value(row, "BilledCost")).toBe(isFree ? 0n : cost(billed));
          expect(value(row, "ListCost") - value(row, "BilledCost") >= 0n).toBe(true);
        }
      }
      expect(sum(rows.map((row) => value(row, "BilledCost")))).toBe(result.billed);
      expect(sum(rows.map((row) => value(row, "ListCost")))).toBe(result.list);
    }),
    runs(30),
  );
}); // prettier-ignore

test("a row has the exact sum of its usage, rounded once", () => {
  const thirds = [1n, 1n, 1n].map((parts) => usage({ meter: "cores", parts }));
  expect(costs(run(thirds, { by: "month" }))[0]).toMatch(/^0\.000833 /);
  expect(costs(run([...thirds, usage({ user: "ben", parts: 2n })]))[0]).toMatch(/^0\.000556 /);
});

test("usage of another user changes no row of the others, where nothing is free", () => {
  const others = anyList.map((list) => list.map((one) => ({ ...one, user: "una", account: "geo" })));
  fc.assert(
    fc.property(anyList, others, anyCard, grain, (list, more, rates, by) => {
      const dear = rates.map((rate) => ({ ...rate, freeQuantity: null }));
      const one = run(list, { rates: dear, by });
      const both = run([...list, ...more], { rates: dear, by });
      if (one.csv === "" || both.csv === "") return;
      expect(rowsOf(both).filter((row) => row["x_User"] !== "una")).toEqual(rowsOf(one));
    }),
    runs(30),
  );
});

test("days, months and jobs come to the same totals, but for the rounding of their rows", () => {
  fc.assert(
    fc.property(anyList, anyCard, (list, rates) => {
      const jobs = list.map((one, i) => ({
        ...one,
        resourceId: `job ${list.length - i}`,
        sharedResource: one.resourceId,
        began: `${one.day}T${String((i * 7) % 24).padStart(2, "0")}:00:00`,
        ended: `${one.day}T23:59:59`,
      }));
      const byDay = run(list, { rates });
      for (const other of [run(list, { rates, by: "month" }), run(jobs, { rates, by: "job" })]) {
        expect(other.uses.map(({ rate }) => rate.rateId)).toEqual(byDay.uses.map(({ rate }) => rate.rateId));
        for (const [i, { quantity, free }] of byDay.uses.entries()) {
          const use = other.uses[i];
          expect(isNear(use?.quantity ?? 0n, quantity, other.rows + byDay.rows)).toBe(true);
          expect(isNear(use?.free ?? 0n, free, other.rows + byDay.rows)).toBe(true);
        }
        // No rate is above 2.
        expect(isNear(other.billed, byDay.billed, 2 * (other.rows + byDay.rows))).toBe(true);
      }
    }),
    runs(40),
  );
});

test("the same file in whatever order usage, rates and owners come", () => {
  const owners = [OWNER, { ...OWNER, account: "geo", where: "owners.csv, row 3" }, { ...OWNER, account: "bio/*", where: "owners.csv, row 4" }]; // prettier-ignore
  const shuffled = <T>(list: readonly T[]) => fc.shuffledSubarray([...list], { minLength: list.length });
  fc.assert(
    fc.property(
      fc.tuple(anyList, anyCard).chain(([list, rates]) => fc.tuple(fc.constant(list), fc.constant(rates), shuffled(list), shuffled(rates), shuffled(owners))),
      grain,
      ([list, rates, otherList, otherRates, otherOwners], by) => {
        const one = run(list, { rates, owners, by });
        const other = run(otherList, { rates: otherRates, owners: otherOwners, by });
        expect(other.csv).toBe(one.csv);
        expect(other.notes).toEqual(one.notes);
      },
    ),
    runs(30),
  );
}); // prettier-ignore

test("nobody gets more free than the allowance", () => {
  fc.assert(
    fc.property(anyList, anyCard, grain, (list, rates, by) => {
      const result = run(list, { rates, by });
      const per = rates[0]?.freePer === "Resource" ? "ResourceId" : "SubAccountId";
      const free = new Map<string, Amount>();
      for (const row of rowsOf(result).filter((r) =>
        (r["ChargeDescription"] ?? "").endsWith("free allowance"),
      )) {
        // What has no resource counts by its account.
        const whose = row[per] || row["SubAccountId"] || "";
        free.set(whose, (free.get(whose) ?? 0n) + value(row, "PricingQuantity"));
      }
      const most = (rates[0]?.freeQuantity ?? 0n) + (LEAST / 2n) * BigInt(result.rows);
      for (const taken of free.values()) expect(taken <= most).toBe(true);
    }),
    runs(30),
  );
});

test("the file of a month has the quantities of its first and its second half", () => {
  fc.assert(
    fc.property(anyList, fc.constantFrom("2025-01-10", "2025-01-16", "2025-01-31"), (list, day) => {
      const quantity = (part: readonly Usage[]): Amount =>
        sum(rowsOf(run(part)).map((row) => value(row, "PricingQuantity")));
      const halves =
        quantity(list.filter((one) => one.day < day)) + quantity(list.filter((one) => one.day >= day));
      // A row is rounded for itself, so that the other half of the month does not change it.
      expect(quantity(list)).toBe(halves);
    }),
    runs(30),
  );
});
