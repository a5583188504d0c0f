/** What signing in to Microsoft 365 adds to the pane's files: its pages, and the file that says how it is registered. */
import { join } from "node:path";
import HtmlWebpackPlugin from "html-webpack-plugin";
import { root } from "./shared.mjs";

/** By the names that src/adapters/msal and the app's registration know. */
export const signInFiles = {
  "deployment.json": join(root, "taskpane/deployment.json"),
  "signed-in.html": join(root, "taskpane/sign-in/signed-in.html"),
};

export const signInEntry = { "sign-in": join(root, "taskpane/sign-in/main.ts") };

/** The page in Office's dialog. */
export function signInPage({ officeScript, policy, version }) {
  return new HtmlWebpackPlugin({
    template: join(root, "taskpane/sign-in/sign-in.html"),
    filename: "sign-in.html",
    chunks: ["sign-in"],
    minify: false,
    officeScript,
    contentSecurityPolicy: policy,
    version,
  });
}
