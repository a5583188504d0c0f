/** Words of the Import pane on what a file is like: the conformance report, questions, adding rows up. */
import type { Severity } from "../../src/core/focus/conformance/rules";
import type { AmountReading, DateOrder, Question } from "../../src/core/focus/readings";
import type { Grain } from "../../src/core/import/summarise";
import { figure } from "../../src/core/words";
import { count } from "./words";

type About = Question["about"];

export interface Counts {
  readonly problems: number;
  readonly warnings: number;
  readonly notes: number;
}

const SEVERITY: Readonly<Record<Severity, string>> = {
  fatal: "Refused",
  error: "Problem",
  warning: "Warning",
  note: "Note",
};

const AMOUNTS: Readonly<Record<AmountReading, string>> = {
  "1,234.56": "1,234.56: decimal point",
  "1.234,56": "1.234,56: decimal comma",
  "1 234,56": "1 234,56: decimal comma, blanks between thousands",
  "1'234.56": "1'234.56: decimal point, apostrophes between thousands",
  "1234.56": "1234.56: as FOCUS wants them; all others stay problems",
};

const DATES: Readonly<Record<DateOrder, string>> = {
  "day first": "Day first",
  "month first": "Month first",
};

const BY: Readonly<Record<Grain, string>> = { day: "Add up by day", month: "Add up by month" };

function summary({ problems, warnings, notes }: Counts): string {
  const parts = [
    ...(problems === 0 ? [] : [count(problems, "problem row")]),
    ...(warnings === 0 ? [] : [count(warnings, "warning")]),
    ...(notes === 0 ? [] : [count(notes, "note")]),
  ];
  return parts.join(" · ");
}

export const importReport = {
  report: {
    clean: "Nothing to remark: the file is as FOCUS wants it.",
    summary,
    summaryOf: (file: string, counts: Counts) => `${summary(counts)} in ${file}`,
    severity: SEVERITY,
    times: (n: number) => `${figure(n)}×`,
    row: (row: number) => `Row ${figure(row)}:`,
    place: (row: number, column: string, columns: string) =>
      row === 0 || row === 1 ? column || columns : `Row ${figure(row)}${column === "" ? "" : `, ${column}`}`,
    value: (value: string) => (value === "" ? "(blank)" : `“${value}”`),
    more: (n: number, severity: Severity) =>
      `and ${figure(n)} more${severity === "error" ? "; all of them go to the Problems sheet" : ""}`,
  },
  question: {
    title: { amounts: "How are the amounts written?", dates: "Day or month first?" },
    about: (about: About, rows: number) =>
      `${count(rows, "row")} ${rows === 1 ? "is a problem" : "are problems"} until you say so: ${
        about === "amounts"
          ? "amounts with commas, thousands separators or currency signs are never guessed at."
          : "some dates can be read in two ways."
      }`,
    amounts: AMOUNTS,
    dates: DATES,
    example: (text: string) => `“${text}” is read as`,
    also: (text: string, reading: string) => `Then “${text}” becomes ${reading}, too.`,
    proof: (text: string, reading: string) => `“${text}” can only be ${reading}.`,
    forAll: (others: number) => `For ${count(others, "other file")} with the same question, too`,
    forAllOf: (others: number, about: About, file: string) =>
      `For ${count(others, "other file")} with the same question, too: ${about} of ${file}`,
    chooseOne: "Choose how they are to be read.",
    go: "Read them so",
    goOf: (about: About, file: string) => `Read them so: ${about} of ${file}`,
    given: {
      amounts: (style: string) => `Amounts are read as ${style}.`,
      dates: (order: string) => `Dates are read ${order.toLowerCase()}.`,
    },
    askAgain: "Undo",
    askAgainOf: (about: About, file: string) => `Undo how the ${about} of ${file} are read`,
  },
  summarise: {
    ask: "Add its rows up on the way in. Totals of every PI, project, fund and service stay the same.",
    offer: "Fewer charges from this file…",
    about: "Its rows can be added up on the way in, so that the workbook stays quick. Totals stay the same.",
    by: BY,
    byOf: (grain: Grain, file: string) => `${BY[grain]}: ${file}`,
    rowByRow: "Row by row",
    rowByRowOf: (file: string) => `Row by row: ${file}`,
    became: (rows: number, charges: number) =>
      `${count(rows, "row")} become ${count(charges, "charge")}; totals stay.`,
  },
} as const;
