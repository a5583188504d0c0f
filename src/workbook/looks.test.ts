/** Contrast of every text that a sheet shows, by WCAG 2.2: 4.5 to 1 at least, as Excel's accessibility checker wants. */
import {
  CHART_COLOURS,
  CHECK_BAD_LOOK,
  CHECK_GOOD_LOOK,
  HEADER_LOOK,
  HIGHLIGHT_LOOKS,
  REPORT_LOOKS,
  type Look,
} from "./looks";

const LOOKS: readonly (readonly [string, Look])[] = [
  ["a table's heading", HEADER_LOOK],
  ["a check that holds", CHECK_GOOD_LOOK],
  ["a check that does not", CHECK_BAD_LOOK],
  ...Object.entries(HIGHLIGHT_LOOKS),
  ...Object.entries(REPORT_LOOKS),
];

/** Source: WCAG 2.2, relative luminance. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

test("black on white is 21 to 1", () => {
  expect(contrast("000000", "FFFFFF")).toBeCloseTo(21, 6);
});

test.each(LOOKS)("%s can be read on its ground", (_what, { color = "000000", fill = "FFFFFF" }) => {
  expect(contrast(color, fill)).toBeGreaterThanOrEqual(4.5);
});

/** A row may have several highlights: a text's colour on another's ground. */
const { pending, held, rejected, error, warning } = HIGHLIGHT_LOOKS;
test.each([
  ["rejected with a warning", rejected, warning],
  ["pending with an error", pending, error],
  ["held with a warning", held, warning],
])("%s can be read too", (_what, { color = "" }, { fill = "" }) => {
  expect(contrast(color, fill)).toBeGreaterThanOrEqual(4.5);
});

test("neighbours in a chart differ in lightness", () => {
  const stack = [0, 3, 1, 4, 2, 5].map((i) => luminance(CHART_COLOURS[i] ?? ""));
  for (let i = 1; i < stack.length; i += 1)
    expect(Math.abs((stack[i] ?? 0) - (stack[i - 1] ?? 0))).toBeGreaterThan(0.1);
});
