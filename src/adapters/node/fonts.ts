/**
 * Fonts for scripts beyond Latin, Greek and Cyrillic: Noto Sans SC and KR from their npm packages, which hold
 * one variable font in about a hundred slices each. Of a slice only the characters wanted are kept.
 */
import { realpathSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { HostFailure } from "../../core/problem";
import type { FontSource } from "../../ports/ports";
import { charactersOf } from "./font-characters";

/** Asked in this order; Hangul is only in the second. */
const PACKAGES = ["noto-sans-sc", "noto-sans-kr"];
/** jsPDF needs outlines and widths only, of one weight. */
const SUBSET = {
  targetFormat: "truetype",
  variationAxes: { wght: 400 },
  noHinting: true,
  dropTables: ["GSUB", "GPOS", "GDEF", "STAT", "BASE", "vhea", "vmtx", "VORG"],
} as const;

type SubsetFont = (font: Buffer, text: string, options: typeof SUBSET) => Promise<Buffer>;

interface Slice {
  readonly name: string;
  readonly file: string;
  /** What the package says the slice is for; not all of it is in the font. */
  readonly ranges: readonly (readonly [number, number])[];
}

/**
 * Fonts found in node_modules as seen from a program file. A package that is not installed is passed over:
 * its characters are then reported as missing.
 * @throws HostFailure, from `fontFor`, when a font that is there cannot be read
 * @param program by default the running one
 */
export function nodeFonts(program = process.argv[1] ?? ""): FontSource {
  let finder: Finder | null = null;
  return {
    async fontFor(characters) {
      finder ??= await Finder.open(program);
      return finder.fontFor(Array.from(characters));
    },
  };
}

class Finder {
  private constructor(
    private readonly subsetFont: SubsetFont | null,
    private readonly slices: readonly Slice[],
  ) {}

  static async open(program: string): Promise<Finder> {
    const require = createRequire(resolved(program));
    const found = await Promise.all(PACKAGES.map((name) => slicesOf(name, require)));
    const subsetFont = optional(() => require("subset-font") as SubsetFont);
    return new Finder(subsetFont, found.flat());
  }

  /** The slice said to have most of the characters and found to have some. */
  async fontFor(characters: readonly string[]): Promise<{ name: string; bytes: Uint8Array } | null> {
    const hits = this.slices
      .map((slice) => ({ slice, wanted: characters.filter((character) => claims(slice, character)) }))
      .filter(({ wanted }) => wanted.length > 0)
      .sort((a, b) => b.wanted.length - a.wanted.length);
    for (const { slice, wanted } of hits) {
      const bytes = await this.subset(slice, wanted.join(""));
      if (bytes !== null && charactersOf(bytes).size > 0) return { name: slice.name, bytes };
    }
    return null;
  }

  private async subset(slice: Slice, text: string): Promise<Uint8Array | null> {
    if (this.subsetFont === null) return null;
    try {
      return new Uint8Array(await this.subsetFont(await readFile(slice.file), text, SUBSET));
    } catch (cause) {
      throw new HostFailure(
        `The font ${slice.file} cannot be read. Run "npm ci" to install the fonts again, then run the step again.`,
        "nothing of this statement",
        { cause },
      );
    }
  }
}

function claims({ ranges }: Slice, character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return ranges.some(([from, to]) => from <= code && code <= to);
}

/** A package's slices, from the list of ranges that it carries. */
async function slicesOf(name: string, require: NodeJS.Require): Promise<Slice[]> {
  const list = optional(() => require.resolve(`@fontsource-variable/${name}/unicode.json`));
  if (list === null) return [];
  const ranges = JSON.parse(await readFile(list, "utf8")) as Record<string, string>;
  return Object.entries(ranges).map(([key, text]) => {
    const slice = key.replace(/[[\]]/g, "");
    return {
      name: `${name} ${slice}`,
      file: join(dirname(list), "files", `${name}-${slice}-wght-normal.woff2`),
      ranges: text.split(",").map(range),
    };
  });
}

/** `U+4e00-4eff` or `U+4e00`. */
function range(text: string): [number, number] {
  const [from = "", to = from] = text.trim().replace(/^U\+/i, "").split("-");
  return [parseInt(from, 16), parseInt(to, 16)];
}

function resolved(program: string): string {
  return optional(() => realpathSync(program)) ?? join(process.cwd(), "program");
}

function optional<T>(find: () => T): T | null {
  try {
    return find();
  } catch {
    return null;
  }
}
