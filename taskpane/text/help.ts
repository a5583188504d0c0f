/** Words of Help. */

export const help = {
  month: "The month in six lines",
  lines: [
    ["Import", "Take in the FOCUS files. You see what changes before anything is written."],
    ["Review", "The rules hold what looks wrong. Approve, reject, hold or reassign it."],
    ["Statements", "One statement for each PI, rounded once, saved as a PDF."],
    ["Send", "A mail for each PI with the statement attached; each goes out once."],
    ["Journal", "Debits to the funds, credits to the sources; a file for the ledger."],
    ["Close", "The tie-out must read 0.00. Then the month is closed, and later posted."],
  ],
  kept: "Where things are kept",
  keptLines: [
    "Everything stands in this workbook, on sheets that you can sort, filter and add up. There is no other store.",
    "PDFs, mails and journal files are handed to you as downloads; the pane keeps none of them after it is closed.",
    "Your name for the log is kept in this browser. Nothing leaves the workbook by itself: mails and files go where you send or save them.",
  ],
  together: "Working together",
  togetherLines: [
    "Several people may have the workbook open. While one person's step writes, the others see who is at work and wait.",
    "You may decide in the sheet too: change Review, PI, Project or Fund Org on the Charges sheet. The next step takes it as your decision and writes it into the Log.",
    "If the workbook changes between a preview and the write, you are shown the difference and asked again.",
    "A closed month cannot be changed by any step. Reopen it under Close, with a reason.",
  ],
  where: "Where to get help",
  contact: (name: string) => `Questions about billing: ${name}.`,
  noContact: "Enter whom to ask under Settings, Statement.",
  support: "Support page of this add-in",
  supportUrl: "assets/support.html",
  focus: "The FOCUS specification",
  focusUrl: "https://focus.finops.org/focus-specification/",
  opens: "(opens in the browser)",
  version: (version: string) => `Version ${version}`,
  step: "Help",
} as const;
