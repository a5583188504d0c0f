/**
 * The command line as one file for Node. Excelize's program lies beside it; fonts for other scripts come from
 * node_modules where it is.
 */
import { join } from "node:path";
import webpack from "webpack";
import { root, typescript, unused } from "./shared.mjs";

export const commandLine = {
  name: "command-line",
  target: "node20",
  mode: "production",
  entry: join(root, "src/script/main.ts"),
  output: {
    path: join(root, "dist"),
    filename: "openchargeback.cjs",
    chunkFormat: "commonjs",
    library: { type: "commonjs2" },
  },
  // The adaptors look for package files with createRequire; webpack must leave that to Node.
  module: {
    rules: [typescript({ jsc: { target: "es2022" } })],
    parser: { javascript: { createRequire: false, importMeta: true } },
  },
  resolve: { extensions: [".ts", ".js"], alias: unused },
  // Names in a stack trace are worth more here than bytes.
  optimization: { minimize: false },
  plugins: [
    new webpack.BannerPlugin({ banner: "#!/usr/bin/env node", raw: true }),
    // What the pane loads on demand is part of the one file here.
    new webpack.optimize.LimitChunkCountPlugin({ maxChunks: 1 }),
  ],
  performance: { hints: false },
};
