/** Where a workbook lies, and where the files of a command go: on disk, below the workbook's folder. */
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { systemClock } from "../adapters/node/clock";
import { folderSaver, nodeFileReader } from "../adapters/node/files";
import { openXlsxWorkbook, type XlsxWorkbook } from "../adapters/xlsx/xlsx-workbook";
import { realWorkbookPath } from "../adapters/xlsx/workbook-path";
import type { Period } from "../core/period";
import type { FileReader, FileSaver } from "../ports/ports";

export interface Access {
  /** Nothing will be written: no lock is taken. */
  readonly readOnly?: boolean;
  /** Makes the workbook when it is not there. */
  readonly create?: boolean;
}

/** Kinds of files that commands make. */
export type Output = "statements" | "journal" | "outbox" | "evidence" | "archive";

export interface Place {
  readonly workbook: XlsxWorkbook;
  /** The address of the account that reaches the workbook; "" on disk. */
  readonly account: string;
  /** Finds files by the paths that the workbook keeps. */
  readonly reader: FileReader;
  /**
   * Saves a month's files: into the folder a person named, else beside the workbook. Paths are answered as the
   * workbook keeps them.
   */
  readonly output: (kind: Output, period: Period, named?: string) => FileSaver;
  close(): Promise<void>;
}

/** @throws Refusal, HostFailure: as openXlsxWorkbook */
export async function placeOnDisk(name: string, access: Access): Promise<Place> {
  // Files lie beside the workbook itself, by whatever link it was reached.
  const path = await realWorkbookPath(name);
  const workbook = await openXlsxWorkbook(path, { ...access, clock: systemClock });
  const folder = dirname(path);
  return {
    workbook,
    account: "",
    reader: { read: (name) => nodeFileReader.read(resolve(folder, name)) },
    output: (kind, _period, named) => keptRelative(folderSaver(folderFor(folder, kind, named)), folder),
    close: () => workbook.close(),
  };
}

function folderFor(folder: string, kind: Output, named: string | undefined): string {
  return named === undefined ? join(folder, kind) : resolve(named);
}

/** Paths below the workbook's folder stay right when the folder moves. */
function keptRelative(saver: FileSaver, folder: string): FileSaver {
  return {
    async save(name, bytes, keep) {
      const { path, changed } = await saver.save(name, bytes, keep);
      const short = relative(folder, path);
      const below = !short.startsWith("..") && !isAbsolute(short);
      return { path: below ? short.split(sep).join("/") : path, changed };
    },
    ...(saver.before === undefined ? {} : { before: saver.before }),
  };
}
