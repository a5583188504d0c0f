/** automation/month.sh run in a folder of its own, as a scheduler runs it, with a program that a test chooses. */
import { spawn } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { toolAvailable } from "../../src/testing/tools";

const SCRIPT = resolve(__dirname, "../../automation/month.sh");

/** Windows has no sh. */
export const shellTest = toolAvailable("sh") ? test : test.skip;

export interface JobRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Subjects that people were told in this run. */
  readonly told: readonly string[];
}

export class ShellJob {
  /** A name with a space and other letters, as folders have. */
  readonly folder = mkdtempSync(join(tmpdir(), "month ü-"));

  /** @param openchargeback how the program is called */
  constructor(private readonly openchargeback: string) {
    mkdirSync(this.path("inbox"));
    // What NOTIFY gets: the subject as an argument, the text on its standard input.
    this.write("notify.sh", '{ echo; echo "SUBJECT $1"; cat; } >>"$(dirname "$0")/told.txt"\n');
  }

  path(...parts: string[]): string {
    return join(this.folder, ...parts);
  }

  write(name: string, text: string): void {
    writeFileSync(this.path(name), text);
    chmodSync(this.path(name), 0o755);
  }

  read(name: string): string {
    return existsSync(this.path(name)) ? readFileSync(this.path(name), "utf8") : "";
  }

  /** Runs `month.sh -c month.env 2025-01` with these settings besides the usual. */
  async run(
    settings: Readonly<Record<string, string>> = {},
    args: readonly string[] = ["2025-01"],
  ): Promise<JobRun> {
    const usual = {
      OPENCHARGEBACK: this.openchargeback,
      WORKBOOK: this.path("book.xlsx"),
      INBOX: this.path("inbox"),
      STATE: this.path("state"),
      NOTIFY: `sh '${this.path("notify.sh")}' "$1"`,
    };
    const lines = Object.entries({ ...usual, ...settings }).map(
      ([name, value]) => `${name}='${value.replace(/'/g, "'\\''")}'\n`,
    );
    this.write("month.env", lines.join(""));
    const before = this.subjects().length;
    const child = spawn("sh", [SCRIPT, "-c", "month.env", ...args], {
      cwd: this.folder,
      env: { PATH: process.env["PATH"], HOME: this.folder, SOURCE_DATE_EPOCH: "1738573200" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const [out, err]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on("data", (bytes: Buffer) => out.push(bytes));
    child.stderr.on("data", (bytes: Buffer) => err.push(bytes));
    const code = await new Promise<number | null>((done) => child.once("close", done));
    const text = (chunks: Buffer[]): string => Buffer.concat(chunks).toString("utf8");
    return { code, stdout: text(out), stderr: text(err), told: this.subjects().slice(before) };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private subjects(): string[] {
    return [...this.read("told.txt").matchAll(/^SUBJECT OpenChargeback (.*)$/gm)].map(
      ([, words]) => words ?? "",
    );
  }
}
