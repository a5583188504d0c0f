/**
 * npm run bench [-- CHARGES... | statements | large]: what a month over 200 PIs costs, on a workbook file, on the
 * stand-in for Excel, and what an import keeps the pane from drawing in Chromium; then, or alone by their names, the
 * printing of 200 statements, and a file of a million rows.
 * Prints a table with the targets beside, and leaves the figures in bench/results/. It is no test: times are of this
 * machine, and the ratios travel better. BENCH_PROFILE=FOLDER leaves a CPU profile of each piece of work there.
 */
import { fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeBenchFile } from "./inputs";
import type { Figures, Kind } from "./measure";
import { writeLargeFile } from "./large";
import { saveResults, type LargeFigures, type SizeFigures } from "./results";
import type { StatementsFigures } from "./statements";
import { largeTable, statementsTable, table } from "./table";

const SIZES = [1_000, 10_000, 100_000];

async function main(): Promise<void> {
  const given = process.argv
    .slice(2)
    .map(Number)
    .filter((n) => n > 0);
  const [statements, large] = ["statements", "large"].map((name) => process.argv.includes(name));
  const all = given.length === 0 && !statements && !large;
  const sizes: SizeFigures[] = [];
  for (const charges of all ? SIZES : given) sizes.push(await measureSize(charges));
  const statementsFigures = all || statements ? await measurePrinting() : null;
  const largeFigures = all || large ? await measureLarge() : null;
  const lines = [...table(sizes), ...statementsTable(statementsFigures), ...largeTable(largeFigures)];
  process.stdout.write(`${lines.join("\n")}\n`);
  process.stdout.write(`\nThe figures are in ${saveResults(sizes, statementsFigures, largeFigures)}\n`);
}

async function measurePrinting(): Promise<StatementsFigures> {
  process.stderr.write("200 statements …\n");
  return await inChild("statements", 0, "");
}

async function measureLarge(): Promise<LargeFigures> {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  try {
    process.stderr.write("A million rows …\n");
    writeLargeFile(folder);
    return {
      largeBare: await inChild("largeBare", 0, folder),
      largeRead: await inChild("largeRead", 0, folder),
      largeChecked: await inChild("largeChecked", 0, folder),
      largeSummarised: await inChild("largeSummarised", 0, folder),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measureSize(charges: number): Promise<SizeFigures> {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const measured = async <K extends Kind>(kind: K): Promise<Figures[K]> => {
    process.stderr.write(`${charges.toLocaleString("en-US")} charges: ${kind} …\n`);
    return await inChild(kind, charges, folder);
  };
  try {
    writeBenchFile(folder, charges);
    return {
      charges,
      reading: await measured("reading"),
      init: await measured("init"),
      month: await measured("month"),
      packing: await measured("packing"),
      excel: await measured("excel"),
      pane: await measured("pane"),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function inChild<K extends Kind>(kind: K, charges: number, folder: string): Promise<Figures[K]> {
  return new Promise((resolve, reject) => {
    const file = join(import.meta.dirname, "measure.ts");
    const child = fork(file, [kind, String(charges), folder], { execArgv: process.execArgv });
    let figures: Figures[K] | undefined;
    child.on("message", (message) => {
      // What measure.ts sends for this kind.
      figures = message as Figures[K];
      child.disconnect();
    });
    child.on("error", reject);
    child.on("exit", (code) => {
      if (figures === undefined)
        reject(new Error(`Measuring ${kind} of ${charges} charges ended with ${code}`));
      else resolve(figures);
    });
  });
}

await main();
