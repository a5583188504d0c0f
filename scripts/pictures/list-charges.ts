/** Pictures of the pane from an empty workbook to charges that are decided: set up, import, review, adjust. */
import { box, button, field, list, search, step, words, type Picture } from "./picture";

export const CHARGES: readonly Picture[] = [
  {
    name: "pane-start",
    to: button("Load the sample month"),
    marks: [words("What will be added"), button("Set up this workbook"), button("Load the sample month")],
  },
  {
    name: "pane-month",
    to: step("Close"),
    marks: [
      list("Month"),
      button("Browse"),
      button("Settings"),
      button("Log"),
      button("Help"),
      { ...step("Import"), label: "Import" },
      { ...step("Adjustments"), label: "Adjustments" },
    ],
  },
  {
    name: "pane-import",
    from: words("storage_2025-01.csv"),
    to: button("Clear"),
    marks: [
      list("Source of storage_2025-01.csv", "Source"),
      field("Month of storage_2025-01.csv", "Month"),
      button("Remove storage_2025-01.csv", "Remove"),
      words("1 warning"),
      button("Import 4 files"),
      button("Clear"),
    ],
  },
  {
    name: "pane-import-done",
    from: words(/^Imported: /),
    above: 4,
    to: button(/^Undo import of storage/),
    marks: [
      button("Go to Review"),
      button("Choose files…"),
      words("Reference tables"),
      words("All months"),
      button(/^Undo import of storage/, "Undo import…"),
    ],
  },
  {
    name: "pane-questions",
    from: words("hpc_two_readings.csv"),
    to: button("Import 1 file"),
    marks: [
      button(/^Read them so: amounts/, "Read them so"),
      box(/^Import without the 4 rows/, "Import without the 4 rows"),
    ],
  },
  {
    name: "pane-review",
    from: step("Review"),
    above: 0,
    to: box("Select all 18 charges"),
    marks: [
      button("Run rules again"),
      button("Rule settings"),
      button(/^Missing PI 4 waiting/, "By rule"),
      list("State"),
      search("Search"),
      list("Source"),
      list("PI"),
      box("Select all 18 charges"),
    ],
  },
  {
    name: "pane-decide",
    from: box("Select the charge"),
    to: button("Show in sheet"),
    marks: [
      field("Note"),
      button("Approve"),
      button("Reject"),
      button("Hold"),
      button("Reassign…"),
      button("Approve until…"),
      button("Show in sheet"),
    ],
  },
  {
    name: "pane-reassign",
    from: field("Note"),
    above: 24,
    to: button("Reassign"),
  },
  {
    name: "pane-problems",
    from: button("Problems (5)"),
    to: button("Fix HPC, row 2"),
    marks: [
      button("Problems (5)", "Problems"),
      box("Show fixed and waived rows"),
      button("Fix HPC, row 2", "Fix…"),
      button("Waive HPC, row 2", "Waive…"),
      button("Show in sheet: HPC, row 2", "Show in sheet"),
    ],
  },
  {
    name: "pane-adjustments",
    from: step("Adjustments"),
    above: 0,
    to: button("Correct a closed month"),
    marks: [
      button("Add a charge"),
      button("Add a credit"),
      button("Transfer a cost"),
      button("Correct a closed month"),
    ],
  },
  { name: "pane-adjustment", from: words("A charge"), to: button("Enter the charge") },
];
