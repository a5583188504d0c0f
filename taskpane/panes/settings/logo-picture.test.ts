/** Which files are pictures, and the sizes that a picture is tried at. What the browser draws: tests/browser. */
import { kindOf, sizesFor } from "./logo-picture";

test.each([
  ["a PNG", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], "image/png"],
  ["a JPEG", [0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70], "image/jpeg"],
  ["a GIF", [0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 1, 0], null],
  ["a drawing in SVG", [0x3c, 0x73, 0x76, 0x67, 0x20, 0x78, 0x6d, 0x6c], null],
  ["an empty file", [], null],
])("%s", (_what, bytes, kind) => {
  expect(kindOf(new Uint8Array(bytes))).toBe(kind);
});

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
