/**
 * The real program as a child process, in a folder of its own: the built one, which starts three times as fast as the
 * sources. It is built anew whenever a source is younger, once for all that ask at the same time.
 */
import { spawn, spawnSync, type ChildProcess, type SpawnOptions } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { lockSync } from "proper-lockfile";

export const ROOT = resolve(__dirname, "../..");
export const SAMPLES = join(ROOT, "sample_data");
/** Milliseconds that a build may take, on a machine that is busy with other tests. */
const PATIENCE = 500_000;
const FOLDER = join(ROOT, "build", "cli-test");
const BUILT = join(FOLDER, "openchargeback.cjs");

let built = false;

/** The built program's path. */
export function program(): string {
  if (built || isFresh()) return BUILT;
  const release = locked();
  try {
    if (!isFresh()) build();
  } finally {
    release();
  }
  return BUILT;
}

/** Into a folder of its own first: another test may be starting the program that is replaced. */
function build(): void {
  const begun = new Date();
  const fresh = mkdtempSync(join(FOLDER, "new-"));
  const webpack = join(ROOT, "node_modules", "webpack-cli", "bin", "cli.js");
  const config = ["--config", join(ROOT, "webpack.config.js"), "--config-name", "command-line"];
  const args = [webpack, ...config, "--output-path", fresh];
  const { status, stdout } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: "utf8" });
  if (status !== 0) throw new Error(`The program could not be built:\n${stdout}`);
  // A source that changed meanwhile is younger.
  utimesSync(join(fresh, "openchargeback.cjs"), begun, begun);
  renameSync(join(fresh, "openchargeback.cjs"), BUILT);
  rmSync(fresh, { recursive: true });
  built = true;
}

/** Waits for whoever builds. @returns gives it back */
function locked(): () => void {
  mkdirSync(FOLDER, { recursive: true });
  const until = Date.now() + PATIENCE;
  for (;;) {
    try {
      return lockSync(FOLDER, { stale: PATIENCE });
    } catch (error) {
      if (Date.now() > until) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
    }
  }
}

function isFresh(): boolean {
  const time = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const sources = readdirSync(join(ROOT, "src"), { recursive: true, encoding: "utf8" });
  const inputs = [...sources.map((name) => join(ROOT, "src", name)), join(ROOT, "package-lock.json")];
  built = time(BUILT) > Math.max(...inputs.map(time));
  return built;
}

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** The one JSON object of stdout. */
  readonly json: Record<string, unknown>;
}

export class Cli {
  readonly folder: string;
  /** Besides what every run has. */
  readonly environment: Record<string, string> = {};

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
    return await runProgram([program(), ...args], { cwd: this.folder, env: this.allEnvironment() });
  }

  /** Starts the program and leaves it running. */
  start(...args: string[]): ChildProcess {
    const workbook = args.includes("--workbook") ? [] : ["--workbook", this.path("book.xlsx")];
    const all = [program(), ...args, ...workbook];
    return spawn(process.execPath, all, { cwd: this.folder, env: this.allEnvironment(), stdio: "ignore" });
  }

  private allEnvironment(): NodeJS.ProcessEnv {
    return { ...ENVIRONMENT, ...this.environment };
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
