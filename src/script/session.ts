/** One command's work: opens the workbook, gives the step its host, prints the answer, sets the exit code. */
import { userInfo } from "node:os";
import { resolve } from "node:path";
import type { Command } from "commander";
import { isWorkbookAddress } from "../adapters/graph/workbook-address";
import { systemClock } from "../adapters/node/clock";
import { nodeFonts } from "../adapters/node/fonts";
import { sheetFiles } from "../adapters/sheets/sheet-files";
import type { XlsxWorkbook } from "../adapters/xlsx/xlsx-workbook";
import { Refusal } from "../core/problem";
import type { FileReader, FontSource } from "../ports/ports";
import type { SheetFiles } from "../ports/sheet-files";
import type { Host } from "../steps/host";
import type { Answer } from "./answer";
import { placeOnDisk, type Access, type Place } from "./place";
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
  readonly fonts: FontSource;
  /** Makes and reads small .xlsx files. */
  readonly sheetFiles: SheetFiles;
  /** Finds files by the paths that the workbook keeps. */
  readonly reader: FileReader;
  /** Saves a month's files: into the folder named, else beside the workbook, wherever that is. */
  readonly output: Place["output"];
  /** What is to be ended with the command, whatever comes of it: a connection. */
  atEnd(end: () => void): void;
}

/** Runs one command on the workbook that --workbook names. */
export async function withWorkbook(
  command: Command,
  access: Access,
  work: (session: Session) => Promise<Answer>,
): Promise<void> {
  const options = command.optsWithGlobals<GlobalOptions>();
  if (options.workbook === undefined)
    throw new Refusal("Name the workbook: --workbook FILE, or its address on OneDrive or SharePoint.");
  const ends: (() => void)[] = [];
  // Opening may ask a person to sign in: Ctrl+C ends that at once.
  const place = await placeOf(options.workbook, access);
  const progress = terminalProgress(options.json !== true);
  try {
    const host: Host = {
      workbook: place.workbook,
      clock: systemClock,
      ...whoIsAtWork(options, place),
      progress,
      dryRun: access.readOnly === true,
    };
    const { workbook, reader, output } = place;
    const atEnd = (end: () => void): void => void ends.push(end);
    const answer = await work({
      host,
      workbook,
      fonts: nodeFonts(),
      sheetFiles: sheetFiles(),
      reader,
      output,
      atEnd,
    });
    progress.stop();
    print(answer, options.json === true);
  } finally {
    progress.stop();
    for (const end of ends) end();
    await place.close();
  }
}

/** A name on the command line, or the computer's, is nobody's proof; an account that reaches the workbook is. */
function whoIsAtWork({ by }: GlobalOptions, { account }: Place): Pick<Host, "by" | "signedIn"> {
  if (account !== "") return { by: account, signedIn: true };
  return { by: by ?? systemUser(), signedIn: false };
}

/** In a container a user's number may have no name, and Node has none to give. */
function systemUser(): string {
  try {
    return userInfo().username;
  } catch {
    return `user ${process.getuid?.() ?? "unknown"}`;
  }
}

async function placeOf(workbook: string, access: Access): Promise<Place> {
  if (!isWorkbookAddress(workbook)) return await placeOnDisk(resolve(workbook), access);
  const { placeOnOneDrive } = await import("./remote-place");
  return await placeOnOneDrive(workbook, access);
}

/** The answer on stdout, and the exit code. */
export function print(answer: Answer, json: boolean): void {
  const text = json ? JSON.stringify(answer.json) : answer.text.join("\n");
  process.stdout.write(`${text}\n`);
  process.exitCode = answer.problems === true ? 2 : 0;
}
