/** The task pane, for a web server: dist/taskpane. The preview builds the same pane beside its sheets. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import HtmlWebpackPlugin from "html-webpack-plugin";
import { developmentPolicy, productPolicy } from "./content-security-policy.mjs";
import { CopyFiles } from "./copy-files.mjs";
import { fontAliases, SlicedFonts } from "./fonts.mjs";
import { FunctionFiles } from "./functions.mjs";
import { minimizer } from "./minimizer.mjs";
import { pdfjsAliases, pdfjsFiles } from "./pdfjs.mjs";
import { root, typescript, unused } from "./shared.mjs";
import { signInEntry, signInFiles, signInPage } from "./sign-in.mjs";

const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const assets = readdirSync(join(root, "taskpane/assets")).filter((name) => !name.endsWith(".svg"));

/** Microsoft's own: the store and updates of Excel demand that Office.js comes from there. */
const OFFICE_JS = "https://appsforoffice.microsoft.com/lib/1/hosted/office.js";
/**
 * Where Office 2021 and later, and Microsoft 365, show the pane: WebView2, the Mac's Safari (16.4 runs on macOS 11), and
 * any browser on the web. assets/start-up.js tells older ones.
 */
const BROWSERS = ["edge >= 100", "chrome >= 100", "firefox >= 101", "safari >= 16.4"];

/** A build for browsers; names carry a hash of their content, so that a new version is never mixed with an old one. */
export function forBrowsers({ name, production }) {
  return {
    name,
    target: ["web", "es2022"],
    mode: production ? "production" : "development",
    // Never by eval, which the page forbids.
    devtool: production ? false : "cheap-module-source-map",
    output: {
      filename: production ? "[name].[contenthash:12].js" : "[name].js",
      chunkFilename: production ? "[name].[contenthash:12].js" : "[name].js",
      assetModuleFilename: "files/[name].[contenthash:12][ext]",
      clean: true,
    },
    module: {
      rules: [
        typescript({ env: { targets: BROWSERS.join(", ") } }),
        { test: /\.(csv|woff2|wasm)$/, type: "asset/resource" },
      ],
    },
    resolve: { extensions: [".ts", ".js"], alias: { ...unused, ...fontAliases, ...pdfjsAliases } },
    optimization: { minimizer: [minimizer] },
    performance: { hints: false },
  };
}

/** @param options `scripts` the scripts that give the page Office.js; `policy` its Content-Security-Policy */
export function panePage({ filename, chunks, scripts, policy }) {
  return new HtmlWebpackPlugin({
    template: join(root, "taskpane/taskpane.html"),
    filename,
    chunks,
    minify: false,
    officeScripts: scripts,
    contentSecurityPolicy: policy,
    version,
  });
}

export function paneFiles() {
  return new CopyFiles({
    "taskpane.css": join(root, "taskpane/taskpane.css"),
    ...pdfjsFiles,
    ...signInFiles,
    ...Object.fromEntries(assets.map((name) => [`assets/${name}`, join(root, "taskpane/assets", name)])),
  });
}

/**
 * @param options `production` for a web server; `address` the folder it serves the files from, where that is known
 */
export function taskpane({ production, address = "" }) {
  const base = forBrowsers({ name: "taskpane", production });
  const policy = production ? productPolicy : developmentPolicy;
  return {
    ...base,
    entry: { taskpane: join(root, "taskpane/main.ts"), ...signInEntry },
    output: { ...base.output, path: join(root, "dist/taskpane") },
    plugins: [
      panePage({
        filename: "taskpane.html",
        chunks: ["taskpane"],
        scripts: [OFFICE_JS],
        policy,
      }),
      signInPage({ officeScript: OFFICE_JS, policy, version }),
      paneFiles(),
      new FunctionFiles(address),
      new SlicedFonts(),
    ],
  };
}
