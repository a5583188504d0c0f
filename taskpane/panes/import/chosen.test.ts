/** Choices change one thing at a time, and reach the import step as they were made. */
import { NOTHING_CHOSEN, withChange, withoutFile } from "./chosen";
import { requestOf } from "./request";
import { chosenOf } from "./testing";

test("what nobody said is left out of the request", () => {
  expect(requestOf(chosenOf("aws.csv"))).toMatchObject({ each: [{}], acceptProblems: false });
  expect(requestOf(chosenOf("aws.csv"))).not.toHaveProperty("asCorrection");
  expect(requestOf(chosenOf("aws.csv"))).not.toHaveProperty("lateRows");
  expect(requestOf({ ...chosenOf("aws.csv"), lateRows: true })).toMatchObject({ lateRows: true });
});

test("what was said of several files goes to each of them", () => {
  const chosen = withChange(chosenOf("a.csv", "b.csv", "c.csv"), [0, 2], { amounts: "1.234,56" });
  const last = withChange(chosen, [2], { dates: "day first", summarise: "day", source: "HPC" });
  expect(requestOf({ ...last, asCorrection: true })).toMatchObject({
    each: [
      { amounts: "1.234,56" },
      {},
      { amounts: "1.234,56", dates: "day first", summarise: "day", source: "HPC" },
    ],
    asCorrection: true,
  });
});

test("what was said can be taken back", () => {
  const chosen = withChange(chosenOf("a.csv"), [0], { amounts: "1.234,56", summarise: "month" });
  expect(requestOf(withChange(chosen, [0], { amounts: null, summarise: null })).each).toEqual([{}]);
});

test("problem rows are accepted for the files as they are: a change asks again", () => {
  const accepted = { ...chosenOf("a.csv", "b.csv"), acceptProblems: true };
  expect(withChange(accepted, [0], { dates: "day first" }).acceptProblems).toBe(false);
  expect(withoutFile(accepted, 0)).toMatchObject({
    acceptProblems: false,
    files: [{ input: { name: "b.csv" } }],
  });
});

test("an invoice total belongs to a single file", () => {
  const one = { ...chosenOf("a.csv"), invoiceTotal: 5n };
  expect(requestOf(one).invoiceTotal).toBe(5n);
  expect(requestOf({ ...chosenOf("a.csv", "b.csv"), invoiceTotal: 5n }).invoiceTotal).toBeNull();
  expect(requestOf(NOTHING_CHOSEN).files).toEqual([]);
});
