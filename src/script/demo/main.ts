/** npm run demo: two months of sample data, from files to tie-out, into out/. No account, no Excel. */
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { systemClock } from "../../adapters/node/clock";
import { folderSaver, inputFile, nodeFileReader } from "../../adapters/node/files";
import { nodeFonts } from "../../adapters/node/fonts";
import { sheetFiles } from "../../adapters/sheets/sheet-files";
import { openXlsxWorkbook } from "../../adapters/xlsx/xlsx-workbook";
import { amountToNumber, amountToText, roundToCents, type Amount, type Cents } from "../../core/money";
import type { Period } from "../../core/period";
import { HostFailure, Refusal } from "../../core/problem";
import { formatMoney } from "../../render/format";
import type { Host } from "../../steps/host";
import { initWorkbook } from "../../steps/init";
import { outboxSender } from "../../steps/send/outbox";
import { columns, plural } from "../answer";
import { terminalProgress } from "../progress";
import { parseDecisions, runSampleMonth, type SampleMonth } from "./sample-month";

const SAMPLES = resolve(import.meta.dirname, "../../../sample_data");
const PERIODS: readonly Period[] = ["2025-01", "2025-12"];

async function demo(out: string): Promise<void> {
  mkdirSync(out, { recursive: true });
  const path = join(out, "OpenChargeback.xlsx");
  const again = existsSync(path);
  const workbook = await openXlsxWorkbook(path, { create: true, clock: systemClock });
  const progress = terminalProgress(true);
  try {
    const host: Host = { workbook, clock: systemClock, by: "demo", progress, dryRun: false };
    const reference = join(SAMPLES, "reference");
    const files = readdirSync(reference).map((name) => inputFile(join(reference, name)));
    const { added } = await initWorkbook(host, workbook, files);
    const months: SampleMonth[] = [];
    for (const period of PERIODS) months.push(await oneMonth(host, out, period));
    progress.stop();
    const changed = added.length > 0 || months.some((m) => m.changed);
    print([...months.flatMap(describe), ...closing(out, path, changed, again)]);
    if (months.some(({ month }) => month.tieOut.tieOut.isOff || month.stopped !== "")) process.exitCode = 2;
  } finally {
    progress.stop();
    await workbook.close();
  }
}

async function oneMonth(host: Host, out: string, period: Period): Promise<SampleMonth> {
  const names = ["aws", "azure", "hpc", "storage"].map((source) => join(SAMPLES, `${source}_${period}.csv`));
  const decisions = parseDecisions(readFileSync(join(SAMPLES, "decisions.json"), "utf8"));
  return await runSampleMonth(host, period, names.map(inputFile), decisions, {
    statements: folderSaver(join(out, "statements")),
    journal: keptName(join(out, "journal")),
    mail: outboxSender(folderSaver(join(out, "outbox"))),
    fonts: nodeFonts(),
    reader: { read: (path) => nodeFileReader.read(resolve(out, path)) },
    sheetFiles: sheetFiles(),
  });
}

/** The workbook keeps the journal's path relative to itself, so that the folder can be moved. */
function keptName(folder: string): ReturnType<typeof folderSaver> {
  const saver = folderSaver(folder);
  return {
    save: async (name, bytes) => ({ ...(await saver.save(name, bytes)), path: `journal/${name}` }),
  };
}

function describe({ imported, pendingAtFirst, decided, month }: SampleMonth): string[] {
  const { tieOut } = month.tieOut;
  const charges = imported.files.reduce((total, f) => total + f.charges, 0);
  const statements = month.statements?.statements.map((s) => s.record) ?? [];
  const total = (pick: (s: (typeof statements)[number]) => Cents): string =>
    money(statements.reduce((cents, s) => cents + pick(s), 0));
  const rows: [string, string][] = [
    [
      "Imported",
      `${plural(charges, "charge")} of ${rounded(tieOut.imported)} from ${plural(imported.files.length, "file")}`,
    ],
    ["Review", `${plural(pendingAtFirst, "charge")} pending, ${decided} decided, ${month.pending} left`],
    ["Held, rejected", `${rounded(tieOut.held)}, ${rounded(tieOut.rejected)}`],
    [
      "Statements",
      `${statements.length}: list ${total((s) => s.list)}, discount ${total((s) => s.discount)}, amount ${total((s) => s.amount)}`,
    ],
    ["Mail", `${month.sent?.sent.length ?? 0} written, ${month.sent?.already.length ?? 0} written before`],
    [
      "Journal",
      month.journal === null
        ? "exported before"
        : `${plural(month.journal.lines, "line")}, debits ${month.journal.debits}, credits ${month.journal.credits}`,
    ],
    ["Rounding to cents", amountToNumber(tieOut.rounding).toFixed(4)],
    ["Tie-out difference", amountToText(tieOut.difference)],
  ];
  const stopped = month.stopped === "" ? [] : [`Stopped. ${month.stopped}`];
  return [...columns([month.period, ""], rows), ...month.tieOut.warnings, ...stopped, ""];
}

function money(cents: Cents): string {
  return formatMoney(cents, "USD");
}

function rounded(amount: Amount): string {
  return money(roundToCents(amount));
}

function closing(out: string, path: string, changed: boolean, again: boolean): string[] {
  const shown = (file: string): string => relative(process.cwd(), file) || ".";
  if (again && !changed)
    return ["Nothing changed: everything was there already. Delete the folder to start over."];
  return [
    `Workbook    ${shown(path)}`,
    `Statements  ${shown(join(out, "statements"))}`,
    `Mails       ${shown(join(out, "outbox"))}`,
    `Journal     ${shown(join(out, "journal"))}`,
  ];
}

function print(lines: readonly string[]): void {
  process.stdout.write(`${lines.join("\n")}\n`);
}

demo(resolve(process.argv[2] ?? "out")).catch((error: unknown) => {
  process.exitCode = 1;
  const plain = error instanceof Refusal || error instanceof HostFailure;
  process.stderr.write(
    `${plain ? error.message : error instanceof Error ? (error.stack ?? "") : String(error)}\n`,
  );
});
