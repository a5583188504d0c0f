/** The pictures of the documentation: what each shows, where it is cropped, and what is marked on it in which order. */

export type Role =
  | "button"
  | "checkbox"
  | "combobox"
  | "grid"
  | "heading"
  | "link"
  | "list"
  | "radio"
  | "row"
  | "searchbox"
  | "table"
  | "tablist"
  | "text"
  | "textbox";

/** Something on the page, by what a person calls it. */
export interface Target {
  readonly role: Role;
  readonly name: string | RegExp;
  /** Of several alike; the first when absent. */
  readonly nth?: number;
}

export interface Mark extends Target {
  /** As the guide calls it, in bold at the number of the mark. */
  readonly label: string;
  /** The mark lies right of it, where at its corner it would cover letters. */
  readonly beside?: boolean;
}

export interface Picture {
  /** docs/images/NAME.png. */
  readonly name: string;
  /** Its upper edge lies above this; the top of the page when absent. */
  readonly from?: Target;
  /** Its lower edge lies below this; the end of the window when absent. */
  readonly to?: Target;
  /** Pixels of height, of the page's. */
  readonly most?: number;
  /** Pixels around what is cropped; 12 when absent. */
  readonly margin?: number;
  /** Pixels above it; as the margin when absent. */
  readonly above?: number;
  readonly marks?: readonly Mark[];
}

const is =
  (role: Role) =>
  (name: string | RegExp, label = typeof name === "string" ? name : "", nth = 0): Mark => ({
    role,
    name,
    label,
    nth,
  });
const button = is("button");
const list = is("combobox");
const field = is("textbox");
const search = is("searchbox");
const radio = is("radio");
const box = is("checkbox");
const heading = is("heading");
const words = is("text");
/** The heading of a step, whose name begins with how the step stands. */
const step = (title: string): Target =>
  button(new RegExp(`^(\\d|done|not started|needs attention: \\d+|\\+?when needed)* *${title} `));
const sheet = { from: is("grid")(/^Sheet /), to: is("tablist")("Sheets"), margin: 0 };

export const PICTURES: readonly Picture[] = [
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
    from: box("Select all 1 charge"),
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
  {
    name: "pane-statements",
    from: step("Statements"),
    above: 0,
    to: button(/^Preview the statement of Adaeze/),
    marks: [
      button("Make all statements"),
      search("Find a PI"),
      button(/^Preview the statement of Adaeze/, "Preview"),
    ],
  },
  {
    name: "pane-statement",
    from: words("Tobias Smith"),
    most: 560,
    marks: [button(/^Hide the statement of Tobias/, "Hide"), button("As text"), button("As printed")],
  },
  {
    name: "pane-statements-made",
    from: step("Statements"),
    above: 0,
    to: button("Save to OneDrive"),
    marks: [
      button("Print the PDFs again"),
      button("Go to Send"),
      button(/^Download all as one zip/, "Download all as one zip"),
      button("Save to OneDrive"),
    ],
  },
  { name: "statement" },
  {
    name: "pane-send",
    from: words("How the mails leave"),
    to: button(/^Preview the mail to Adaeze/),
    marks: [
      radio("Save to an outbox"),
      radio("Create drafts in Outlook"),
      radio("Send now"),
      button("Save the mails to an outbox (10)", "Save the mails to an outbox"),
      words("What to do with the outbox"),
      words("Subject, text and copies"),
      search("Find a mail"),
      button(/^Preview the mail to Adaeze/, "Preview"),
    ],
  },
  {
    name: "pane-send-outlook",
    from: words("How the mails leave"),
    to: button("Create 10 drafts in Outlook"),
    marks: [radio("My mailbox"), radio("A shared mailbox"), button("Create 10 drafts in Outlook")],
  },
  {
    name: "pane-mail",
    from: words("Tobias Smith"),
    to: button("Save a test mail"),
    marks: [
      button(/^Save only this mail/, "Save only this mail"),
      words("Copies (CC)"),
      button("Save a test mail"),
    ],
  },
  {
    name: "pane-journal",
    from: step("Journal"),
    above: 0,
    to: words("Balance"),
    marks: [
      list("Layout of the file"),
      words("What the file holds to"),
      field("Accounting date"),
      button("Write the journal"),
      words("Fill my template"),
      words("A layout of our own"),
    ],
  },
  {
    name: "pane-journal-done",
    from: button("Go to Close"),
    to: button("Reverse…"),
    marks: [
      button("Go to Close"),
      button("Save the files"),
      button("Save to OneDrive"),
      button("Show the Journal sheet"),
      button("Reverse…"),
    ],
  },
  {
    name: "pane-close",
    from: step("Close"),
    above: 0,
    to: button("Close 2025-01"),
    marks: [
      { ...button("Imported: show its rows", "Imported"), beside: true },
      button("Show the Tie-out sheet"),
      button("Close 2025-01"),
    ],
  },
  { name: "pane-close-dark", from: step("Close"), above: 0, to: button("Close 2025-01") },
  {
    name: "pane-closed",
    from: heading("Check"),
    to: button("Reopen…"),
    marks: [
      button("Check the month"),
      button("Add the imported files"),
      button("Make the evidence pack"),
      button("Post…"),
      button("Reopen…"),
    ],
  },
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
