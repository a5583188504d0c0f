/** Usage lists: the fixture's sums as worked out by hand, the check, the import; what `rates import` takes and refuses. */
import { USAGE_KIND } from "../../src/exporters/kinds";
import { amount, amountToText, sum } from "../../src/core/money";
import { Zone } from "../../src/exporters/days";
import { readUsageList } from "../../src/exporters/usage-list/read";
import type { UsageListOptions } from "../../src/exporters/usage-list/row";
import type { ExportRequest } from "../../src/exporters/request";
import { exportUsage } from "../../src/exporters/run";
import type { Decision } from "../../src/core/review/decision";
import { rate } from "../../src/testing/book-builders";
import { importReference, listReference } from "../../src/steps/reference";
import { BEN, textFile } from "../support/focus";
import { newMonth } from "../support/month";
import { checked, exported, fixture, inputOf, PERIOD, recordsOf } from "./reports";

const UTC = new Zone("UTC");
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
const REQUEST: Omit<ExportRequest, "rates"> = {
  period: PERIOD,
  by: "day",
  owners: [],
  issuer: { provider: "RC", billingAccountId: "U", billingAccountName: "U", region: "", currency: "USD" },
  kind: USAGE_KIND,
  timeZoneName: "UTC",
  leaveOutUnrated: false,
};
const LISTS = [
  ["services_2025-01.csv", PLAIN, "2687.00", "1911.50"],
  ["tokens_2025-01.csv", TOKENS, "5.5870012", "3.470001"],
] as const;

const made = (name: string, options: UsageListOptions) =>
  exported(readUsageList([fixture("usage", name)], options), USAGE_KIND, "usage");

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

describe("a corrected list, imported again", () => {
  const HEAD = "Day,Account,User,Unit,Quantity";
  const list = (...rows: readonly string[]): string => {
    const text = [HEAD, ...rows.map((row) => `2025-01-10,genomics/cohort-4,${row}`)].join("\n");
    return exported(readUsageList([{ name: "list.csv", text }], PLAIN), USAGE_KIND, "usage").csv;
  };
  const imported = async (first: string, decision: Decision, user: string, second: string) => {
    const month = await newMonth();
    await month.importFiles([inputOf("genomics_2025-01.csv", first)]);
    const ids = (await month.charges()).filter((charge) => charge.chargeDescription.includes(`user ${user}`)).map(({ chargeId }) => chargeId);
    expect(ids).toHaveLength(1);
    await month.decide(decision, ids);
    await month.importFiles([inputOf("genomics_2025-01.csv", second)]);
    return (await month.charges()).map(({ chargeDescription, pi, review, amount: billed }) => [chargeDescription, pi, review, amountToText(billed)].join(" | ")).sort();
  }; // prettier-ignore

  test("keeps what was decided about each user, though there is no resource", async () => {
    const first = list("anna,Samples,5", "bert,Samples,7");
    const second = list("anna,Samples,9", "bert,Samples,8");
    const charges = await imported(first, { do: "reassign", pi: BEN }, "bert", second);
    expect(charges.map((text) => text.split(" | ").slice(0, 2))).toEqual([
      ["Samples, user anna", expect.not.stringContaining(BEN)],
      ["Samples, user bert", BEN],
    ]);
  });

  test("equal usage of two users is not taken for one row twice", async () => {
    const month = await newMonth();
    await month.importFiles([inputOf("genomics_2025-01.csv", list("anna,Samples,5", "bert,Samples,5"))]);
    const charges = await month.charges();
    expect(charges).toHaveLength(2);
    expect(charges.map(({ flags }) => flags).join()).not.toContain("Identical");
  });

  test("a little more of one user leaves the decisions about others", async () => {
    const thirds = ["anna,Core-Hours,0.333333", "bert,Core-Hours,0.333334"];
    const hours = (...rows: readonly string[]): string => {
      const text = [HEAD, ...rows.map((row) => `2025-01-10,chem,${row}`)].join("\n");
      const read = readUsageList([{ name: "list.csv", text }], PLAIN);
      return exportUsage(
        { ...read, usage: [...read.usage].map((one) => ({ ...one, parts: one.parts / 7n })) },
        { ...REQUEST, rates: [rate({ rateId: "CPU", unit: "Core-Hours", from: "", to: "" })] },
      ).csv;
    };
    const charges = await imported(hours(...thirds), { do: "reject" }, "bert", hours("aaa,Core-Hours,0.000010", ...thirds));
    expect(charges.filter((text) => text.includes("Rejected"))).toHaveLength(1);
    expect(charges.find((text) => text.includes("user bert"))).toContain("Rejected");
  }); // prettier-ignore
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
  const slip = `${head}\nGEN-X,Genomics Core,GEN-X,Plates,source=genomic,50,,,,,,,,`;
  expect((await take(slip)).warnings).toContain(
    "Rate GEN-X: source=genomic is none of hpc, storage, vm, usage; it counts only in an export with --name genomic.",
  );
  expect(await listReference(month.host(), "rates")).toHaveLength(9);
}); // prettier-ignore
