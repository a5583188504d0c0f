/** A whole month on a workbook file: what each step costs. */
import { statSync } from "node:fs";
import { join } from "node:path";
import { outboxSender } from "../src/steps/send/outbox";
import { folderSaver, nodeFileReader } from "../src/adapters/node/files";
import { nodeFonts } from "../src/adapters/node/fonts";
import { openXlsxWorkbook } from "../src/adapters/xlsx/xlsx-workbook";
import { amountToText } from "../src/core/money";
import type { Workbook } from "../src/ports/ports";
import type { Host } from "../src/steps/host";
import { importFiles } from "../src/steps/import-files";
import { initWorkbook } from "../src/steps/init";
import { exportJournal } from "../src/steps/journal";
import { runReview } from "../src/steps/review";
import { sendStatements } from "../src/steps/send";
import { makeStatements } from "../src/steps/statements";
import { tieOutMonth } from "../src/steps/tie-out";
import { costOf, type Cost } from "./cost";
import { benchFile, CLOCK, importOf, PERIOD, PROGRESS, referenceFiles } from "./inputs";

export interface MonthFigures {
  readonly csvMegabytes: number;
  readonly steps: Readonly<Record<string, Cost>>;
  readonly statements: number;
  readonly workbookMegabytes: number;
  readonly difference: string;
}

/** The workbook that the month leaves in the folder. */
export function monthWorkbook(folder: string): string {
  return join(folder, "bench.xlsx");
}

/** The command line's init, a process of its own as there: Excelize's memory stays with it. */
export async function measureInit(folder: string): Promise<Cost> {
  const workbook = await openXlsxWorkbook(monthWorkbook(folder), { create: true, clock: CLOCK });
  const { cost } = await costOf("init", () => initWorkbook(hostOf(workbook), workbook, referenceFiles()));
  await workbook.close();
  return cost;
}

/** On the workbook that measureInit has left. */
export async function measureMonth(charges: number, folder: string): Promise<MonthFigures> {
  const path = monthWorkbook(folder);
  const workbook = await openXlsxWorkbook(path, { clock: CLOCK });
  const host = hostOf(workbook);
  const saver = folderSaver(folder);
  const fonts = nodeFonts();
  const steps: Record<string, Cost> = {};
  const measured = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const { result, cost } = await costOf(`${name} ${charges}`, work);
    steps[name] = cost;
    return result;
  };
  await measured("import", () => importFiles(host, importOf(benchFile(folder))));
  await measured("review", () => runReview(host, PERIOD));
  const made = await measured("statements", () => makeStatements(host, { period: PERIOD }, saver, fonts));
  const outbox = outboxSender(folderSaver(join(folder, "outbox")));
  await measured("send", () =>
    sendStatements(host, { period: PERIOD, finish: "send", printed: made.pdfs }, outbox, fonts),
  );
  await measured("journal", () => exportJournal(host, { period: PERIOD }, saver));
  const { tieOut } = await measured("tie-out", () =>
    tieOutMonth(host, PERIOD, { read: (file) => nodeFileReader.read(file) }),
  );
  await workbook.close();
  return {
    csvMegabytes: (await benchFile(folder).size()) / 1e6,
    steps,
    statements: made.statements.length,
    workbookMegabytes: statSync(path).size / 1e6,
    difference: amountToText(tieOut.difference),
  };
}

function hostOf(workbook: Workbook): Host {
  return { workbook, clock: CLOCK, by: "bench", progress: PROGRESS, dryRun: false };
}
