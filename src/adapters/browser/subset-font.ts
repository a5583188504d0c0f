/** The package subset-font for browsers: the build gives it what it takes from Node (webpack/fonts.mjs). */
import type { SUBSET } from "../../render/pdf/font-slices";
import subset from "subset-font";

export type SubsetFont = (font: Uint8Array, text: string, options: typeof SUBSET) => Promise<Uint8Array>;

export const subsetFont: SubsetFont = subset;
