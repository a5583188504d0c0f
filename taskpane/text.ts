/**
 * Words that the first page needs, grouped by pane. Those of what is loaded later stand beside them in text/ and are
 * loaded with it, so that all can be read, checked and translated in one place.
 */
import { browse } from "./text/browse";
import { firstRun } from "./text/first-run";
import { imports } from "./text/import";
import { review } from "./text/review";
import { shell } from "./text/shell";
import { close } from "./text/close";
import { help } from "./text/help";
import { journal } from "./text/journal";
import { log } from "./text/log";
import { preview } from "./text/preview";
import { send } from "./text/send";
import { settings } from "./text/settings";
import { statements } from "./text/statements";

export const text = {
  browse,
  shell,
  firstRun,
  import: imports,
  review,
  close,
  help,
  journal,
  log,
  preview,
  send,
  settings,
  statements,
} as const;
