/** Words of the charge browser. */
import { count } from "./words";

export const browse = {
  step: "Browse",
  about: (period: string) =>
    `Shows charges of ${period} in Excel by a filter on the sheet Charges. A filter changes no charge; every step takes them all.`,
  views: "Views",
  pending: "Pending",
  largest: (n: number) => `Largest ${n}`,
  changed: (before: string) => `Changed since ${before}`,
  all: "All charges",
  inSight: (view: string, rows: number, money: string) =>
    rows === 0 ? `${view}: no charges.` : `${view}: ${count(rows, "charge")} in sight, ${money}.`,
  coWorkers:
    "Co-workers in this workbook see the filter too. In Excel, View, Sheet View, New keeps it to yourself.",
  onePi: "One PI",
  pi: "PI",
  showPi: "Show charges",
  piPage: "PI page",
  piPageShown: (name: string) => `The sheet PI shows ${name}.`,
  noPeople: "No PI is known yet: import files, or add rows to People.",
  sheets: "Sheets",
  dashboard: "Dashboard",
  pivot: "Pivot",
  noSheet: (sheet: string) =>
    `This workbook has no sheet ${sheet}: it was made by an older version, or the sheet was deleted.`,
  addSheets: "Add missing sheets",
  changes: (before: string) => `Changed since ${before}`,
  changeRule:
    "PIs and services that differ by more than 25% and by more than 100.00; pending and held charges count, rejected ones do not.",
  noChanges: (before: string) => `Nothing changed that much since ${before}.`,
  noMonthBefore: "There is no month before this one to compare with.",
  nobody: "(nobody)",
  fromTo: (before: string, after: string) => `${before} → ${after}`,
  spoken: (before: string, after: string) => `from ${before} to ${after}`,
  more: (money: string) => `${money} more`,
  less: (money: string) => `${money} less`,
  show: "Show",
  showNamed: (name: string, service: string) => `Show charges of ${name} for ${service}`,
  crossing: "Shown are all charges of these PIs for these services.",
} as const;
