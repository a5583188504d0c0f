/** Sizes in bytes, exactly. */
import { parseBytes } from "./size";

test.each<[string, bigint | null]>([
  ["0", 0n],
  ["1024", 1024n],
  ["1,024", 1024n],
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
])("%s", (text, bytes) => {
  expect(parseBytes(text)).toBe(bytes);
});

test("a letter alone is decimal where the report says so; a number alone has the report's unit", () => {
  expect(parseBytes("64G", { bare: "decimal" })).toBe(64n * 10n ** 9n);
  expect(parseBytes("64GiB", { bare: "decimal" })).toBe(64n * 2n ** 30n);
  expect(parseBytes("1.5", { unit: "TB" })).toBe(1_500_000_000_000n);
  expect(parseBytes("1.5 GB", { unit: "TB" })).toBe(1_500_000_000n);
});
