/** Options by which a person says how files write amounts and dates: the same for check and import. */
import { DATE_ORDERS, AMOUNT_READINGS, type FileReadings } from "../../core/focus/readings";
import { choiceOption } from "../values";

export interface ReadingOptions {
  readonly amounts?: string;
  readonly dates?: string;
}

export const AMOUNTS_HELP = `how the files write amounts: ${AMOUNT_READINGS.map((s) => `"${s}"`).join(", ")}`;
export const DATES_HELP = "what ambiguous dates begin with: day-first or month-first";

/** @throws Refusal for what is no style and no order */
export function readingsOf({ amounts, dates }: ReadingOptions): FileReadings {
  return {
    ...(amounts === undefined ? {} : { amounts: choiceOption(amounts, AMOUNT_READINGS, "--amounts") }),
    ...(dates === undefined ? {} : { dates: choiceOption(dates.replace("-", " "), DATE_ORDERS, "--dates") }),
  };
}
