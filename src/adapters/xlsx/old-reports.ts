/** Report sheets as an earlier version laid them out: set aside under another name, so that they are made anew. */
import { decodeText } from "./cell-text";
import { encodeText } from "../ooxml/xml-text";
import { findTags, splice, withAttributes } from "../ooxml/xml";
import { address, parseRange } from "../../workbook/a1";
import { Refusal } from "../../core/problem";
import { inputsOf } from "../../workbook/report-values";
import type { Cell, ReportShape, ReportValues } from "../../workbook/shape";
import { formulaElement } from "./formula-cells";
import { findSheet, readParts, type WorkbookParts } from "./parts";
import { readInputs, writeReport } from "./report-values";
import { SharedStrings } from "./shared-strings";
import { CellCursor, readSheetText, RowCursor } from "./sheet-text";
import type { ZipArchive } from "./zip";

export interface OldReport {
  readonly report: ReportShape;
  /** What the sheet is called now. A person may have added to it: it stays until they delete it. */
  readonly keptAs: string;
  /** What was typed into it, in the order of inputsOf. */
  readonly typed: readonly Cell[];
}

export interface SetAside {
  readonly archive: ZipArchive;
  readonly parts: WorkbookParts;
  readonly old: readonly OldReport[];
}

/**
 * @returns the archive as it is where no report is older, else a copy
 * @throws Refusal where a sheet of a report's name is a person's own: renamed by us, formulas that read it would read ours
 */
export function setOldReportsAside(
  archive: ZipArchive,
  parts: WorkbookParts,
  reports: readonly ReportShape[],
): SetAside {
  const formulas = new Map(reports.map((report) => [report, formulasOf(archive, parts, report)]));
  const lacking = reports.filter((report) => lacksRows(report, formulas.get(report) ?? null));
  if (lacking.length === 0) return { archive, parts, old: [] };
  for (const report of lacking) refuseForeign(report, formulas.get(report) ?? null);
  // Where the cells of one moved, what reads them on another sheet would read others.
  const misled = reports.filter(
    (report) => !lacking.includes(report) && readsOthers(report, formulas.get(report) ?? null, lacking),
  );
  const strings = SharedStrings.read(archive, parts.sharedStrings);
  const taken = new Set(parts.sheets.map((sheet) => sheet.name.toLowerCase()));
  const old = [...lacking, ...misled].map((report): OldReport => {
    const sheet = readSheetText(archive.bytes(findSheet(parts, report.sheet)?.path ?? ""));
    const keptAs = freeName(report.sheet, taken);
    return { report, keptAs, typed: readInputs({ sheet, strings }, report) };
  });
  const copy = archive.copy();
  for (const { report, keptAs } of old)
    copy.set(parts.path, renamed(copy.text(parts.path), report.sheet, keptAs));
  return { archive: copy, parts: readParts(copy), old };
}

/** What was typed into the earlier sheets stands in the new ones: the month, a PI that was picked. */
export function takeInputsOver(archive: ZipArchive, old: readonly OldReport[]): void {
  const parts = readParts(archive);
  const strings = SharedStrings.read(archive, parts.sharedStrings);
  for (const { report, typed } of old) {
    const part = findSheet(parts, report.sheet);
    if (part === undefined) continue;
    const values: ReportValues = Object.fromEntries(
      inputsOf(report).map(({ name }, i) => [name, typed[i] ?? null]),
    );
    const bytes = writeReport({ sheet: readSheetText(archive.bytes(part.path)), strings }, report, values);
    if (bytes !== null) archive.set(part.path, bytes);
  }
}

/** By address, "" for a cell without formula; null where the sheet is not there, or is a person's own to arrange. */
type Formulas = ReadonlyMap<string, string> | null;

function formulasOf(archive: ZipArchive, parts: WorkbookParts, report: ReportShape): Formulas {
  const part = findSheet(parts, report.sheet);
  const isOwn = report.pivot !== undefined || (report.slicers ?? []).length > 0;
  if (part === undefined || !part.hasCells || isOwn) return null;
  const sheet = readSheetText(archive.bytes(part.path));
  const found = new Map<string, string>();
  const rows = new RowCursor(sheet);
  const cells = new CellCursor(sheet);
  while (rows.next()) {
    cells.enter(rows.contentStart, rows.contentEnd);
    while (cells.next()) {
      if (cells.contentStart === cells.contentEnd) continue;
      const f = formulaElement(sheet.text, sheet.prefix, cells.contentStart, cells.contentEnd);
      const text = f === null ? "" : sheet.text.slice(f.start, f.end).replace(/<[^>]*>/g, "");
      found.set(address(cells.column, rows.row), decodeText(text));
    }
  }
  return found;
}

/** A row of figures that the sheet has nothing in; a cell that a person cleared is theirs. */
function lacksRows({ cells }: ReportShape, found: Formulas): boolean {
  if (found === null) return false;
  const filled = new Map<number, boolean>();
  for (const { at, formula } of cells) {
    const row = parseRange(at)?.top;
    if (formula !== undefined && row !== undefined)
      filled.set(row, (filled.get(row) ?? false) || found.has(at));
  }
  return [...filled.values()].includes(false);
}

/** An earlier version has some of our formulas; a sheet without any was never ours. */
function refuseForeign({ sheet, cells }: ReportShape, found: Formulas): void {
  const isOurs = cells.some(
    ({ at, formula }) => formula !== undefined && plain(found?.get(at) ?? "") === plain(formula),
  );
  if (isOurs) return;
  throw new Refusal(
    `There is a sheet ${sheet} that is not ours, and our report of that name needs the place. Rename that sheet in Excel, so that formulas which read it follow, and run the command again. Nothing was written.`,
  );
}

function readsOthers({ cells }: ReportShape, found: Formulas, others: readonly ReportShape[]): boolean {
  if (found === null) return false;
  return cells.some(
    ({ at, formula = "" }) =>
      others.some((other) => formula.includes(`'${other.sheet}'!`)) &&
      plain(found.get(at) ?? "") !== plain(formula),
  );
}

/** As programs write it differently: without spaces and quotes around names of sheets. */
function plain(formula: string): string {
  return formula.replace(/[\s']/g, "").toLowerCase();
}

/** "Tie-out (earlier)" */
function freeName(sheet: string, taken: Set<string>): string {
  let name = `${sheet} (earlier)`;
  for (let i = 2; taken.has(name.toLowerCase()); i += 1) name = `${sheet} (earlier ${i})`;
  taken.add(name.toLowerCase());
  return name;
}

/** The sheet under another name, with the names that belong to it, such as what it prints. */
function renamed(xml: string, from: string, to: string): string {
  const tags = findTags(xml, ["sheet", "definedName"]);
  const sheets = tags.filter((tag) => tag.name === "sheet");
  const index = sheets.findIndex((tag) => tag.attributes.name?.toLowerCase() === from.toLowerCase());
  const own = tags.filter(
    (tag) => tag.name === "definedName" && tag.attributes.localSheetId === String(index),
  );
  const edits = own.map(({ start, end, close }) => ({
    start,
    end: close,
    text: xml.slice(start, end) + readsAs(xml.slice(end, close), from, to),
  }));
  const sheet = sheets[index];
  if (sheet === undefined) return xml;
  const tag = withAttributes(xml.slice(sheet.start, sheet.end), { name: to });
  return splice(xml, [...edits, { start: sheet.start, end: sheet.end, text: tag }]);
}

/** References to a sheet by its other name, however the quotes around the name are written. */
function readsAs(references: string, from: string, to: string): string {
  const [before, after] = [from, to].map((name) => encodeText(name.replace(/'/g, "''")));
  const name = (before ?? "").replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const quote = "(?:'|&#39;|&apos;)";
  const reference = new RegExp(`(^|[,(])(?:${quote}${name}${quote}|${name})!`, "gi");
  return references.replace(reference, (_all, lead: string) => `${lead}'${after ?? ""}'!`);
}
