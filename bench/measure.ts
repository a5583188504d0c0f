/** One measurement in a process of its own, so that no other's memory or warm code counts: KIND CHARGES FOLDER. */
import { measureExcel, type ExcelFigures } from "./excel";
import { benchFile, importOf, referenceFiles } from "./inputs";
import type { Cost } from "./cost";
import { measureBare, measureChecked, measureRead, measureSummarised, type LargeFile } from "./large";
import { measureInit, measureMonth, type MonthFigures } from "./month";
import { measurePacking, type PackingFigures } from "./packing";
import { measurePane, type PaneFigures } from "./pane";
import { measureReading, type ReadingFigures } from "./reading";
import { measureStatements, type StatementsFigures } from "./statements";

export interface Figures {
  readonly reading: ReadingFigures;
  readonly init: Cost;
  readonly month: MonthFigures;
  readonly packing: PackingFigures;
  readonly excel: ExcelFigures;
  readonly pane: PaneFigures;
  readonly statements: StatementsFigures;
  readonly largeBare: Cost;
  readonly largeRead: Cost;
  readonly largeChecked: Cost & LargeFile;
  readonly largeSummarised: Cost & { readonly charges: number };
}
export type Kind = keyof Figures;

const MEASURES: { readonly [K in Kind]: (charges: number, folder: string) => Promise<Figures[K]> } = {
  reading: measureReading,
  init: (_charges, folder) => measureInit(folder),
  month: measureMonth,
  packing: (_charges, folder) => measurePacking(folder),
  excel: (charges, folder) => measureExcel(charges, referenceFiles(), importOf(benchFile(folder))),
  pane: (_charges, folder) => measurePane(folder),
  statements: () => measureStatements(),
  largeBare: (_rows, folder) => measureBare(folder),
  largeRead: (_rows, folder) => measureRead(folder),
  largeChecked: (_rows, folder) => measureChecked(folder),
  largeSummarised: (_rows, folder) => measureSummarised(folder),
};

/** Only where bench/main.ts has started this file. */
if (process.send !== undefined) {
  const [kind, charges, folder = ""] = process.argv.slice(2);
  process.send(await MEASURES[kind as Kind](Number(charges), folder));
}
