/** Words of Settings. */
import type { Locale } from "../../src/core/locale";
import { count, listed } from "./words";

/** Each in the words of this pane, which is English. */
const locales: Readonly<Record<Locale, string>> = {
  "en-US": "English (United States)",
  "en-GB": "English (United Kingdom)",
  "en-CA": "English (Canada)",
  "de-DE": "German (Germany)",
  "de-CH": "German (Switzerland)",
  "fr-FR": "French (France)",
  "es-ES": "Spanish (Spain)",
  "nl-NL": "Dutch (Netherlands)",
  "sv-SE": "Swedish (Sweden)",
};

export const settings = {
  step: "Settings",
  about: "These are rows of the workbook: you may also edit the Settings, Sources and Rules sheets.",
  groups: {
    statement: "Statement",
    mail: "Mail",
    journal: "Journal",
    tags: "Who pays, in FOCUS files",
    commitments: "Commitments",
  },
  /** Plain names where the workbook's heading needs one. */
  labels: {
    locale: "Numbers and dates",
    tagPiEmail: "PI's mail address",
    tagProjectId: "Project",
    tagFundOrg: "Fund Org",
    tagAccountCode: "Account",
    tagReference1: "Reference 1",
    tagReference2: "Reference 2",
    commitments: "Purchases and unused commitment",
    commitmentPi: "PI",
    commitmentProject: "Project",
    commitmentFundOrg: "Fund Org",
  },
  meanings: {
    locale: "How statements and mails write numbers and dates.",
  },
  locales,
  logo: {
    name: "Logo",
    about:
      "A PNG or JPEG picture at the top of statements. It is made small enough to be kept in the workbook.",
    none: "No logo: statements begin with the institution's name.",
    alternative: "The logo on statements",
    choose: "Choose a picture",
    other: "Choose another picture",
    remove: "Remove the logo",
    removed: "The logo is removed. Save the settings to keep it so.",
    chosen: (file: string) => `${file} is chosen. Save the settings to keep it.`,
    noPicture: (file: string) =>
      `${file} is neither a PNG nor a JPEG picture. Nothing was changed: choose another file.`,
    damaged: (file: string) =>
      `${file} cannot be read: it may be damaged. Nothing was changed: open it in another program and save it as PNG.`,
    tooLarge: (file: string) =>
      `${file} is larger than 20 MB. Nothing was changed: choose a smaller picture of the logo.`,
    tooMuch: (file: string) =>
      `${file} does not fit into the workbook even when it is made small. Nothing was changed: choose a simpler picture.`,
  },
  save: "Save settings",
  discard: "Discard",
  unsaved: (n: number) => `${count(n, "change")} not saved.`,
  invalid: (n: number) => `${count(n, "setting")} ${n === 1 ? "needs" : "need"} a correction.`,
  saved: (names: readonly string[]) => (names.length === 0 ? "Nothing changed." : `Saved: ${listed(names)}.`),
  problem: (words: string) =>
    `${words.charAt(0).toUpperCase()}${words.slice(1)}${words.endsWith(".") ? "" : "."}`,
  placeholders: "You may use",
  preview: "So it reads",
  mailPreview: "So the mail reads",
  statementPreview: "So the statement says",
  fit: (what: string) => `With ${what}`,
  you: "You",
  yourName: "Your name for the log",
  yourNameAbout: "Every change is recorded with it. It is kept in this browser, not in the workbook.",
  saveName: "Save name",
  nameSaved: (name: string) => `From now on the log says ${name}.`,
  nameMissing: "Enter your name first.",
  sources: "Sources",
  sourcesAbout: "Where charges come from, and which fund recovers their cost.",
  addSource: "Add a source",
  edit: "Edit",
  editOf: (name: string) => `Edit ${name}`,
  sourceSaved: (name: string) => `Source ${name} is saved.`,
  sourceSame: "Nothing changed.",
  sourceName: "Source",
  sourceNameMissing: "Give the source a name.",
  fileNamePattern: "File Name Pattern",
  fileNamePatternHint: "Such as aws*; amazon*",
  costBasis: "Cost Basis",
  costBases: { Billed: "Billed cost", Effective: "Effective cost" },
  creditFundOrg: "Credit Fund Org",
  creditFundHint: "The fund that recovers the cost. The journal needs it.",
  noCreditFund: "no Credit Fund Org yet",
  debitAccount: "Debit Account",
  creditAccount: "Credit Account",
  program: "Program",
  activity: "Activity",
  location: "Location",
  notes: "Notes",
  active: "Active",
  inactive: "inactive",
  saveSource: "Save source",
  cancel: "Cancel",
  none: "None yet. Import adds a source for each new kind of file; or add one here.",
  rules: "Review rules",
  rulesAbout:
    "What is looked at in every charge. Hold: not billed until a person decides. Warn: billed, but shown.",
  off: "off",
  always: "always on",
  on: "On",
  severity: "When it finds something",
  severities: { Hold: "Hold until decided", Warn: "Warn only" },
  appliesTo: "Applies to (sources, separated by ;)",
  appliesToAll: "All sources",
  value: "Value",
  cannotBeOff: "What this rule finds cannot be billed: it is always on and applies to every source.",
  try: "Try on my charges",
  tryOf: (name: string) => `Try on my charges: ${name}`,
  trying: "Try a rule",
  tried: (n: number, money: string, period: string) =>
    n === 0
      ? `It would flag no charge of ${period}.`
      : `It would flag ${count(n, "charge")} of ${period}: ${money}.`,
  triedNow: (n: number) => `Now it flags ${count(n, "charge")}.`,
  undecided: (n: number) =>
    `${count(n, "charge")} of them ${n === 1 ? "has" : "have"} no decision yet and would wait for one.`,
  examples: "The largest of them",
  saveRule: "Save rule",
  ruleSaved: (name: string) =>
    `${name} is saved. Run the rules under Review to apply it to charges that are there.`,
  reference: "Load tables from CSV",
  sheet: (name: string) => `Show the ${name} sheet`,
} as const;
