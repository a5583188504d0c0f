/** Amounts as people type them. */
import { amountToText } from "../../src/core/money";
import { typedAmount } from "./typed-amount";

test.each([
  ["1234.56", "1234.56"],
  [" 1,234.5 ", "1234.50"],
  ["$1,234,567.89", "1234567.89"],
  ["-$5", "-5.00"],
  ["€ 7", "7.00"],
])("%s", (text, is) => {
  const read = typedAmount(text);
  expect(read === null ? null : amountToText(read)).toBe(is);
});

test.each(["", "1.234,56", "12,34", "1,23", "five", "1,2345"])("%s is no amount", (text) => {
  expect(typedAmount(text)).toBeNull();
});
