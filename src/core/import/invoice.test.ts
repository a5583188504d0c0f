/** An import against the invoice total that a person typed. */
import { amount } from "../money";
import { withinInvoiceTolerance } from "./invoice";

test.each([
  ["0", 1, true],
  ["1", 1, true],
  ["-1", 1, true],
  ["1.01", 1, false],
  ["1.00", 40_000, true],
  ["1.01", 40_000, false],
  ["5", 1_000_000, true],
  ["5.01", 1_000_000, false],
])("a difference of %s over %d rows agrees: %s", (difference, rows, agrees) => {
  expect(withinInvoiceTolerance(amount(difference), rows)).toBe(agrees);
});
