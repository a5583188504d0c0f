/**
 * Fault 13 of the program that this one replaces: no PI name, statement number, version, grant, page numbers,
 * quantities; charges could not be reassigned, split, adjusted, credited or held.
 */
import { SHARE_WHOLE } from "../../src/core/money";
import { fixProblem } from "../../src/steps/problems";
import { fund, split } from "../../src/testing/review-cases";
import { FUNDS, PROBLEMS, STATEMENT_LINES, STATEMENTS } from "../../src/workbook/tables";
import { ADA, BEN, JANUARY, newMonth, usd } from "../support/month";
import { pdfTexts } from "../support/pdf-text";

test("a statement says whose it is, its number and revision, grant, pages and quantities", async () => {
  const month = await newMonth({ funds: [] });
  await month.add(FUNDS, [
    fund({
      fundOrg: "BIO-10000",
      awardNumber: "DEB-0024560",
      awardStart: "2024-07-01",
      awardEnd: "2027-06-30",
    }),
  ]);
  await month.import("hpc_2025-01.csv", [{ billed: "10", quantity: "1234.5", unit: "Core-Hours" }]);
  await month.statements();
  await month.send();
  await month.import("hpc_2025-01b.csv", [{ billed: "12", quantity: "1234.5", unit: "Core-Hours" }]);
  await month.statements();

  const { names, files } = month.statementFiles;
  const [second, first] = names.map((name) => pdfTexts(files.get(name)!).join(" "));
  for (const text of [first, second]) {
    expect(text).toContain("Ada Quill");
    expect(text).toContain("2025-01-0001");
    expect(text).toContain("DEB-0024560");
    expect(text).toMatch(/Page 1 of \d/);
    expect(text).toMatch(/1,234\.5/);
    expect(text).toContain("Core-Hours");
  }
  expect(second).toContain("2025-01-0001-R2");
  expect(second).toMatch(/Replaces revision 1 of 2025-01-0001\b(?!-R)/);
});

test("a charge can be reassigned to another PI, project and fund", async () => {
  const month = await newMonth();
  await month.import("hpc_2025-01.csv", [{ billed: "10" }]);
  const [charge] = await month.charges();
  await month.decide({ do: "reassign", pi: BEN, project: "polymer" }, [charge!.chargeId], "his account");
  await month.statements();
  expect((await month.table(STATEMENTS)).map((s) => [s.pi, s.amount])).toEqual([[BEN, 1000]]);
  expect((await month.table(STATEMENT_LINES))[0]?.fundOrg).toBe("CHEM-10000");
  expect((await month.charges())[0]).toMatchObject({ importedPi: ADA, reviewNote: "his account" });
});

test("a charge can be split over funds", async () => {
  const month = await newMonth({
    splits: [
      split("BIO-10000", SHARE_WHOLE / 2n, { takesRemainder: "Yes" }),
      split("GEO-10000", SHARE_WHOLE / 2n),
    ],
  });
  await month.import("hpc_2025-01.csv", [{ billed: "10" }]);
  await month.statements();
  expect((await month.table(STATEMENT_LINES)).map((l) => l.billed)).toEqual([500, 500]);
});

test("an amount can be adjusted where the file's cannot be read, and the tie-out shows the adjustment", async () => {
  const month = await newMonth();
  await month.import(
    "hpc_2025-01.csv",
    [{ billed: "10" }, { billed: "1,234.56", list: "1234.56", effective: "", resource: "b" }],
    {
      acceptProblems: true,
    },
  );
  const [problem] = await month.table(PROBLEMS);
  const request = { period: JANUARY, id: problem!.problemId, amount: usd("1234.56"), reason: "invoice 17" };
  const { charge } = await fixProblem(month.host(), request);
  expect(charge).toMatchObject({ amount: usd("1234.56"), pi: ADA, review: "OK" });
  const { tieOut } = await month.tieOut();
  expect([tieOut.adjustments, tieOut.billed, tieOut.difference]).toEqual([
    usd("1234.56"),
    usd("1244.56"),
    0n,
  ]);
});

test("a credit is billed as a credit and named as one", async () => {
  const month = await newMonth();
  await month.import("hpc_2025-01.csv", [
    { billed: "10" },
    { billed: "-4", category: "Credit", description: "Goodwill", resource: "b" },
  ]);
  await month.statements();
  expect((await month.table(STATEMENTS))[0]?.amount).toBe(600);
  expect(pdfTexts([...month.statementFiles.files.values()][0]!).join(" ")).toContain("Credit");
});

test("a charge can be held: it is on no statement, which says so, and comes in the next month", async () => {
  const month = await newMonth();
  await month.import("hpc_2025-01.csv", [{ billed: "10" }, { billed: "30", resource: "b" }]);
  const [, held] = await month.charges();
  await month.decide("hold", [held!.chargeId], "asked the dean");
  await month.finish();

  expect((await month.table(STATEMENTS))[0]?.amount).toBe(1000);
  const text = pdfTexts([...month.statementFiles.files.values()][0]!).join(" ");
  expect(text).toContain("$30.00");
  expect(await month.charges("2025-02")).toMatchObject([
    { amount: usd("30"), review: "Pending", carriedFrom: JANUARY, pi: ADA },
  ]);
});
