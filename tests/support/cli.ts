/** The real program as a child process, in a folder of its own. */
import { spawn, type ChildProcess, type SpawnOptions } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

export const ROOT = resolve(__dirname, "../..");
export const SAMPLES = join(ROOT, "sample_data");
const LOADER = pathToFileURL(join(ROOT, "node_modules/tsx/dist/loader.mjs")).href;
const MAIN = join(ROOT, "src/script/main.ts");

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** The one JSON object of stdout. */
  readonly json: Record<string, unknown>;
}

export class Cli {
  readonly folder: string;

  constructor(name = "openchargeback") {
    this.folder = mkdtempSync(join(tmpdir(), `${name}-`));
  }

  path(...parts: string[]): string {
    return join(this.folder, ...parts);
  }

  /** Runs `openchargeback ARGS --workbook book.xlsx`. */
  async run(...args: string[]): Promise<Ran> {
    return await this.bare(...args, "--workbook", this.path("book.xlsx"));
  }

  /** The same with --json, whose stdout must be one JSON object and nothing else. */
  async json(...args: string[]): Promise<Ran> {
    return await this.run(...args, "--json");
  }

  /** Only the arguments given. */
  async bare(...args: string[]): Promise<Ran> {
    return await runProgram(["--import", LOADER, MAIN, ...args], { cwd: this.folder });
  }

  /** Starts the program and leaves it running. */
  start(...args: string[]): ChildProcess {
    const all = ["--import", LOADER, MAIN, ...args, "--workbook", this.path("book.xlsx")];
    return spawn(process.execPath, all, { cwd: this.folder, env: ENVIRONMENT, stdio: "ignore" });
  }

  /** Takes another folder's files for its own. */
  copyFrom(other: Cli): this {
    cpSync(other.folder, this.folder, { recursive: true });
    return this;
  }

  /** Bytes and time of a file; "" where there is none. */
  state(...parts: string[]): string {
    const path = this.path(...parts);
    try {
      return `${createHash("sha256").update(readFileSync(path)).digest("hex")} ${statSync(path).mtimeMs}`;
    } catch {
      return "";
    }
  }

  /** All files below the folder. */
  files(): string[] {
    return readdirSync(this.folder, { recursive: true, encoding: "utf8" }).sort();
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** One instant for everything that is written; no colours. */
const ENVIRONMENT = { ...process.env, SOURCE_DATE_EPOCH: "1738573200", NO_COLOR: "1" };

/** Runs Node to its end. */
export async function runProgram(args: readonly string[], options: SpawnOptions): Promise<Ran> {
  const child = spawn(process.execPath, args, {
    env: ENVIRONMENT,
    ...options,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout?.on("data", (bytes: Buffer) => out.push(bytes));
  child.stderr?.on("data", (bytes: Buffer) => err.push(bytes));
  const code = await new Promise<number | null>((done, failed) =>
    child.once("close", done).once("error", failed),
  );
  const [stdout, stderr] = [out, err].map((chunks) => Buffer.concat(chunks).toString("utf8"));
  return { code, stdout: stdout ?? "", stderr: stderr ?? "", json: onlyObject(args, stdout ?? "") };
}

function onlyObject(args: readonly string[], stdout: string): Record<string, unknown> {
  if (!args.includes("--json")) return {};
  const value: unknown = JSON.parse(stdout);
  if (typeof value !== "object" || value === null || Array.isArray(value) || !stdout.endsWith("}\n"))
    throw new Error(`stdout is not one JSON object: ${stdout}`);
  return value as Record<string, unknown>;
}
