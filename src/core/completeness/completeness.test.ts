/** What is missing from a month: the months looked back on, what is passed over on purpose, and the words. */
import { directory, importRecord, person, source } from "../../testing/builders";
import { monthlyTotal } from "../../testing/book-builders";
import { amount } from "../money";
import type { MonthlyTotal } from "../totals";
import { completenessOf, type Completeness } from "./completeness";

const ADA = "ada.quill@example.edu";
const BEN = "ben.ortho@example.edu";
const total = (period: string, pi: string, cost: string, more: Partial<MonthlyTotal> = {}) =>
  monthlyTotal({
    totalId: `${period} ${pi} ${cost}`,
    period,
    pi,
    charges: 1,
    list: 0n,
    billed: amount(cost),
    ...more,
  });

const known = directory({
  sources: [source(), source({ source: "HPC" }), source({ source: "Old", active: "No" })],
  people: [person({ aliases: "quill@example.edu" }), person({ email: BEN, name: "Ben Ortho" })],
});

function looked(totals: readonly MonthlyTotal[], imported = ["AWS", "HPC"], knowing = known): Completeness {
  return completenessOf({
    period: "2025-01",
    currency: "USD",
    totals,
    imports: imported.map((name) => importRecord({ source: name })),
    directory: knowing,
  });
}
const missing = (kind: string, ...given: Parameters<typeof looked>): string[] =>
  looked(...given)
    .missing.filter((gap) => gap.kind === kind)
    .map((gap) => gap.words);

const now = total("2025-01", ADA, "10");

test.each<readonly [string, readonly MonthlyTotal[], readonly string[]]>([
  ["nobody where all are there", [total("2024-12", ADA, "5"), now], []],
  [
    "who was billed in the month before",
    [total("2024-12", BEN, "5"), total("2024-11", BEN, "900"), now],
    [`Ben Ortho (${BEN}) had 5.00 USD in 2024-12; nothing this month`],
  ],
  [
    "who was billed six months before",
    [total("2024-07", BEN, "5"), now],
    [`Ben Ortho (${BEN}) had 5.00 USD in 2024-07; nothing this month`],
  ],
  ["not who was billed seven months before", [total("2024-06", BEN, "5"), now], []],
  ["not who comes later", [now, total("2025-02", BEN, "5")], []],
  ["not who is known by another address", [total("2024-12", "QUILL@example.edu", "5"), now], []],
  [
    "whose charges are all rejected, in words",
    [total("2024-12", BEN, "5"), total("2025-01", BEN, "0", { charges: 0, rejected: amount("5") }), now],
    [`Ben Ortho (${BEN}) had 5.00 USD in 2024-12; all charges of this month are rejected or held`],
  ],
  [
    "not whose charges wait",
    [total("2024-12", BEN, "5"), total("2025-01", BEN, "0", { pending: amount("5") })],
    [],
  ],
  [
    "not who uses what is free",
    [total("2024-12", BEN, "5"), total("2025-01", BEN, "0", { list: amount("5") })],
    [],
  ],
  [
    "the largest first, several projects as one",
    [
      total("2024-12", "x@example.edu", "5"),
      total("2024-12", BEN, "4"),
      total("2024-12", BEN, "3", { project: "kelp" }),
    ],
    [
      `Ben Ortho (${BEN}) had 7.00 USD in 2024-12; nothing this month`,
      "x@example.edu had 5.00 USD in 2024-12; nothing this month",
    ],
  ],
])("PIs: %s", (_what, totals, words) => {
  expect(missing("PI", totals)).toEqual(words);
});

test.each([
  ["who is inactive", { status: "Inactive" as const }],
  ["who has left", { activeTo: "2024-12-31" }],
])("a PI %s is missed by nobody", (_what, state) => {
  const left = directory({ people: [person({ email: BEN, ...state })] });
  expect(missing("PI", [total("2024-12", BEN, "5"), now], ["AWS"], left)).toEqual([]);
});

test("sources: active ones, those with data lately, none that is imported or switched off", () => {
  const totals = [
    total("2024-12", ADA, "5"),
    total("2024-11", ADA, "7", { source: "Azure" }),
    total("2024-12", ADA, "9", { source: "Old" }),
    now,
  ];
  expect(missing("Source", totals, [])).toEqual([
    "no file of AWS was imported; it came to 5.00 USD in 2024-12",
    "no file of HPC was imported, which is active in Sources and had no charges in the 6 months before either",
    "no file of Azure was imported; it came to 7.00 USD in 2024-11",
  ]);
  expect(missing("Source", totals, ["aws", "hpc", "Azure"])).toEqual([]);
});

test("an import that was undone or replaced is none", () => {
  const { missing: gaps } = completenessOf({
    period: "2025-01",
    currency: "USD",
    totals: [now],
    imports: [importRecord({ status: "Undone" }), importRecord({ source: "HPC", period: "2024-12" })],
    directory: known,
  });
  expect(gaps.map((gap) => gap.what)).toEqual(["AWS", "HPC"]);
});

test("services: what is used most months or was there last month; none of a source that is missing itself", () => {
  const of = (period: string, serviceName: string, more: Partial<MonthlyTotal> = {}) =>
    total(period, ADA, "5", { serviceName, ...more });
  const totals = [
    of("2024-12", "Storage"),
    of("2024-10", "Once"),
    of("2024-09", "Often"),
    of("2024-10", "Often"),
    of("2024-12", "Azure only", { source: "Azure" }),
    now,
  ];
  expect(missing("Service", totals)).toEqual([
    "AWS: Often had 5.00 USD in 2024-10; nothing this month",
    "AWS: Storage had 5.00 USD in 2024-12; nothing this month",
  ]);
});

test("months that were passed over: by all, and by one source", () => {
  const totals = [
    total("2024-08", ADA, "5"),
    total("2024-10", ADA, "5"),
    total("2024-11", ADA, "5", { source: "HPC" }),
    total("2024-12", ADA, "5"),
    now,
  ];
  expect(
    looked(totals)
      .missing.filter((gap) => gap.kind === "Month")
      .map((gap) => gap.words),
  ).toEqual([
    "2024-09 has no charges at all, the months around it have",
    "AWS has no charges in 2024-11, but before and after",
  ]);
});

test("what is new is told, but not in the first month", () => {
  expect(looked([now]).new).toEqual([]);
  const { new: news } = looked([
    total("2023-01", ADA, "1", { serviceName: "Storage" }),
    now,
    total("2025-01", BEN, "3", { serviceName: "Storage" }),
  ]);
  expect(news.map((gap) => gap.words)).toEqual([
    `Ben Ortho (${BEN}) is billed for the first time: 3.00 USD`,
    "AWS: Compute is billed for the first time: 10.00 USD",
  ]);
});

test("the order of the totals does not matter", () => {
  const totals = [
    total("2024-12", BEN, "5"),
    total("2024-12", "x@example.edu", "5"),
    total("2024-09", ADA, "2"),
    now,
  ];
  expect(looked([...totals].reverse())).toEqual(looked(totals));
});
