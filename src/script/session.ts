/** One command's work: opens the workbook, gives the step its host, prints the answer, sets the exit code. */
import { userInfo } from "node:os";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import type { Command } from "commander";
import { systemClock } from "../adapters/node/clock";
import { folderSaver, nodeFileReader } from "../adapters/node/files";
import { nodeFonts } from "../adapters/node/fonts";
import { openXlsxWorkbook, type XlsxWorkbook } from "../adapters/xlsx/xlsx-workbook";
import { Refusal } from "../core/problem";
import type { FileReader, FileSaver, FontSource } from "../ports/ports";
import type { Host } from "../steps/host";
import type { Answer } from "./answer";
import { terminalProgress } from "./progress";

export interface GlobalOptions {
  readonly workbook?: string;
  readonly json?: boolean;
  readonly by?: string;
}

/** What a command works with. */
export interface Session {
  readonly host: Host;
  readonly workbook: XlsxWorkbook;
  /** The folder the workbook lies in: outputs go below it unless an option says otherwise. */
  readonly folder: string;
  readonly fonts: FontSource;
  /** Finds files by the paths that the workbook keeps. */
  readonly reader: FileReader;
  /** Saves into a folder; paths are kept relative to the workbook where they lie below it. */
  saver(folder: string): FileSaver;
}

export interface Access {
  /** Nothing will be written: no lock is taken. */
  readonly readOnly?: boolean;
  /** Makes the workbook when it is not there. */
  readonly create?: boolean;
}

/** Runs one command on the workbook that --workbook names. */
export async function withWorkbook(
  command: Command,
  access: Access,
  work: (session: Session) => Promise<Answer>,
): Promise<void> {
  const options = command.optsWithGlobals<GlobalOptions>();
  if (options.workbook === undefined) throw new Refusal("Name the workbook: --workbook FILE.");
  const path = resolve(options.workbook);
  const progress = terminalProgress(options.json !== true);
  const workbook = await openXlsxWorkbook(path, { ...access, clock: systemClock });
  try {
    const host: Host = {
      workbook,
      clock: systemClock,
      by: options.by ?? userInfo().username,
      progress,
      dryRun: access.readOnly === true,
    };
    const answer = await work({ host, workbook, ...places(dirname(path)) });
    progress.stop();
    print(answer, options.json === true);
  } finally {
    progress.stop();
    await workbook.close();
  }
}

function places(folder: string): Pick<Session, "folder" | "fonts" | "reader" | "saver"> {
  return {
    folder,
    fonts: nodeFonts(),
    reader: { read: (path) => nodeFileReader.read(resolve(folder, path)) },
    saver: (into) => keptRelative(folderSaver(into), folder),
  };
}

function keptRelative(saver: FileSaver, folder: string): FileSaver {
  return {
    async save(name, bytes, keep) {
      const { path, changed } = await saver.save(name, bytes, keep);
      const short = relative(folder, path);
      const below = !short.startsWith("..") && !isAbsolute(short);
      return { path: below ? short.split(sep).join("/") : path, changed };
    },
  };
}

/** An option's folder, else one below the workbook's. */
export function folderOf(session: Session, named: string | undefined, otherwise: string): string {
  return named === undefined ? join(session.folder, otherwise) : resolve(named);
}

/** The answer on stdout, and the exit code. */
export function print(answer: Answer, json: boolean): void {
  const text = json ? JSON.stringify(answer.json) : answer.text.join("\n");
  process.stdout.write(`${text}\n`);
  process.exitCode = answer.problems === true ? 2 : 0;
}
