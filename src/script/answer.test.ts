import { amount } from "../core/money";
import { moneyText } from "./answer";

test.each([
  ["15058.0742987829420642", "15,058.07"],
  ["-1234567.895", "-1,234,567.90"],
  ["999", "999.00"],
  ["0", "0.00"],
  // Not nothing.
  ["0.0042", "0.0042"],
  ["-0.001", "-0.001"],
])("%s is read as %s", (exact, text) => {
  expect(moneyText(amount(exact))).toBe(text);
});
