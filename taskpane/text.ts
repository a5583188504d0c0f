/** All words of the pane, grouped by pane, so that they can be read, checked and translated in one place. */
import { firstRun } from "./text/first-run";
import { imports } from "./text/import";
import { review } from "./text/review";
import { shell } from "./text/shell";

export const text = { shell, firstRun, import: imports, review } as const;
