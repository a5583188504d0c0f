/** Two sample months on any workbook, with a fixed clock: everything they leave behind, as text files. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import { inputFile } from "../../src/adapters/node/files";
import { nodeFonts } from "../../src/adapters/node/fonts";
import type { MailSender } from "../../src/ports/mail-sender";
import type { FileSaver, Workbook, WorkbookStructure } from "../../src/ports/ports";
import { mailToEml } from "../../src/render/mail/eml";
import { tieOutAnswer } from "../../src/script/commands/tie-out";
import { parseDecisions, runSampleMonth } from "../../src/script/demo/sample-month";
import type { Host } from "../../src/steps/host";
import { initWorkbook } from "../../src/steps/init";
import { outboxSender } from "../../src/steps/send/outbox";
import { ALL_TABLES } from "../../src/workbook/tables";

const SAMPLES = join(__dirname, "../../sample_data");
export const EXPECTED = join(SAMPLES, "expected");
const PERIODS = ["2025-01", "2025-12"];
const NOW = "2026-01-15T09:00:00Z";

/** @returns file name → content */
export async function sampleMonths(
  workbook: Workbook,
  structure: WorkbookStructure,
): Promise<Map<string, string>> {
  const outputs = new Outputs();
  const host: Host = {
    workbook,
    clock: { now: () => NOW },
    by: "golden",
    progress: { report: () => undefined, cancelled: () => false },
    dryRun: false,
  };
  const reference = join(SAMPLES, "reference");
  await initWorkbook(
    host,
    structure,
    readdirSync(reference).map((name) => inputFile(join(reference, name))),
  );
  const decisions = parseDecisions(readFileSync(join(SAMPLES, "decisions.json"), "utf8"));
  for (const period of PERIODS) {
    const files = ["aws", "azure", "hpc", "storage"].map((s) =>
      inputFile(join(SAMPLES, `${s}_${period}.csv`)),
    );
    const { month } = await runSampleMonth(host, period, files, decisions, outputs.tools());
    outputs.texts.set(
      `tie-out_${period}.json`,
      `${JSON.stringify(tieOutAnswer(month.tieOut).json, null, 2)}\n`,
    );
  }
  await addTables(workbook, outputs.texts);
  outputs.texts.set("files.csv", outputs.list());
  return outputs.texts;
}

async function addTables(workbook: Workbook, texts: Map<string, string>): Promise<void> {
  const tables = await workbook.read(ALL_TABLES.map((table) => ({ table })));
  ALL_TABLES.forEach((table, i) => {
    const headings = table.columns.map((c) => c.heading);
    const rows = (tables[i] ?? []).map((row) => headings.map((heading) => row[heading] ?? ""));
    const csv = Papa.unparse([headings, ...rows], { newline: "\n" });
    texts.set(`tables/${table.name}.csv`, `${csv}\n`);
  });
}

/** Keeps what the steps save: journals as text, PDFs and mails by their hash. */
class Outputs {
  readonly texts = new Map<string, string>();
  private readonly hashes = new Map<string, string>();

  tools(): Parameters<typeof runSampleMonth>[4] {
    return {
      statements: this.saver("statements"),
      journal: this.saver("journal"),
      mail: this.sender(),
      fonts: nodeFonts(),
      reader: { read: (path) => Promise.resolve(Buffer.from(this.texts.get(path) ?? "")) },
    };
  }

  list(): string {
    const rows = [...this.hashes].sort(([a], [b]) => (a < b ? -1 : 1)).map((row) => row.join(","));
    return `${["File,Bytes,SHA-256", ...rows].join("\n")}\n`;
  }

  private saver(folder: string): FileSaver {
    return {
      save: (name, bytes) => {
        const path = `${folder}/${name}`;
        if (folder === "journal") this.texts.set(path, Buffer.from(bytes).toString("utf8"));
        else this.note(path, bytes);
        return Promise.resolve({ path, changed: true });
      },
    };
  }

  private sender(): MailSender {
    return {
      ...outboxSender(this.saver("outbox")),
      send: (mail) => {
        this.note(`outbox/${mail.to.join(" ")} ${mail.period}.eml`, mailToEml(mail));
        return Promise.resolve("Sent");
      },
    };
  }

  private note(path: string, bytes: Uint8Array): void {
    this.hashes.set(path, `${bytes.length},${createHash("sha256").update(bytes).digest("hex")}`);
  }
}

/** The committed files, name → content. */
export function expectedFiles(): Map<string, string> {
  const names = readdirSync(EXPECTED, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== "README.md")
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    names.map((path) => [path.slice(EXPECTED.length + 1).replaceAll("\\", "/"), readFileSync(path, "utf8")]),
  );
}
