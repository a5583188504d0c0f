/**
 * Words that the first page and most panes need. Those of one pane stand beside them in text/ and are loaded with it; so
 * all can be read, checked and translated in one place.
 */
import { firstRun } from "./text/first-run";
import { preview } from "./text/preview";
import { shell } from "./text/shell";

export const text = { firstRun, shell, preview } as const;
