/** Amounts that are no plain numbers, and what each style makes of them. */
import fc from "fast-check";
import { runs } from "../../testing/runs";
import { amount, amountToText, parseAmount } from "../money";
import { isPlainNumber, readStyled, suggestedReading } from "./number-style";
import { NUMBER_STYLES, type NumberStyle } from "./readings";

const DOT: NumberStyle = "1,234.56";
const COMMA: NumberStyle = "1.234,56";

test.each<readonly [string, NumberStyle, string]>([
  ["1,234.56", DOT, "1234.56"],
  ["$10", DOT, "10"],
  ["-$10.50", DOT, "-10.50"],
  ["$-10.50", DOT, "-10.50"],
  ["10 USD", DOT, "10"],
  ["US$ 1,000", DOT, "1000"],
  ["(12.50)", DOT, "-12.50"],
  ["($1,012.50)", DOT, "-1012.50"],
  ["12.50-", DOT, "-12.50"],
  ["−12.50", DOT, "-12.50"],
  ["\u00a012.50\u2009", DOT, "12.50"],
  ["12,50", COMMA, "12.50"],
  ["1.234.567,89", COMMA, "1234567.89"],
  ["1.234", COMMA, "1234"],
  ["1,5E-07", COMMA, "0.00000015"],
  [",5", COMMA, "0.5"],
  ["1\u202f234,56", "1 234,56", "1234.56"],
  ["1’234.56", "1'234.56", "1234.56"],
])("%s like %s is %s", (text, style, value) => {
  expect(readStyled(text, style, "USD")).toBe(amount(value));
});

test.each<readonly [string, NumberStyle]>([
  ["12,50", DOT],
  ["1,23,456", DOT],
  ["0,123", DOT],
  ["12.34", COMMA],
  ["0.123", COMMA],
  ["1234.567", COMMA],
  ["€10", DOT],
  ["10 EUR", DOT],
  ["(-12.50)", DOT],
  ["-12.50-", DOT],
  ["12 34", DOT],
  ["ten", DOT],
  ["", DOT],
  [".", DOT],
  ["$", DOT],
  ["1".repeat(100), DOT],
])("%j is no number like %s", (text, style) => {
  expect(readStyled(text, style, "USD")).toBeNull();
});

test.each([
  ["1,234.56", "It may stand for 1234.56."],
  ["1,234", "It may stand for 1234.00 or 1.234."],
  ["a lot", ""],
])("the reading suggested for %s: %s", (text, suggestion) => {
  expect(suggestedReading(text, "USD")).toBe(suggestion);
});

const anyNumber = fc.bigInt({ min: -(10n ** 36n), max: 10n ** 36n });

test("a number grouped and signed in a style is read exactly by it", () => {
  fc.assert(
    fc.property(anyNumber, fc.constantFrom(...NUMBER_STYLES), (value, style) => {
      const [, group = "", decimal = ""] = /^1(.)234(.)56$/.exec(style) ?? [];
      const [whole = "", fraction = ""] = amountToText(value).split(".");
      const text = `${whole.replace(/\B(?=(\d{3})+$)/g, group)}${decimal}${fraction}`;
      expect(readStyled(text, style, "USD")).toBe(value);
    }),
    runs(300),
  );
});

test("a plain number is changed by no style but those with a comma for decimals", () => {
  fc.assert(
    fc.property(anyNumber, (value) => {
      const text = amountToText(value, 0);
      expect(isPlainNumber(text)).toBe(true);
      for (const style of [DOT, "1'234.56"] as const) expect(readStyled(text, style, "USD")).toBe(value);
      const other = readStyled(text, COMMA, "USD");
      if (other !== null && other !== value) expect(text).toMatch(/^-?[1-9]\d{0,2}(\.\d{3})+$/);
    }),
    runs(300),
  );
});

test("any text is a plain number or waits for a person's word", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[-+$(]{0,2}[\d.,' ]{1,12}[eE)USD-]{0,3}$/), (text) => {
      if (parseAmount(text) !== null) expect(isPlainNumber(text)).toBe(true);
    }),
    runs(300),
  );
});
