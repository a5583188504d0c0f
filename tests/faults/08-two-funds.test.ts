/** Fault 8 of the program that this one replaces: a project on two funds was posted whole to the first. */
import { SHARE_WHOLE } from "../../src/core/money";
import { split } from "../../src/testing/review-cases";
import { JOURNAL, STATEMENT_LINES } from "../../src/workbook/tables";
import { pdfTexts } from "../support/pdf-text";
import { newMonth, type TestMonth } from "../support/month";

const percent = (n: number): bigint => (SHARE_WHOLE * BigInt(n)) / 100n;

test("each fund is posted its share, and the shares add up", async () => {
  const month = await newMonth({
    splits: [split("BIO-10000", percent(60), { takesRemainder: "Yes" }), split("GEO-10000", percent(40))],
  });
  await month.import("hpc_2025-01.csv", [{ billed: "100.01" }]);
  await month.statements();
  await month.journal();

  const lines = await month.table(STATEMENT_LINES);
  expect(lines.map((l) => [l.fundOrg, l.billed])).toEqual([
    ["BIO-10000", 6001],
    ["GEO-10000", 4000],
  ]);
  const debits = (await month.table(JOURNAL)).filter((l) => l.kind === "Payer");
  expect(debits.map((l) => [l.fundOrg, l.debit])).toEqual([
    ["BIO-10000", 6001],
    ["GEO-10000", 4000],
  ]);
  const texts = pdfTexts([...month.statementFiles.files.values()][0]!).join(" ");
  expect(texts).toContain("$60.01");
  expect(texts).toContain("$40.00");
});

test("the day of use decides which shares are in force", async () => {
  const month = await newMonth({
    splits: [
      split("BIO-10000", percent(50), { splitId: "a", to: "2025-01-15", takesRemainder: "Yes" }),
      split("GEO-10000", percent(50), { splitId: "b", to: "2025-01-15" }),
      split("GEO-10000", SHARE_WHOLE, { splitId: "c", from: "2025-01-16" }),
    ],
  });
  await month.import("hpc_2025-01.csv", [
    { billed: "10", day: "2025-01-15" },
    { billed: "100", day: "2025-01-16" },
  ]);
  await month.statements();
  const funds = new Map<string, number>();
  for (const line of await month.table(STATEMENT_LINES))
    funds.set(line.fundOrg, (funds.get(line.fundOrg) ?? 0) + line.billed);
  expect([...funds].sort()).toEqual([
    ["BIO-10000", 500],
    ["GEO-10000", 10500],
  ]);
});

test("charges that name different funds on their tags are posted to each", async () => {
  const month = await newMonth();
  await month.import("hpc_2025-01.csv", [
    { billed: "10", fund: "BIO-10000" },
    { billed: "5", fund: "GEO-10000", resource: "b" },
  ]);
  await month.statements();
  await month.journal();
  const debits = (await month.table(JOURNAL)).filter((l) => l.kind === "Payer");
  expect(debits.map((l) => [l.fundOrg, l.debit])).toEqual([
    ["BIO-10000", 1000],
    ["GEO-10000", 500],
  ]);
});

describe("a person's hand on a project of two funds", () => {
  const halves = [
    split("BIO-20000", percent(60), { project: "atlas", takesRemainder: "Yes" }),
    split("GEO-10000", percent(40), { project: "atlas" }),
  ];
  const idsOf = async (month: TestMonth): Promise<string[]> =>
    (await month.charges()).map(({ chargeId }) => chargeId);
  const debits = async (month: TestMonth): Promise<unknown[]> => {
    await month.statements();
    await month.journal();
    return (await month.table(JOURNAL))
      .filter((l) => l.kind === "Payer")
      .map(({ fundOrg, debit }) => [fundOrg, debit]);
  };

  test("a charge that is moved there is split like the project's own", async () => {
    const month = await newMonth({ splits: halves });
    await month.import("hpc_2025-01.csv", [{ billed: "100", project: "coral", fund: "BIO-10000" }]);
    await month.decide({ do: "reassign", project: "atlas" }, await idsOf(month));
    expect(await month.charges()).toMatchObject([{ payer: "Split", fundOrg: "" }]);
    expect(await debits(month)).toEqual([
      ["BIO-20000", 6000],
      ["GEO-10000", 4000],
    ]);
  });

  test("one of the funds alone can be chosen, though the tag names it already; it stays so", async () => {
    const month = await newMonth({ splits: halves });
    const rows = [{ billed: "100", project: "atlas", fund: "GEO-10000" }];
    await month.import("hpc_2025-01.csv", rows);
    expect(await month.charges()).toMatchObject([{ payer: "Split" }]);
    await month.decide({ do: "reassign", fundOrg: "GEO-10000" }, await idsOf(month), "GEO alone pays");
    await month.import("hpc_2025-01.csv", rows);
    expect(await month.charges()).toMatchObject([{ payer: "Reassigned", reviewNote: "GEO alone pays" }]);
    expect(await month.log("Review")).toMatchObject([{ after: "Undecided, Fund Org GEO-10000" }]);
    expect(await debits(month)).toEqual([["GEO-10000", 10000]]);
  });
});

test("shares that do not make 100 % hold the charge and say so", async () => {
  const month = await newMonth({
    splits: [split("BIO-10000", percent(60)), split("GEO-10000", percent(30))],
  });
  await month.import("hpc_2025-01.csv", [{ billed: "10" }]);
  const [charge] = await month.charges();
  expect(charge?.review).toBe("Pending");
  expect(charge?.flags).toContain("the shares of project coral make 90 %, not 100 %");
  expect((await month.decide("approve", "all")).decided).toEqual([]);
});
