/** The sections of corrections and credits: what stands in them, and that their subtotals are those of their rows. */
import { aDetail, aProject, aStatement } from "../../testing/statement-documents";
import { adjustedOf, correctionsOf, creditsOf, enteredOf } from "./sections";

const cents = (list: number, label: string, originalPeriod?: string) =>
  aDetail({ list, discount: 0, label, ...(originalPeriod === undefined ? {} : { originalPeriod }) });

const statement = aStatement([
  aProject([
    cents(1000, ""),
    cents(250, "Correction of 2024-12", "2024-12"),
    cents(-75, "Credit"),
    cents(-20, ""),
  ]),
  aProject([cents(-300, "Held in 2024-12, Correction of 2024-11", "2024-11"), cents(40, "Credit")], {
    project: "b",
  }),
]);

test("corrections stand by the month they are about", () => {
  const { rows, amount, list } = correctionsOf(statement);
  expect(rows.map((row) => [row.original, row.project, row.detail.amount])).toEqual([
    ["2024-11", "b", -300],
    ["2024-12", "genome-assembly", 250],
  ]);
  expect([list, amount]).toEqual([-50, -50]);
});

test("credits and refunds are what they are; a charged-back credit is one too", () => {
  const { rows, amount } = creditsOf(statement);
  expect(rows.map((row) => [row.kind, row.detail.amount])).toEqual([
    ["Credit", -75],
    ["Refund", -20],
    ["Credit", 40],
  ]);
  expect(amount).toBe(-55);
});

test("a statement of plain charges has neither", () => {
  const plain = aStatement([aProject([cents(1000, ""), cents(10, "Tax")])]);
  expect([correctionsOf(plain).rows, creditsOf(plain).rows]).toEqual([[], []]);
});

describe("what people entered", () => {
  const entered = (adjustmentId: string, kind: "Charge" | "Credit" | "Correction") => ({
    entered: { adjustmentId, kind, fundOrg: "", reason: "agreed", evidence: "", enteredBy: "tess", approvedBy: "uma", explanation: "", certifier: "" },
  }); // prettier-ignore
  const byPeople = aStatement([
    aProject([
      { ...cents(-500, "Credit"), ...entered("ADJ-2025-01-0002", "Credit") },
      { ...cents(4000, "Adjustment"), ...entered("ADJ-2025-01-0001", "Charge") },
      {
        ...cents(-526, "Correction of 2024-11, Credit", "2024-11"),
        ...entered("ADJ-2025-01-0003", "Correction"),
      },
      cents(-75, "Credit"),
    ]),
  ]);

  test("stands in a section of its own, entry by entry, and in no other", () => {
    const { rows, amount } = enteredOf(byPeople);
    expect(rows.map((row) => [row.detail.entered?.adjustmentId, row.detail.amount])).toEqual([
      ["ADJ-2025-01-0001", 4000],
      ["ADJ-2025-01-0002", -500],
    ]);
    expect(amount).toBe(3500);
    expect(creditsOf(byPeople).rows.map((row) => row.detail.amount)).toEqual([-75]);
    expect(correctionsOf(byPeople).rows.map((row) => row.detail.amount)).toEqual([-526]);
  });

  test("is counted once", () => {
    expect(adjustedOf(byPeople)).toMatchObject({
      adjustments: { count: 2, amount: 3500 },
      credits: { count: 1, amount: -75 },
      corrections: { count: 1, amount: -526 },
    });
  });
});
