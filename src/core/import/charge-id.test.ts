/** Charge IDs: identity, amounts, occurrence. */
import { focusRow, reading, type FocusRow } from "../../testing/focus-file";
import { chargeStem, identityOf, Occurrences } from "./charge-id";

const stem = (row: FocusRow): string => chargeStem(reading([focusRow(row)]).charges[0]!);

test("an ID is the identity and the amounts", () => {
  expect(stem({})).toMatch(/^[0-9a-f]{16}-[0-9a-f]{8}$/);
  expect(identityOf(`${stem({})}-1`)).toBe(stem({}).slice(0, 16));
});

describe("what identifies a row at its source", () => {
  const identity = (row: FocusRow, source = "AWS"): string =>
    identityOf(chargeStem(reading([focusRow(row)], { source }).charges[0]!));

  test.each([
    "ResourceId", "ResourceName", "ServiceName", "SkuId", "SkuPriceId",
    "ChargeDescription", "SubAccountId",
  ])("%s does", (column) => {
    expect(identity({ [column]: "other" })).not.toBe(identity({}));
  }); // prettier-ignore

  test.each([
    ["ChargeCategory", "Purchase"],
    ["ChargeClass", "Correction"],
    ["ChargePeriodStart", "2025-01-11"],
    ["ChargePeriodEnd", "2025-01-12"],
    ["BillingPeriodStart", "2025-02-01"],
    ["Tags", "{}"],
  ])("%s does", (column, value) => {
    expect(identity({ [column]: value })).not.toBe(identity({}));
  });

  test.each([
    ["BilledCost", "1"],
    ["ListCost", "1"],
    ["PricingQuantity", "1"],
    ["BillingPeriodStart", "2025-01-01 00:00"],
    ["x_Own", "1"],
  ])("%s %s does not", (column, value) => {
    expect(identity({ [column]: value })).toBe(identity({}));
  });

  test("aws and AWS are one source", () => {
    expect(identity({}, "aws")).toBe(identity({}, "AWS"));
    expect(identity({}, "hpc")).not.toBe(identity({}, "AWS"));
  });
});

test.each(["BilledCost", "ListCost", "EffectiveCost"])(
  "another %s is another charge of the same identity",
  (column) => {
    const other = stem({ [column]: "12.51" });
    expect(other).not.toBe(stem({}));
    expect(identityOf(other)).toBe(identityOf(stem({})));
  },
);

test("an amount is the same however it is written", () => {
  expect(stem({ BilledCost: "1.25E1" })).toBe(stem({ BilledCost: "12.500" }));
});

test("equal rows are numbered, leaving out what is taken", () => {
  const occurrences = new Occurrences(["x-2", "x-3", "y-1@2025-02"]);
  expect([1, 2, 3].map(() => occurrences.next("x"))).toEqual(["x-1", "x-4", "x-5"]);
  expect(occurrences.next("y")).toBe("y-1");
});
