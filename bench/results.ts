/** The figures as JSON in bench/results/: one file for each kind of machine and Node version, with its latest run. */
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, platform, totalmem } from "node:os";
import { join } from "node:path";
import type { Figures } from "./measure";
import type { StatementsFigures } from "./statements";

export type LargeKind = "largeBare" | "largeRead" | "largeChecked" | "largeSummarised";
export type LargeFigures = Pick<Figures, LargeKind>;
export interface SizeFigures extends Omit<Figures, LargeKind | "statements"> {
  readonly charges: number;
}

/** @returns the file's path */
export function saveResults(
  sizes: readonly SizeFigures[],
  statements: StatementsFigures | null,
  large: LargeFigures | null,
): string {
  const processors = cpus();
  const machine = {
    processor: processors[0]?.model.trim() ?? "",
    processors: processors.length,
    memoryGigabytes: Math.round(totalmem() / 1e9),
    platform: platform(),
    node: process.version,
  };
  const name = `${machine.processor} ${machine.processors} cpus ${machine.platform} node ${machine.node}`;
  const folder = join(import.meta.dirname, "results");
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name.toLowerCase().replace(/[^\w.]+/g, "-")}.json`);
  const content = { machine, date: new Date().toISOString(), commit: commit(), sizes, statements, large };
  writeFileSync(file, `${JSON.stringify(content, rounded, 2)}\n`);
  return file;
}

/** Four digits are all that a time is worth. */
function rounded(_key: string, value: unknown): unknown {
  return typeof value === "number" && !Number.isInteger(value) ? Number(value.toPrecision(4)) : value;
}

/** With "+" where the sources differ from it. */
function commit(): string {
  try {
    const git = (...args: string[]): string =>
      execFileSync("git", args, { cwd: import.meta.dirname, encoding: "utf8", stdio: "pipe" }).trim();
    return (
      git("rev-parse", "--short", "HEAD") + (git("status", "--porcelain", "--", "../src") === "" ? "" : "+")
    );
  } catch {
    return "";
  }
}
