/** The sizes that a picture is tried at. What the browser draws: tests/browser/statements.test.ts. */
import { sizesFor } from "./logo-picture";

test.each([
  ["a wide one begins at 600 pixels", { width: 2400, height: 400 }, { width: 600, height: 100 }],
  ["a high one is no higher than half of that", { width: 500, height: 1000 }, { width: 150, height: 300 }],
  ["a small one stays as it is", { width: 200, height: 50 }, { width: 200, height: 50 }],
  ["a line keeps a pixel", { width: 6000, height: 1 }, { width: 600, height: 1 }],
])("%s", (_what, picture, first) => {
  const sizes = sizesFor(picture);
  expect(sizes[0]).toEqual(first);
  expect(sizes.every(({ width }, i) => i === 0 || width < sizes[i - 1]!.width)).toBe(true);
  expect(sizes.at(-1)!.width).toBeLessThanOrEqual(120);
});
