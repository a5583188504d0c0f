/** Usage lists: the fixture's sums as worked out by hand, the check, the import; what `rates import` takes and refuses. */
import { amount, amountToText, sum } from "../../src/core/money";
import { Zone } from "../../src/exporters/days";
import { readUsageList } from "../../src/exporters/usage-list/read";
import type { UsageListOptions } from "../../src/exporters/usage-list/row";
import type { ExportKind } from "../../src/exporters/run";
import { importReference, listReference } from "../../src/steps/reference";
import { textFile } from "../support/focus";
import { newMonth } from "../support/month";
import { checked, exported, fixture, inputOf, PERIOD, recordsOf } from "./reports";

const UTC = new Zone("UTC");
const KIND: ExportKind = {
  name: "usage",
  serviceCategory: "Other",
  serviceSubcategory: "Other (Other)",
  resourceType: "Resource",
  subAccountType: "Account",
  mustPrice: true,
};
const PLAIN: UsageListOptions = {
  period: PERIOD,
  zone: UTC,
  days: UTC,
  columns: {},
  unit: "",
  divide: 1n,
  facts: null,
};
const TOKENS: UsageListOptions = {
  ...PLAIN,
  columns: { Day: "date", Account: "project", User: "login", Quantity: "n_tokens" },
  unit: "1M Tokens",
  divide: 1_000_000n,
  facts: [
    ["model", "model"],
    ["direction", "direction"],
  ],
};
const LISTS = [
  ["services_2025-01.csv", PLAIN, "2687.00", "1911.50"],
  ["tokens_2025-01.csv", TOKENS, "5.5870012", "3.470001"],
] as const;

const made = (name: string, options: UsageListOptions) =>
  exported(readUsageList([fixture("usage", name)], options), KIND, "usage");

/** Sums of a file by account and rate, in the columns of expected.csv. */
function sums(list: string, csv: string): string[] {
  const rows = recordsOf(csv);
  const groups = new Map<string, typeof rows>();
  for (const row of rows) {
    const key = `${row["SubAccountId"]},${row["SkuPriceId"]}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups].map(([key, own]) => {
    const of = (column: string, among = own): string =>
      amountToText(sum(among.map((row) => amount(row[column] ?? ""))), 0);
    const free = own.filter((row) => row["ChargeDescription"]?.includes("; not billed: "));
    return [
      list,
      key,
      of("PricingQuantity"),
      of("PricingQuantity", free),
      of("ListCost"),
      of("BilledCost"),
    ].join(",");
  });
}

describe.each(LISTS)("%s", (name, options, list, billed) => {
  const result = made(name, options);

  test("has the sums worked out by hand", () => {
    const expected = fixture("usage", "expected.csv").text.trim().split("\n").slice(1);
    expect(sums(name, result.csv).sort()).toEqual(expected.filter((line) => line.startsWith(name)).sort());
    expect([amountToText(result.list), amountToText(result.billed)]).toEqual([list, billed]);
  });

  test("passes the check without an error or a warning", async () => {
    const [table] = (await checked(name, result.csv)).tables;
    expect(table?.report.lines.filter(({ severity }) => severity !== "note")).toEqual([]);
    expect([table?.problems, table?.charges]).toEqual([0, result.rows]);
  });

  test("is imported whole, each charge with its PI", async () => {
    const month = await newMonth();
    await month.importFiles([inputOf(name, result.csv)]);
    const charges = await month.charges();
    expect(charges).toHaveLength(recordsOf(result.csv).length);
    expect(charges.map((charge) => charge.pi)).not.toContain("");
    expect(sum(charges.map((charge) => charge.amount))).toBe(result.billed);
  });
});

const CARD = fixture("usage", "rates.csv").text;

test("import takes a good card into the workbook, and nothing of a bad one", async () => {
  const month = await newMonth();
  const take = (csv: string) => importReference(month.host(), "rates", textFile("rates.csv", csv));
  expect(await take(CARD)).toMatchObject({ rows: 7, changed: true, warnings: [] });
  const before = await month.everything();
  const head = CARD.split("\n")[0] ?? "";
  const later = `${head}\nGEN-LIB-26,Genomics Core,GEN-LIB,Samples,,46,,,,,2025-07-01,,,`;
  await expect(take(later)).rejects.toThrow(
    "With rates.csv the rate card would need a correction: Rate GEN-LIB-25 and Rate GEN-LIB-26 price the same usage on 2025-07-01: end one with To, or tell them apart in Applies To. Nothing was written.",
  );
  expect(await month.everything()).toBe(before);
  const doubtful = `${head}\nGEN-PRIO,Genomics Core,GEN-P,Samples,tier=top,50,,,,,,,,`;
  expect((await take(doubtful)).warnings).toEqual([expect.stringContaining("Rate GEN-RUSH and Rate GEN-PRIO can both fit the same usage")]);
  expect(await listReference(month.host(), "rates")).toHaveLength(8);
}); // prettier-ignore
