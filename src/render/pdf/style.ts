/** Measures and colours of a statement. Points throughout. */
import type { Settings } from "../../core/settings";

export const MARGIN = { side: 48, firstTop: 40, top: 62, bottom: 62 } as const;
/** Thickness that makes a face without a bold look bold, in units of the font size. */
export const STROKE_OF_BOLD = 0.03;

export interface Palette {
  readonly primary: string;
  readonly accent: string;
  readonly text: string;
  readonly muted: string;
  readonly hairline: string;
  /** Grounds: the primary and accent colours, nearly white. */
  readonly tint: string;
  readonly accentTint: string;
}

export function paletteOf(settings: Settings): Palette {
  return {
    primary: settings.primaryColour,
    accent: settings.accentColour,
    text: "#1f1f1f",
    muted: "#5c5c5c",
    hairline: "#d6d9dd",
    tint: lighten(settings.primaryColour, 0.92),
    accentTint: lighten(settings.accentColour, 0.9),
  };
}

/** Mixes a colour with white. @param share of white, 0 to 1 */
function lighten(colour: string, share: number): string {
  const channels = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  return `#${channels
    .map((value) =>
      Math.round(value + (255 - value) * share)
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;
}
