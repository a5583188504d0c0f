/** OneDrive's hash against published values. */
import fc from "fast-check";
import { runs } from "../../testing/runs";
import { quickXorHash as bitByBit } from "../../testing/graph-host/drive/quick-xor-hash";
import { quickXorHash } from "./quick-xor-hash";

test.each([
  ["", "AAAAAAAAAAAAAAAAAAAAAAAAAAA="],
  ["hello world", "aCgDG9jwBhDc4Q1yawMZAAAAAAA="],
])("%p", (text, expected) => {
  const bytes = new TextEncoder().encode(text);
  expect(quickXorHash(bytes)).toBe(expected);
  expect(bitByBit(bytes)).toBe(expected);
});

test("any bytes, as turned in one large number", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 700 }), (bytes) => {
      expect(quickXorHash(bytes)).toBe(bitByBit(bytes));
    }),
    runs(50),
  );
});
