/** What was chosen, as the import step wants it. */
import type { ImportRequest } from "../../../src/steps/import-files";
import type { FileChoice } from "../../../src/steps/read-files";
import type { Chosen, ChosenFile } from "./chosen";

export function requestOf(chosen: Chosen): ImportRequest {
  return {
    files: chosen.files.map((file) => file.input),
    each: chosen.files.map(choiceOf),
    choices: chosen.months,
    add: false,
    replacePeriods: [],
    invoiceTotal: chosen.files.length === 1 ? chosen.invoiceTotal : null,
    acceptProblems: chosen.acceptProblems,
    ...(chosen.asCorrection ? { asCorrection: true } : {}),
    ...(chosen.lateRows ? { lateRows: true } : {}),
  };
}

function choiceOf({ source, period, amounts, dates, summarise }: ChosenFile): FileChoice {
  return {
    ...(source === "" ? {} : { source }),
    ...(period === "" ? {} : { period }),
    ...(amounts === null ? {} : { amounts }),
    ...(dates === null ? {} : { dates }),
    ...(summarise === null ? {} : { summarise }),
  };
}
