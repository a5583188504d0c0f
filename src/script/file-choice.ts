/** Options by which a person says how files are written and taken in: the same for check, import and month. */
import { AMOUNT_READINGS, DATE_ORDERS, type FileReadings } from "../core/focus/readings";
import { GRAINS } from "../core/import/summarise";
import type { FileChoice } from "../steps/read-files";
import { choiceOption } from "./values";

export interface ReadingOptions {
  readonly amounts?: string;
  readonly dates?: string;
}

export interface ChoiceOptions extends ReadingOptions {
  readonly summarise?: string;
}

export const AMOUNTS_HELP = `how the files write amounts: ${AMOUNT_READINGS.map((s) => `"${s}"`).join(", ")}`;
export const DATES_HELP = "what ambiguous dates begin with: day-first or month-first";
export const SUMMARISE_HELP = "add the rows up by day or month on the way in; no total changes";

/** @throws Refusal for what is no style and no order */
export function readingsOf({ amounts, dates }: ReadingOptions): FileReadings {
  return {
    ...(amounts === undefined ? {} : { amounts: choiceOption(amounts, AMOUNT_READINGS, "--amounts") }),
    ...(dates === undefined ? {} : { dates: choiceOption(dates.replace("-", " "), DATE_ORDERS, "--dates") }),
  };
}

/** What is said for all files named. @throws Refusal for what is no style, no order and no grain */
export function choiceOf(options: ChoiceOptions): FileChoice {
  const { summarise } = options;
  return {
    ...readingsOf(options),
    ...(summarise === undefined ? {} : { summarise: choiceOption(summarise, GRAINS, "--summarise") }),
  };
}
