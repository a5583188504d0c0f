/**
 * Fonts for scripts beyond Latin, Greek and Cyrillic, from the pane's own server and only when a statement needs them.
 * The build lays the packages' slices there as TrueType (webpack/fonts.mjs); they are cut by the same library with the
 * same settings as on Node, so that a statement has the same bytes on both hosts.
 */
import { HostFailure } from "../../core/problem";
import type { FontSource } from "../../ports/ports";
import { fontAmong, SLICED_FONTS, slicesOf, SUBSET, type Slice } from "../../render/pdf/font-slices";
import type { SubsetFont } from "./subset-font";

interface Tools {
  readonly slices: readonly Slice[];
  readonly subsetFont: SubsetFont;
}

/** @param folder the address of the slices, with a slash at its end; beside the page when not given */
export function browserFonts(folder = "fonts/"): FontSource {
  let tools: Promise<Tools> | null = null;
  return {
    async fontFor(characters) {
      tools ??= loadTools();
      const { slices, subsetFont } = await tools.catch((cause: unknown) => {
        // The network may be back when it is asked again.
        tools = null;
        throw failure("The fonts", cause);
      });
      return await fontAmong(slices, characters, async ({ file }, text) => {
        try {
          return await subsetFont(await fetched(`${folder}${file}.ttf`), text, SUBSET);
        } catch (cause) {
          throw failure(`The font ${file}`, cause);
        }
      });
    },
  };
}

async function loadTools(): Promise<Tools> {
  const [sc, kr, { subsetFont }] = await Promise.all([
    import("@fontsource-variable/noto-sans-sc/unicode.json"),
    import("@fontsource-variable/noto-sans-kr/unicode.json"),
    import("./subset-font"),
  ]);
  const unicode = { "noto-sans-sc": sc.default, "noto-sans-kr": kr.default };
  return { slices: SLICED_FONTS.flatMap((font) => slicesOf(font, unicode[font])), subsetFont };
}

async function fetched(address: string): Promise<Uint8Array> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answers ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

function failure(what: string, cause: unknown): HostFailure {
  return new HostFailure(
    `${what} for a name in this month could not be loaded. Check the network and run the step again.`,
    "nothing of this statement",
    { cause },
  );
}
