/** What all builds have in common: where the package lies, and TypeScript through swc. */
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** jsPDF can draw HTML with these; this program never does. */
export const unused = { canvg: false, html2canvas: false, dompurify: false };

/** @param compiled swc's options on what is to come out: `jsc.target` or `env` */
export function typescript({ jsc = {}, ...compiled }) {
  return {
    test: /\.ts$/,
    exclude: /node_modules/,
    use: {
      loader: "swc-loader",
      options: { jsc: { parser: { syntax: "typescript" }, ...jsc }, ...compiled },
    },
  };
}
