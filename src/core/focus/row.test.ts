/** Rows of a FOCUS file: what becomes a charge, and what becomes a problem. */
import { directory, person, settings } from "../../testing/builders";
import { focusRow, reading, rowOptions, tagText, type FocusRow } from "../../testing/focus-file";
import { amount } from "../money";
import { LONGEST_CELL, isCut } from "./fit-cell";
import { readFocus, readRawRow } from "./read";
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
    ["a category in other capitals", { ChargeCategory: "usage" }, { chargeCategory: "Usage" }],
    ["a class in other capitals", { ChargeClass: "correction" }, { chargeClass: "Correction" }],
    [
      "the purchase of a commitment",
      { ChargeCategory: "Purchase", CommitmentDiscountId: "ri-1" },
      { commitment: "Purchase" },
    ],
    ["another purchase", { ChargeCategory: "Purchase" }, { commitment: "" }],
    ["commitment used", { CommitmentDiscountStatus: "Used" }, { commitment: "Used" }],
    ["commitment unused", { CommitmentDiscountStatus: "unused" }, { commitment: "Unused" }],
    ["the same in 1.0-preview", { ChargeSubcategory: "Unused Commitment" }, { commitment: "Unused" }],
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
    [
      "beyond 30 decimals",
      { BilledCost: "1E-31" },
      {
        code: "N03",
        amount: null,
        message:
          'BilledCost "1E-31" has more than 30 decimals, which is the most that is kept. Round it in the file.',
      },
    ],
    [
      "beyond all amounts",
      { BilledCost: "1E+31" },
      { code: "N03", message: 'BilledCost "1E+31" is too large to be an amount or a quantity.' },
    ],
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
    ["a month of two readings", { BillingPeriodStart: "01/02/2025" }, { code: "D04", period: "" }],
    [
      "a zone that moves the month",
      { BillingPeriodStart: "2025-01-01T00:00:00+02:00" },
      { code: "D04", period: "" },
    ],
    ["no charge period", { ChargePeriodStart: "" }, { code: "D01", column: "ChargePeriodStart" }],
    [
      "a billing period backwards",
      { BillingPeriodEnd: "2025-01-01" },
      { code: "D05", column: "BillingPeriodEnd" },
    ],
    [
      "a charge period backwards",
      { ChargePeriodEnd: "2025-01-09" },
      { code: "D06", column: "ChargePeriodEnd" },
    ],
    ["a price that is not kept", { ListUnitPrice: "0,5" }, { code: "N03", column: "ListUnitPrice" }],
    ["no ISO currency", { BillingCurrency: "Credits" }, { code: "C01", value: "Credits" }],
    ["no category of FOCUS", { ChargeCategory: "Error" }, { code: "E01", value: "Error" }],
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

test("a source that bills effective cost needs the column", () => {
  const file = () =>
    readFocus(
      "a.csv",
      "BilledCost,BillingPeriodStart\n1,2025-01-01\n",
      rowOptions({ costBasis: "Effective" }),
    );
  expect(file).toThrow("a.csv has no column EffectiveCost, which AWS bills.");
});

test("a column of periods that is not there is no problem", () => {
  expect(
    readFocus("a.csv", "BilledCost,BillingPeriodStart\n1,2025-01-01\n", rowOptions()).charges,
  ).toHaveLength(1);
});

describe("texts longer than a cell", () => {
  const long = `{"note":"${"x".repeat(40_000)}","pi_email":"ada.quill@example.edu"}`;

  test("are cut with a mark; what they say of the PI is read before", () => {
    const { tags, importedPi } = charge({ Tags: long });
    expect(tags).toHaveLength(LONGEST_CELL);
    expect(isCut(tags)).toBe(true);
    expect(importedPi).toBe("ada.quill@example.edu");
  });

  test("leave a raw row that fits and can be mended", () => {
    const [bad] = reading([focusRow({ BilledCost: "x", Tags: long, x_Long: long })]).problems;
    expect(bad!.rawRow.length).toBeLessThanOrEqual(LONGEST_CELL);
    const mended = readRawRow("a.csv", bad!.rawRow.replace('"x"', '"1"'), 2, rowOptions());
    expect(mended).toMatchObject({ billedCost: amount("1") });
  });
});

describe("currencies", () => {
  test.each([
    [["USD", "EUR"], [2], [3]],
    [["EUR", "EUR", "USD"], [4], [2, 3]],
    [["EUR", "GBP"], [], [2, 3]],
    [["EUR", "EUR"], [], [2, 3]],
    [["usd", "USD"], [2, 3], []],
  ])("%j: charges in rows %j, problems in rows %j", (codes, charges, problems) => {
    const read = reading(codes.map((BillingCurrency) => focusRow({ BillingCurrency })));
    expect(read.charges.map((c) => c.sourceRow)).toEqual(charges);
    expect(read.problems.map((p) => p.sourceRow)).toEqual(problems);
    for (const p of read.problems) expect(p).toMatchObject({ code: "C02", amount: null, billedCost: null });
  });

  test("a check, which knows no workbook, goes by the first row", () => {
    const rows = ["EUR", "EUR", "USD"].map((BillingCurrency) => focusRow({ BillingCurrency }));
    const read = reading(rows, { keepsCharges: false });
    expect(read.problems.map((p) => p.sourceRow)).toEqual([4]);
  });

  test("a file that is all problems is refused before it fills the memory", () => {
    const row = "1,2025-01-01,EUR\n";
    const text = `BilledCost,BillingPeriodStart,BillingCurrency\n${row.repeat(100_001)}`;
    expect(() => readFocus("a.csv", text, rowOptions())).toThrow(
      /more than 100,000 rows cannot be billed, such as row 2: The row is 1\.00 EUR/,
    );
  });
});

describe("where PI, project and fund stand", () => {
  const lookups = [
    { lookupId: "1", column: "SubAccountId", value: "001", pi: "", project: "Kelp", fundOrg: "BIO-2", account: "", notes: "" },
    { lookupId: "2", column: "team", value: "Reef", pi: "ben@example.edu", project: "", fundOrg: "", account: "7", notes: "" },
  ]; // prettier-ignore

  test.each([
    ["the second tag", { "Tag: Project": "none; project_id" }, {}, { importedProject: "coral" }],
    ["a column", { "Tag: Project": "column:x_Project" }, { x_Project: "reef" }, { importedProject: "reef" }],
    ["a column that is not there", { "Tag: Project": "column:x_No; project_id" }, {}, { importedProject: "coral" }],
    ["a look-up by column", { "Tag: Fund Org": "lookup:SubAccountId" }, {}, { importedFundOrg: "BIO-2" }],
    ["a look-up that says nothing", { "Tag: PI Email": "lookup:SubAccountId; pi_email" }, {}, { importedPi: "ada.quill@example.edu" }],
    ["a look-up by tag", { "Tag: PI Email": "lookup:team" }, { Tags: '{"team":"reef"}' }, { importedPi: "ben@example.edu" }],
    ["an account", { "Tag: Account": "lookup:team" }, { Tags: '{"team":"reef"}' }, { account: "7" }],
  ])("%s", (_what, own: Record<string, string>, row: FocusRow, expected) => {
    const options = { settings: settings(own), directory: directory({ lookups }) };
    expect(charge(row, options)).toMatchObject(expected);
  }); // prettier-ignore

  test("an ID that Excel destroyed is a problem where it says who pays", () => {
    const row = { SubAccountId: "1.23457E+12" };
    expect(charge(row).subAccountId).toBe("1.23457E+12");
    const options = { settings: settings({ "Tag: Fund Org": "lookup:SubAccountId" }) };
    expect(problem(row, options)).toMatchObject({ code: "X02", column: "SubAccountId" });
    expect(
      charge(row, { settings: settings({ "Tag: Fund Org": "fund_org; lookup:SubAccountId" }) }),
    ).toMatchObject({
      importedFundOrg: "BIO-10000",
    });
  });
});

describe("commitments with a central fund", () => {
  const central = settings({
    Commitments: "Central Fund",
    "Commitment PI": "central@example.edu",
    "Commitment Project": "commitments",
    "Commitment Fund Org": "RC-1",
  });
  const unused = { CommitmentDiscountStatus: "Unused" };

  test("go to it whatever the tags say", () => {
    expect(charge(unused, { settings: central, costBasis: "Effective" })).toMatchObject({
      importedPi: "central@example.edu",
      importedProject: "commitments",
      importedFundOrg: "RC-1",
      tags: focusRow()["Tags"],
    });
  });

  test.each([
    ["commitment that was used", { CommitmentDiscountStatus: "Used" }, "Effective"],
    ["a file billed as invoiced", unused, "Billed"],
  ] as const)("%s stays with its PI", (_what, row, costBasis) => {
    expect(charge(row, { settings: central, costBasis }).importedPi).toBe("ada.quill@example.edu");
  });
});
