/** Pictures that the setting Logo takes: what a file is by its bytes, whatever its name says. */

/** What fits into a cell as text: 24 KB become 32,000 characters. */
export const MOST_LOGO_BYTES = 23_900;
/** More pixels than these take long to unpack for every statement, and no letterhead needs them. */
export const MOST_LOGO_PIXELS = 2000;

export interface Picture {
  readonly type: "image/png" | "image/jpeg";
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** Whether the file has its end. */
  readonly isWhole: boolean;
}

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Of the last chunk, IEND, all but its length of 0. */
const PNG_END = [0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82];
const JPEG = [0xff, 0xd8, 0xff];
const JPEG_END = [0xff, 0xd9];

/** @returns null for anything but a PNG or JPEG with a size */
export function pictureOf(bytes: Uint8Array): Picture | null {
  if (hasAt(bytes, 0, PNG)) return pngOf(bytes);
  return hasAt(bytes, 0, JPEG) ? jpegOf(bytes) : null;
}

/** Width and height stand in the first chunk (PNG specification 11.2.1, IHDR). */
function pngOf(bytes: Uint8Array): Picture | null {
  if (bytes.length < 24) return null;
  const view = viewOf(bytes);
  const isWhole = hasAt(bytes, bytes.length - PNG_END.length, PNG_END);
  return sized({ type: "image/png", width: view.getUint32(16), height: view.getUint32(20), isWhole });
}

/** They stand in the frame header, a segment SOF0 to SOF15 (ITU-T T.81, B.2.2). */
function jpegOf(bytes: Uint8Array): Picture | null {
  const view = viewOf(bytes);
  let at = 2;
  while (at + 9 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (isFrame(marker)) {
      const isWhole = hasAt(bytes, bytes.length - JPEG_END.length, JPEG_END);
      const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)];
      return sized({ type: "image/jpeg", width, height, isWhole });
    }
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

/** C4, C8 and CC among them are tables and extensions. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

function sized(picture: Picture): Picture | null {
  return picture.width > 0 && picture.height > 0 ? picture : null;
}

function hasAt(bytes: Uint8Array, at: number, wanted: readonly number[]): boolean {
  return at >= 0 && wanted.every((byte, i) => bytes[at + i] === byte);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
