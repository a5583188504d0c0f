/** Pictures of the pane from statements to a closed month: statements, mails, journal, closing. */
import { button, field, heading, list, radio, search, step, words, type Picture } from "./picture";

export const BILLING: readonly Picture[] = [
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
];
