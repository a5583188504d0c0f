/** The panes: the monthly steps in order, and what stands beside them. Each is loaded when it is first opened. */
import type { MonthStep } from "../src/steps/month-state";
import { text } from "./text";

export interface PaneEntry<Name extends string = string> {
  readonly name: Name;
  readonly title: string;
  /** What the step is for, in a few words. */
  readonly about: string;
  /** Stands in the order of the month, and is done when there is something to do: it has no number. */
  readonly whenNeeded?: true;
  /** The custom element that `load` defines. */
  readonly tag: string;
  readonly load: () => Promise<unknown>;
}

/** What stands in the order of the month. */
export type StepName = MonthStep | "adjustments";

export const STEPS: readonly PaneEntry<StepName>[] = [
  { name: "import", ...text.shell.steps.import, tag: "ocb-import", load: () => import("./panes/import") },
  {
    name: "adjustments",
    ...text.shell.steps.adjustments,
    whenNeeded: true,
    tag: "ocb-adjustments",
    load: () => import("./panes/adjustments"),
  },
  { name: "review", ...text.shell.steps.review, tag: "ocb-review", load: () => import("./panes/review") },
  {
    name: "statements",
    ...text.shell.steps.statements,
    tag: "ocb-statements",
    load: () => import("./panes/statements"),
  },
  { name: "send", ...text.shell.steps.send, tag: "ocb-send", load: () => import("./panes/send") },
  { name: "journal", ...text.shell.steps.journal, tag: "ocb-journal", load: () => import("./panes/journal") },
  { name: "close", ...text.shell.steps.close, tag: "ocb-close", load: () => import("./panes/close") },
];

export type Place = "browse" | "settings" | "log" | "help";

/** Beside the month: reached from the row of links at the top. */
export const PLACES: readonly PaneEntry<Place>[] = [
  { name: "browse", ...text.shell.places.browse, tag: "ocb-browse", load: () => import("./panes/browse") },
  {
    name: "settings",
    ...text.shell.places.settings,
    tag: "ocb-settings",
    load: () => import("./panes/settings"),
  },
  { name: "log", ...text.shell.places.log, tag: "ocb-log", load: () => import("./panes/log") },
  { name: "help", ...text.shell.places.help, tag: "ocb-help", load: () => import("./panes/help") },
];

export const FIRST_RUN: PaneEntry = {
  name: "first-run",
  title: "",
  about: "",
  tag: "ocb-first-run",
  load: () => import("./panes/first-run"),
};
