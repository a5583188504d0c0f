/** Adding rows up on the way in: fewer charges, and no total changes. */
import fc from "fast-check";
import { fund, split } from "../../testing/builders";
import { runs } from "../../testing/runs";
import { focusRow, importFile, reading, tagText, type FocusRow } from "../../testing/focus-file";
import { after, NOTHING } from "../../testing/import-month";
import type { ImportedCharge } from "../focus/row";
import { turningDays } from "../billing/turning-days";
import { amountToText, SHARE_WHOLE, sum } from "../money";
import { NO_REFERENCE } from "../reference";
import { LimitedList, RowLimit, TooManyRows } from "./row-limit";
import { Summariser, type Grain } from "./summarise";

function summarised(rows: readonly FocusRow[], grain: Grain = "day") {
  const summariser = new Summariser(grain);
  for (const charge of reading(rows.map((row) => focusRow(row))).charges) summariser.add(charge);
  return { charges: summariser.list(), summary: summariser.summary };
}

test("rows of one day and resource are one charge, with the span of their periods", () => {
  const { charges, summary } = summarised([
    { BilledCost: "0.1", ChargePeriodStart: "2025-01-10T05:00:00Z", ChargePeriodEnd: "2025-01-10T06:00:00Z" },
    { BilledCost: "0.2", ChargePeriodStart: "2025-01-10T01:00:00Z", ChargePeriodEnd: "2025-01-10T02:00:00Z", ChargeDescription: "other", SkuId: "sku-2" },
  ]); // prettier-ignore
  expect(charges).toHaveLength(1);
  expect(charges[0]).toMatchObject({
    chargePeriodStart: "2025-01-10T01:00:00Z",
    chargePeriodEnd: "2025-01-10T06:00:00Z",
    chargeDescription: "2 rows",
    skuId: "",
    skuPriceId: "sku-1-1",
    sourceRow: 2,
  });
  expect(amountToText(charges[0]!.billedCost)).toBe("0.30");
  expect(summary).toMatchObject({ grain: "day", rows: 2, charges: 1 });
  expect(summary.rowsOf.get(2)).toBe(2);
});

test.each<[string, FocusRow, number]>([
  ["another PI", { Tags: tagText("ben.ortho@example.edu") }, 2],
  ["another day", { ChargePeriodStart: "2025-01-11T00:00:00Z" }, 2],
  ["another unit", { PricingUnit: "GB" }, 2],
  ["a null cost", { ContractedCost: "" }, 2],
  ["another class", { ChargeClass: "Correction" }, 2],
  ["another sub-account", { SubAccountId: "002" }, 2],
  ["another SKU", { SkuId: "sku-9" }, 1],
  ["another description", { ChargeDescription: "x" }, 1],
])("%s beside a plain row: %#", (_what, row, charges) => {
  expect(summarised([{}, row]).charges).toHaveLength(charges);
});

test("by month the days join", () => {
  const rows = [{}, { ChargePeriodStart: "2025-01-12T00:00:00Z", ChargePeriodEnd: "2025-01-13T00:00:00Z" }];
  expect(summarised(rows, "month").charges).toHaveLength(1);
});

test("by month, the days before an award ends are added up apart from those after it", () => {
  const reference = {
    ...NO_REFERENCE,
    funds: [fund({ awardStart: "2024-07-01", awardEnd: "2025-01-14" })],
    splits: [split("BIO-1", SHARE_WHOLE, { from: "2025-01-20" })],
  };
  const turns = turningDays(reference, []);
  expect(turns).toEqual(["2024-07-01", "2025-01-15", "2025-01-20"]);
  const summariser = new Summariser("month", turns);
  const days = ["03", "14", "15", "19", "20", "31"];
  const rows = days.map((day) =>
    focusRow({ ChargePeriodStart: `2025-01-${day}T00:00:00Z`, ChargePeriodEnd: `2025-01-${day}T12:00:00Z` }),
  );
  for (const charge of reading(rows).charges) summariser.add(charge);
  expect(summariser.list().map((c) => c.chargePeriodStart.slice(8, 10))).toEqual(["03", "15", "20"]);
});

test("the Imports row has the file's rows, its hash, the charges made and the grain", () => {
  const file = importFile([focusRow(), focusRow(), focusRow({ BilledCost: "x" })]);
  const summariser = new Summariser("day");
  file.reading.charges.forEach((charge) => summariser.add(charge));
  const reading = { ...file.reading, charges: summariser.list() };
  const { imports } = after(NOTHING, [{ ...file, reading, summarised: summariser.summary }]);
  expect(imports).toMatchObject([
    { rows: 3, charges: 1, problems: 1, sha256: file.sha256, billedTotal: "25.00" },
  ]);
  expect(imports[0]?.format).toMatch(/, summarised by day$/);
});

const anyRow = fc.record({
  BilledCost: fc.constantFrom("0.1", "0.2", "-1", "1E-7", "3"),
  EffectiveCost: fc.constantFrom("", "1", "0.3"),
  PricingQuantity: fc.constantFrom("", "1", "2.5"),
  ResourceId: fc.constantFrom("a", "b"),
  SkuId: fc.constantFrom("s", "t"),
  ChargePeriodStart: fc.constantFrom("2025-01-10T00:00:00Z", "2025-01-10T07:00:00Z", "2025-01-20T00:00:00Z"),
  Tags: fc.constantFrom("{}", tagText("ada.quill@example.edu", "coral", "BIO-10000"), tagText("ada.quill@example.edu", "coral", "BIO-20000")),
}); // prettier-ignore

const TOTALS = ["listCost", "billedCost", "amount", "contractedCost", "effectiveCost", "quantity"] as const;
const totals = (charges: readonly ImportedCharge[]): Record<string, string> => {
  const found: Record<string, string> = {};
  const keys = new Set(charges.map((c) => `${c.importedPi} ${c.importedProject} ${c.importedFundOrg}`));
  for (const key of [...keys].sort()) {
    const own = charges.filter((c) => `${c.importedPi} ${c.importedProject} ${c.importedFundOrg}` === key);
    for (const field of TOTALS) found[`${key} ${field}`] = amountToText(sum(own.map((c) => c[field] ?? 0n)));
  }
  return found;
};

test("no total by PI, project and fund changes, and the order of the file does not matter", () => {
  fc.assert(
    fc.property(
      fc
        .array(anyRow, { minLength: 1, maxLength: 15 })
        .chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length }))),
      fc.constantFrom<Grain>("day", "month"),
      ([rows, shuffled], grain) => {
        const plain = reading(rows.map((row) => focusRow(row))).charges;
        const { charges } = summarised(rows, grain);
        expect(totals(charges)).toEqual(totals(plain));
        const placeless = (list: readonly ImportedCharge[]): string[] =>
          list
            .map((c) =>
              JSON.stringify({ ...c, sourceRow: 0 }, (_k, v: unknown) =>
                typeof v === "bigint" ? String(v) : v,
              ),
            )
            .sort();
        expect(placeless(summarised(shuffled, grain).charges)).toEqual(placeless(charges));
      },
    ),
    runs(80),
  );
});

test("beyond the limit nothing is kept, and the refusal says how many rows there are and what to do", () => {
  const limit = new RowLimit(3);
  const list = new LimitedList(limit);
  const charge = reading([focusRow()]).charges[0]!;
  for (let i = 0; i < 3; i += 1) list.add(charge);
  expect(() => limit.refuse("big.csv", 3)).not.toThrow();
  list.add(charge);
  list.add(charge);
  expect(list.list()).toEqual([]);
  expect(() => limit.refuse("big.csv", 5)).toThrow(TooManyRows);
  expect(() => limit.refuse("big.csv", 5)).toThrow(/big\.csv has 5 rows: more than the 3 .* --summarise day/);
});
