/** Whatever colours an institution has, what is written in them can be read. */
import fc from "fast-check";
import { runs } from "../../testing/runs";
import { contrast, lightened, readableOn } from "./colour";

test.each([
  ["#ffffff", "#000000", 21],
  ["#ffffff", "#ffffff", 1],
  ["#ffffff", "#767676", 4.54],
  ["#ffffff", "#C55A11", 4.33],
])("contrast of %s and %s", (a, b, ratio) => {
  expect(contrast(a, b)).toBeCloseTo(ratio, 2);
  expect(contrast(b, a)).toBeCloseTo(ratio, 2);
});

test("a colour that can be read stays as it is", () => {
  expect(readableOn(lightened("#1F4E79", 0.92), "#1F4E79")).toBe("#1f4e79");
});

test("any colour can be read on its own tint", () => {
  const colour = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, "0")}`);
  fc.assert(
    fc.property(colour, (any) => {
      const ground = lightened(any, 0.9);
      expect(contrast(ground, readableOn(ground, any))).toBeGreaterThanOrEqual(4.5);
    }),
    runs(200),
  );
});
