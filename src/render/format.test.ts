/** What people read must say what the cents say. */
import fc from "fast-check";
import { runs } from "../testing/runs";
import { amount } from "../core/money";
import { formatDay, formatDays, formatDiscount, formatMoney, formatPeriod, formatQuantity } from "./format";

describe("money", () => {
  test.each([
    [123450, "USD", "$1,234.50"],
    [-100, "USD", "-$1.00"],
    [0, "USD", "$0.00"],
    [-5, "EUR", "-€0.05"],
    [123456789012, "GBP", "£1,234,567,890.12"],
    [123450, "CHF", "CHF 1,234.50"],
    [-123450, "CHF", "-CHF 1,234.50"],
    [99999, "USD", "$999.99"],
    [100000, "USD", "$1,000.00"],
    [Number.MAX_SAFE_INTEGER, "USD", "$90,071,992,547,409.91"],
  ])("%d %s is %s", (cents, currency, text) => expect(formatMoney(cents, currency)).toBe(text));

  test("the digits are the cents, whatever they are", () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (cents) => {
        const text = formatMoney(cents, "USD");
        expect(BigInt(text.replace(/[$,.]/g, ""))).toBe(BigInt(cents));
      }),
    );
  });
});

describe("discount in percent", () => {
  test.each([
    [0, 0, ""],
    [0, 500, ""],
    [1000, 0, "0%"],
    [1000, 250, "25.0%"],
    [300, 100, "33.3%"],
    [300, 200, "66.7%"],
    [1000, 1000, "100%"],
    [100000, 99999, ">99.9%"],
    [100000, 99949, "99.9%"],
    [100000, 99950, ">99.9%"],
    [100000, 100001, ">100%"],
    [1000000, 1, "<0.1%"],
    [1000000, -1, ">-0.1%"],
    [1000, 1200, "120.0%"],
    [1000, -50, "-5.0%"],
    [-1000, -250, "25.0%"],
    [-1000, 250, "-25.0%"],
  ])("%d list, %d discount: %s", (list, discount, text) => expect(formatDiscount(list, discount)).toBe(text));

  test("says 100% only when nothing is due and 0% only when nothing was discounted", () => {
    const cents = fc.integer({ min: -10_000_000, max: 10_000_000 });
    fc.assert(
      fc.property(cents, cents, (list, discount) => {
        const text = formatDiscount(list, discount);
        expect(/^100(\.0)?%$/.test(text)).toBe(list !== 0 && list === discount);
        expect(/^-?0(\.0)?%$/.test(text)).toBe(list !== 0 && discount === 0);
      }),
      runs(2000),
    );
  });
});

describe("quantities", () => {
  test.each([
    ["1234.5", "Hours", "1,234.5 Hours"],
    ["0", "GB", "0 GB"],
    ["1000000", "", "1,000,000"],
    ["0.12345", "", "0.1235"],
    ["2.99996", "", "3"],
    ["999.99999", "", "1,000"],
    ["-1.5", "Hours", "-1.5 Hours"],
    ["0.000612345", "", "0.000612"],
    ["0.0000099999", "", "0.00001"],
    ["6.123456789E-7", "", "0.000000612"],
    ["1e-20", "", "<0.000000000001"],
  ])("%s %s is %s", (text, unit, shown) => expect(formatQuantity(amount(text), unit)).toBe(shown));

  test("none is nothing", () => expect(formatQuantity(null, "Hours")).toBe(""));
});

test("days and periods", () => {
  expect(formatDay("2025-02-03")).toBe("February 3, 2025");
  expect(formatDay("2025-12-31T23:59:59Z")).toBe("December 31, 2025");
  expect(formatDay("")).toBe("");
  expect(formatPeriod("2024-02")).toBe("February 1 – 29, 2024");
  expect(formatPeriod("2025-12")).toBe("December 1 – 31, 2025");
  expect(formatDays("2024-01-01", "2025-12-31")).toBe("2024-01-01 to 2025-12-31");
  expect(formatDays("2024-01-01", "")).toBe("from 2024-01-01");
  expect(formatDays("", "2025-12-31")).toBe("to 2025-12-31");
  expect(formatDays("", "")).toBe("");
});
