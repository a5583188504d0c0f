/**
 * Noto Sans SC and KR as their npm packages hold them: one variable font in about a hundred slices each. Which slice has
 * the characters wanted; each host reads and cuts the slices in its own place, with the same library.
 */
import { charactersOf } from "./font-characters";

/** Asked in this order; Hangul is only in the second. */
export const SLICED_FONTS = ["noto-sans-sc", "noto-sans-kr"] as const;

/** How a slice is cut by subset-font: jsPDF needs outlines and widths only, of one weight. */
export const SUBSET = {
  targetFormat: "truetype",
  variationAxes: { wght: 400 },
  noHinting: true,
  dropTables: ["GSUB", "GPOS", "GDEF", "STAT", "BASE", "vhea", "vmtx", "VORG"],
} as const;

export interface Slice {
  readonly name: string;
  /** Without its folder and ending. */
  readonly file: string;
  /** What the package says the slice is for; not all of it is in the font. */
  readonly ranges: readonly (readonly [number, number])[];
}

/** A package's slices, from the list of ranges that it carries as unicode.json. */
export function slicesOf(font: string, unicode: Readonly<Record<string, string>>): Slice[] {
  return Object.entries(unicode).map(([key, text]) => {
    const slice = key.replace(/[[\]]/g, "");
    return {
      name: `${font} ${slice}`,
      file: `${font}-${slice}-wght-normal`,
      ranges: text.split(",").map(range),
    };
  });
}

/**
 * The slice said to have most of the characters and found to have some.
 * @param subset gives those of the slice's characters that are wanted as TrueType; null where it cannot
 * @returns null when no slice has any
 */
export async function fontAmong(
  slices: readonly Slice[],
  text: string,
  subset: (slice: Slice, text: string) => Promise<Uint8Array | null>,
): Promise<{ name: string; bytes: Uint8Array } | null> {
  const characters = Array.from(text);
  const hits = slices
    .map((slice) => ({ slice, wanted: characters.filter((character) => claims(slice, character)) }))
    .filter(({ wanted }) => wanted.length > 0)
    .sort((a, b) => b.wanted.length - a.wanted.length);
  for (const { slice, wanted } of hits) {
    const bytes = await subset(slice, wanted.join(""));
    if (bytes !== null && charactersOf(bytes).size > 0) return { name: slice.name, bytes };
  }
  return null;
}

function claims({ ranges }: Slice, character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return ranges.some(([from, to]) => from <= code && code <= to);
}

/** `U+4e00-4eff` or `U+4e00`. */
function range(text: string): [number, number] {
  const [from = "", to = from] = text.trim().replace(/^U\+/i, "").split("-");
  return [parseInt(from, 16), parseInt(to, 16)];
}
