/** The pictures of the documentation: what each shows, where it is cropped, and what is marked on it in which order. */
import { BILLING } from "./list-billing";
import { CHARGES } from "./list-charges";
import { button, heading, list, search, sheet, words, type Picture } from "./picture";

export const PICTURES: readonly Picture[] = [
  ...CHARGES,
  ...BILLING,
  {
    name: "pane-browse",
    to: words(/^Recovery of /),
    marks: [
      button("Pending"),
      button("Largest 50"),
      button("All charges"),
      list("PI"),
      button("Show charges"),
      button("PI page"),
      button("Dashboard"),
      button("Pivot"),
      words(/^Recovery of /, "Recovery"),
    ],
  },
  { name: "pane-settings", to: heading("You") },
  {
    name: "pane-log",
    to: words(/^Robin Marsh/),
    marks: [search("Find in the log"), list("Step"), list("Month")],
  },
  { name: "pane-and-sheet" },
  { name: "sheet-start", ...sheet },
  { name: "sheet-charges", from: sheet.from, margin: 0, most: 380 },
  { name: "sheet-dashboard", ...sheet },
  { name: "sheet-tie-out", ...sheet },
];
