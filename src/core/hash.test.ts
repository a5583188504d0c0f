/** Hashes tell different fields apart. */
import { hashBytes, shortHash } from "./hash";

test("SHA-256 as FIPS 180-4 has it", () => {
  expect(hashBytes(new TextEncoder().encode("abc"))).toBe(
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
  );
});

test.each([
  [
    ["a", "bc"],
    ["ab", "c"],
  ],
  [["a", ""], ["a"]],
  [
    ["a\u001f", "b"],
    ["a", "\u001fb"],
  ],
  [["a\u001e1b"], ["a\u001fb"]],
  [["a\u001fb"], ["a", "b"]],
])("%j and %j differ", (a, b) => {
  expect(shortHash(a, 16)).not.toBe(shortHash(b, 16));
});

test("the same fields give the same digits, as many as asked for", () => {
  expect(shortHash(["Müller", "10"], 16)).toBe(shortHash(["Müller", "10"], 64).slice(0, 16));
});
