/** Option values that need more than text: amounts, months, files. */
import { inputFile } from "../adapters/node/files";
import { parseAmount, type Amount } from "../core/money";
import { isPeriod, type Day, type Period } from "../core/period";
import { Refusal } from "../core/problem";
import type { InputFile } from "../ports/ports";
import { existingFiles } from "./input-paths";

/** @throws Refusal when it is no plain decimal number */
export function amountOption(text: string | undefined, option: string): Amount | null {
  if (text === undefined) return null;
  const amount = parseAmount(text.trim());
  if (amount === null)
    throw new Refusal(`${option} "${text}" is not a plain number such as 1234.56. Nothing was written.`);
  return amount;
}

export const PERIOD_HELP = "the month, such as 2025-01";

export function periodOption(text: string): Period {
  if (!isPeriod(text)) throw new Refusal(`"${text}" is not a month. Write it as 2025-01.`);
  return text;
}

/** @throws Refusal when it is no day of the calendar */
export function dayOption(text: string, option: string): Day {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  if (!Number.isNaN(time) && new Date(time).toISOString().startsWith(text)) return text;
  throw new Refusal(`${option} "${text}" is not a day. Write it as 2025-02-05. Nothing was written.`);
}

/** @returns the choice, in any letters. @throws Refusal naming the choices */
export function choiceOption<C extends string>(text: string, choices: readonly C[], option: string): C {
  const found = choices.find((choice) => choice.toLowerCase() === text.trim().toLowerCase());
  if (found !== undefined) return found;
  throw new Refusal(`${option} "${text}" is not one of ${choices.join(", ")}. Nothing was written.`);
}

/** @throws Refusal when nothing is left of it without spaces */
export function nameOption(text: string, option: string): string {
  if (text.trim() === "") throw new Refusal(`${option} is blank. Nothing was written.`);
  return text.trim();
}

/** Collects an option that may be given several times, or with several values separated by commas. */
export function several(value: string, before: readonly string[]): readonly string[] {
  return [
    ...before,
    ...value
      .split(",")
      .map((item) => item.trim())
      .filter((item) => item !== ""),
  ];
}

/** Collects an option that may be given several times, as it stands. */
export function repeated(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

/** @throws Refusal naming the files that are not there */
export function inputFiles(paths: readonly string[]): InputFile[] {
  return existingFiles(paths).map(inputFile);
}
