/** Measures and colours of a statement. Points throughout. */
import type { Settings } from "../../core/settings";
import { lightened, readableOn } from "./colour";

export const MARGIN = { side: 48, firstTop: 34, top: 62, bottom: 62 } as const;
/** Thickness that makes a face without a bold look bold, in units of the font size. */
export const STROKE_OF_BOLD = 0.03;

export interface Palette {
  /** Of text: the letterhead's colours, darkened where they would be hard to read. */
  readonly primary: string;
  readonly accent: string;
  /** Of bars and rules: the letterhead's colours as they are. */
  readonly primaryFill: string;
  readonly accentFill: string;
  /** Of what subsidies and credits pay, between the two. */
  readonly creditFill: string;
  readonly text: string;
  readonly muted: string;
  readonly hairline: string;
  /** Grounds: the primary and accent colours, nearly white. */
  readonly tint: string;
  readonly accentTint: string;
}

export function paletteOf(settings: Settings): Palette {
  const tint = lightened(settings.primaryColour, 0.92);
  const accentTint = lightened(settings.accentColour, 0.9);
  return {
    primary: readableOn(tint, settings.primaryColour),
    accent: readableOn(accentTint, settings.accentColour),
    primaryFill: settings.primaryColour,
    accentFill: settings.accentColour,
    creditFill: lightened(settings.primaryColour, 0.55),
    text: "#1f1f1f",
    muted: "#5c5c5c",
    hairline: "#d6d9dd",
    tint,
    accentTint,
  };
}
