/** Puts files into the output as they are. */
import { readFileSync } from "node:fs";
import webpack from "webpack";

export class CopyFiles {
  /** @param files the name in the output → the file's path */
  constructor(files) {
    this.files = files;
  }

  apply(compiler) {
    compiler.hooks.thisCompilation.tap("CopyFiles", (compilation) => {
      const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL;
      compilation.hooks.processAssets.tap({ name: "CopyFiles", stage }, () => {
        for (const [name, path] of Object.entries(this.files)) {
          compilation.fileDependencies.add(path);
          // Minified and published by others, or written for old browsers: nothing is to be done to it.
          const info = { minimized: true };
          compilation.emitAsset(name, new webpack.sources.RawSource(readFileSync(path)), info);
        }
      });
    });
  }
}
