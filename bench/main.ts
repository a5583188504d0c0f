/**
 * npm run bench [-- CHARGES...]: what each step costs for generated months over 200 PIs, on a workbook file and in Excel.
 * Prints a table and leaves the figures in bench/results/. Times are of this machine; the ratios travel better.
 */
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { cpus, platform, tmpdir } from "node:os";
import { join } from "node:path";
import Papa from "papaparse";
import { outboxSender } from "../src/adapters/eml/outbox";
import { folderSaver, nodeFileReader } from "../src/adapters/node/files";
import { nodeFonts } from "../src/adapters/node/fonts";
import { openXlsxWorkbook } from "../src/adapters/xlsx/xlsx-workbook";
import { readFocus } from "../src/core/focus/read";
import { Directory } from "../src/core/reference";
import { readSettings } from "../src/core/settings";
import { amountToText } from "../src/core/money";
import type { InputFile } from "../src/ports/ports";
import type { Host } from "../src/steps/host";
import { importFiles, type ImportRequest } from "../src/steps/import-files";
import { initWorkbook } from "../src/steps/init";
import { exportJournal } from "../src/steps/journal";
import { runReview } from "../src/steps/review";
import { sendStatements } from "../src/steps/send";
import { makeStatements } from "../src/steps/statements";
import { tieOutMonth } from "../src/steps/tie-out";
import { excelTable, measureExcel, type ExcelFigures } from "./excel";
import { generateFocusCsv, generateReferenceFiles } from "./generate";

const PIS = 200;
const PERIOD = "2025-01";
/** Reading is measured in turn with bare papaparse, so that a busy machine slows both; medians count. */
const ROUNDS = 9;

interface Figures {
  readonly charges: number;
  readonly csvMegabytes: number;
  readonly papaparse: number;
  readonly reading: number;
  readonly steps: Readonly<Record<string, number>>;
  readonly statements: number;
  readonly workbookMegabytes: number;
  readonly peakMegabytes: number;
  readonly difference: string;
}

async function measure(charges: number): Promise<Figures> {
  const csv = benchFile(charges);
  const { papaparse, reading } = measureReading(csv);
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  try {
    return {
      charges,
      csvMegabytes: Buffer.byteLength(csv) / 1e6,
      papaparse,
      reading,
      ...(await measureMonth(folder, csv)),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function measureReading(csv: string): { papaparse: number; reading: number } {
  const settings = readSettings([]);
  const directory = new Directory({ sources: [], people: [], projects: [], funds: [], splits: [] });
  const options = { source: "bench", costBasis: "Billed", settings, directory } as const;
  const times = { papaparse: [] as number[], reading: [] as number[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    times.papaparse.push(seconds(() => Papa.parse<string[]>(csv, { delimiter: ",", skipEmptyLines: true })));
    times.reading.push(seconds(() => readFocus("bench.csv", csv, options)));
  }
  return { papaparse: median(times.papaparse), reading: median(times.reading) };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

async function measureMonth(
  folder: string,
  csv: string,
): Promise<Pick<Figures, "steps" | "statements" | "workbookMegabytes" | "peakMegabytes" | "difference">> {
  const path = join(folder, "bench.xlsx");
  const clock = { now: () => "2025-02-03T09:00:00Z" };
  const workbook = await openXlsxWorkbook(path, { create: true, clock });
  const progress = { report: () => undefined, cancelled: () => false };
  const host: Host = { workbook, clock, by: "bench", progress, dryRun: false };
  const saver = folderSaver(folder);
  const reader = { read: (file: string) => nodeFileReader.read(file) };
  const peak = watchMemory();
  const steps: Record<string, number> = {};
  const timed = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const start = performance.now();
    const result = await work();
    steps[name] = (performance.now() - start) / 1000;
    return result;
  };
  await timed("init", () => initWorkbook(host, workbook, referenceFiles()));
  await timed("import", () => importFiles(host, importOf(csv)));
  await timed("review", () => runReview(host, PERIOD));
  const made = await timed("statements", () => makeStatements(host, { period: PERIOD }, saver, nodeFonts()));
  await timed("send", () =>
    sendStatements(host, { period: PERIOD }, outboxSender(join(folder, "outbox")), nodeFonts()),
  );
  await timed("journal", () => exportJournal(host, { period: PERIOD }, saver));
  const { tieOut } = await timed("tie-out", () => tieOutMonth(host, PERIOD, reader));
  await workbook.close();
  return {
    steps,
    statements: made.statements.length,
    workbookMegabytes: statSync(path).size / 1e6,
    peakMegabytes: peak(),
    difference: amountToText(tieOut.difference),
  };
}

function benchFile(charges: number): string {
  return generateFocusCsv({ charges, pis: PIS, seed: "bench" });
}

function importOf(csv: string): ImportRequest & { readonly period: string } {
  return {
    files: [inMemory(`bench_${PERIOD}.csv`, csv)],
    period: PERIOD,
    add: false,
    replacePeriods: [],
    invoiceTotal: null,
    acceptProblems: false,
  };
}

function referenceFiles(): InputFile[] {
  return Object.entries(generateReferenceFiles({ pis: PIS })).map(([name, text]) => inMemory(name, text));
}

function inMemory(name: string, text: string): InputFile {
  return { name, bytes: () => Promise.resolve(new TextEncoder().encode(text)) };
}

function seconds(work: () => void): number {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
}

/** The most memory the process held while it was watched, in MB. */
function watchMemory(): () => number {
  let most = 0;
  const look = (): void => {
    most = Math.max(most, process.memoryUsage.rss() / 1e6);
  };
  const timer = setInterval(look, 20);
  return () => {
    clearInterval(timer);
    look();
    return Math.max(most, process.resourceUsage().maxRSS / 1000);
  };
}

function print(all: readonly Figures[]): void {
  const line = (name: string, pick: (f: Figures) => string): string =>
    name.padEnd(34) + all.map((f) => pick(f).padStart(14)).join("");
  const time = (s: number): string => `${s.toFixed(2)} s`;
  const stepNames = Object.keys(all[0]?.steps ?? {});
  const total = (f: Figures): number => Object.values(f.steps).reduce((a, b) => a + b, 0);
  const lines = [
    line("Charges", (f) => f.charges.toLocaleString("en-US")),
    line("CSV", (f) => `${f.csvMegabytes.toFixed(1)} MB`),
    line("Bare papaparse", (f) => time(f.papaparse)),
    line("Reading to charges", (f) => time(f.reading)),
    line("Reading / papaparse (≤ 2.5)", (f) => (f.reading / f.papaparse).toFixed(2)),
    ...stepNames.map((name) => line(name, (f) => time(f.steps[name] ?? 0))),
    line("Month in all (10,000: ≤ 20 s)", (f) => time(total(f))),
    line("Statements", (f) => String(f.statements)),
    line("PDFs per second", (f) => (f.statements / (f.steps["statements"] ?? 1)).toFixed(1)),
    line("Workbook", (f) => `${f.workbookMegabytes.toFixed(1)} MB`),
    line("Peak memory", (f) => `${f.peakMegabytes.toFixed(0)} MB`),
    line("Tie-out difference", (f) => f.difference),
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
}

async function main(): Promise<void> {
  const given = process.argv
    .slice(2)
    .map(Number)
    .filter((n) => n > 0);
  const sizes = given.length > 0 ? given : [1_000, 10_000];
  const all: Figures[] = [];
  for (const size of sizes) all.push(await measure(size));
  print(all);
  const excel: ExcelFigures[] = [];
  for (const size of sizes) excel.push(await measureExcel(size, referenceFiles(), importOf(benchFile(size))));
  process.stdout.write(`\n${excelTable(excel).join("\n")}\n`);
  const machine = {
    cpus: cpus().length,
    model: cpus()[0]?.model ?? "",
    platform: platform(),
    node: process.version,
  };
  const results = join(import.meta.dirname, "results");
  mkdirSync(results, { recursive: true });
  writeFileSync(
    join(results, "latest.json"),
    `${JSON.stringify({ machine, figures: all, excel }, null, 2)}\n`,
  );
}

await main();
