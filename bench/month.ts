/** A whole month on a workbook file: what each step costs. */
import { statSync } from "node:fs";
import { join } from "node:path";
import { outboxSender } from "../src/steps/send/outbox";
import { folderSaver, inputFile, nodeFileReader } from "../src/adapters/node/files";
import { nodeFonts } from "../src/adapters/node/fonts";
import { sheetFiles } from "../src/adapters/sheets/sheet-files";
import { openXlsxWorkbook } from "../src/adapters/xlsx/xlsx-workbook";
import { amountToText } from "../src/core/money";
import type { Workbook } from "../src/ports/ports";
import type { Host } from "../src/steps/host";
import { archiveMonth } from "../src/steps/archive";
import { makeEvidencePack } from "../src/steps/evidence";
import { importFiles } from "../src/steps/import-files";
import { initWorkbook } from "../src/steps/init";
import { exportJournal } from "../src/steps/journal";
import { closePeriod, postPeriod } from "../src/steps/periods";
import { restoreMonth } from "../src/steps/restore-month";
import { decideCharges, runReview } from "../src/steps/review";
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
  readonly evidenceMegabytes: number;
  readonly archiveMegabytes: number;
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
  const books = await measureBooks(host, folder, measured);
  await workbook.close();
  return {
    ...books,
    csvMegabytes: (await benchFile(folder).size()) / 1e6,
    steps,
    statements: made.statements.length,
    workbookMegabytes: statSync(path).size / 1e6,
    difference: amountToText(tieOut.difference),
  };
}

type Measured = <T>(name: string, work: () => Promise<T>) => Promise<T>;

/** What comes after the month: closed, posted, packed for an auditor, its charges archived and brought back. */
async function measureBooks(
  host: Host,
  folder: string,
  measured: Measured,
): Promise<Pick<MonthFigures, "evidenceMegabytes" | "archiveMegabytes">> {
  const reader = { read: (file: string) => nodeFileReader.read(file) };
  const saver = folderSaver(join(folder, "books"));
  const sheets = sheetFiles();
  const all = { ids: [], where: [], all: true };
  await decideCharges(host, PERIOD, all, { do: "reject" }, "none of the bench's");
  await measured("close", () => closePeriod(host, PERIOD, "the bench closes it", reader));
  await postPeriod(host, PERIOD, "JE-1", "2025-02-05");
  const tools = { saver, reader, fonts: nodeFonts(), sheetFiles: sheets };
  const request = { period: PERIOD, inputs: [benchFile(folder)] };
  const pack = await measured("evidence", () => makeEvidencePack(host, request, tools));
  const archive = await measured("archive", () =>
    archiveMonth(host, { period: PERIOD }, saver, reader, sheets),
  );
  const file = inputFile(archive.file);
  await measured("restore", () => restoreMonth(host, { period: PERIOD, file }, sheets));
  return { evidenceMegabytes: pack.bytes / 1e6, archiveMegabytes: archive.bytes / 1e6 };
}

function hostOf(workbook: Workbook): Host {
  return { workbook, clock: CLOCK, by: "bench", progress: PROGRESS, dryRun: false };
}
