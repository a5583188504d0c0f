/** A picture file → the Logo setting: scaled down until it fits into a cell. */
import { pictureOf } from "../../../src/core/logo";
import { SETTING_LIST } from "../../../src/core/settings";
import { settings as settingsWords } from "../../text/settings";

const words = settingsWords.logo;

/** The setting's value, or why the file cannot be one, in words. */
export type Chosen = { readonly logo: string } | { readonly problem: string };

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Boxes that the picture is fitted into, in pixels, the largest first: 600 are sharp at the size of a letterhead. */
const WIDTHS = [600, 500, 400, 320, 240, 180, 120];
/** A box is so many times as wide as high. */
const SHAPE = 2;
/** JPEG's quality: what is lost at these is not seen in print. */
const QUALITIES = [0.92, 0.85, 0.75];
/** Larger files are photographs of the camera; they would take long to read. Bytes. */
const MOST_BYTES = 20_000_000;

export async function logoOf(file: File): Promise<Chosen> {
  if (file.size > MOST_BYTES) return { problem: words.tooLarge(file.name) };
  if (pictureOf(new Uint8Array(await file.arrayBuffer())) === null)
    return { problem: words.noPicture(file.name) };
  const picture = await createImageBitmap(file).catch(() => null);
  if (picture === null) return { problem: words.damaged(file.name) };
  const logo = smallEnough(picture);
  picture.close();
  return logo === null ? { problem: words.tooMuch(file.name) } : { logo };
}

/** The sizes to try, the largest first; a small picture is not made larger. */
export function sizesFor({ width, height }: Size): Size[] {
  const scales = WIDTHS.map((box) => Math.min(1, box / width, box / SHAPE / height));
  return [...new Set(scales)].map((scale) => ({
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  }));
}

function smallEnough(picture: ImageBitmap): string | null {
  for (const size of sizesFor(picture)) {
    for (const logo of encodings(drawn(picture, size)))
      if (SETTING_LIST.logo.schema.safeParse(logo).success) return logo;
  }
  return null;
}

/** PNG keeps drawn logos sharp, and alone keeps what is transparent; JPEG is smaller for photographs. */
function* encodings(canvas: HTMLCanvasElement): Iterable<string> {
  yield canvas.toDataURL("image/png");
  if (isTransparent(canvas)) return;
  for (const quality of QUALITIES) yield canvas.toDataURL("image/jpeg", quality);
}

function drawn(picture: ImageBitmap, { width, height }: Size): HTMLCanvasElement {
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  const context = contextOf(canvas);
  context.imageSmoothingQuality = "high";
  context.drawImage(picture, 0, 0, width, height);
  return canvas;
}

function isTransparent(canvas: HTMLCanvasElement): boolean {
  const { data } = contextOf(canvas).getImageData(0, 0, canvas.width, canvas.height);
  for (let i = 3; i < data.length; i += 4) if (data[i] !== 255) return true;
  return false;
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (context === null) throw new Error("This browser draws no pictures");
  return context;
}
