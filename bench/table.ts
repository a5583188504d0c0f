/** The figures as lines of text: a column a size, the growth from the last size but one to the last, and the target. */
import type { Compared } from "./compared";
import type { Cost } from "./cost";
import type { ExcelCounts } from "./excel";
import type { LargeFigures, SizeFigures } from "./results";
import type { StatementsFigures } from "./statements";

/** Of these the month's limit speaks; sending is not among them. */
const MONTH = ["import", "review", "statements", "journal", "tie-out"];

export function table(sizes: readonly SizeFigures[]): string[] {
  if (sizes.length === 0) return [];
  const steps = Object.keys(sizes[0]?.month.steps ?? {});
  const excelSteps = Object.keys(sizes[0]?.excel.steps ?? {});
  const line = (name: string, pick: (f: SizeFigures) => string, more = "", target = ""): string =>
    name.padEnd(32) + sizes.map((f) => pick(f).padStart(28)).join("") + more.padStart(9) + `  ${target}`;
  const imported = (f: SizeFigures): ExcelCounts => f.excel.steps["import"] ?? NOTHING;
  return [
    line("Charges", (f) => f.charges.toLocaleString("en-US"), "growth", "target"),
    "On a workbook file: time, time of all processors (by which growth counts), peak memory",
    line("  init", (f) => costText(f.init)),
    ...steps.map((name) =>
      line(
        `  ${name}`,
        (f) => costText(stepOf(f, name)),
        growth(sizes, (f) => stepOf(f, name)),
        "growth ≤ 1.1",
      ),
    ),
    line(
      "  month without sending",
      (f) => costText(monthOf(f)),
      growth(sizes, monthOf),
      "100,000: ≤ 60 s, ≤ 1,200 MB",
    ),
    line("  PDFs a second, the step in all", (f) =>
      (f.month.statements / stepOf(f, "statements").seconds).toFixed(1),
    ),
    line("  workbook", (f) => megabytes(f.month.workbookMegabytes)),
    line("  evidence pack", (f) => megabytes(f.month.evidenceMegabytes)),
    line("  archive of the charges", (f) => megabytes(f.month.archiveMegabytes)),
    line("  tie-out difference", (f) => f.month.difference, "", "0.00"),
    "Against bare libraries over the same bytes: own, bare, ratio of processor time",
    line("  FOCUS to charges, papaparse", (f) => ratioText(f.reading), "", "≤ 2.2"),
    line("  conformance adds to reading", (f) => addedText(f.reading.conformance), "", "≤ 60 %"),
    line("  reading the workbook, fflate", (f) => ratioText(f.packing.read), "", "≤ 2.5"),
    line("  writing the workbook, fflate", (f) => ratioText(f.packing.write), "", "≤ 2.5"),
    "In Excel: requests, sent, received",
    ...excelSteps.map((name) => line(`  ${name}`, (f) => countsText(f.excel.steps[name] ?? NOTHING))),
    line(
      "  import: sent / bare values",
      (f) => (imported(f).bytesSent / f.excel.bareBytes).toFixed(3),
      "",
      "≤ 1.15",
    ),
    line("  import: requests allowed", (f) => String(Math.ceil(f.excel.bareBytes / 1e6) + 15)),
    "In the pane in Chromium, with Excel in another thread: tasks of the pane's own while it imports",
    line("  longest task", (f) => `${f.pane.longestTaskMs.toFixed(0)} ms`, "", "≤ 100 ms"),
    line("  tasks over 50 ms, over 100 ms", (f) => `${f.pane.tasksOver50}, ${f.pane.tasksOver100}`),
    line(
      "  preview, import, heap of the page",
      ({ pane: { previewSeconds, importSeconds, peakHeapMegabytes } }) =>
        `${previewSeconds.toFixed(1)} s, ${importSeconds.toFixed(1)} s, ${megabytes(peakHeapMegabytes, 0)}`,
    ),
  ];
}

/** 200 accessible statements against bare tables. */
export function statementsTable(figures: StatementsFigures | null): string[] {
  if (figures === null) return [];
  const { time, own, bare, slowestMs } = figures;
  const line = (name: string, text: string, target: string): string =>
    `${name.padEnd(40)}${text.padStart(38)}  ${target}`;
  const file = ({ bytes, pages }: StatementsFigures["own"]): string =>
    `${megabytes(bytes / 1e6)}, ${pages.toLocaleString("en-US")} pages`;
  return [
    "200 statements of 30 charges, tagged, fonts embedded, against bare tables in Helvetica",
    line("  jspdf-autotable: own, bare, ratio", ratioText(time), "≤ 2.5"),
    line("  slowest statement", `${slowestMs.toFixed(0)} ms`, "≤ 100 ms"),
    line("  own PDFs", file(own), ""),
    line("  bare PDFs", file(bare), ""),
  ];
}

/** A file of a million rows, by the script. */
export function largeTable(large: LargeFigures | null): string[] {
  if (large === null) return [];
  const { largeBare: bare, largeRead: read, largeChecked: checked, largeSummarised: summarised } = large;
  const ratio = (own: Cost): string => (own.cpuSeconds / bare.cpuSeconds).toFixed(2);
  const line = (name: string, text: string, target: string): string =>
    `${name.padEnd(34)}${text.padStart(44)}  ${target}`;
  return [
    `${checked.rows.toLocaleString("en-US")} rows, ${megabytes(checked.megabytes, 0)}, by the script`,
    line("  bare papaparse", costText(bare), ""),
    line("  read", `${costText(read)}, ratio ${ratio(read)}`, "≤ 2.5, ≤ 700 MB"),
    line("  check, with every rule", `${costText(checked)}, ratio ${ratio(checked)}`, "≤ 700 MB"),
    line(
      `  summarised to ${summarised.charges.toLocaleString("en-US")} charges`,
      `${costText(summarised)}, ratio ${ratio(summarised)}`,
      "≤ 700 MB",
    ),
  ];
}

const NOTHING: ExcelCounts = { requests: 0, bytesSent: 0, bytesReceived: 0 };

function stepOf(figures: SizeFigures, name: string): Cost {
  return figures.month.steps[name] ?? { seconds: 0, cpuSeconds: 0, peakMegabytes: 0 };
}

function monthOf(figures: SizeFigures): Cost {
  const costs = MONTH.map((name) => stepOf(figures, name));
  return {
    seconds: costs.reduce((sum, cost) => sum + cost.seconds, 0),
    cpuSeconds: costs.reduce((sum, cost) => sum + cost.cpuSeconds, 0),
    peakMegabytes: Math.max(...costs.map((cost) => cost.peakMegabytes)),
  };
}

/** The exponent of the cost in the number of charges: 1 when ten times as many take ten times as long. */
function growth(sizes: readonly SizeFigures[], pick: (f: SizeFigures) => Cost): string {
  const [small, large] = sizes.slice(-2);
  if (small === undefined || large === undefined) return "";
  const times = pick(large).cpuSeconds / pick(small).cpuSeconds;
  return (Math.log(times) / Math.log(large.charges / small.charges)).toFixed(2);
}

function costText({ seconds, cpuSeconds, peakMegabytes }: Cost): string {
  return `${seconds.toFixed(2)} s, ${cpuSeconds.toFixed(2)} s, ${megabytes(peakMegabytes, 0)}`;
}

function ratioText({ own, bare, ratio }: Compared): string {
  return `${own.toFixed(2)} s, ${bare.toFixed(2)} s, ${ratio.toFixed(2)}`;
}

function addedText({ own, bare, ratio }: Compared): string {
  return `${own.toFixed(2)} s, ${bare.toFixed(2)} s, ${((ratio - 1) * 100).toFixed(0)} %`;
}

function countsText({ requests, bytesSent, bytesReceived }: ExcelCounts): string {
  return `${requests}, ${megabytes(bytesSent / 1e6)}, ${megabytes(bytesReceived / 1e6)}`;
}

function megabytes(value: number, decimals = 1): string {
  return `${value.toLocaleString("en-US", { minimumFractionDigits: decimals, maximumFractionDigits: decimals })} MB`;
}
