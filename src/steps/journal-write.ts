/** One export of journal lines in a layout: dated, checked, made, read again, and only then written to files. */
import type { JournalLine } from "../core/journal/journal";
import { sidesOf } from "../core/journal/presets/agree";
import { checkJournal, refuseErrors, warningTexts } from "../core/journal/presets/check";
import type { JournalInput, JournalPreset } from "../core/journal/presets/preset";
import { centsToText } from "../core/money";
import { lastDay, isDay, type Day, type Period } from "../core/period";
import { Refusal } from "../core/problem";
import type { FileSaver } from "../ports/ports";
import type { JournalSheets } from "../render/journal-file";
import { actor, type Host } from "./host";
import { exportFiles, joined } from "./journal-files";
import type { Export } from "./journal-input";

export interface JournalRequest {
  readonly period: Period;
  /** A layout's name; the setting's when not given. A reversal has the layout of its journal. */
  readonly format?: string;
  /** The last day of the month when not given; of a reversal the date of its journal. */
  readonly accountingDate?: Day;
  /** In the place of a layout's name: a template of the person's own. */
  readonly preset?: JournalPreset;
  /** The one file's name, or what the names of several begin with. */
  readonly fileName?: string;
}

export interface JournalResult {
  readonly journalId: string;
  readonly format: string;
  readonly accountingDate: Day;
  readonly lines: number;
  readonly debits: string;
  readonly credits: string;
  /** Where the files lie, joined by "; ". */
  readonly path: string;
  readonly files: readonly string[];
  /** Where the control sheet lies. */
  readonly control: string;
  readonly warnings: readonly string[];
}

export function tell(host: Host, request: JournalRequest, journalId: string): Export {
  const { period } = request;
  const accountingDate = request.accountingDate ?? lastDay(period);
  if (!isDay(accountingDate)) {
    throw new Refusal(
      `"${accountingDate}" is no date. Give the accounting date as YYYY-MM-DD. Nothing was written.`,
    );
  }
  return { journalId, period, accountingDate, madeAt: host.clock.now(), madeBy: actor(host) };
}

/** With these the files can be made again. */
export function stamped(
  lines: readonly JournalLine[],
  preset: JournalPreset,
  { accountingDate, madeAt }: Export,
  status: JournalLine["status"],
): JournalLine[] {
  return lines.map((l) => ({ ...l, format: preset.name, accountingDate, exportedAt: madeAt, status }));
}

export interface Written {
  readonly files: readonly string[];
  readonly path: string;
  readonly sha256: string;
  readonly control: string;
  readonly warnings: readonly string[];
}

/** Checked, made and read again before anything is written. */
export async function write(
  host: Host,
  preset: JournalPreset,
  input: JournalInput,
  { fileName }: JournalRequest,
  saver: FileSaver,
  sheetFiles: JournalSheets | null,
): Promise<Written> {
  const findings = checkJournal(preset, input);
  refuseErrors(preset, findings);
  const made = await exportFiles(preset, input, sheetFiles, fileName);
  const paths: string[] = [];
  for (const { name, bytes } of [...made.files, made.control]) {
    paths.push(host.dryRun ? name : (await saver.save(name, bytes)).path);
  }
  const files = paths.slice(0, -1);
  return {
    files,
    path: joined(files),
    sha256: made.sha256,
    control: paths.at(-1) ?? "",
    warnings: warningTexts(findings),
  };
}

export function resultOf(
  { journalId, accountingDate }: Export,
  preset: JournalPreset,
  lines: readonly JournalLine[],
  { files, path, control, warnings }: Written,
  before: readonly string[],
): JournalResult {
  const { debits, credits } = sidesOf(lines);
  return {
    journalId,
    format: preset.name,
    accountingDate,
    lines: lines.length,
    debits: centsToText(debits),
    credits: centsToText(credits),
    path,
    files,
    control,
    warnings: [...before, ...warnings],
  };
}
