/** The institution's logo, from the setting. */
import { pictureOf } from "../../core/logo";
import { Refusal } from "../../core/problem";
import type { Settings } from "../../core/settings";
import { keepPicture } from "./kept-picture";
import type { Page } from "./page";

/** The largest that it is drawn, in points. */
const LARGEST = { width: 150, height: 48 };

keepPicture();

export interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * Draws it with its upper left corner at the position; the position stays.
 * @returns the size drawn; null without a logo
 * @throws Refusal when the setting is no picture that can be read
 */
export function drawLogo(page: Page, settings: Settings): Size | null {
  if (settings.logo === "") return null;
  const size = fitted(sizeOf(settings.logo));
  page.tag("Figure", () => draw(page, settings.logo, size), { alt: `Logo of ${settings.institution}` });
  return size;
}

function sizeOf(logo: string): Size {
  const picture = pictureOf(Uint8Array.from(atob(logo.replace(/^[^,]*,/, "")), (byte) => byte.charCodeAt(0)));
  if (picture === null) throw unreadable(new Error("it is no PNG or JPEG"));
  return picture;
}

function draw(page: Page, logo: string, { width, height }: Size): void {
  try {
    page.image(logo, page.left, page.y, width, height);
  } catch (error) {
    throw unreadable(error);
  }
}

function unreadable(error: unknown): Refusal {
  const why = error instanceof Error ? error.message : String(error);
  return new Refusal(
    `The setting "Logo" holds no picture that can be read (${why}). Choose the picture again, or leave the setting blank.`,
  );
}

/** As large as fits, its shape kept; a picture of few pixels is not blown up. */
function fitted({ width, height }: Size): Size {
  const scale = Math.min(1, LARGEST.width / width, LARGEST.height / height);
  return { width: width * scale, height: height * scale };
}
