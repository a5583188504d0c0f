/** Amounts are exact, roundings are symmetric, shares add up: cases and properties. */
import fc from "fast-check";
import { runs } from "../testing/runs";
import {
  absolute,
  amount,
  amountFromNumber,
  amountToNumber,
  amountToText,
  apportion,
  centsToAmount,
  centsToText,
  parseAmount,
  parsePercent,
  roundQuantity,
  roundToCents,
  SHARE_WHOLE,
  shareOfAmount,
  shareOfCents,
  shareToPercent,
  sum,
  type Amount,
} from "./money";

const CENT = centsToAmount(1);
/** Up to a thousand million, with up to 30 decimals, of either sign. */
const anyAmount = fc.bigInt({ min: -(10n ** 39n), max: 10n ** 39n });
/** Sums of a few cents with long tails: where rounding has most to do. */
const smallAmount = fc.bigInt({ min: -5n * CENT, max: 5n * CENT });

describe("reading an amount", () => {
  test.each([
    ["0", "0.00"],
    ["-0", "0.00"],
    ["12.5", "12.50"],
    ["+12.5", "12.50"],
    ["-12.5", "-12.50"],
    [".5", "0.50"],
    ["5.", "5.00"],
    ["007.10", "7.10"],
    ["6.123E-7", "0.0000006123"],
    ["6.123456789012345E-7", "0.0000006123456789012345"],
    ["-1.5e+3", "-1500.00"],
    ["1E3", "1000.00"],
    ["0.000000000000000000000000000001", "0.000000000000000000000000000001"],
    ["0.1234567890123456789012345678900", "0.12345678901234567890123456789"],
    ["999999999999999999999999999999.99", "999999999999999999999999999999.99"],
    ["0E+999", "0.00"],
  ])("%s is %s", (text, printed) => {
    expect(amountToText(amount(text))).toBe(printed);
  });

  test.each([
    ["a blank", ""],
    ["a space", " "],
    ["a thousands separator", "1,234.56"],
    ["a decimal comma", "12,50"],
    ["a currency sign", "$10"],
    ["a currency code", "10 USD"],
    ["brackets for negative", "(10)"],
    ["a percentage", "10%"],
    ["infinity", "inf"],
    ["Infinity", "Infinity"],
    ["not a number", "NaN"],
    ["a word", "none"],
    ["hexadecimal", "0x10"],
    ["two points", "1.2.3"],
    ["two signs", "--1"],
    ["a minus sign that is not ASCII", "\u22121"],
    ["a point alone", "."],
    ["an exponent alone", "E5"],
    ["Arabic digits", "\u0661\u0662"],
    ["a line end", "1\n"],
    ["31 decimals", "0.0000000000000000000000000000001"],
    ["a double finer than 30 decimals", "6.123456789012345E-16"],
    ["a number with 31 digits", "1000000000000000000000000000000"],
    ["an endless exponent", "1E+999"],
  ])("%s is none", (_what, text) => {
    expect(parseAmount(text)).toBeNull();
  });

  test("our own number that is none is a bug", () => {
    expect(() => amount("1,5")).toThrow('Not a decimal number: "1,5"');
  });

  test("what is printed is read again", () => {
    fc.assert(fc.property(anyAmount, (value) => parseAmount(amountToText(value)) === value));
  });

  test("an exponent says the same as its decimals", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -9_999, max: 9_999 }),
        fc.integer({ min: -20, max: 20 }),
        (digits, places) => {
          const shift = 10n ** BigInt(30 + places);
          expect(parseAmount(`${digits}E${places}`)).toBe(BigInt(digits) * shift);
        },
      ),
    );
  });
});

describe("a cell's number", () => {
  test.each([
    [0.1, "0.10"],
    [1e21, "1000000000000000000000.00"],
    [-6.123e-7, "-0.0000006123"],
    [5.551115123125783e-17, "0.000000000000000055511151231258"],
    [1e-31, "0.00"],
  ])("%d is %s", (value, printed) => {
    expect(amountToText(amountFromNumber(value))).toBe(printed);
  });

  test.each([Infinity, Number.NaN, 1e30])("%d is refused", (value) => {
    expect(() => amountFromNumber(value)).toThrow("Not a finite number below 1E+30");
  });

  test("keeps 15 digits of an amount, and gives it back where they suffice", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e15, max: 1e15 }),
        fc.integer({ min: 0, max: 12 }),
        (digits, places) => {
          const value = BigInt(digits) * 10n ** BigInt(30 - places);
          expect(amountFromNumber(amountToNumber(value))).toBe(value);
        },
      ),
    );
  });
});

test.each([
  ["-12.5", 2, "-12.50"],
  ["-12.5", 0, "-12.5"],
  ["12", 0, "12"],
  ["0.0001", 2, "0.0001"],
  ["-0.001", 2, "-0.001"],
])("amountToText %s with %d decimals is %s", (text, decimals, printed) => {
  expect(amountToText(amount(text), decimals)).toBe(printed);
});

test("a sum does not depend on order or grouping", () => {
  fc.assert(
    fc.property(fc.array(anyAmount), fc.array(anyAmount), (a, b) => {
      expect(sum([...a, ...b])).toBe(sum([sum(b), sum([...a].reverse())]));
    }),
  );
});

describe("rounding", () => {
  test.each([
    ["0.005", 1],
    ["-0.005", -1],
    ["0.004999999999999999999999999999", 0],
    ["-0.004999999999999999999999999999", 0],
    ["2.675", 268],
    ["1.005", 101],
    ["-1.005", -101],
    ["1.0049999", 100],
    ["1234567.895", 123_456_790],
  ])("%s is %d cents", (text, cents) => {
    expect(roundToCents(amount(text))).toBe(cents);
  });

  test("moves at most half a cent, and a reversal the same way", () => {
    fc.assert(
      fc.property(anyAmount, (value) => {
        const cents = roundToCents(value);
        expect(absolute(centsToAmount(cents) - value) * 2n <= CENT).toBe(true);
        expect(roundToCents(-value) + cents).toBe(0);
      }),
    );
  });

  test("a total beyond exact cents is refused", () => {
    expect(() => roundToCents(amount("1E15"))).toThrow("Amount too large");
  });

  test.each([
    ["1234.565", 2, "1234.57"],
    ["-1234.565", 2, "-1234.57"],
    ["-0.004", 2, "0"],
    ["0.5", 0, "1"],
    ["1E+18", 2, "1000000000000000000"],
    ["999999999999999999999999999999.995", 2, "1000000000000000000000000000000"],
  ])("a quantity of %s to %d decimals is %s", (text, decimals, rounded) => {
    expect(amountToText(roundQuantity(amount(text), decimals), 0)).toBe(rounded);
  });

  test.each([
    [0, "0.00"],
    [5, "0.05"],
    [-123_450, "-1234.50"],
  ])("%d cents are %s", (cents, text) => {
    expect(centsToText(cents)).toBe(text);
  });
});

describe("apportion", () => {
  const cases: readonly (readonly [number, readonly string[], readonly number[]])[] = [
    [0, [], []],
    [100, ["0.333", "0.333", "0.334"], [33, 33, 34]],
    [100, ["0.3333", "0.3333", "0.3334"], [33, 33, 34]],
    [1, ["0.005", "0.005"], [1, 0]],
    [-1, ["-0.005", "-0.005"], [-1, 0]],
    [0, ["0.004", "0"], [0, 0]],
    [0, ["0.005", "-0.005"], [1, -1]],
    [0, ["-0.005", "0.005"], [-1, 1]],
    [-100, ["-1.50", "0.50"], [-150, 50]],
  ];
  test.each(cases)("%d cents over %j are %j", (total, parts, cents) => {
    expect(apportion(total, parts.map(amount))).toEqual(cents);
  });

  test("refuses a total that is not that of its parts", () => {
    expect(() => apportion(3, [amount("0.01")])).toThrow("Cannot spread 3 cents");
  });

  const parts = fc.array(fc.oneof(smallAmount, anyAmount, fc.constant(0n)), { maxLength: 12 });

  test("adds up, and each part is within one cent of its exact amount", () => {
    fc.assert(
      fc.property(parts, (exact) => {
        const total = roundToCents(sum(exact));
        const cents = apportion(total, exact);
        expect(cents.reduce((a, b) => a + b, 0)).toBe(total);
        exact.forEach((part, i) => expect(absolute(centsToAmount(cents[i]!) - part) < CENT).toBe(true));
      }),
    );
  });

  test("a reversal leaves nothing on any part", () => {
    fc.assert(
      fc.property(parts, (exact) => {
        const there = apportion(roundToCents(sum(exact)), exact);
        const back: Amount[] = exact.map((part) => -part);
        const again = apportion(roundToCents(sum(back)), back);
        expect(there.map((cents, i) => cents + again[i]!)).toEqual(exact.map(() => 0));
      }),
    );
  });
});

describe("shares", () => {
  test.each([
    ["100", SHARE_WHOLE],
    ["33.3333", 3_333_330_000n],
    ["0.00000001", 1n],
    ["0.000000001", null],
    ["a third", null],
  ])("%s percent", (text, share) => {
    expect(parsePercent(text)).toBe(share);
  });

  test("percent text is read again", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: SHARE_WHOLE }),
        (share) => parsePercent(shareToPercent(share)) === share,
      ),
    );
  });

  test.each([
    [1001, "50", 501],
    [-1001, "50", -501],
    [100, "33.3333", 33],
    [100, "0", 0],
    [12_345, "100", 12_345],
  ])("%d cents at %s %% are %d", (cents, percent, part) => {
    expect(shareOfCents(cents, parsePercent(percent)!)).toBe(part);
  });

  test("of an exact amount, with what is left of it, are the whole", () => {
    fc.assert(
      fc.property(anyAmount, fc.bigInt({ min: 0n, max: SHARE_WHOLE }), (value, share) => {
        const part = shareOfAmount(value, share);
        expect(absolute(part) <= absolute(value)).toBe(true);
        expect(part + shareOfAmount(-value, share)).toBe(0n);
      }),
    );
  });
});

test("short and long ways of writing a number read the same", () => {
  const decimal = fc
    .tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 10n ** 16n }), fc.option(fc.stringMatching(/^\d{0,16}$/)))
    .map(
      ([minus, whole, fraction]) => `${minus ? "-" : ""}${whole}${fraction === null ? "" : `.${fraction}`}`,
    );
  fc.assert(
    fc.property(decimal, (text) => {
      // An exponent keeps the number and takes the longer way.
      expect(parseAmount(text)).toBe(parseAmount(`${text}E0`));
    }),
    runs(500),
  );
});
