/** The conformance report as lines of text. */
import { figure } from "../../words";
import type { Example } from "./findings";
import type { ConformanceReport, ReportLine } from "./report";

/** Values are cut to this: the line has to stay one line. */
const LONGEST_VALUE = 60;
const HEADING = 1;

export function reportText({ lines }: ConformanceReport): string[] {
  if (lines.length === 0) return ["Nothing to remark: the file keeps to all rules."];
  return lines.flatMap((line) => [headline(line), ...line.examples.map(example)]);
}

function headline({ code, severity, count, text }: ReportLine): string {
  return `${severity} ${code}, ${figure(count)} ×: ${text}`;
}

function example({ row, column, value }: Example): string {
  const where = [row === 0 ? "" : `row ${figure(row)}`, column].filter((part) => part !== "");
  // Of a heading the column says it all.
  if (row === HEADING && value === "") return `    ${column}`;
  const shown = value === "" ? "blank" : shortened(value);
  return `    ${where.length === 0 ? shown : `${where.join(" ")}: ${shown}`}`;
}

function shortened(value: string): string {
  const line = value.replace(/\s+/g, " ");
  return line.length <= LONGEST_VALUE ? line : `${line.slice(0, LONGEST_VALUE - 1)}…`;
}
