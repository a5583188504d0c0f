/**
 * All builds by name: `webpack --config-name command-line`, `taskpane`, `preview`. `npm run build` makes the first two,
 * `npm run preview` the last.
 */
import { commandLine } from "./webpack/command-line.mjs";
import { taskpane } from "./webpack/pane.mjs";
import { preview } from "./webpack/preview.mjs";

/** Where dist/taskpane will lie; "" when it is not known yet. */
const address = (process.env.PUBLIC_URL ?? "").replace(/\/+$/, "");

export default [commandLine, taskpane({ production: true, address }), preview];
