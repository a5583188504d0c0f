/** What means "no value". */
import { nullable } from "./null";

test.each([undefined, "", "  ", "NULL", "null", "(null)", "N/A", "None", "\\N", " null "])(
  "%s is no value",
  (text) => {
    expect(nullable(text)).toBe("");
  },
);

test.each([
  [" x ", "x"],
  ["0", "0"],
  ["Nonesuch", "Nonesuch"],
  ["00123", "00123"],
  ["-", "-"],
])("%s is %s", (text, value) => {
  expect(nullable(text)).toBe(value);
});
