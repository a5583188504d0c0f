/** The Workbook port on Excel itself, through Office.js (ExcelApi 1.13). */
import type { CoWorking } from "../../ports/co-working";
import type { FunctionSheets } from "../../ports/function-sheets";
import type { Change, Clock, Progress, Wanted, Workbook, WorkbookStructure } from "../../ports/ports";
import type { ReportShape, Row, TableShape } from "../../workbook/shape";
import type { Standing } from "../../workbook/standing";
import { REPORTS } from "../../workbook/reports";
import { tableName } from "../../workbook/shape";
import { askAtWork, makeAtWork, type AtWorkState } from "./at-work";
import { applyTo, planBatch } from "./batch-plan";
import { BatchWriter } from "./batch-writer";
import { decorate, type Decoration } from "./decorate";
import { ensureStructure } from "./ensure";
import { ExcelFunctionSheets } from "./function-sheets";
import { ExcelCoWorking } from "./lease";
import { askSurvey, locate, type Places, type Survey } from "./places";
import { loudly } from "./quiet";
import { readTables } from "./read-tables";
import { lookCloser, refuseLacking } from "./standing";
import { recover } from "./recover";
import { asFailure, Requests, type Wait } from "./requests";
import { TablePlan } from "./table-plan";
import { Turns } from "./turns";
import { ExcelView } from "./view";

export interface ExcelOptions {
  /** Excel.run of the client: tests have several. */
  readonly run: typeof Excel.run;
  readonly clock: Clock;
  /** Waits so many milliseconds. */
  readonly wait?: Wait;
  /** Ends the page's task; resolves in the next one. Where there is no page, nobody waits for it. */
  readonly nextTurn?: () => Promise<void>;
}

export interface ExcelWorkbook extends Workbook, Required<WorkbookStructure> {
  readonly coWorking: CoWorking;
  readonly view: ExcelView;
  readonly functionSheets: FunctionSheets;
}

/** Nothing is asked of Excel until it is needed. */
export function openExcelWorkbook(options: ExcelOptions): ExcelWorkbook {
  const { run, clock, wait = pause, nextTurn = () => Promise.resolve() } = options;
  return new OpenWorkbook(new Requests(run, wait, new Turns(nextTurn)), clock);
}

/** Browsers have it, though the language itself does not. */
declare function setTimeout(run: () => void, milliseconds: number): unknown;

const pause: Wait = (ms) => new Promise((resolve) => void setTimeout(resolve, ms));

class OpenWorkbook implements ExcelWorkbook {
  readonly coWorking: ExcelCoWorking;
  readonly view: ExcelView;
  readonly functionSheets: ExcelFunctionSheets;

  constructor(
    private readonly requests: Requests,
    private readonly clock: Clock,
  ) {
    this.coWorking = new ExcelCoWorking(requests, clock);
    this.view = new ExcelView(requests);
    this.functionSheets = new ExcelFunctionSheets(requests, this.view);
  }

  async read(wanted: readonly Wanted[]): Promise<readonly Row[][]> {
    this.view.know(wanted.map((one) => one.table));
    try {
      const shapes = wanted.map((one) => one.table);
      const survey = await this.requests.send(askSurvey);
      const { places } = await locate(this.requests, survey, shapes, () => () => null);
      await refuseLacking(this.requests, survey, shapes, places);
      return await readTables(this.requests, wanted, places);
    } catch (error) {
      throw asFailure(error, "reading the workbook", "nothing");
    }
  }

  async look(tables: readonly TableShape[]): Promise<Standing> {
    try {
      return await lookCloser(this.requests, await this.requests.send(askSurvey), tables);
    } catch (error) {
      throw asFailure(error, "looking at the workbook", "nothing");
    }
  }

  async ensure(tables: readonly TableShape[], reports: readonly ReportShape[]): Promise<readonly string[]> {
    this.view.know(tables);
    try {
      return await ensureStructure(this.requests, tables, reports);
    } catch (error) {
      throw asFailure(error, "setting up the workbook", "some of the sheets");
    }
  }

  async apply(changes: readonly Change[], progress?: Progress): Promise<void> {
    this.view.know(changes.flatMap((change) => (change.do === "report" ? [] : [change.table])));
    let writer: BatchWriter | null = null;
    try {
      const found = await this.prepare(changes);
      const plan = await planBatch(this.requests, changes, found.places);
      if (plan.units.length + plan.removals.length === 0) return;
      if (!found.atWork.there) await makeAtWork(this.requests);
      writer = this.writerFor(found.survey);
      await writer.write(plan, progress);
      await decorate(this.requests, pivotRefreshes(changes));
    } catch (error) {
      if (writer?.started === true) await this.calm(writer);
      throw asFailure(error, "writing to the workbook", writer?.written ?? "nothing");
    }
  }

  /** Takes back an interrupted batch, makes what is missing, and finds the tables. */
  private async prepare(
    changes: readonly Change[],
  ): Promise<{ survey: Survey; places: Places; atWork: AtWorkState }> {
    const survey = await this.requests.send(askSurvey);
    const [tables, reports] = needed(changes);
    const absent = tables.filter((shape) => !survey.tables.has(tableName(shape).toLowerCase()));
    if (absent.length > 0 || reports.some(({ sheet }) => !survey.sheets.includes(sheet))) {
      await refuseUnfitRows(this.requests.turns, absent, changes);
      await ensureStructure(this.requests, tables, reports);
      return await this.prepare(changes);
    }
    const shapes = changes.flatMap((change) => (change.do === "report" ? [] : [change.table]));
    const found = await locate(this.requests, survey, shapes, askAtWork(survey.sheets));
    if (tables.some((shape) => lacksColumns(shape, found.places))) {
      await ensureStructure(this.requests, tables, reports);
      return await this.prepare(changes);
    }
    const held = this.coWorking.current;
    if (held === null) this.coWorking.refuseOther(found.also);
    else this.coWorking.checkHeld(found.also.lease?.token ?? "", "nothing");
    if (found.also.batch === null) return { survey, places: found.places, atWork: found.also };
    await recover(this.requests, survey, found.also);
    return await this.prepare(changes);
  }

  private writerFor(survey: Survey): BatchWriter {
    const held = this.coWorking.current;
    const lease = held ?? this.coWorking.newLease("Change", "OpenChargeback");
    return new BatchWriter(this.requests, this.clock, this.coWorking, survey, lease, held === null);
  }

  /** After a failure: events again, and a lease of the batch's own given back. What fails here is not the news. */
  private async calm(writer: BatchWriter): Promise<void> {
    try {
      await this.requests.send((context) => {
        loudly(context);
        return () => undefined;
      });
      await writer.giveBack();
    } catch {
      // The failure that led here is reported; a lease that stays is stale after two minutes.
    }
  }
}

/** Tables and reports that the batch has to find whole; updating or removing needs none. */
function needed(changes: readonly Change[]): [TableShape[], ReportShape[]] {
  const tables = changes.flatMap((change) =>
    change.do === "append" && change.rows.length > 0 ? [change.table] : [],
  );
  const reports = changes.flatMap((change) => (change.do === "report" ? [change.report] : []));
  return [[...new Set(tables)], [...new Set(reports)]];
}

function lacksColumns(shape: TableShape, places: Places): boolean {
  const place = places.get(shape.name);
  return place !== undefined && shape.columns.some(({ heading }) => !place.columns.has(heading));
}

/** Before their table is made. */
async function refuseUnfitRows(
  turns: Turns,
  tables: readonly TableShape[],
  changes: readonly Change[],
): Promise<void> {
  for (const shape of tables) {
    const plan = new TablePlan(shape);
    for (const change of changes)
      if (change.do !== "report" && change.table.name === shape.name) await applyTo(turns, plan, change);
  }
}

/** The figures of our PivotTables over tables that changed; one that a person deleted or renamed stays as it is. */
function pivotRefreshes(changes: readonly Change[]): Decoration[] {
  const changed = new Set(changes.flatMap((change) => (change.do === "report" ? [] : [change.table.name])));
  return REPORTS.flatMap(({ pivot }): Decoration[] =>
    pivot === undefined || !changed.has(pivot.table.name)
      ? []
      : [(context) => context.workbook.pivotTables.getItem(pivot.name).refresh()],
  );
}
