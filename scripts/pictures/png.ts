/** PNG files made small: the browser's picture with a palette, which a page of few colours does not show. */
import { inflateSync } from "node:zlib";
import { PNG_SIGNATURE, pngFile } from "./png-file";

const MOST_COLOURS = 256;
const RGB = 2;
const RGBA = 6;
const PALETTE = 3;

interface Picture {
  readonly width: number;
  readonly height: number;
  /** 0xRRGGBB, row by row. */
  readonly pixels: Uint32Array;
}

/** @param file an opaque PNG of 8 bits a channel, as a browser takes them */
export function smaller(file: Buffer): Buffer {
  const picture = decode(file);
  const { palette, indexes } = withPalette(picture.pixels);
  return encode(picture.width, picture.height, palette, indexes);
}

function decode(file: Buffer): Picture {
  const data: Buffer[] = [];
  let header: Buffer = Buffer.alloc(0);
  for (let at = PNG_SIGNATURE.length; at < file.length;) {
    const length = file.readUInt32BE(at);
    const kind = file.toString("latin1", at + 4, at + 8);
    const body = file.subarray(at + 8, at + 8 + length);
    if (kind === "IHDR") header = body;
    if (kind === "IDAT") data.push(body);
    at += length + 12;
  }
  const [width, height, bits, kind] = [header.readUInt32BE(0), header.readUInt32BE(4), header[8], header[9]];
  if (bits !== 8 || (kind !== RGB && kind !== RGBA) || header[12] !== 0)
    throw new Error(`A PNG of ${bits} bits and kind ${kind} is not what a browser takes.`);
  const channels = kind === RGB ? 3 : 4;
  const bytes = unfiltered(inflateSync(Buffer.concat(data)), width * channels, height, channels);
  const pixels = new Uint32Array(width * height);
  for (let i = 0; i < pixels.length; i += 1) pixels[i] = bytes.readUIntBE(i * channels, 3);
  return { width, height, pixels };
}

/** Takes back what each row's filter did (PNG specification, section 9). */
function unfiltered(raw: Buffer, stride: number, height: number, channels: number): Buffer {
  const out = Buffer.alloc(stride * height);
  for (let row = 0; row < height; row += 1) {
    const filter = raw[row * (stride + 1)] ?? 0;
    for (let i = 0; i < stride; i += 1) {
      const left = i < channels ? 0 : (out[row * stride + i - channels] ?? 0);
      const up = row === 0 ? 0 : (out[(row - 1) * stride + i] ?? 0);
      const corner = row === 0 || i < channels ? 0 : (out[(row - 1) * stride + i - channels] ?? 0);
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
      out[row * stride + i] = ((raw[row * (stride + 1) + 1 + i] ?? 0) + guess) & 0xff;
    }
  }
  return out;
}

function paeth(left: number, up: number, corner: number): number {
  const [a, b, c] = [left, up, corner].map((value) => Math.abs(left + up - corner - value)) as [
    number,
    number,
    number,
  ];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

/** The most frequent colours stay as they are; the others become the nearest of them. */
function withPalette(pixels: Uint32Array): { palette: number[]; indexes: Uint8Array } {
  const counts = new Map<number, number>();
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  const byCount = [...counts].sort(([a, m], [b, n]) => n - m || a - b).map(([colour]) => colour);
  const palette = spread(byCount);
  const index = new Map<number, number>(byCount.map((colour) => [colour, nearest(palette, colour)]));
  return { palette, indexes: Uint8Array.from(pixels, (pixel) => index.get(pixel) ?? 0) };
}

/** Of colours that one cannot tell apart only the most frequent, so that rare ones find room. */
function spread(byCount: readonly number[]): number[] {
  if (byCount.length <= MOST_COLOURS) return [...byCount];
  for (let apart = 3; ; apart += 1) {
    const chosen: number[] = [];
    for (const colour of byCount) {
      if (chosen.every((other) => distance(other, colour) > 3 * apart * apart)) chosen.push(colour);
      if (chosen.length > MOST_COLOURS) break;
    }
    if (chosen.length <= MOST_COLOURS) return chosen;
  }
}

function nearest(palette: readonly number[], colour: number): number {
  let [best, least] = [0, Infinity];
  palette.forEach((other, i) => {
    const far = distance(other, colour);
    if (far < least) [best, least] = [i, far];
  });
  return best;
}

function distance(a: number, b: number): number {
  const of = (shift: number): number => ((a >> shift) & 0xff) - ((b >> shift) & 0xff);
  return of(16) ** 2 + of(8) ** 2 + of(0) ** 2;
}

function encode(width: number, height: number, palette: readonly number[], indexes: Uint8Array): Buffer {
  const colours = Buffer.alloc(palette.length * 3);
  palette.forEach((colour, i) => colours.writeUIntBE(colour, i * 3, 3));
  const rows = Buffer.alloc((width + 1) * height);
  for (let row = 0; row < height; row += 1)
    rows.set(indexes.subarray(row * width, (row + 1) * width), row * (width + 1) + 1);
  return pngFile({ width, height, colourType: PALETTE, palette: colours, rows });
}
