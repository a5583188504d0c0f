/** What another program reads on the pages of a PDF: pieces of text with their places, by pdf.js. */
import { spawn, type ChildProcessByStdio } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";

/** In points from the left and the bottom of the page. */
export interface PdfText {
  readonly text: string;
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

export const PDF_PROGRAM = join(__dirname, "../../scripts/pdf-texts-for-jest.mjs");

/** A line of the program's answers, by page; null for what pdf.js says of itself. */
export function piecesIn(line: string): PdfText[][] | null {
  return line.startsWith("\u0000") ? (JSON.parse(line.slice(1)) as PdfText[][]) : null;
}

/** One process for many PDFs; to be closed. */
export class PdfReader {
  private readonly process: ChildProcessByStdio<Writable, Readable, null>;
  private readonly waiting: ((pages: PdfText[][]) => void)[] = [];
  private readonly failing: ((error: Error) => void)[] = [];

  constructor() {
    this.process = spawn(process.execPath, [PDF_PROGRAM], { stdio: ["pipe", "pipe", "inherit"] });
    createInterface({ input: this.process.stdout }).on("line", (line) => {
      const pages = piecesIn(line);
      if (pages !== null) this.waiting.shift()?.(pages);
    });
    this.process.on("exit", (code) => {
      for (const fail of this.failing) fail(new Error(`pdf.js ended with ${code}: the PDF cannot be read`));
    });
  }

  /** The pieces of each page, in drawing order; rejects when the PDF cannot be read. */
  async read(pdf: Uint8Array): Promise<PdfText[][]> {
    return await new Promise((resolve, reject) => {
      this.waiting.push(resolve);
      this.failing.push(reject);
      this.process.stdin.write(`${Buffer.from(pdf).toString("base64")}\n`);
    });
  }

  close(): void {
    this.process.stdin.end();
  }
}
