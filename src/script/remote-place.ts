/**
 * A workbook on OneDrive or SharePoint: fetched into a folder of its own, worked on as any file, written back after
 * every change, before the command goes on. What stands in it is so as durable as on disk: a mail leaves only when its
 * row is there for everyone to see.
 */
import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, isAbsolute, join, resolve } from "node:path";
import { driveReader, driveSaver } from "../adapters/graph/drive";
import { workbookFile, type WorkbookFile } from "../adapters/graph/workbook-file";
import { systemClock } from "../adapters/node/clock";
import { folderSaver, nodeFileReader } from "../adapters/node/files";
import { sameSheets } from "../adapters/xlsx/same-sheets";
import { openXlsxWorkbook, type XlsxWorkbook } from "../adapters/xlsx/xlsx-workbook";
import { HostFailure } from "../core/problem";
import type { Change, FileSaver, Progress, Wanted } from "../ports/ports";
import type { ReportShape, Row, TableShape } from "../workbook/shape";
import type { Standing } from "../workbook/standing";
import { driveAccess } from "./microsoft";
import type { Access, Output, Place } from "./place";

/** Folders beside the workbook, each with one a month: `Statements/2025-01`. */
const FOLDERS: Record<Output, string> = {
  statements: "Statements",
  journal: "Journal",
  outbox: "Outbox",
  evidence: "Evidence",
  archive: "Archive",
};

/** @throws Refusal, HostFailure: as workbookFile and openXlsxWorkbook */
export async function placeOnOneDrive(address: string, access: Access): Promise<Place> {
  const drive = await driveAccess(address);
  const file = await workbookFile(drive, address, sameSheets);
  const bytes = await file.download();
  const folder = await mkdtemp(join(tmpdir(), "openchargeback-"));
  const made = new MadeFiles();
  try {
    const path = join(folder, file.name);
    await writeFile(path, bytes, { mode: 0o600 });
    const opened = await openXlsxWorkbook(path, { ...access, clock: systemClock });
    const workbook = new WriteThrough(opened, path, bytes, file, made);
    return {
      workbook,
      account: await drive.account(),
      reader: {
        read: (name) => (isAbsolute(name) ? nodeFileReader : driveReader(drive, file.folder)).read(name),
      },
      output: (kind, period, named) =>
        made.counting(
          named === undefined
            ? driveSaver(drive, file.folder, `${FOLDERS[kind]}/${period}`)
            : folderSaver(resolve(named)),
        ),
      close: () => workbook.close(),
    };
  } catch (cause) {
    await rm(folder, { recursive: true, force: true });
    throw cause;
  }
}

/** The files of this run, to be named where the workbook that knows them could not be written. */
class MadeFiles {
  private readonly byFolder = new Map<string, number>();

  counting(saver: FileSaver): FileSaver {
    return {
      save: async (name, bytes, keep) => {
        const saved = await saver.save(name, bytes, keep);
        const folder = dirname(saved.path);
        if (saved.changed) this.byFolder.set(folder, (this.byFolder.get(folder) ?? 0) + 1);
        return saved;
      },
      ...(saver.before === undefined ? {} : { before: saver.before }),
    };
  }

  /** "" where there are none. */
  get words(): string {
    const each = [...this.byFolder].map(([folder, count]) => `${String(count)} in ${folder}`);
    if (each.length === 0) return "";
    return ` Files that were made already: ${each.join(", ")}; the next run takes their place.`;
  }
}

class WriteThrough implements XlsxWorkbook {
  private sent: string;
  /** After a failure nothing more is written: what came after would rest on what is not there. */
  private failed: Error | null = null;

  constructor(
    private readonly opened: XlsxWorkbook,
    private readonly path: string,
    fetched: Uint8Array,
    private readonly file: WorkbookFile,
    private readonly made: MadeFiles,
  ) {
    this.sent = hashOf(fetched);
  }

  async read(wanted: readonly Wanted[]): Promise<readonly Row[][]> {
    return await this.opened.read(wanted);
  }

  async look(tables: readonly TableShape[]): Promise<Standing> {
    return await this.opened.look(tables);
  }

  async apply(changes: readonly Change[], progress?: Progress): Promise<void> {
    await this.through(() => this.opened.apply(changes, progress));
  }

  async ensure(tables: readonly TableShape[], reports: readonly ReportShape[]): Promise<readonly string[]> {
    return await this.through(() => this.opened.ensure(tables, reports));
  }

  async close(): Promise<void> {
    await this.opened.close();
    await rm(dirname(this.path), { recursive: true, force: true });
  }

  private async through<T>(change: () => Promise<T>): Promise<T> {
    if (this.failed !== null) throw this.failed;
    const answer = await change();
    try {
      await this.send();
    } catch (cause) {
      this.failed = this.withFiles(cause);
      throw this.failed;
    }
    return answer;
  }

  private async send(): Promise<void> {
    const bytes = await readFile(this.path);
    const hash = hashOf(bytes);
    if (hash === this.sent) return;
    await this.file.upload(bytes);
    this.sent = hash;
  }

  private withFiles(cause: unknown): Error {
    if (!(cause instanceof HostFailure)) return cause instanceof Error ? cause : new Error(String(cause));
    return new HostFailure(cause.message + this.made.words, cause.written, { cause });
  }
}

function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
