/**
 * Fault 1 of the program that this one replaces: rows of one resource with the same start replaced each other: 100 +
 * 20 + 7 stored as 7.
 */
import { sum } from "../../src/core/money";
import { newMonth, usd } from "../support/month";

const ROWS = ["100", "20", "7"].map((billed) => ({ billed }));

test("rows of one resource with the same start all count", async () => {
  const month = await newMonth();
  const { files } = await month.import("hpc_2025-01.csv", ROWS);

  const charges = await month.charges();
  expect(charges.map((c) => c.amount)).toEqual([usd("100"), usd("20"), usd("7")]);
  expect(new Set(charges.map((c) => c.chargeId)).size).toBe(3);
  expect(files[0]?.billedTotal).toBe("127.00");
  const { tieOut } = await month.tieOut();
  expect([tieOut.imported, tieOut.billed, tieOut.difference]).toEqual([usd("127"), usd("127"), 0n]);
});

test("rows that are equal in every column all count, also when the file comes again in another order", async () => {
  const month = await newMonth();
  const rows = [{ billed: "5" }, { billed: "5" }, { billed: "5" }, { billed: "8" }];
  await month.import("hpc_2025-01.csv", rows);
  const before = (await month.charges()).map((c) => c.chargeId).sort();

  await month.import("hpc_2025-01b.csv", [...rows].reverse());

  const charges = await month.charges();
  expect(sum(charges.map((c) => c.amount))).toBe(usd("23"));
  expect(charges.map((c) => c.chargeId).sort()).toEqual(before);
});
