/** Fonts for scripts beyond Latin, Greek and Cyrillic, from the npm packages where they are installed. */
import { realpathSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { HostFailure } from "../../core/problem";
import type { FontSource } from "../../ports/ports";
import { fontAmong, SLICED_FONTS, slicesOf, SUBSET, type Slice } from "../../render/pdf/font-slices";

type SubsetFont = (font: Buffer, text: string, options: typeof SUBSET) => Promise<Buffer>;

interface SliceFile extends Slice {
  readonly path: string;
}

/**
 * Fonts found in node_modules as seen from a program file. A package that is not installed is passed over:
 * its characters are then reported as missing.
 * @throws HostFailure, from `fontFor`, when a font that is there cannot be read
 * @param program by default the running one
 */
export function nodeFonts(program = process.argv[1] ?? ""): FontSource {
  let opened: Promise<FontSource> | null = null;
  return {
    async fontFor(characters) {
      opened ??= open(program);
      return (await opened).fontFor(characters);
    },
  };
}

async function open(program: string): Promise<FontSource> {
  const require = createRequire(resolved(program));
  const slices = (await Promise.all(SLICED_FONTS.map((font) => sliceFiles(font, require)))).flat();
  const subsetFont = optional(() => require("subset-font") as SubsetFont);
  const paths = new Map(slices.map(({ file, path }) => [file, path]));
  return {
    fontFor: (characters) =>
      fontAmong(slices, characters, (slice, text) => subset(subsetFont, paths.get(slice.file) ?? "", text)),
  };
}

async function subset(subsetFont: SubsetFont | null, path: string, text: string): Promise<Uint8Array | null> {
  if (subsetFont === null) return null;
  try {
    return new Uint8Array(await subsetFont(await readFile(path), text, SUBSET));
  } catch (cause) {
    throw new HostFailure(
      `The font ${path} cannot be read. Run "npm ci" to install the fonts again, then run the step again.`,
      "nothing of this statement",
      { cause },
    );
  }
}

async function sliceFiles(font: string, require: NodeJS.Require): Promise<SliceFile[]> {
  const list = optional(() => require.resolve(`@fontsource-variable/${font}/unicode.json`));
  if (list === null) return [];
  const unicode = JSON.parse(await readFile(list, "utf8")) as Record<string, string>;
  return slicesOf(font, unicode).map((slice) => ({
    ...slice,
    path: join(dirname(list), "files", `${slice.file}.woff2`),
  }));
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
