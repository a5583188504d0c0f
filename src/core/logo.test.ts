/** What a picture is, by its bytes. */
import { pictureOf } from "./logo";

/** The smallest there is: one grey point. */
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==",
  "base64",
);
/** A header as cameras write it: application data, a table, then the frame of 3 × 2 points, and the end. */
const JPEG = Buffer.from(
  "ffd8ffe000104a46494600010100000100010000ffc400040000ffc0000b08000200030101110000ffd9",
  "hex",
);

test.each([
  ["PNG", PNG, { type: "image/png", width: 1, height: 1, isWhole: true }],
  ["PNG without its end", PNG.subarray(0, 40), { type: "image/png", width: 1, height: 1, isWhole: false }],
  ["JPEG", JPEG, { type: "image/jpeg", width: 3, height: 2, isWhole: true }],
  ["JPEG without its end", JPEG.subarray(0, -1), { type: "image/jpeg", width: 3, height: 2, isWhole: false }],
  ["PNG's first bytes only", PNG.subarray(0, 20), null],
  ["JPEG without a frame", JPEG.subarray(0, 20), null],
  ["GIF", Buffer.from("GIF89a........................"), null],
  ["SVG", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), null],
  ["nothing", Buffer.alloc(0), null],
])("%s", (_name, bytes, picture) => expect(pictureOf(bytes)).toEqual(picture));
