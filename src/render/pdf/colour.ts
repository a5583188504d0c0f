/** Colours as `#rrggbb`: mixed with white, and dark enough to be read. */

/** Contrast of text that everybody can read (WCAG 2.2, success criterion 1.4.3). */
const READABLE = 4.5;
/** Of what is left of a colour each time it is darkened. */
const STEP = 0.96;

/** Mixes a colour with white. @param share of white, 0 to 1 */
export function lightened(colour: string, share: number): string {
  return hexOf(channelsOf(colour).map((value) => value + (255 - value) * share));
}

/** The colour, darkened as far as it needs to be read on the ground. */
export function readableOn(ground: string, colour: string): string {
  let channels = channelsOf(colour);
  while (contrast(ground, hexOf(channels)) < READABLE) channels = channels.map((value) => value * STEP);
  return hexOf(channels);
}

/** From 1 for the same colour to 21 for black on white (WCAG 2.2, "contrast ratio"). */
export function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(colour).map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function channelsOf(colour: string): number[] {
  return [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
}

function hexOf(channels: readonly number[]): string {
  return `#${channels.map((value) => Math.round(value).toString(16).padStart(2, "0")).join("")}`;
}
