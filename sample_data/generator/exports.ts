/** The eight export files: each source's usage of a month with its planted lines mixed in. */
import type { Line, Month, PlantedCase } from "./line";
import { awsLast, awsPlanted } from "./planted/aws";
import { azureLast, azurePlanted } from "./planted/azure";
import { hpcLast, hpcPlanted } from "./planted/hpc";
import { storagePlanted } from "./planted/storage";
import { seeded } from "./random";
import { AWS } from "./shapes/aws";
import { AZURE } from "./shapes/azure";
import { HPC, STORAGE } from "./shapes/campus";
import { writeFile, type Shape } from "./shapes/shape";
import { AWS_USAGE } from "./usage/aws";
import { AZURE_USAGE } from "./usage/azure";
import { HPC_USAGE } from "./usage/hpc";
import { usageLines, type Recipe } from "./usage/recipe";
import { STORAGE_USAGE } from "./usage/storage";

export const MONTHS: readonly Month[] = [
  { period: "2025-01", start: "2025-01-01T00:00:00Z", end: "2025-02-01T00:00:00Z" },
  { period: "2025-12", start: "2025-12-01T00:00:00Z", end: "2026-01-01T00:00:00Z" },
];

interface Export {
  readonly shape: Shape;
  readonly usage: readonly Recipe[];
  planted(month: Month): Line[];
  /** A line with a line break in it, kept for the end of the file. */
  last?(month: Month): Line;
}

const EXPORTS: readonly Export[] = [
  { shape: AWS, usage: AWS_USAGE, planted: awsPlanted, last: awsLast },
  { shape: AZURE, usage: AZURE_USAGE, planted: azurePlanted, last: azureLast },
  { shape: HPC, usage: HPC_USAGE, planted: hpcPlanted, last: hpcLast },
  { shape: STORAGE, usage: STORAGE_USAGE, planted: storagePlanted },
];

export interface ExportFile {
  readonly name: string;
  readonly text: string;
  readonly rows: number;
  readonly planted: readonly PlantedCase[];
}

export function exportFiles(months: readonly Month[] = MONTHS): ExportFile[] {
  return months.flatMap((month) => EXPORTS.map((one) => exportFile(one, month)));
}

function exportFile(one: Export, month: Month): ExportFile {
  const name = `${one.shape.source.toLowerCase()}_${month.period}.csv`;
  const random = seeded(name);
  const usage = one.usage.flatMap((recipe) => usageLines(recipe, month, random));
  const mixed = mix(byStart(usage), one.planted(month), random);
  const lines = one.last === undefined ? mixed : [...mixed, one.last(month)];
  return { name, text: writeFile(one.shape, lines, month), rows: lines.length, planted: cases(name, lines) };
}

function byStart(lines: readonly Line[]): Line[] {
  return [...lines].sort((a, b) => (a.start === b.start ? 0 : a.start < b.start ? -1 : 1));
}

/** Puts each planted line at a place of its own, spread over the file. */
function mix(usage: readonly Line[], planted: readonly Line[], random: ReturnType<typeof seeded>): Line[] {
  const lines = [...usage];
  for (const line of planted) lines.splice(random.between(0, lines.length), 0, line);
  return lines;
}

function cases(file: string, lines: readonly Line[]): PlantedCase[] {
  return lines.flatMap((line, index) =>
    (line.plants ?? []).map((plant) => ({ file, row: index + 2, ...plant })),
  );
}
