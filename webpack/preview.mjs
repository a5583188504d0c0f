/**
 * The preview: the pane as it is built for production, with Excel's client from node_modules connected to the
 * stand-in for Excel, beside the stand-in's sheets. For trying it out and for browser tests; never deployed.
 */
import { join } from "node:path";
import HtmlWebpackPlugin from "html-webpack-plugin";
import { previewPolicy } from "./content-security-policy.mjs";
import { CopyFiles } from "./copy-files.mjs";
import { SlicedFonts } from "./fonts.mjs";
import { forBrowsers, paneFiles, panePage } from "./pane.mjs";
import { root } from "./shared.mjs";

const CLIENT = "node_modules/@microsoft/office-js/dist/excel-web-16.00.debug.js";
const base = forBrowsers({ name: "preview", production: true });

export const preview = {
  ...base,
  // Built often, by whoever tries something out.
  cache: { type: "filesystem", cacheDirectory: join(root, "build/webpack-cache") },
  entry: {
    taskpane: join(root, "taskpane/main.ts"),
    preview: join(root, "preview/main.ts"),
    // By a fixed name: the pane's page loads it before everything else.
    connect: { import: join(root, "preview/connect.ts"), filename: "connect.js" },
  },
  output: { ...base.output, path: join(root, "build/preview") },
  // Signing in is faked at MSAL's border, and nowhere else.
  resolve: {
    ...base.resolve,
    alias: { ...base.resolve.alias, "@azure/msal-browser$": join(root, "preview/msal.ts") },
  },
  plugins: [
    panePage({
      filename: "pane.html",
      chunks: ["taskpane"],
      scripts: ["excel-client.js", "connect.js"],
      policy: previewPolicy,
    }),
    new HtmlWebpackPlugin({
      template: join(root, "preview/preview.html"),
      filename: "index.html",
      chunks: ["preview"],
      minify: false,
      contentSecurityPolicy: previewPolicy,
    }),
    paneFiles(),
    new SlicedFonts(),
    new CopyFiles({
      "excel-client.js": join(root, CLIENT),
      "preview.css": join(root, "preview/preview.css"),
      "objects.css": join(root, "preview/objects.css"),
      "mailboxes.css": join(root, "preview/mailboxes.css"),
    }),
  ],
};
