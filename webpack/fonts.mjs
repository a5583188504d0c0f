/**
 * Fonts for the pane: the slices of Noto Sans SC and KR as TrueType files, because no decoder of WOFF2 runs under the
 * pane's Content-Security-Policy, and the package subset-font for browsers.
 */
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import webpack from "webpack";
import { root } from "./shared.mjs";

const require = createRequire(createRequire(import.meta.url).resolve("subset-font"));
const fontverter = require("fontverter");

const FONTS = ["noto-sans-sc", "noto-sans-kr"];
const shim = (name) => join(root, "webpack/shims", name);

/** Only subset-font asks for these, and only for what the shims do. */
export const fontAliases = { fs$: shim("fs.mjs"), fontverter$: shim("fontverter.mjs") };

export class SlicedFonts {
  apply(compiler) {
    new webpack.ProvidePlugin({ Buffer: [shim("buffer.mjs"), "Buffer"] }).apply(compiler);
    compiler.hooks.thisCompilation.tap("SlicedFonts", (compilation) => {
      const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL;
      compilation.hooks.processAssets.tapPromise({ name: "SlicedFonts", stage }, async () => {
        for (const font of FONTS) await emitSlices(compilation, font);
      });
    });
  }
}

async function emitSlices(compilation, font) {
  const folder = join(root, "node_modules/@fontsource-variable", font, "files");
  for (const name of readdirSync(folder).filter((file) => file.endsWith("-wght-normal.woff2"))) {
    const bytes = await fontverter.convert(readFileSync(join(folder, name)), "truetype");
    const asset = `fonts/${name.replace(/\.woff2$/, ".ttf")}`;
    compilation.emitAsset(asset, new webpack.sources.RawSource(bytes), { minimized: true });
  }
}
