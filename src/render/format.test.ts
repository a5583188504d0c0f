/** What people read must say what the cents say. */
import fc from "fast-check";
import { runs } from "../testing/runs";
import { LOCALES } from "../core/locale";
import { amount } from "../core/money";
import { formatDay, formatDiscount, formatMoney, formatPeriod, formatQuantity, formatsOf } from "./format";

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
    ["1433.75", "1000 Tokens", "1,433.75 × 1000 Tokens"],
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
});

describe("by locale", () => {
  // As the Unicode CLDR has them, with a plain minus and U+00A0 (here _) for the narrow blank.
  test.each([
    ["en-US", "EUR", "€1,234,567.89", "-€0.05", "33.3%", "1,234.5", "January 31, 2025", "01/31/2025"],
    ["en-GB", "USD", "US$1,234,567.89", "-US$0.05", "33.3%", "1,234.5", "31 January 2025", "31/01/2025"],
    ["en-CA", "CAD", "$1,234,567.89", "-$0.05", "33.3%", "1,234.5", "January 31, 2025", "2025-01-31"],
    ["de-DE", "EUR", "1.234.567,89_€", "-0,05_€", "33,3_%", "1.234,5", "31 January 2025", "31.01.2025"],
    ["de-CH", "CHF", "CHF_1’234’567.89", "CHF-0.05", "33.3%", "1’234.5", "31 January 2025", "31.01.2025"],
    ["fr-FR", "EUR", "1_234_567,89_€", "-0,05_€", "33,3_%", "1_234,5", "31 January 2025", "31/01/2025"],
    ["es-ES", "EUR", "1.234.567,89_€", "-0,05_€", "33,3_%", "1234,5", "31 January 2025", "31/01/2025"],
    ["nl-NL", "EUR", "€_1.234.567,89", "€_-0,05", "33,3%", "1.234,5", "31 January 2025", "31-01-2025"],
    ["sv-SE", "SEK", "1_234_567,89_kr", "-0,05_kr", "33,3_%", "1_234,5", "31 January 2025", "2025-01-31"],
  ] as const)("%s", (locale, currency, large, negative, percent, quantity, day, shortDay) => {
    const formats = formatsOf(locale);
    const plain = (text: string) => text.replaceAll("\u00a0", "_");
    expect(plain(formats.money(123456789, currency))).toBe(large);
    expect(plain(formats.money(-5, currency))).toBe(negative);
    expect(plain(formats.discount(300, 100))).toBe(percent);
    expect(plain(formats.quantity(amount("1234.5")))).toBe(quantity);
    expect(formats.day("2025-01-31")).toBe(day);
    expect(formats.shortDay("2025-01-31T23:59:59Z")).toBe(shortDay);
  });

  test("days, months, shares and counts", () => {
    const [us, de] = [formatsOf("en-US"), formatsOf("de-DE")];
    expect(us.days("2024-01-01", "2025-12-31")).toBe("01/01/2024 to 12/31/2025");
    expect(us.days("2024-01-01", "")).toBe("from 01/01/2024");
    expect(de.days("", "2025-12-31")).toBe("to 31.12.2025");
    expect(us.days("", "")).toBe("");
    expect(de.period("2024-02")).toBe("1 – 29 February 2024");
    expect(us.share(3_333_333_333n)).toBe("33.33333333%");
    expect(de.share(6_000_000_000n)).toBe("60\u00a0%");
    expect(de.count(12345)).toBe("12.345");
    expect(formatsOf("es-ES").count(1234)).toBe("1234");
  });

  test.each(LOCALES)(
    "%s: discount and what it leaves make 100 %%, and neither claims all or nothing",
    (locale) => {
      const formats = formatsOf(locale);
      const tenths = (text: string) => Number(text.replace(/\D/g, ""));
      fc.assert(
        fc.property(
          fc.integer({ min: 2, max: 10_000_000 }),
          fc.double({ min: 0, max: 1, noNaN: true }),
          (list, at) => {
            const discount = Math.min(list - 1, Math.max(1, Math.round(list * at)));
            const [paid, rest] = [formats.discount(list, discount), formats.rest(list, discount)];
            if (/[<>]/.test(paid)) expect([paid[0], rest[0]].sort()).toEqual(["<", ">"]);
            else expect(tenths(paid) + tenths(rest)).toBe(1000);
            for (const text of [paid, rest]) expect(text).not.toMatch(/^(100|0)([.,]0)?\D?%$/);
          },
        ),
        runs(300),
      );
    },
  );

  test.each(LOCALES)("%s: the digits are the cents, and no two locales are mixed", (locale) => {
    const { money } = formatsOf(locale);
    fc.assert(
      fc.property(fc.maxSafeInteger(), (cents) => {
        const text = money(cents, "EUR");
        expect(BigInt(text.replace(/[^\d-]/g, ""))).toBe(BigInt(cents));
        expect(text).toMatch(/[.,]\d\d(\u00a0€)?$/);
      }),
      runs(100),
    );
  });
});
