/** Cells of the Statements table that say something else than the statement: what a person typed over. */
import { centsToText } from "../money";
import { figuresOf } from "./record";
import type { StatementRecord } from "./statement";

const HEADINGS: Readonly<Record<keyof ReturnType<typeof figuresOf>, string>> = {
  projects: "Projects",
  charges: "Charges",
  list: "List",
  discount: "Discount",
  credits: "Credits",
  amount: "Amount",
  currency: "Currency",
};
const COUNTS = new Set(["charges"]);

/** "Amount is 241.39, the statement says 240.39", for each such cell. */
export function typedOver(was: StatementRecord, is: StatementRecord): string[] {
  const [before, after] = [figuresOf(was), figuresOf(is)];
  return (Object.keys(HEADINGS) as (keyof typeof HEADINGS)[])
    .filter((field) => before[field] !== after[field])
    .map(
      (field) =>
        `${HEADINGS[field]} is ${shown(field, before[field])}, the statement says ${shown(field, after[field])}`,
    );
}

function shown(field: string, value: string | number): string {
  if (typeof value === "string") return value === "" ? "blank" : value;
  return COUNTS.has(field) ? String(value) : centsToText(value);
}
