/** Option values that need more than text: amounts, months, files. */
import { statSync } from "node:fs";
import { inputFile } from "../adapters/node/files";
import { parseAmount, type Amount } from "../core/money";
import { isPeriod, type Period } from "../core/period";
import { Refusal } from "../core/problem";
import type { InputFile } from "../ports/ports";

/** @throws Refusal when it is no plain decimal number */
export function amountOption(text: string | undefined, option: string): Amount | null {
  if (text === undefined) return null;
  const amount = parseAmount(text.trim());
  if (amount === null)
    throw new Refusal(`${option} "${text}" is not a plain number such as 1234.56. Nothing was written.`);
  return amount;
}

export function periodOption(text: string): Period {
  if (!isPeriod(text)) throw new Refusal(`"${text}" is not a month. Write it as 2025-01.`);
  return text;
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
  const missing = paths.filter((path) => !isFile(path));
  if (missing.length > 0) throw new Refusal(`There is no file ${missing.join(", ")}. Nothing was written.`);
  return paths.map(inputFile);
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
