/** Values of a report's named cells that may follow what a person typed into its inputs. */
import type { Cell, ReportCell, ReportShape, ReportValues } from "./shape";

/**
 * Plain values, or a function that works them out from what the report's inputs hold, by name: a PI that a person
 * picked stays, and the values are that PI's. Inputs that hold nothing, and those of a new sheet, are null.
 */
export type WantedValues = ReportValues | ((typed: ReportValues) => ReportValues | Promise<ReportValues>);

export interface ReportInput {
  readonly name: string;
  readonly at: string;
}

/** The cells that a person or a step types into. */
export function inputsOf({ cells }: ReportShape): ReportInput[] {
  return cells.flatMap(({ name, at, formula, value }: ReportCell): ReportInput[] =>
    name === undefined || formula !== undefined || value !== undefined ? [] : [{ name, at }],
  );
}

/** @param typed what the inputs hold, in the order of inputsOf */
export async function workedOut(
  report: ReportShape,
  wanted: WantedValues,
  typed: readonly Cell[],
): Promise<ReportValues> {
  if (typeof wanted !== "function") return wanted;
  return await wanted(Object.fromEntries(inputsOf(report).map(({ name }, i) => [name, typed[i] ?? null])));
}
