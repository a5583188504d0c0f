/** Words that all panes with a preview share. */
import { figure } from "../../src/core/words";
import { count } from "./words";

export const preview = {
  reading: "Reading the workbook…",
  lookAgain: "Look again",
  stale: "The workbook changed since this preview.",
  changed:
    "The workbook changed while you were looking. This is what would be written now: press again if it is right.",
  below: (n: number) => `see the ${n} reasons below`,
  reasons: (n: number) => count(n, "reason"),
  toImport: "Go to Import",
  noMonth: "No month is open yet. Import the first files.",
  download: "Download",
  more: (n: number) => `Show ${figure(n)} more`,
  zip: (n: number) => `Download all as one zip (${count(n, "file")})`,
  oneDrive: {
    save: "Save to OneDrive",
    open: "Open OneDrive",
    waits: (seconds: number) => `OneDrive asks to wait ${seconds} s`,
    link: "Open on OneDrive",
    linkOf: (name: string) => `Open on OneDrive: ${name}`,
  },
  reason: "Reason",
  needReason: "Give a reason first.",
  cancel: "Cancel",
} as const;
