/** Builds what runs without the sources: the command line, `dist/openchargeback.cjs`. See `npm run build`. */
import path from "node:path";
import webpack from "webpack";

const root = import.meta.dirname;

const typescript = {
  test: /\.ts$/,
  exclude: /node_modules/,
  use: { loader: "swc-loader", options: { jsc: { parser: { syntax: "typescript" }, target: "es2022" } } },
};

/** One file for Node. Excelize's program lies beside it; fonts for other scripts come from node_modules where it is. */
const commandLine = {
  name: "command-line",
  target: "node20",
  mode: "production",
  entry: path.join(root, "src/script/main.ts"),
  output: {
    path: path.join(root, "dist"),
    filename: "openchargeback.cjs",
    clean: true,
    chunkFormat: "commonjs",
    library: { type: "commonjs2" },
  },
  // The adaptors look for package files with createRequire; webpack must leave that to Node.
  module: { rules: [typescript], parser: { javascript: { createRequire: false, importMeta: true } } },
  // jsPDF can draw HTML with these; this program never does.
  resolve: { extensions: [".ts", ".js"], alias: { canvg: false, html2canvas: false, dompurify: false } },
  // Names in a stack trace are worth more here than bytes.
  optimization: { minimize: false },
  plugins: [new webpack.BannerPlugin({ banner: "#!/usr/bin/env node", raw: true })],
  performance: { hints: false },
};

export default [commandLine];
