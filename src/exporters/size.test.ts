/** Sizes in bytes, exactly. */
import { numberReadings, parseBytes } from "./size";

test.each<[string, bigint | null]>([
  ["0", 0n],
  ["1024", 1024n],
  ["1,234,567", 1_234_567n],
  ["1,234.5 KB", 1_234_500n],
  ["12,345,678.5K", 12_641_974_784n],
  ["64G", 64n * 2n ** 30n],
  ["64g", 64n * 2n ** 30n],
  ["7.5T", (15n * 2n ** 40n) / 2n],
  ["1 TiB", 2n ** 40n],
  ["500 GB", 500n * 10n ** 9n],
  ["4000M", 4000n * 2n ** 20n],
  ["1.5KB", 1500n],
  [".5K", 512n],
  ["12 bytes", 12n],
  ["3B", 3n],
  ["0.1G", 107_374_182n],
  ["2PiB", 2n ** 51n],
  ["1E", 2n ** 60n],
  ["9007199254740993", 9_007_199_254_740_993n],
  ["", null],
  ["G", null],
  ["-1G", null],
  ["1,02G", null],
  ["1.2.3", null],
  ["64 Gb/s", null],
  ["1,024", null],
  ["1,250 TB", null],
  ["0,500 TB", null],
  ["1,5 TB", null],
  ["1234,567", null],
  ["0,123,456", null],
  ["1,23,456", null],
  ["1.234,5 TB", null],
  ["1,,234", null],
  [".", null],
  [",", null],
])("%s", (text, bytes) => {
  expect(parseBytes(text)).toBe(bytes);
});

test("a letter alone is decimal where the report says so; a number alone has the report's unit", () => {
  expect(parseBytes("64G", { bare: "decimal" })).toBe(64n * 10n ** 9n);
  expect(parseBytes("64GiB", { bare: "decimal" })).toBe(64n * 2n ** 30n);
  expect(parseBytes("1.5", { unit: "TB" })).toBe(1_500_000_000_000n);
  expect(parseBytes("1.5 GB", { unit: "TB" })).toBe(1_500_000_000n);
});

test.each<[string, bigint | null]>([
  ["0,500 TB", 500n * 10n ** 9n],
  ["1,5 TB", 1500n * 10n ** 9n],
  [",5 KB", 500n],
  ["1.234,5 KB", 1_234_500n],
  ["1.234.567", 1_234_567n],
  ["1234", 1234n],
  ["1.250 TB", null],
  ["1.5 TB", null],
  ["1,234,567", null],
  ["1,234.5", null],
])("with a decimal comma: %s", (text, bytes) => {
  expect(parseBytes(text, { mark: "," })).toBe(bytes);
});

test.each<[string, "." | ",", string[]]>([
  ["1,250", ".", ["1250", "1.25"]],
  ["0,500", ".", ["0.5"]],
  ["1234,567", ".", ["1234.567"]],
  ["1,5", ".", ["1.5"]],
  ["10,000", ".", ["10000", "10"]],
  ["1.250", ",", ["1250", "1.25"]],
  ["1,23,4", ".", []],
])("%s with the mark %s may be %j", (text, mark, readings) => {
  expect(numberReadings(text, mark)).toEqual(readings);
});
