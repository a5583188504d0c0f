/** The sections of corrections and credits: what stands in them, and that their subtotals are those of their rows. */
import { aDetail, aProject, aStatement } from "../../testing/statement-documents";
import { correctionsOf, creditsOf } from "./sections";

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
