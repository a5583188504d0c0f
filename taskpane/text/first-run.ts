/** Words of the first run. */
import { count, listed, saidWithWarnings } from "./words";

export const firstRun = {
  title: "Chargeback in this workbook",
  about:
    "The whole month in Excel: take in FOCUS files, review, make statements, mail them, make the journal, close. Everything is kept in tables of this workbook and nowhere else.",
  setUpTitle: "Set up this workbook",
  adds: "What will be added",
  sheets: [
    ["The month", "Start, Charges, Adjustments, Statements, Statement Lines, Journal, Tie-out, Dashboard"],
    [
      "What you keep up",
      "People, Projects, Funds, Splits, Subsidies, Lookups, Sources, Rules, Standing Approvals, Service Costs, Rates",
    ],
    ["Records", "Periods, Imports, Problems, Monthly Totals, Subsidy Balances, Seals, Mail Log, Log"],
    ["Settings", "Settings, Journal Formats, Journal Values"],
  ] as const,
  stays: "Sheets and cells that are here already stay as they are.",
  setUp: "Set up this workbook",
  sampleTitle: "Or try the sample month",
  sampleAbout:
    "Sets up the workbook with an invented university: eleven PIs, twenty projects, four sources. Then Import opens with four files of January 2025. Use an empty workbook for it.",
  sample: "Load the sample month",
  done: (added: readonly string[], warnings: readonly string[]) =>
    saidWithWarnings(
      added.length === 0
        ? "Nothing was missing."
        : added.length > 4
          ? "The workbook is set up. Next: People, Projects and Funds, by hand in their sheets or from files under Import."
          : `Added ${listed(added)}.`,
      warnings,
    ),
  sampleDone: "The sample university is set up. Its four files are chosen in Import: look, then import them.",
  step: "Set up",
  reference: {
    title: "Reference tables",
    about:
      "People, Projects, Funds, Splits, Subsidies, Sources, Rules and the other tables that you keep up can be taken from CSV files with the tables' headings.",
    choose: "Choose CSV files…",
    hint: "Drop CSV files here, or",
    tableOf: (file: string) => `Table for ${file}`,
    noTable: "Choose a table…",
    load: (n: number) => `Load ${count(n, "file")}`,
    clear: "Clear",
    chooseTables: "Choose the table of each file.",
    step: "Reference",
    loaded: (rows: readonly string[], warnings: readonly string[]) =>
      [rows.length === 0 ? "" : `Loaded ${listed(rows)}.`, ...warnings].filter((w) => w !== "").join(" "),
    rows: (table: string, rows: number, changed: boolean) =>
      `${count(rows, "row")} into ${table}${changed ? "" : " (nothing new)"}`,
  },
} as const;
