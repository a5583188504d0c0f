/** Pictures for the tests, and what is seen of those on the page. */
import type { Locator } from "playwright-core";
import { pngFile } from "../../../scripts/pictures/png-file";

/** Of a pixel: red, green, blue and opacity. */
const WITH_OPACITY = 6;

export type Colour = readonly [red: number, green: number, blue: number, opacity: number];

/** A PNG of one colour, with a clear margin of a tenth where it is asked for. */
export function png(width: number, height: number, colour: Colour, margin = false): Buffer {
  const isMargin = (at: number, of: number): boolean => margin && (at < of / 10 || at >= of - of / 10);
  const rows = Array.from({ length: height }, (_row, y) => {
    const pixels = Array.from({ length: width }, (_pixel, x) =>
      isMargin(x, width) || isMargin(y, height) ? [0, 0, 0, 0] : colour,
    );
    return [0, ...pixels.flat()];
  });
  return pngFile({ width, height, colourType: WITH_OPACITY, palette: null, rows: Buffer.from(rows.flat()) });
}

export interface Seen {
  /** In the canvas' own pixels. */
  readonly width: number;
  readonly height: number;
  /** Share of pixels that are not the paper's white. */
  readonly ink: number;
  /** Pixels of the colour, about. */
  readonly ofColour: number;
  /** Changes with what is drawn. */
  readonly sum: number;
}

/** What the page knows of a canvas: its types have no part in this module. */
interface Canvas {
  readonly width: number;
  readonly height: number;
  getContext(kind: "2d"): {
    getImageData(x: number, y: number, w: number, h: number): { readonly data: Uint8ClampedArray };
  };
}

/** What is drawn on a canvas. */
export async function seenOn(at: Locator, colour: Colour = [0, 0, 0, 255]): Promise<Seen> {
  return await at.evaluate((element: unknown, wanted): Seen => {
    const canvas = element as Canvas;
    const { width, height } = canvas;
    const { data } = canvas.getContext("2d").getImageData(0, 0, width, height);
    let [ink, ofColour, sum] = [0, 0, 0];
    for (let i = 0; i < data.length; i += 4) {
      const pixel = [data[i] ?? 0, data[i + 1] ?? 0, data[i + 2] ?? 0] as const;
      if (pixel.some((part) => part <= 250)) ink += 1;
      if (pixel.every((part, c) => Math.abs(part - (wanted[c] ?? 0)) < 24)) ofColour += 1;
      sum = (sum * 31 + pixel[0] + pixel[1] * 3 + pixel[2] * 7) % 1_000_000_007;
    }
    return { width, height, ink: ink / (width * height), ofColour, sum };
  }, colour);
}
