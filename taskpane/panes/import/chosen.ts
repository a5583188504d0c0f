/** The files a person chose, and what they said of each: plain values that make an import request. */
import type { MonthChoice } from "../../../src/core/import/replace";
import type { Amount } from "../../../src/core/money";
import { isPeriod, type Period } from "../../../src/core/period";
import { sameName } from "../../../src/core/reference";
import type { InputFile } from "../../../src/ports/ports";
import type { ImportRequest } from "../../../src/steps/import-files";
import type { ImportPreview } from "../../../src/steps/import-preview";

export interface ChosenFile {
  readonly input: InputFile;
  /** "" for the guess by the file's name. */
  readonly source: string;
  /** "" for the guess by its rows. */
  readonly period: Period;
}

export interface Chosen {
  readonly files: readonly ChosenFile[];
  readonly months: readonly MonthChoice[];
  readonly invoiceTotal: Amount | null;
  readonly acceptProblems: boolean;
}

export const NOTHING_CHOSEN: Chosen = { files: [], months: [], invoiceTotal: null, acceptProblems: false };

export function requestOf(chosen: Chosen): ImportRequest {
  return {
    files: chosen.files.map((file) => file.input),
    each: chosen.files.map(({ source, period }) => ({
      ...(source === "" ? {} : { source }),
      ...(period === "" ? {} : { period }),
    })),
    choices: chosen.months,
    add: false,
    replacePeriods: [],
    invoiceTotal: chosen.files.length === 1 ? chosen.invoiceTotal : null,
    acceptProblems: chosen.acceptProblems,
  };
}

export function withFiles(chosen: Chosen, inputs: readonly InputFile[]): Chosen {
  const fresh = inputs.map((input) => ({ input, source: "", period: "" }));
  return { ...chosen, acceptProblems: false, files: [...chosen.files, ...fresh] };
}

export function withoutFile(chosen: Chosen, index: number): Chosen {
  return { ...chosen, acceptProblems: false, files: chosen.files.filter((_, i) => i !== index) };
}

export function withFile(
  chosen: Chosen,
  index: number,
  change: { readonly source?: string; readonly period?: Period },
): Chosen {
  return { ...chosen, files: chosen.files.map((file, i) => (i === index ? { ...file, ...change } : file)) };
}

export function withMonth(chosen: Chosen, choice: MonthChoice): Chosen {
  const others = chosen.months.filter(
    (m) => m.period !== choice.period || !sameName(m.source, choice.source),
  );
  return { ...chosen, months: [...others, choice] };
}

/** Blank is fine: the rows tell the month. */
export function isMonthText(text: string): boolean {
  return text === "" || isPeriod(text);
}

/** What stands against importing what the preview shows. */
export type Hindrance = "" | "refused" | "choose" | "accept";

export function hindrance(preview: ImportPreview, chosen: Chosen): Hindrance {
  if (preview.files.some((file) => file.refusal !== "") || preview.refusal !== "") return "refused";
  if (preview.months.some((month) => month.how === "ask")) return "choose";
  if (badRowsOf(preview) > 0 && !chosen.acceptProblems) return "accept";
  return "";
}

export function badRowsOf(preview: ImportPreview): number {
  return preview.files.reduce((n, file) => n + file.badRows.length, 0);
}

/** The month that most of the charges are of: the one to look at afterwards. */
export function mainMonth(preview: ImportPreview): Period {
  const counts = new Map<Period, number>();
  for (const { period, charges } of preview.months) counts.set(period, (counts.get(period) ?? 0) + charges);
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? 1 : -1))[0]?.[0] ?? "";
}
