/** Words of the Statements pane. */
import { count, listed } from "./words";

export const statements = {
  step: "Statements",
  empty: "This month has no charges yet. Import its files first.",
  toImport: "Go to Import",
  toSend: "Go to Send",
  summary: (n: number, due: string) => `${count(n, "statement")}, ${due} in all.`,
  none: "No charge of this month can be billed yet.",
  notMade: "They are not made yet.",
  changed: (n: number) =>
    n === 1
      ? "1 statement differs from the workbook and is made anew."
      : `${n} statements differ from the workbook and are made anew.`,
  upToDate: (by: string, at: string) =>
    `All are up to date${by === "" ? "" : `: made by ${by}`}${at === "" ? "" : `, ${at}`}.`,
  ended: (names: readonly string[]) =>
    `${listed(names)} will end: ${names.length === 1 ? "its" : "their"} charges went.`,
  closed: "This month is closed: its statements stay as they are.",
  make: "Make all statements",
  print: "Print the PDFs again",
  made: (written: number, all: number) =>
    `${count(all, "statement")} ${all === 1 ? "is" : "are"} in the workbook; ${count(written, "PDF")} ready to download below.`,
  endedNow: (n: number) => `${count(n, "statement")} ended.`,
  files: "PDFs",
  filesOld: "These PDFs were made before the change. Make the statements anew before you pass any on.",
  filesNone: "None was made since this pane was opened. Preview opens a statement, and saves its PDF.",
  filesAbout:
    "The PDFs are kept here until the pane is closed or shows another month. Save them now, or print them again later: they come out the same.",
  oneDrive: {
    about: (folder: string) =>
      `Saves the PDFs beside the workbook, in ${folder}. Replaced files keep their version history.`,
    all: (n: number) =>
      n === 1 ? "It lies on OneDrive beside the workbook." : `All ${n} lie on OneDrive beside the workbook.`,
    some: (n: number, all: number) => `${n} of ${all} lie on OneDrive beside the workbook.`,
    notThere:
      "This workbook lies on this computer alone. Save it to OneDrive or SharePoint and open it from there; then the PDFs can be saved beside it, with links for whoever files them.",
    saving: (file: string) => `Saving ${file}`,
    saved: (written: number, all: number, folder: string) =>
      `${count(all, "statement")} ${all === 1 ? "is" : "are"} in the workbook, and ${all === 1 ? "its PDF lies" : "their PDFs lie"} beside it in ${folder}: ${
        written === 0 ? "none had changed" : `${written} new or replaced`
      }.`,
    cancelled: (n: number, all: number) =>
      n === 0
        ? "Cancelled. Nothing was written."
        : `Cancelled after ${n} of ${count(all, "PDF")}: ${n === 1 ? "it lies" : "they lie"} on OneDrive. Nothing was written in the workbook; save again for the rest.`,
  },
  search: "Find a PI",
  searchHint: "Name or address",
  noHits: "No statement fits.",
  list: "List",
  discount: "Discount",
  credits: "Credits",
  amount: "Amount",
  isNew: "not made yet",
  differs: "out of date",
  revision: (n: number) => `revision ${n}`,
  show: "Preview",
  showOf: (name: string) => `Preview the statement of ${name}`,
  hide: "Hide",
  hideOf: (name: string) => `Hide the statement of ${name}`,
  view: "How the statement is shown",
  asText: "As text",
  asPrinted: "As printed",
  printed: {
    drawing: "Draw the statement",
    wait: "Drawing the pages…",
    notMade:
      "Not made yet: so it would be printed now. Nothing was written, and the PDF cannot be saved before the statements are made.",
    pageOf: (page: number, pages: number) => `Page ${page} of ${pages}`,
    alternative: (page: number, pages: number, name: string) =>
      `Page ${page} of ${pages} of the statement of ${name}, as printed. Its words stand under As text.`,
    previous: "Previous",
    previousPage: "Previous page",
    next: "Next",
    nextPage: "Next page",
    larger: "Open larger",
    largerOf: (name: string) => `Open larger: ${name}`,
    enlarged: (name: string) => `Statement of ${name}, enlarged`,
    zoomOut: "Smaller",
    zoomIn: "Larger",
    percent: (percent: number) => `${percent} %`,
    close: "Close",
    failed: "This page cannot be drawn here. Read it as text, or save the PDF and open it in a PDF reader.",
    again: "Draw it again",
  },
  save: "Save this PDF",
  saveOf: (name: string) => `Save this PDF: ${name}`,
  otherwise:
    "A name, a title or a setting changed since this was made: printed now it would say something else. The file that was made then is the one that counts.",
  saveFirst: "Make the statements first; then the PDF can be saved.",
  saving: "Save a PDF",
  document: {
    title: (no: string) => `Statement ${no}`,
    replaces: (no: string) => `Replaces ${no}.`,
    due: "Amount due",
    nothing: "Nothing is charged to the funds.",
    projects: "Projects",
    noProject: "No project named",
    paidBy: "Paid by",
    split: "Split over funds",
    noFund: "No fund named",
    services: "By service",
    charges: "Charges",
    chargesOf: (n: number) => `${count(n, "charge")}`,
    trend: "Last six months",
    notOnRecord: "No statements on record",
    yearToDate: (year: string) => `${year} to date`,
    months: (n: number) => count(n, "month"),
    share: (percent: string) => `Share ${percent}`,
    paidByOthers: "Paid by others",
    left: (money: string) => `${money} left`,
    price: (list: string, discount: string) => `List ${list} · Discount ${discount}`,
    what: "What",
    amount: "Amount",
  },
} as const;
