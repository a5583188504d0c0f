/** The Workbook port on an .xlsx file: structure by Excelize, rows by patching the parts of our tables. */
import { existsSync } from "node:fs";
import { Cancelled, Refusal } from "../../core/problem";
import type { Change, Clock, Progress, Wanted, Workbook } from "../../ports/ports";
import { tableName, type ReportShape, type Row, type TableShape } from "../../workbook/shape";
import { isLacking, type Standing } from "../../workbook/standing";
import { notWhole } from "../../workbook/whole";
import { refuseInterrupted } from "./interrupted";
import { KnownRows } from "./known-rows";
import { lockWorkbook, refuseIfOpen, type WorkbookLock } from "./lock";
import { readParts, type WorkbookParts } from "./parts";
import { readRows } from "./read-rows";
import { refuseRowsBelow } from "./rows-below";
import { SharedStrings } from "./shared-strings";
import { standingOf } from "./standing";
import { rowWindows } from "./sheet-windows";
import { addMissing } from "./structure";
import { sheetColumns } from "./table-part";
import { changeReport, changeTable, type ReportChange, type RowChange } from "./table-changes";
import { readWorkbookFile, removeLeftovers, replaceWorkbookFile, type FileState } from "./workbook-file";
import { realWorkbookPath, refuseOtherEndings, refuseProtected } from "./workbook-path";
import { ZipArchive } from "./zip";

export interface XlsxOptions {
  /** A file that is not there is made by the first `ensure` or `apply`. */
  readonly create?: boolean;
  /** Without a lock, also while Excel has the workbook open; nothing can be written. */
  readonly readOnly?: boolean;
  /** For the properties of a new workbook; without it they carry a fixed date. */
  readonly clock?: Clock;
}

export interface XlsxWorkbook extends Workbook {
  look(tables: readonly TableShape[]): Promise<Standing>;
  /**
   * Adds the sheets, tables and columns that are missing; all that is there stays.
   * @returns what was added, in words: "sheet Charges"
   */
  ensure(tables: readonly TableShape[], reports: readonly ReportShape[]): Promise<readonly string[]>;
  close(): Promise<void>;
}

/**
 * Opens the workbook and locks it until `close`.
 * @throws Refusal when it is not there, open in Excel, or in another command's hands
 * @throws HostFailure when it cannot be read
 */
export async function openXlsxWorkbook(name: string, options: XlsxOptions = {}): Promise<XlsxWorkbook> {
  const path = await realWorkbookPath(name);
  const isThere = existsSync(path);
  refuseOtherEndings(path, !isThere && options.create === true);
  if (options.readOnly !== true) {
    refuseIfOpen(path);
    if (isThere) await refuseProtected(path);
  }
  const lock = options.readOnly === true ? null : await lockWorkbook(path);
  try {
    if (lock !== null) await removeLeftovers(path);
    const file = await readWorkbookFile(path);
    if (file === null && options.create !== true)
      throw new Refusal(
        `There is no workbook ${path}. Check the name, or make one with init. Nothing was written.`,
      );
    const archive = file === null ? null : ZipArchive.read(file.bytes);
    const workbook = new OpenWorkbook(path, lock, options, archive, file?.state ?? null);
    workbook.check();
    return workbook;
  } catch (cause) {
    await lock?.release();
    throw cause;
  }
}

class OpenWorkbook implements XlsxWorkbook {
  private parts: WorkbookParts | null = null;
  private strings: SharedStrings | null = null;
  private readonly known = new KnownRows();
  private backupKept = false;
  /** Tables that were found whole since the last write. */
  private readonly whole = new Set<TableShape>();

  constructor(
    private readonly path: string,
    private readonly lock: WorkbookLock | null,
    private readonly options: XlsxOptions,
    private archive: ZipArchive | null,
    private state: FileState | null,
  ) {}

  /** Reads the list of parts, so that a file that we cannot keep whole is refused at once. */
  check(): void {
    if (this.archive === null) return;
    this.parts = readParts(this.archive);
    if (this.lock !== null) refuseInterrupted(this.archive, this.parts);
  }

  async read(wanted: readonly Wanted[]): Promise<readonly Row[][]> {
    this.refuseLacking(wanted.map((one) => one.table));
    const lists: Row[][] = [];
    for (const one of wanted) lists.push(await this.readTable(one));
    return lists;
  }

  async look(tables: readonly TableShape[]): Promise<Standing> {
    const { archive, parts } = this;
    if (archive === null || parts === null) return { sheets: [], tables: [], tops: new Map() };
    return await Promise.resolve(standingOf(archive, parts, tables));
  }

  /** @throws NotWhole; a Refusal where rows stand below a table */
  private refuseLacking(shapes: readonly TableShape[]): void {
    const { archive, parts } = this;
    const unseen = shapes.filter((shape) => !this.whole.has(shape));
    if (archive === null || parts === null || unseen.length === 0) return;
    const found = new Map([...parts.tables].map(([name, table]) => [name, sheetColumns(table)] as const));
    const has = (shape: TableShape, heading: string): boolean =>
      found.get(tableName(shape).toLowerCase())?.has(heading) === true;
    const sheets = parts.sheets.map((sheet) => sheet.name);
    const refusal = isLacking(shapes, { sheets, tables: found, has })
      ? notWhole(shapes, standingOf(archive, parts, shapes))
      : null;
    if (refusal !== null) throw refusal;
    for (const shape of unseen) {
      const table = parts.tables.get(tableName(shape).toLowerCase());
      if (table !== undefined) refuseRowsBelow(archive, table, shape);
      this.whole.add(shape);
    }
  }

  private async readTable(wanted: Wanted): Promise<Row[]> {
    const { archive, parts } = this;
    const table = parts?.tables.get(tableName(wanted.table).toLowerCase());
    if (archive === null || parts === null || table === undefined) return [];
    if (wanted.only?.values.length === 0) return [];
    const strings = (this.strings ??= SharedStrings.read(archive, parts.sharedStrings));
    return await this.known.rows(archive, parts, table, wanted, () =>
      readRows(rowWindows(archive, table.sheet.path), strings, table, wanted, parts.date1904),
    );
  }

  async apply(changes: readonly Change[], progress?: Progress): Promise<void> {
    const { archive, added } = await addMissing(this.archive, ...needed(changes), this.options.clock);
    const units = byTarget(changes);
    let changed = added.length > 0;
    for (const [index, unit] of units.entries()) {
      if (progress?.cancelled() === true) throw new Cancelled();
      progress?.report(index, units.length, unit.name);
      if (await unit.run(archive)) changed = true;
    }
    if (changed) await this.save(archive);
    progress?.report(units.length, units.length, "");
  }

  async ensure(tables: readonly TableShape[], reports: readonly ReportShape[]): Promise<readonly string[]> {
    const { archive, added } = await addMissing(this.archive, tables, reports, this.options.clock);
    if (added.length > 0) await this.save(archive);
    return added;
  }

  async close(): Promise<void> {
    await this.lock?.release();
  }

  private async save(archive: ZipArchive): Promise<void> {
    if (this.lock === null) throw new Error("The workbook was opened for reading only");
    this.lock.check();
    refuseIfOpen(this.path);
    this.state = await replaceWorkbookFile(this.path, archive.write(), this.state, !this.backupKept);
    this.backupKept = true;
    this.archive = archive;
    this.parts = readParts(archive);
    this.strings = null;
    this.whole.clear();
    this.known.forgetChanged(archive, this.parts);
  }
}

interface Unit {
  /** What progress shows. */
  readonly name: string;
  /** @returns whether anything changed */
  run(archive: ZipArchive): boolean | Promise<boolean>;
}

/** Changes to different tables do not touch each other: each table's part is opened once. */
function byTarget(changes: readonly Change[]): Unit[] {
  const tables = new Map<string, RowChange[]>();
  const reports: ReportChange[] = [];
  for (const change of changes) {
    if (change.do === "report") reports.push(change);
    else tables.set(change.table.name, [...(tables.get(change.table.name) ?? []), change]);
  }
  return [
    ...[...tables.values()].flatMap((list): Unit[] => {
      const shape = list[0]?.table;
      return shape === undefined
        ? []
        : [{ name: shape.name, run: (archive) => changeTable(archive, shape, list) }];
    }),
    ...reports.map((change) => ({
      name: change.report.sheet,
      run: (archive: ZipArchive) => changeReport(archive, change),
    })),
  ];
}

/** The tables and reports that a batch has to find; updating or removing needs none. */
function needed(changes: readonly Change[]): [TableShape[], ReportShape[]] {
  const tables = changes.flatMap((change) =>
    change.do === "append" && change.rows.length > 0 ? [change.table] : [],
  );
  const reports = changes.flatMap((change) => (change.do === "report" ? [change.report] : []));
  return [[...new Set(tables)], [...new Set(reports)]];
}
