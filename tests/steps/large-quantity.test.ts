/** Quantities have no upper bound, as money in cents has: a month with bytes, or byte-seconds, goes through to closing. */
import { amount, amountToText } from "../../src/core/money";
import { PERIODS } from "../../src/workbook/tables";
import { JANUARY, newMonth } from "../support/month";

test.each(["100000000000000", "1E+18"])("a month with a quantity of %s", async (quantity) => {
  const month = await newMonth();
  await month.import("hpc_2025-01.csv", [{ billed: "5", quantity, unit: "Bytes" }]);
  const [charge] = await month.charges();
  expect(amountToText(charge!.quantity!)).toBe(amountToText(amount(quantity)));
  await month.statements();
  await month.send();
  await month.journal();
  await month.close(JANUARY, "done");
  const [period] = await month.table(PERIODS);
  expect(period?.status).toBe("Closed");
});
