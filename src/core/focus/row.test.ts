/** Rows of a FOCUS file: what becomes a charge, and what becomes a problem. */
import { directory, person, settings } from "../../testing/builders";
import { focusRow, reading, tagText, type FocusRow } from "../../testing/focus-file";
import { amount } from "../money";
import type { ImportedCharge, RowOptions, RowProblem } from "./row";

function charge(row: FocusRow, options: Partial<RowOptions> = {}): ImportedCharge {
  const { charges, problems } = reading([focusRow(row)], options);
  expect(problems).toEqual([]);
  return charges[0]!;
}

function problem(row: FocusRow, options: Partial<RowOptions> = {}): RowProblem {
  const { charges, problems } = reading([focusRow(row)], options);
  expect(charges).toEqual([]);
  return problems[0]!;
}

test("a plain row", () => {
  expect(charge({})).toMatchObject({
    period: "2025-01",
    source: "AWS",
    billedCost: amount("12.5"),
    listCost: amount("15"),
    amount: amount("12.5"),
    quantity: amount("24"),
    unit: "Hours",
    billingCurrency: "USD",
    importedPi: "ada.quill@example.edu",
    importedProject: "coral",
    importedFundOrg: "BIO-10000",
    sourceRow: 2,
  });
});

describe("what the row says", () => {
  const cases: readonly (readonly [string, FocusRow, Partial<ImportedCharge>])[] = [
    [
      "exponents are exact",
      { BilledCost: "6.123456789012345E-7" },
      { billedCost: amount("0.0000006123456789012345") },
    ],
    ["refunds are charges", { BilledCost: "-3" }, { amount: amount("-3") }],
    ["no list cost is the billed cost", { ListCost: "" }, { listCost: amount("12.5") }],
    [
      "null words are blanks",
      { ListCost: "NULL", ResourceName: "n/a" },
      { listCost: amount("12.5"), resourceName: "" },
    ],
    [
      "consumed where nothing is priced",
      { PricingQuantity: "", ConsumedQuantity: "7", ConsumedUnit: "GB" },
      { quantity: amount("7"), unit: "GB" },
    ],
    ["no quantity at all", { PricingQuantity: "" }, { quantity: null, unit: "" }],
    ["a quantity may be huge", { PricingQuantity: "1E+18" }, { quantity: amount("1E18") }],
    ["a currency in small letters", { BillingCurrency: "usd" }, { billingCurrency: "USD" }],
    [
      "codes stay text",
      { Tags: '{"account_code":"00123","grant_number":"1E5"}' },
      { account: "00123", reference1: "1E5" },
    ],
    [
      "no charge period",
      { ChargePeriodStart: "", ChargePeriodEnd: "" },
      { chargePeriodStart: "", chargePeriodEnd: "" },
    ],
    ["no tags", { Tags: "" }, { importedPi: "", importedProject: "", importedFundOrg: "" }],
    ["tags that cannot be read", { Tags: "pi=ada" }, { tags: "pi=ada", importedPi: "" }],
  ];
  test.each(cases)("%s", (_what, row, expected) => {
    expect(charge(row)).toMatchObject(expected);
  });

  test("an alias is billed to the PI it belongs to", () => {
    const people = directory({ people: [person({ aliases: "aq@example.edu" })] });
    expect(charge({ Tags: tagText("AQ@example.edu") }, { directory: people }).importedPi).toBe(
      "ada.quill@example.edu",
    );
  });

  test("tags are named in Settings", () => {
    const own = settings({ "Tag: Fund Org": "Cost Centre" });
    expect(charge({ Tags: '{"cost centre":"X-1"}' }, { settings: own }).importedFundOrg).toBe("X-1");
  });

  test("a source with effective cost basis charges that", () => {
    expect(charge({ EffectiveCost: "9" }, { costBasis: "Effective" })).toMatchObject({
      amount: amount("9"),
      billedCost: amount("12.5"),
    });
  });
});

describe("what cannot become a charge", () => {
  const cases: readonly (readonly [string, FocusRow, Partial<RowProblem>])[] = [
    [
      "a blank amount is not 0",
      { BilledCost: "" },
      { code: "N01", column: "BilledCost", amount: null, billedCost: null },
    ],
    ["a decimal comma", { BilledCost: "12,50" }, { code: "N03", value: "12,50", amount: null }],
    ["thousands", { BilledCost: "1,234.56" }, { code: "N03", amount: null }],
    ["infinity", { BilledCost: "inf" }, { code: "N03", amount: null }],
    ["not a number", { BilledCost: "NaN" }, { code: "N03", amount: null }],
    ["beyond 30 decimals", { BilledCost: "1E-31" }, { code: "N03", amount: null }],
    [
      "a cost beyond all costs",
      { BilledCost: "1E12" },
      { code: "N03", message: 'BilledCost "1E12" is too large to be a cost.' },
    ],
    [
      "a bad list cost keeps the amount",
      { ListCost: "x" },
      { code: "N03", column: "ListCost", amount: amount("12.5"), listCost: amount("12.5") },
    ],
    [
      "a bad quantity keeps the amount",
      { PricingQuantity: "1,5" },
      { code: "N03", column: "PricingQuantity", amount: amount("12.5") },
    ],
    ["no month", { BillingPeriodStart: "" }, { code: "D01", period: "", amount: amount("12.5") }],
    ["a month of two readings", { BillingPeriodStart: "01/02/2025" }, { code: "D03", period: "" }],
    [
      "a bad day",
      { ChargePeriodEnd: "2025-02-30" },
      { code: "D03", column: "ChargePeriodEnd", period: "2025-01" },
    ],
    ["no currency", { BillingCurrency: "" }, { code: "C01", amount: amount("12.5") }],
  ];
  test.each(cases)("%s", (_what, row, expected) => {
    expect(problem(row)).toMatchObject(expected);
  });

  test("an effective cost that is missing, where it is what is charged", () => {
    expect(problem({ EffectiveCost: "" }, { costBasis: "Effective" })).toMatchObject({
      code: "N01",
      column: "EffectiveCost",
      amount: null,
      billedCost: amount("12.5"),
    });
  });
});
